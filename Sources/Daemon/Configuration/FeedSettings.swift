import Editorial
import Support
import TOML

/// `[[feed]]`: a feed ordered in the configuration rather than on the board.
enum FeedSettings {
    /// nil when the feed is disabled.
    static func read(_ table: inout TableReader) -> FeedSource? {
        let url = table.requiredURL("url")
        var source = FeedSource(id: id(of: url), url: url, name: table.string("name", default: url))
        source.brand = table.string("brand")
        source.topics = table.strings("topics")
        source.weight = table.number("weight", in: 0...10)
        source.intervalSeconds = Int(table.duration("interval", in: .seconds(60)...(.seconds(86400)), default: .seconds(1800)).seconds)
        source.isCompetitor = table.bool("competitor", default: false)
        source.isPaused = table.bool("paused", default: false)
        let isEnabled = table.bool("enabled", default: true)
        table.finish()
        return isEnabled ? source : nil
    }

    /// The same feed keeps its id, and so its items, wherever it moves in the file.
    static func id(of url: String) -> String { "feed-" + SHA256.hex(of: url).prefix(16) }
}
