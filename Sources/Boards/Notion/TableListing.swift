import FoundationEssentials
import Notion
import Support

/// The rows of a table that takes more than one request to list: those of a whole listing, with what was edited since.
struct TableListing: Sendable {
    /// Rows of one request.
    private static let part = 100
    /// What no query of edited rows shows, such as a row that is not shared any more, is seen when the table is listed whole.
    private static let sweepEvery: Duration = .seconds(6 * 3600)
    private static let trashEvery: Duration = .seconds(60)
    /// So late it is asked for in a round in which something else is asked for as well.
    private static let trashPatience: Duration = .seconds(600)

    private(set) var pages: [Page]
    private let dataSourceID: String
    private let shape: [String: String]
    private let sweptAt: Date
    private var trashReadAt: Date

    init(_ pages: [Page], of bound: TableBinding, at now: Date) {
        self.pages = pages
        dataSourceID = bound.dataSourceID
        shape = bound.shape
        sweptAt = now
        trashReadAt = now
    }

    var isLong: Bool { pages.count > Self.part }

    /// The latest edit that is known, by Notion's clock.
    var newest: Date? { pages.lazy.compactMap(\.lastEdited).max() }

    /// Whether asking for what was edited since is enough; where the columns are others, every row reads differently.
    func isUsable(by bound: TableBinding, at now: Date) -> Bool {
        newest != nil && bound.dataSourceID == dataSourceID && bound.shape == shape && now < sweptAt + Self.sweepEvery
    }

    /// Whether a row is as it is known, and so are those that were edited before it: its minute was over when they were listed.
    func isSettled(_ page: Page?, at end: Date) -> Bool {
        guard let page, let edited = page.lastEdited, edited < end else { return false }
        return pages.first { $0.id == page.id }?.lastEdited == edited
    }

    /// Puts rows that were edited, or are new, into the place of what was known of them.
    mutating func take(_ edited: [Page]) {
        let places = Dictionary(pages.enumerated().map { ($0.element.id, $0.offset) }) { first, _ in first }
        for page in edited {
            if let place = places[page.id] { pages[place] = page } else { pages.append(page) }
        }
    }

    /// Whether the trash is to be asked for; `isFree` where nothing else is in this round.
    func isTrashDue(at now: Date, isFree: Bool) -> Bool {
        now >= trashReadAt + (isFree ? Self.trashEvery : Self.trashPatience)
    }

    /// Rows in the trash are gone.
    mutating func drop(_ trashed: [Page], at now: Date) {
        let gone = Set(trashed.map(\.id))
        pages.removeAll { gone.contains($0.id) }
        trashReadAt = now
    }
}
