import Editorial
import FoundationEssentials
import Support

/// 500 items, and ten briefs with the items that answer them.
///
/// For each brief the author of the test wrote twelve entries that answer it, some without any of its words, and six that only share words
/// with it. The rest are the tellings of the labelled stories (three of them answer a brief) and results, weather and prices by template.
struct LabelledStream {
    private(set) var items: [Item] = []
    private(set) var briefs: [(brief: Brief, answers: Set<String>)] = []
    static let now = Date(timeIntervalSince1970: 1_795_420_800)

    init() throws {
        let path = Files.folder(of: Files.folder(of: #filePath)) + "/Fixtures/stream.txt"
        for block in String(decoding: try Files.read(path, limit: 1 << 20), as: UTF8.self).split(separator: "# ") {
            let rows = block.split(separator: "\n").map(String.init)
            let fields = rows[0].split(separator: "|").map { String($0).trimmed }
            var brief = Brief(id: fields[0], name: fields[0])
            brief.keywords = fields[1].split(separator: ",").map { String($0).trimmed }
            brief.keyMessages = fields[2]
            brief.audience = fields[3]
            var answers: Set<String> = []
            for row in rows.dropFirst() {
                let parts = row.dropFirst(2).split(separator: "|").map { String($0).trimmed }
                let id = add(parts[0], parts[1], language: fields[4])
                if row.hasPrefix("+") { answers.insert(id) }
            }
            briefs.append((brief, answers))
        }
        for telling in try StoryPair.tellings() {
            let id = add(telling.title, telling.text, language: telling.language)
            for number in briefs.indices where telling.answers == briefs[number].brief.name { briefs[number].answers.insert(id) }
        }
        fill(to: 500)
    }

    private mutating func add(_ title: String, _ text: String, language: String) -> String {
        let id = "item \(items.count)"
        let date = Self.now - .seconds(600 * items.count)
        items.append(
            Item(
                id: id, feedID: "feed \(items.count % 17)", identity: id, url: "https://example.org/\(items.count)", title: title,
                publishedAt: date, text: text, language: language, firstSeenAt: date, contentHash: ""))
        return id
    }

    private mutating func fill(to count: Int) {
        let places = ["Kiel", "Lyon", "Leeds", "Graz", "Nantes", "Turin", "Bergen", "Basel", "Cork", "Lille", "Ghent", "Porto"]
        var number = 0
        while items.count < count {
            let (here, there) = (places[number % 12], places[(number * 5 + 3) % 12])
            switch number % 5 {
            case 0:
                _ = add("\(here) beat \(there) \(number % 7)-\(number % 3)", "The winner came in minute \(number % 90).", language: "en")
            case 1: _ = add("Wetter in \(here): \(number % 30) Grad", "Am Abend ziehen Wolken aus \(there) heran.", language: "de")
            case 2: _ = add("\(here) : la rocade fermée de nuit", "Les travaux durent \(number % 20) jours.", language: "fr")
            case 3: _ = add("Shares in \(here) close \(number % 4) percent up", "Banks gained, traders in \(there) say.", language: "en")
            default: _ = add("Unfall auf der Straße nach \(there)", "Zwei Menschen aus \(here) wurden verletzt.", language: "de")
            }
            number += 1
        }
    }
}
