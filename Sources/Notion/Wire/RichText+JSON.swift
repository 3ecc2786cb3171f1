import Support

// Limits of a request: 2000 per text.content, 100 elements per array, 2000 per link
// (developers.notion.com/reference/request-limits). The server counts UTF-16 units.
private let unitsPerRun = 2000
private let runsPerArray = 100

extension RichText {
    /// Reads an array of rich text items; what is not understood becomes its plain text.
    package init(reading json: JSON?) { runs = (json?.array ?? []).map(Run.init(reading:)) }

    /// The array to write: runs of at most 2000 UTF-16 units, at most 100 of them; what is longer ends in "…".
    package var json: JSON {
        var items: [JSON] = []
        for run in runs {
            for piece in run.pieces() {
                if items.count == runsPerArray {
                    items[runsPerArray - 1] = Run("…").json
                    return .array(items)
                }
                items.append(piece.json)
            }
        }
        return .array(items)
    }

    /// Pieces of at most `limit` UTF-16 units, cut between graphemes (inside only when one alone is longer).
    package static func chunks(of text: String, limit: Int = 2000) -> [String] {
        if text.utf16.count <= limit { return text.isEmpty ? [] : [text] }
        var chunks: [String] = []
        var current = ""
        var units = 0
        func add(_ part: String) {
            let length = part.utf16.count
            if units + length > limit, units > 0 {
                chunks.append(current)
                current = ""
                units = 0
            }
            current += part
            units += length
        }
        for grapheme in text {
            if grapheme.utf16.count <= limit { add(String(grapheme)) } else { grapheme.unicodeScalars.forEach { add(String($0)) } }
        }
        return units > 0 ? chunks + [current] : chunks
    }
}

extension RichText.Run {
    init(reading json: JSON) {
        let annotations = json["annotations"]
        let style = RichText.Style.names.reduce(into: RichText.Style()) { style, entry in
            if annotations?[entry.0]?.bool == true { style.insert(entry.1) }
        }
        self.init(
            json["plain_text"]?.string ?? json["text"]?["content"]?.string ?? "",
            link: json["href"]?.string ?? json["text"]?["link"]?["url"]?.string,
            style: style,
            kind: RichText.Kind(reading: json))
    }

    func pieces() -> [RichText.Run] {
        if case .text = kind {
            RichText.chunks(of: text, limit: unitsPerRun).map { RichText.Run($0, link: link, style: style) }
        } else {
            [self]
        }
    }

    var json: JSON {
        var item: [String: JSON] = [:]
        switch kind {
        case .text, .other:
            var body: [String: JSON] = ["content": .string(text)]
            if let link, link.utf16.count <= unitsPerRun, Self.isLinkable(link) { body["link"] = ["url": .string(link)] }
            item = ["type": "text", "text": .object(body)]
        case .person(let id): item = ["type": "mention", "mention": ["user": ["id": .string(id)]]]
        case .page(let id): item = ["type": "mention", "mention": ["page": ["id": .string(id)]]]
        }
        if !style.isEmpty {
            item["annotations"] = .object(
                Dictionary(uniqueKeysWithValues: RichText.Style.names.filter { style.contains($0.1) }.map { ($0.0, .bool(true)) }))
        }
        return .object(item)
    }

    // Anything else is answered with 400 "Invalid URL for link" and would lose the text with it.
    private static func isLinkable(_ link: String) -> Bool {
        ["http://", "https://", "mailto:"].contains { link.lowercased().hasPrefix($0) && link.utf8.count > $0.utf8.count }
    }
}

extension RichText.Kind {
    init(reading json: JSON) {
        let mention = json["mention"]
        switch json["type"]?.string {
        case nil, "text": self = .text
        case "mention" where mention?["user"]?["id"]?.string != nil: self = .person(mention?["user"]?["id"]?.string ?? "")
        case "mention" where mention?["page"]?["id"]?.string != nil: self = .page(mention?["page"]?["id"]?.string ?? "")
        case "mention": self = .other(mention?["type"]?.string ?? "mention")
        case let other?: self = .other(other)
        }
    }
}
