import Support
import TOML

/// `[notion]`: the editors' desk.
package struct NotionSettings: Sendable, Hashable {
    package let baseURL: String
    package let version: String
    /// nil until a token is configured.
    package let token: SecretReference?
    /// Ids or pasted addresses; empty until `copydesk setup notion` has run.
    package let briefs: String
    package let brands: String
    package let feeds: String
    package let drafts: String
    package let poll: Duration
    /// Requests a second, for the whole process.
    package let rate: Double
    package let boardGrace: Duration
    package let publishWithoutBoard: [String]

    init(_ table: inout TableReader) {
        baseURL = table.url("base_url", default: "https://api.notion.com")
        version = table.string("version", default: "2026-03-11")
        token = table.secret("token")
        briefs = table.string("briefs", default: "")
        brands = table.string("brands", default: "")
        feeds = table.string("feeds", default: "")
        drafts = table.string("drafts", default: "")
        poll = table.duration("poll", in: .seconds(1)...(.seconds(3600)), default: .seconds(15))
        rate = table.number("rate", in: 0.1...100, default: 2.5)
        boardGrace = table.duration("board_grace", default: .seconds(1800))
        publishWithoutBoard = table.strings("publish_without_board")
        let set = [briefs, brands, feeds, drafts].filter { !$0.isEmpty }.count
        if set != 0 && set != 4 {
            table.reject("drafts", "must be set together with briefs, brands and feeds: run copydesk setup notion, which prints all four")
        }
        if set == 4 && token == nil { table.reject("drafts", "needs a token beside it, write token = { credential = \"notion-token\" }") }
        table.finish()
    }

    /// Whether the four databases are known.
    package var isSetUp: Bool { !drafts.isEmpty && token != nil }
}
