import Editorial
import Feeds
import FoundationEssentials

/// Feeds as files; each name tells its story.
enum Fixture {
    static func bytes(_ name: String) throws -> [UInt8] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        return [UInt8](try Data(contentsOf: folder.appending(path: "Fixtures/\(name)")))
    }

    static func feed(_ name: String, url: String? = "https://feeds.example/all/feed.xml") throws -> ParsedFeed {
        try FeedParser.parse(FeedDocument(bytes(name), url: url))
    }

    static func source(_ url: String) -> FeedSource { FeedSource(id: "feed-1", url: url, name: "Harbour") }
}
