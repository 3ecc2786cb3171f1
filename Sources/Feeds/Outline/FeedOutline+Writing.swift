import Editorial
import Support

extension FeedOutline {
    /// OPML 2.0 with topics as folders; what only Copydesk knows of a feed is in attributes of its own.
    package static func text(of feeds: [FeedSource]) -> String {
        var lines = [
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
            "<opml version=\"2.0\" xmlns:\(OutlineNames.prefix)=\"\(OutlineNames.namespace)\">",
            "  <head><title>Feeds of Copydesk</title></head>", "  <body>",
        ]
        let sorted = feeds.sorted { ($0.name.lowercased(), $0.url) < ($1.name.lowercased(), $1.url) }
        let folders = Dictionary(grouping: sorted) { $0.topics.first ?? "" }
        for folder in folders.keys.sorted() {
            let outlines = (folders[folder] ?? []).map(outline)
            if folder.isEmpty {
                lines += outlines.map { "    " + $0 }
            } else {
                lines += ["    <outline\(attribute("text", folder))>"] + outlines.map { "      " + $0 } + ["    </outline>"]
            }
        }
        return (lines + ["  </body>", "</opml>"]).joined(separator: "\n")
    }

    private static func outline(_ feed: FeedSource) -> String {
        var text = "<outline type=\"rss\"\(attribute("text", feed.name))\(attribute("title", feed.name))\(attribute("xmlUrl", feed.url))"
        func own(_ key: String, _ value: String?) { if let value { text += attribute("\(OutlineNames.prefix):\(key)", value) } }
        own("brand", feed.brand)
        // A folder tells one topic only.
        own("topics", feed.topics.count > 1 ? list(feed.topics) : nil)
        own("weight", feed.weight.map { "\($0)" })
        own("interval", feed.intervalSeconds.map { "\($0)" })
        own("competitor", feed.isCompetitor ? "true" : nil)
        own("paused", feed.isPaused ? "true" : nil)
        own("fullText", feed.readsPages == true ? "true" : nil)
        own("keep", feed.filters.flatMap { $0.keep.isEmpty ? nil : list($0.keep) })
        own("block", feed.filters.flatMap { $0.block.isEmpty ? nil : list($0.block) })
        return text + "/>"
    }

    private static func list(_ values: [String]) -> String { JSON.array(values.map { .string($0) }).text }

    private static func attribute(_ name: String, _ value: String) -> String {
        var text = ""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\"": text += "&quot;"
            case "\n", "\t": text += " "
            default: if scalar.value >= 32 { text.unicodeScalars.append(scalar) }
            }
        }
        return " \(name)=\"\(text)\""
    }
}
