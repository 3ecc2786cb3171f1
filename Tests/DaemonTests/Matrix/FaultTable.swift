import Support
import Testing

/// What has to come of one trouble at one step of publishing; written down, not computed.
///
/// `while` is the page's status as long as the trouble stands (one that stands is ended by the operator), `end` the one at rest. `posts`
/// are those that readers see with the draft's words, `creates` the requests for one that LinkedIn got. A page that ends without a post,
/// or in doubt, says `words`.
enum FaultTable {
    static let rows = text.split(separator: "\n").dropFirst().compactMap(FaultRow.init)

    /// The rows of these steps and troubles, in the table's order.
    static func rows(of step: FaultRow.Step, _ troubles: [FaultRow.Trouble]) -> [FaultRow] {
        rows.filter { $0.step == step && troubles.contains($0.trouble) }
    }

    private static let text = """
        step          | trouble               | while     | end         | posts | creates | words
        initialise    | killed before         |           | Published   | 1     | 1       |
        initialise    | killed after          |           | Published   | 1     | 1       |
        initialise    | 500 before            |           | Published   | 1     | 1       |
        initialise    | 500 after             |           | Published   | 1     | 1       |
        initialise    | reset after           |           | Published   | 1     | 1       |
        initialise    | silence after         |           | Published   | 1     | 1       |
        initialise    | 429                   |           | Published   | 1     | 1       |
        initialise    | 429 with Retry-After  |           | Published   | 1     | 1       |
        initialise    | 401                   | Scheduled | Published   | 1     | 1       |
        initialise    | 403                   | Scheduled | Published   | 1     | 1       |
        initialise    | without id            |           | Published   | 1     | 1       |
        initialise    | truncated             |           | Published   | 1     | 1       |
        initialise    | HTML 200              |           | Published   | 1     | 1       |
        initialise    | HTML 200 after        |           | Published   | 1     | 1       |
        initialise    | slow drip             |           | Published   | 1     | 1       |
        upload        | killed before         |           | Published   | 1     | 1       |
        upload        | killed after          |           | Published   | 1     | 1       |
        upload        | 500 before            |           | Published   | 1     | 1       |
        upload        | 500 after             |           | Published   | 1     | 1       |
        upload        | reset after           |           | Published   | 1     | 1       |
        upload        | silence after         |           | Published   | 1     | 1       |
        upload        | 429                   |           | Published   | 1     | 1       |
        upload        | 429 with Retry-After  |           | Published   | 1     | 1       |
        upload        | 401                   | Scheduled | Published   | 1     | 1       |
        upload        | 403                   | Scheduled | Published   | 1     | 1       |
        upload        | truncated             |           | Published   | 1     | 1       |
        upload        | HTML 200              |           | Published   | 1     | 1       |
        upload        | HTML 200 after        |           | Published   | 1     | 1       |
        upload        | slow drip             |           | Published   | 1     | 1       |
        create        | killed before         |           | Needs check | 0     | 0       | It is not known whether this post is live.
        create        | killed after          |           | Published   | 1     | 1       |
        create        | 500 before            |           | Needs check | 0     | 1       | status 500
        create        | 500 after             |           | Published   | 1     | 1       |
        create        | reset after           |           | Published   | 1     | 1       |
        create        | silence after         |           | Published   | 1     | 1       |
        create        | 429                   |           | Published   | 1     | 2       |
        create        | 429 with Retry-After  |           | Published   | 1     | 2       |
        create        | 401                   | Scheduled | Published   | 1     | 2       |
        create        | 403                   | Scheduled | Published   | 1     | 2       |
        create        | 422 duplicate, live   |           | Needs check | 0     | 1       | equal content was accepted recently as urn:li:share:
        create        | 422 duplicate, ghost  |           | Needs check | 0     | 1       | equal content was accepted recently as urn:li:share:
        create        | without id            |           | Published   | 1     | 1       |
        create        | truncated             |           | Published   | 1     | 1       |
        create        | HTML 200              |           | Needs check | 0     | 1       | status 200
        create        | HTML 200 after        |           | Published   | 1     | 1       |
        create        | slow drip             |           | Published   | 1     | 1       |
        member create | killed before         |           | Needs check | 0     | 0       | It is not known whether this post is live.
        member create | killed after          |           | Needs check | 1     | 1       | It is not known whether this post is live.
        member create | 500 before            |           | Needs check | 0     | 1       | status 500
        member create | 500 after             |           | Needs check | 1     | 1       | status 500
        member create | reset after           |           | Needs check | 1     | 1       | no whole answer came
        member create | silence after         |           | Needs check | 1     | 1       | no whole answer came
        member create | 429                   |           | Published   | 1     | 2       |
        member create | 429 with Retry-After  |           | Published   | 1     | 2       |
        member create | 401                   | Scheduled | Published   | 1     | 2       |
        member create | 403                   | Scheduled | Published   | 1     | 2       |
        member create | 422 duplicate, live   |           | Needs check | 0     | 1       | equal content was accepted recently as urn:li:share:
        member create | 422 duplicate, ghost  |           | Needs check | 0     | 1       | equal content was accepted recently as urn:li:share:
        member create | without id            |           | Needs check | 1     | 1       | 201 without the id
        member create | truncated             |           | Needs check | 1     | 1       | no whole answer came
        member create | HTML 200              |           | Needs check | 0     | 1       | status 200
        member create | HTML 200 after        |           | Needs check | 1     | 1       | status 200
        member create | slow drip             |           | Needs check | 1     | 1       | no whole answer came
        find          | killed before         |           | Published   | 1     | 1       |
        find          | killed after          |           | Published   | 1     | 1       |
        find          | 500 before            |           | Published   | 1     | 1       |
        find          | 500 after             |           | Published   | 1     | 1       |
        find          | reset after           |           | Published   | 1     | 1       |
        find          | silence after         |           | Published   | 1     | 1       |
        find          | 429                   |           | Published   | 1     | 1       |
        find          | 429 with Retry-After  |           | Published   | 1     | 1       |
        find          | 401                   |           | Published   | 1     | 1       |
        find          | 403                   |           | Needs check | 1     | 1       | may not read its posts
        find          | without id            |           | Published   | 1     | 1       |
        find          | truncated             |           | Published   | 1     | 1       |
        find          | HTML 200              |           | Published   | 1     | 1       |
        find          | slow drip             |           | Published   | 1     | 1       |
        note          | killed before         |           | Published   | 1     | 1       |
        note          | killed after          |           | Published   | 1     | 1       |
        note          | 500 before            |           | Published   | 1     | 1       |
        note          | 500 after             |           | Published   | 1     | 1       |
        note          | reset after           |           | Published   | 1     | 1       |
        note          | silence after         |           | Published   | 1     | 1       |
        note          | 429                   |           | Published   | 1     | 1       |
        note          | 429 with Retry-After  |           | Published   | 1     | 1       |
        note          | 401                   |           | Published   | 1     | 1       |
        note          | 403                   |           | Published   | 1     | 1       |
        note          | without id            |           | Published   | 1     | 1       |
        note          | truncated             |           | Published   | 1     | 1       |
        note          | HTML 200              |           | Published   | 1     | 1       |
        note          | HTML 200 after        |           | Published   | 1     | 1       |
        note          | slow drip             |           | Published   | 1     | 1       |
        desk          | edited after approval |           | In review   | 0     | 0       | The approval is void: the content was changed
        store         | request altered       |           | Failed      | 0     | 0       | changed in the store
        """
}

/// One line of the table.
struct FaultRow: Sendable, CustomTestStringConvertible {
    enum Step: String, Sendable { case initialise, upload, create, memberCreate = "member create", find, note, desk, store }

    enum Trouble: String, Sendable {
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
    }

    let step: Step
    let trouble: Trouble
    /// nil where the trouble comes once.
    let meanwhile: String?
    let end: String
    let posts: Int
    let creates: Int
    let words: String

    init?(_ line: Substring) {
        let cells = line.split(separator: "|", omittingEmptySubsequences: false).map { $0.trimmed }
        guard cells.count == 7, let step = Step(rawValue: cells[0]), let trouble = Trouble(rawValue: cells[1]), let posts = Int(cells[4]),
            let creates = Int(cells[5])
        else { return nil }
        (self.step, self.trouble, self.posts, self.creates) = (step, trouble, posts, creates)
        (meanwhile, end, words) = (cells[2].isEmpty ? nil : cells[2], cells[3], cells[6])
    }

    var testDescription: String { "\(step.rawValue), \(trouble.rawValue): \(end), \(posts) posts" }
}
