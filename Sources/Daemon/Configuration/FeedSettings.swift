import Editorial
import HTTPClient
import Support
import TOML

/// `[[feed]]`: a feed ordered in the configuration rather than on the board.
struct FeedSettings {
    let source: FeedSource
    let access: FeedAccessSettings
    /// nil when the feed is disabled.
    init?(_ table: inout TableReader) {
        let url = Self.copy(of: table.requiredURL("url"))
        var source = FeedSource(id: Self.id(of: url), url: url, name: Self.copy(of: table.string("name", default: url)))
        source.brand = table.string("brand")
        source.topics = table.strings("topics")
        source.weight = table.number("weight", in: 0...10)
        source.filters = Self.filters(&table)
        source.readsPages = table.bool("full_text", default: false) ? true : nil
        source.intervalSeconds = table.duration("interval", in: .seconds(60)...(.seconds(7 * 86_400))).map { Int($0.seconds) }
        source.ignoresHost = table.bool("host_pauses", default: true) ? nil : true
        source.isCompetitor = table.bool("competitor", default: false)
        source.isPaused = table.bool("paused", default: false)
        access = FeedAccessSettings(&table)
        let isEnabled = table.bool("enabled", default: true)
        table.finish()
        self.source = source
        if !isEnabled { return nil }
    }

    /// Memory of its own: one text that is kept among those of a long document would keep the page that it lies on.
    private static func copy(of text: String) -> String { String(decoding: Array(text.utf8), as: UTF8.self) }

    /// nil when all entries count.
    private static func filters(_ table: inout TableReader) -> FeedFilters? {
        var filters = FeedFilters()
        filters.keep = lines("keep", of: &table)
        filters.block = lines("block", of: &table)
        return filters.isEmpty ? nil : filters
    }

    private static func lines(_ key: String, of table: inout TableReader) -> [String] {
        let lines = table.strings(key)
        for (number, line) in lines.enumerated() {
            do {
                if try FeedFilter(line) != nil { continue }
                let fields = FeedFilter.Field.allCases.map(\.rawValue).joined(separator: ", ")
                table.reject(
                    key, element: number,
                    "\"\(line)\" is no filter: write one of \(fields), then ~ and a pattern, as in \"title ~ (?i)webinar\"")
            } catch {
                table.reject(key, element: number, "the pattern of \"\(line)\" cannot be used: \(error)")
            }
        }
        return lines
    }

    /// The same feed keeps its id, and so its items, wherever it moves in the file.
    static func id(of url: String) -> String { "feed-" + SHA256.hex(of: url).prefix(16) }
}

extension FeedSource {
    /// The address in its normal spelling.
    var normalAddress: String { WebAddress.normalized(url) ?? url }
}
