import Support
import Testing

/// What has to come of one trouble at one step of publishing; written down, not computed.
///
/// `while` is the page's status as long as the trouble stands (one that stands is ended by the operator), `end` the one at rest. `out` is
/// when the post appears: at its slot, which is within the quarter of an hour that a peer may ask to wait; in 2 h, where somebody has to
/// act first; the next day (UTC), where LinkedIn's 429 names the limit of a day. `posts` are those that readers see with the draft's
/// words, `creates` the requests for one that LinkedIn got, `read` what came of comparing the post with what was approved. A page that
/// ends without a post, or in doubt, says `words`. Behind them, where the post is to have a first comment, stands how many it has.
enum FaultTable {
    static let rows = text.split(separator: "\n").dropFirst().compactMap(FaultRow.init)

    /// The rows of these steps and troubles, in the table's order.
    static func rows(of step: FaultRow.Step, _ troubles: [FaultRow.Trouble]) -> [FaultRow] {
        rows.filter { $0.step == step && troubles.contains($0.trouble) }
    }

    /// Lines that nobody can read would be rows that nobody plays.
    static let lineCount = text.split(separator: "\n").count - 1

    private static let text = """
        step          | trouble               | while     | end         | out      | posts | creates | read   | words
        submit        | killed before         |           | Published   | at slot  | 1     | 1       | same   |
        submit        | killed after          |           | Published   | at slot  | 1     | 1       | same   |
        submit        | 500 before            |           | Published   | at slot  | 1     | 1       | same   |
        submit        | 500 after             |           | Published   | at slot  | 1     | 1       | same   |
        submit        | reset after           |           | Published   | at slot  | 1     | 1       | same   |
        submit        | silence after         |           | Published   | at slot  | 1     | 1       | same   |
        submit        | 429                   |           | Published   | at slot  | 1     | 1       | same   |
        submit        | 429 with Retry-After  |           | Published   | at slot  | 1     | 1       | same   |
        submit        | 401                   | no page   | Published   | at slot  | 1     | 1       | same   |
        submit        | 403                   | no page   | Published   | at slot  | 1     | 1       | same   |
        submit        | without id            |           | Published   | at slot  | 1     | 1       | same   |
        submit        | truncated             |           | Published   | at slot  | 1     | 1       | same   |
        submit        | HTML 200              |           | Published   | at slot  | 1     | 1       | same   |
        submit        | HTML 200 after        |           | Published   | at slot  | 1     | 1       | same   |
        submit        | slow drip             |           | Published   | at slot  | 1     | 1       | same   |
        refresh       | killed before         |           | Published   | at slot  | 1     | 1       | same   |
        refresh       | killed after          |           | Published   | at slot  | 1     | 1       | same   |
        refresh       | 500 before            |           | Published   | at slot  | 1     | 1       | same   |
        refresh       | 500 after             |           | Published   | at slot  | 1     | 1       | same   |
        refresh       | reset after           |           | Published   | at slot  | 1     | 1       | same   |
        refresh       | silence after         |           | Published   | at slot  | 1     | 1       | same   |
        refresh       | 429                   |           | Published   | next day | 1     | 1       | same   |
        refresh       | 429 with Retry-After  |           | Published   | at slot  | 1     | 1       | same   |
        refresh       | 401                   | Scheduled | Published   | in 2 h   | 1     | 1       | same   |
        refresh       | 403                   | Scheduled | Published   | in 2 h   | 1     | 1       | same   |
        refresh       | without id            |           | Published   | at slot  | 1     | 1       | same   |
        refresh       | truncated             |           | Published   | at slot  | 1     | 1       | same   |
        refresh       | HTML 200              |           | Published   | at slot  | 1     | 1       | same   |
        refresh       | HTML 200 after        |           | Published   | at slot  | 1     | 1       | same   |
        refresh       | slow drip             |           | Published   | at slot  | 1     | 1       | same   |
        initialise    | killed before         |           | Published   | at slot  | 1     | 1       | same   |
        initialise    | killed after          |           | Published   | at slot  | 1     | 1       | same   |
        initialise    | 500 before            |           | Published   | at slot  | 1     | 1       | same   |
        initialise    | 500 after             |           | Published   | at slot  | 1     | 1       | same   |
        initialise    | reset after           |           | Published   | at slot  | 1     | 1       | same   |
        initialise    | silence after         |           | Published   | at slot  | 1     | 1       | same   |
        initialise    | 429                   |           | Published   | next day | 1     | 1       | same   |
        initialise    | 429 with Retry-After  |           | Published   | at slot  | 1     | 1       | same   |
        initialise    | 401                   | Scheduled | Published   | in 2 h   | 1     | 1       | same   |
        initialise    | 403                   | Scheduled | Published   | in 2 h   | 1     | 1       | same   |
        initialise    | without id            |           | Published   | at slot  | 1     | 1       | same   |
        initialise    | truncated             |           | Published   | at slot  | 1     | 1       | same   |
        initialise    | HTML 200              |           | Published   | at slot  | 1     | 1       | same   |
        initialise    | HTML 200 after        |           | Published   | at slot  | 1     | 1       | same   |
        initialise    | slow drip             |           | Published   | at slot  | 1     | 1       | same   |
        upload        | killed before         |           | Published   | at slot  | 1     | 1       | same   |
        upload        | killed after          |           | Published   | at slot  | 1     | 1       | same   |
        upload        | 500 before            |           | Published   | at slot  | 1     | 1       | same   |
        upload        | 500 after             |           | Published   | at slot  | 1     | 1       | same   |
        upload        | reset after           |           | Published   | at slot  | 1     | 1       | same   |
        upload        | silence after         |           | Published   | at slot  | 1     | 1       | same   |
        upload        | 429                   |           | Published   | next day | 1     | 1       | same   |
        upload        | 429 with Retry-After  |           | Published   | at slot  | 1     | 1       | same   |
        upload        | 401                   | Scheduled | Published   | in 2 h   | 1     | 1       | same   |
        upload        | 403                   | Scheduled | Published   | in 2 h   | 1     | 1       | same   |
        upload        | truncated             |           | Published   | at slot  | 1     | 1       | same   |
        upload        | HTML 200              |           | Published   | at slot  | 1     | 1       | same   |
        upload        | HTML 200 after        |           | Published   | at slot  | 1     | 1       | same   |
        upload        | slow drip             |           | Published   | at slot  | 1     | 1       | same   |
        status        | killed before         |           | Published   | at slot  | 1     | 1       | same   |
        status        | killed after          |           | Published   | at slot  | 1     | 1       | same   |
        status        | 500 before            |           | Published   | at slot  | 1     | 1       | same   |
        status        | 500 after             |           | Published   | at slot  | 1     | 1       | same   |
        status        | reset after           |           | Published   | at slot  | 1     | 1       | same   |
        status        | silence after         |           | Published   | at slot  | 1     | 1       | same   |
        status        | 429                   |           | Published   | next day | 1     | 1       | same   |
        status        | 429 with Retry-After  |           | Published   | at slot  | 1     | 1       | same   |
        status        | 401                   | Scheduled | Published   | in 2 h   | 1     | 1       | same   |
        status        | 403                   |           | Published   | at slot  | 1     | 1       | same   |
        status        | without id            |           | Published   | at slot  | 1     | 1       | same   |
        status        | truncated             |           | Published   | at slot  | 1     | 1       | same   |
        status        | HTML 200              |           | Published   | at slot  | 1     | 1       | same   |
        status        | slow drip             |           | Published   | at slot  | 1     | 1       | same   |
        page look     | killed before         |           | Published   | at slot  | 1     | 1       | same   |
        page look     | killed after          |           | Published   | at slot  | 1     | 1       | same   |
        page look     | 500 before            |           | Published   | at slot  | 1     | 1       | same   |
        page look     | 500 after             |           | Published   | at slot  | 1     | 1       | same   |
        page look     | reset after           |           | Published   | at slot  | 1     | 1       | same   |
        page look     | silence after         |           | Published   | at slot  | 1     | 1       | same   |
        page look     | 429                   |           | Published   | at slot  | 1     | 1       | same   |
        page look     | 429 with Retry-After  |           | Published   | at slot  | 1     | 1       | same   |
        page look     | 401                   | Scheduled | Published   | in 2 h   | 1     | 1       | same   |
        page look     | 403                   | Scheduled | Published   | in 2 h   | 1     | 1       | same   |
        page look     | without id            |           | Published   | at slot  | 1     | 1       | same   |
        page look     | truncated             |           | Published   | at slot  | 1     | 1       | same   |
        page look     | HTML 200              |           | Published   | at slot  | 1     | 1       | same   |
        page look     | slow drip             |           | Published   | at slot  | 1     | 1       | same   |
        brand look    | killed before         |           | Published   | at slot  | 1     | 1       | same   |
        brand look    | killed after          |           | Published   | at slot  | 1     | 1       | same   |
        brand look    | 500 before            |           | Published   | at slot  | 1     | 1       | same   |
        brand look    | 500 after             |           | Published   | at slot  | 1     | 1       | same   |
        brand look    | reset after           |           | Published   | at slot  | 1     | 1       | same   |
        brand look    | silence after         |           | Published   | at slot  | 1     | 1       | same   |
        brand look    | 429                   |           | Published   | at slot  | 1     | 1       | same   |
        brand look    | 429 with Retry-After  |           | Published   | at slot  | 1     | 1       | same   |
        brand look    | 401                   | Scheduled | Published   | in 2 h   | 1     | 1       | same   |
        brand look    | 403                   | Scheduled | Published   | in 2 h   | 1     | 1       | same   |
        brand look    | without id            |           | Published   | at slot  | 1     | 1       | same   |
        brand look    | truncated             |           | Published   | at slot  | 1     | 1       | same   |
        brand look    | HTML 200              |           | Published   | at slot  | 1     | 1       | same   |
        brand look    | slow drip             |           | Published   | at slot  | 1     | 1       | same   |
        create        | killed before         |           | Needs check |          | 0     | 0       |        | It is not known whether this post is live.
        create        | killed after          |           | Published   | at slot  | 1     | 1       | same   |
        create        | 500 before            |           | Needs check |          | 0     | 1       |        | status 500
        create        | 500 after             |           | Published   | at slot  | 1     | 1       | same   |
        create        | reset after           |           | Published   | at slot  | 1     | 1       | same   |
        create        | silence after         |           | Published   | at slot  | 1     | 1       | same   |
        create        | 429                   |           | Published   | next day | 1     | 2       | same   |
        create        | 429 with Retry-After  |           | Published   | at slot  | 1     | 2       | same   |
        create        | 401                   | Scheduled | Published   | in 2 h   | 1     | 2       | same   |
        create        | 403                   | Scheduled | Published   | in 2 h   | 1     | 2       | same   |
        create        | 422 duplicate, live   |           | Needs check |          | 0     | 1       |        | equal content was accepted recently as urn:li:share:
        create        | 422 duplicate, ghost  |           | Needs check |          | 0     | 1       |        | equal content was accepted recently as urn:li:share:
        create        | without id            |           | Published   | at slot  | 1     | 1       | same   |
        create        | truncated             |           | Published   | at slot  | 1     | 1       | same   |
        create        | HTML 200              |           | Needs check |          | 0     | 1       |        | status 200
        create        | HTML 200 after        |           | Published   | at slot  | 1     | 1       | same   |
        create        | slow drip             |           | Published   | at slot  | 1     | 1       | same   |
        member create | killed before         |           | Needs check |          | 0     | 0       |        | It is not known whether this post is live.
        member create | killed after          |           | Needs check | at slot  | 1     | 1       |        | It is not known whether this post is live.
        member create | 500 before            |           | Needs check |          | 0     | 1       |        | status 500
        member create | 500 after             |           | Needs check | at slot  | 1     | 1       |        | status 500
        member create | reset after           |           | Needs check | at slot  | 1     | 1       |        | no whole answer came
        member create | silence after         |           | Needs check | at slot  | 1     | 1       |        | no whole answer came
        member create | 429                   |           | Published   | next day | 1     | 2       | unread |
        member create | 429 with Retry-After  |           | Published   | at slot  | 1     | 2       | unread |
        member create | 401                   | Scheduled | Published   | in 2 h   | 1     | 2       | unread |
        member create | 403                   | Scheduled | Published   | in 2 h   | 1     | 2       | unread |
        member create | 422 duplicate, live   |           | Needs check |          | 0     | 1       |        | equal content was accepted recently as urn:li:share:
        member create | 422 duplicate, ghost  |           | Needs check |          | 0     | 1       |        | equal content was accepted recently as urn:li:share:
        member create | without id            |           | Needs check | at slot  | 1     | 1       |        | 201 without the id
        member create | truncated             |           | Needs check | at slot  | 1     | 1       |        | no whole answer came
        member create | HTML 200              |           | Needs check |          | 0     | 1       |        | status 200
        member create | HTML 200 after        |           | Needs check | at slot  | 1     | 1       |        | status 200
        member create | slow drip             |           | Needs check | at slot  | 1     | 1       |        | no whole answer came
        find          | killed before         |           | Published   | at slot  | 1     | 1       | same   |
        find          | killed after          |           | Published   | at slot  | 1     | 1       | same   |
        find          | 500 before            |           | Published   | at slot  | 1     | 1       | same   |
        find          | 500 after             |           | Published   | at slot  | 1     | 1       | same   |
        find          | reset after           |           | Published   | at slot  | 1     | 1       | same   |
        find          | silence after         |           | Published   | at slot  | 1     | 1       | same   |
        find          | 429                   |           | Published   | at slot  | 1     | 1       | same   |
        find          | 429 with Retry-After  |           | Published   | at slot  | 1     | 1       | same   |
        find          | 401                   |           | Published   | at slot  | 1     | 1       | same   |
        find          | 403                   |           | Needs check | at slot  | 1     | 1       |        | may not read its posts
        find          | without id            |           | Published   | at slot  | 1     | 1       | same   |
        find          | truncated             |           | Published   | at slot  | 1     | 1       | same   |
        find          | HTML 200              |           | Published   | at slot  | 1     | 1       | same   |
        find          | slow drip             |           | Published   | at slot  | 1     | 1       | same   |
        verify        | killed before         |           | Published   | at slot  | 1     | 1       | same   |
        verify        | killed after          |           | Published   | at slot  | 1     | 1       | same   |
        verify        | 500 before            |           | Published   | at slot  | 1     | 1       | same   |
        verify        | 500 after             |           | Published   | at slot  | 1     | 1       | same   |
        verify        | reset after           |           | Published   | at slot  | 1     | 1       | same   |
        verify        | silence after         |           | Published   | at slot  | 1     | 1       | same   |
        verify        | 429                   |           | Published   | at slot  | 1     | 1       | same   |
        verify        | 429 with Retry-After  |           | Published   | at slot  | 1     | 1       | same   |
        verify        | 401                   |           | Published   | at slot  | 1     | 1       | same   |
        verify        | 403                   |           | Needs check | at slot  | 1     | 1       |        | may not read its posts
        verify        | without id            |           | Published   | at slot  | 1     | 1       | same   |
        verify        | truncated             |           | Published   | at slot  | 1     | 1       | same   |
        verify        | HTML 200              |           | Published   | at slot  | 1     | 1       | same   |
        verify        | slow drip             |           | Published   | at slot  | 1     | 1       | same   |
        face          | killed before         |           | Published   | at slot  | 1     | 1       | same   |
        face          | killed after          |           | Published   | at slot  | 1     | 1       | same   |
        face          | 500 before            |           | Published   | at slot  | 1     | 1       | same   |
        face          | 500 after             |           | Published   | at slot  | 1     | 1       | same   |
        face          | reset after           |           | Published   | at slot  | 1     | 1       | same   |
        face          | silence after         |           | Published   | at slot  | 1     | 1       | same   |
        face          | 429                   |           | Published   | at slot  | 1     | 1       | same   |
        face          | 429 with Retry-After  |           | Published   | at slot  | 1     | 1       | same   |
        face          | 401                   | Scheduled | Published   | at slot  | 1     | 1       | same   |
        face          | 403                   | Scheduled | Published   | at slot  | 1     | 1       | same   |
        face          | without id            |           | Published   | at slot  | 1     | 1       | same   |
        face          | truncated             |           | Published   | at slot  | 1     | 1       | same   |
        face          | HTML 200              |           | Published   | at slot  | 1     | 1       | same   |
        face          | HTML 200 after        |           | Published   | at slot  | 1     | 1       | same   |
        face          | slow drip             |           | Published   | at slot  | 1     | 1       | same   |
        note          | killed before         |           | Published   | at slot  | 1     | 1       | same   |
        note          | killed after          |           | Published   | at slot  | 1     | 1       | same   |
        note          | 500 before            |           | Published   | at slot  | 1     | 1       | same   |
        note          | 500 after             |           | Published   | at slot  | 1     | 1       | same   |
        note          | reset after           |           | Published   | at slot  | 1     | 1       | same   |
        note          | silence after         |           | Published   | at slot  | 1     | 1       | same   |
        note          | 429                   |           | Published   | at slot  | 1     | 1       | same   |
        note          | 429 with Retry-After  |           | Published   | at slot  | 1     | 1       | same   |
        note          | 401                   |           | Published   | at slot  | 1     | 1       | same   |
        note          | 403                   |           | Published   | at slot  | 1     | 1       | same   |
        note          | without id            |           | Published   | at slot  | 1     | 1       | same   |
        note          | truncated             |           | Published   | at slot  | 1     | 1       | same   |
        note          | HTML 200              |           | Published   | at slot  | 1     | 1       | same   |
        note          | HTML 200 after        |           | Published   | at slot  | 1     | 1       | same   |
        note          | slow drip             |           | Published   | at slot  | 1     | 1       | same   |
        read back     | killed before         |           | Published   | at slot  | 1     | 1       | same   |
        read back     | killed after          |           | Published   | at slot  | 1     | 1       | same   |
        read back     | 500 before            |           | Published   | at slot  | 1     | 1       | same   |
        read back     | 500 after             |           | Published   | at slot  | 1     | 1       | same   |
        read back     | reset after           |           | Published   | at slot  | 1     | 1       | same   |
        read back     | silence after         |           | Published   | at slot  | 1     | 1       | same   |
        read back     | 429                   |           | Published   | at slot  | 1     | 1       | same   |
        read back     | 429 with Retry-After  |           | Published   | at slot  | 1     | 1       | same   |
        read back     | 401                   |           | Published   | at slot  | 1     | 1       | same   |
        read back     | 403                   |           | Published   | at slot  | 1     | 1       | unread |
        read back     | without id            |           | Published   | at slot  | 1     | 1       | same   |
        read back     | truncated             |           | Published   | at slot  | 1     | 1       | same   |
        read back     | HTML 200              |           | Published   | at slot  | 1     | 1       | same   |
        read back     | slow drip             |           | Published   | at slot  | 1     | 1       | same   |
        comment       | killed before         |           | Published   | at slot  | 1     | 1       | same   | It is not known whether the first comment was       | 0
        comment       | killed after          |           | Published   | at slot  | 1     | 1       | same   | The first comment is under the post                 | 1
        comment       | 500 before            |           | Published   | at slot  | 1     | 1       | same   | It is not known whether the first comment was       | 0
        comment       | 500 after             |           | Published   | at slot  | 1     | 1       | same   | The first comment is under the post                 | 1
        comment       | reset after           |           | Published   | at slot  | 1     | 1       | same   | The first comment is under the post                 | 1
        comment       | silence after         |           | Published   | at slot  | 1     | 1       | same   | The first comment is under the post                 | 1
        comment       | 429                   |           | Published   | at slot  | 1     | 1       | same   | The first comment is under the post                 | 1
        comment       | 429 with Retry-After  |           | Published   | at slot  | 1     | 1       | same   | The first comment is under the post                 | 1
        comment       | 401                   | Published | Published   | at slot  | 1     | 1       | same   | The first comment is under the post                 | 1
        comment       | 403                   |           | Published   | at slot  | 1     | 1       | same   | The first comment was not written                   | 0
        comment       | without id            |           | Published   | at slot  | 1     | 1       | same   | The first comment is under the post                 | 1
        comment       | truncated             |           | Published   | at slot  | 1     | 1       | same   | The first comment is under the post                 | 1
        comment       | HTML 200              |           | Published   | at slot  | 1     | 1       | same   | It is not known whether the first comment was       | 0
        comment       | HTML 200 after        |           | Published   | at slot  | 1     | 1       | same   | The first comment is under the post                 | 1
        comment       | slow drip             |           | Published   | at slot  | 1     | 1       | same   | The first comment is under the post                 | 1
        comment look  | killed before         |           | Published   | at slot  | 1     | 1       | same   | The first comment is under the post                 | 1
        comment look  | killed after          |           | Published   | at slot  | 1     | 1       | same   | The first comment is under the post                 | 1
        comment look  | 500 before            |           | Published   | at slot  | 1     | 1       | same   | The first comment is under the post                 | 1
        comment look  | 500 after             |           | Published   | at slot  | 1     | 1       | same   | The first comment is under the post                 | 1
        comment look  | reset after           |           | Published   | at slot  | 1     | 1       | same   | The first comment is under the post                 | 1
        comment look  | silence after         |           | Published   | at slot  | 1     | 1       | same   | The first comment is under the post                 | 1
        comment look  | 429                   |           | Published   | at slot  | 1     | 1       | same   | The first comment is under the post                 | 1
        comment look  | 429 with Retry-After  |           | Published   | at slot  | 1     | 1       | same   | The first comment is under the post                 | 1
        comment look  | 401                   |           | Published   | at slot  | 1     | 1       | same   | The first comment is under the post                 | 1
        comment look  | 403                   |           | Published   | at slot  | 1     | 1       | same   | It is not known whether the first comment was       | 1
        comment look  | without id            |           | Published   | at slot  | 1     | 1       | same   | The first comment is under the post                 | 1
        comment look  | truncated             |           | Published   | at slot  | 1     | 1       | same   | The first comment is under the post                 | 1
        comment look  | HTML 200              |           | Published   | at slot  | 1     | 1       | same   | The first comment is under the post                 | 1
        comment look  | slow drip             |           | Published   | at slot  | 1     | 1       | same   | The first comment is under the post                 | 1
        desk          | edited after approval |           | In review   |          | 0     | 0       |        | The approval is void: the content was changed
        store         | request altered       |           | Failed      |          | 0     | 0       |        | changed in the store
        """

    /// Troubles that cannot be had at a step, and why.
    static let impossible: [FaultRow.Place: String] = {
        var reasons: [FaultRow.Place: String] = [:]
        func none(_ troubles: [FaultRow.Trouble], at steps: [FaultRow.Step], because reason: String) {
            for step in steps { for trouble in troubles { reasons[FaultRow.Place(step: step, trouble: trouble)] = reason } }
        }
        none(
            [.liveDuplicate, .ghostDuplicate], at: FaultRow.Step.ofTheWire.filter { !$0.isCreate },
            because: "LinkedIn refuses nothing but a request for a post as a repetition")
        none(
            [.pageAfter], at: [.status, .pageLook, .brandLook, .find, .verify, .readBack, .commentLook],
            because: "a reading has no effect: the page in its answer's place is HTML 200")
        none([.withoutID], at: [.upload], because: "the answer to an upload has no body and names nothing")
        return reasons
    }()
}
