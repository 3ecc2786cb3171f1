import Support
import TOML

/// `[research]`: where sources are looked for when a brief names none.
package struct ResearchSettings: Sendable, Hashable {
    /// Where SearXNG is; nil when nothing is looked for.
    package let url: String?
    /// Most sources of a brief.
    package let pages: Int

    init(_ table: inout TableReader) {
        url = table.url("url")
        pages = table.integer("pages", in: 3...8, default: 5)
        table.finish()
    }
}
