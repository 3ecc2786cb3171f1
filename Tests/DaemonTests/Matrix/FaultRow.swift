import FoundationEssentials
import Support
import Testing

/// One line of the table.
struct FaultRow: Sendable, CustomTestStringConvertible {
    enum Step: String, Sendable, CaseIterable {
        /// The page of a draft that is made on the desk.
        case submit
        /// A token that has ended is renewed before anything is asked with it.
        case refresh
        case initialise, upload
        /// Whether the uploaded picture can be used by now.
        case status
        /// The page, and its brand, before arming.
        case pageLook = "page look"
        case brandLook = "brand look"
        case create
        case memberCreate = "member create"
        /// Evidence: the list of newest posts, then the one in it.
        case find, verify
        /// What the desk is told of the post: the page's columns, then a comment.
        case face, note
        /// The post compared with what was approved.
        case readBack = "read back"
        /// The first comment under the post, and the look for one whose answer was lost.
        case comment
        case commentLook = "comment look"
        /// No request of ours: what people do to the page, or to the store.
        case desk, store

        static let ofTheWire = allCases.filter { $0 != .desk && $0 != .store }

        var isCreate: Bool { self == .create || self == .memberCreate }
        /// Whether the post is live when the trouble comes.
        var isBehindPost: Bool { [.face, .note, .readBack].contains(self) || isOfComment }
        var isOfComment: Bool { self == .comment || self == .commentLook }
        var isOfNotion: Bool { [.submit, .pageLook, .brandLook, .face, .note].contains(self) }
    }

    enum Trouble: String, Sendable, CaseIterable {
        case killedBefore = "killed before"
        case killedAfter = "killed after"
        case failsBefore = "500 before"
        case failsAfter = "500 after"
        case resetAfter = "reset after"
        case silenceAfter = "silence after"
        case throttled = "429"
        case throttledUntil = "429 with Retry-After"
        case token = "401"
        case right = "403"
        case liveDuplicate = "422 duplicate, live"
        case ghostDuplicate = "422 duplicate, ghost"
        case withoutID = "without id"
        case truncated
        case page = "HTML 200"
        case pageAfter = "HTML 200 after"
        case drip = "slow drip"
        case edited = "edited after approval"
        case altered = "request altered"

        static let ofTheWire = allCases.filter { $0 != .edited && $0 != .altered }
    }

    /// When the post appears.
    enum Out: String, Sendable {
        case never = ""
        case atSlot = "at slot"
        case inTwoHours = "in 2 h"
        case nextDay = "next day"

        /// For a post of that slot; nil where there is to be none.
        func times(for slot: Date) -> ClosedRange<Date>? {
            let midnight = Date(timeIntervalSince1970: ((slot.timeIntervalSince1970 / 86_400).rounded(.down) + 1) * 86_400)
            return switch self {
            case .never: nil
            case .atSlot: slot...slot + .seconds(900)
            case .inTwoHours: slot...slot + .seconds(7200)
            case .nextDay: midnight...midnight + .seconds(3600)
            }
        }
    }

    /// One trouble at one step.
    struct Place: Hashable, CustomStringConvertible {
        let step: Step
        let trouble: Trouble

        var description: String { "\(step.rawValue), \(trouble.rawValue)" }
    }

    let step: Step
    let trouble: Trouble
    /// nil where the trouble comes once.
    let meanwhile: String?
    let end: String
    let out: Out
    let posts: Int
    let creates: Int
    /// nil where there is nothing to read.
    let reading: String?
    let words: String
    /// Comments of ours that readers see under the post.
    let comments: Int

    init?(_ line: Substring) {
        let cells = line.split(separator: "|", omittingEmptySubsequences: false).map { $0.trimmed }
        guard (9...10).contains(cells.count), let comments = Int(cells.count == 10 ? cells[9] : "0"), let step = Step(rawValue: cells[0]),
            let trouble = Trouble(rawValue: cells[1]),
            let out = Out(rawValue: cells[4]), let posts = Int(cells[5]), let creates = Int(cells[6])
        else { return nil }
        (self.step, self.trouble, self.out, self.posts, self.creates, self.comments) = (step, trouble, out, posts, creates, comments)
        (meanwhile, end, words) = (cells[2].isEmpty ? nil : cells[2], cells[3], cells[8])
        reading = cells[7].isEmpty ? nil : cells[7]
    }

    var place: Place { Place(step: step, trouble: trouble) }
    var testDescription: String { "\(place): \(end), \(posts) posts" }
}
