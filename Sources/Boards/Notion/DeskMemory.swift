import Editorial
import FoundationEssentials
import Notion
import Support

/// What the desk learned from the workspace; all of it can be learned again.
final class DeskMemory: Sendable {
    struct State: Sendable {
        var binding: NotionBinding
        /// When each table's columns were last found.
        var resolved: [DeskTable: Date] = [:]
        /// The last look for each table.
        var lookedUp: [DeskTable: LookUp] = [:]
        /// The columns by which each table's rows were last read, by `DeskTable.rawValue`.
        var readBy: [String: [String: String]] = [:]
        /// Tables of more rows than one request brings, as they are known.
        var listings: [DeskTable: TableListing] = [:]
        /// Whether the connection's capabilities were asked for.
        var knowsRights = false
        var bot: Bot?
        /// Who is who by user id; without a name those that may not be read.
        var people: [String: Editorial.Person] = [:]
        /// Block ids by page id.
        var layouts: [String: PageLayout] = [:]
        /// Where the files of Copydesk's pictures on pages are, by page id.
        var images: [String: String] = [:]
        /// When each of them was listed.
        var listedAt: [String: Date] = [:]
        /// A page's face as it was last written.
        var faces: [String: ShownFace] = [:]
        /// What editors had decided on a page when its body was last read, by page id.
        var decisions: [String: [String]] = [:]
        /// The drafts that rows are, by page id, for rows whose column is lost.
        var draftIDs: [String: String] = [:]
        /// Pages on which something is being written.
        var writing: Set<String> = []
        /// Bodies as they were last read, by page id.
        var bodies: [String: BodyReading] = [:]
        /// Looks at the blocks of pages with many that are not at their end, by page id.
        var rounds: [String: CommentRound] = [:]
        /// What was last asked for comments, by page id.
        var targets: [String: CommentTargets] = [:]
        /// Guidelines and texts of briefs as they were last read, by page id.
        var proses: [String: ProseReading] = [:]
        /// When the server last said that it has no markdown.
        var markdownRefusedAt: Date?
        /// When the boxes on pages of closed drafts were last read.
        var closedPages: [String: PageStamp] = [:]
        /// Drafts whose creation was tried and whose outcome is not known.
        var uncertainDrafts: Set<String> = []
        /// Pictures that were uploaded and not yet put where they belong, by file name.
        var uploads: [String: PictureUpload] = [:]
        /// Keys of comments whose outcome is not known.
        var uncertainComments: Set<String> = []
        /// The page or block on which a thread is, by the thread.
        var threads: [String: String] = [:]
        /// Pages on which this process wrote a comment.
        var commented: Set<String> = []
        var trashReadAt: Date?
        /// Whether the Variant column has its options.
        var offersVariants = false
        /// What the feed rows show of how the feeds do, by page id.
        var feedFaces: [String: FeedFace] = [:]
        /// What the briefs' rows show of what became of them, by page id.
        var briefFaces: [String: BriefFace] = [:]
        /// Rows of orders that their tables do not list any more, by page id.
        var absences: [String: NotionBoard.Absence] = [:]
        /// When brands whose logo could not be used are asked for it again, by page id.
        var logosDue: [String: Date] = [:]
        /// Sentences about single pages by page id, as of the last reading of orders.
        var pageProblems: [String: [Fault]] = [:]

        /// What is wrong with a table and its columns, as far as that is known.
        func faults(of table: DeskTable) -> [Fault] { lookedUp[table]?.fault.map { [$0] } ?? binding[table]?.faults ?? [] }
    }

    // Ten thousand entries are a megabyte or two; beyond that everything is simply learned again.
    private static let most = 10_000
    // Texts, so fewer.
    private static let mostFaces = 1000
    // Each with its blocks.
    private static let mostBodies = 300
    private let state: Locked<State>
    let startedAt: Date

    init(binding: NotionBinding, startedAt: Date) {
        state = Locked(State(binding: binding, readBy: binding.tables.mapValues(\.shape)))
        self.startedAt = startedAt
    }

    /// Whether nobody else writes on the page; then this one does, until it leaves.
    func begin(_ page: String) -> Bool { state.withLock { $0.writing.insert(page).inserted } }

    func read<Value: Sendable>(_ get: @Sendable (State) -> Value) -> Value { state.withLock { get($0) } }

    func change(_ body: @Sendable (inout State) -> Void) {
        state.withLock { state in
            body(&state)
            if state.layouts.count > Self.most { (state.layouts, state.listedAt, state.images) = ([:], [:], [:]) }
            if state.faces.count > Self.mostFaces { state.faces = [:] }
            if state.bodies.count > Self.mostBodies { state.bodies = [:] }
            if state.decisions.count > Self.most { state.decisions = [:] }
            if state.draftIDs.count > Self.most { state.draftIDs = [:] }
            if state.uploads.count > Self.mostFaces { state.uploads = [:] }
            if state.targets.count > Self.mostBodies { state.targets = [:] }
            if state.rounds.count > Self.mostBodies { state.rounds = [:] }
            if state.proses.count > Self.mostBodies { state.proses = [:] }
            if state.closedPages.count > Self.most { state.closedPages = [:] }
            if state.people.count > Self.most { state.people = [:] }
            if state.threads.count > Self.most { state.threads = [:] }
            if state.commented.count > Self.most { state.commented = [] }
            if state.uncertainComments.count > Self.most { state.uncertainComments = [] }
            if state.uncertainDrafts.count > Self.most { state.uncertainDrafts = [] }
        }
    }
}

/// When a table's columns are to be looked up again, and what was wrong with it as a whole.
struct LookUp: Sendable {
    let due: Date
    var fault: Fault?
}

/// What tells how a draft stands.
struct ShownFace: Sendable {
    var callout: String?
    var checks: String?
    /// The paragraph of the checks, once it was found.
    var checksBlock: String?
    /// What the columns say that only Copydesk fills, by property id.
    var columns: [String: String] = [:]
}
