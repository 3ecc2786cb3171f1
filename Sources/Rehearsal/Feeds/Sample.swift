import FoundationEssentials
import Support

/// The sample newsroom of a rehearsal: an invented brand, two briefs and six feeds with invented news.
package enum Sample {
    /// The brand, with its guidelines as body.
    package static let brand = SamplePage("brand")
    /// One brief for a single post and one for a series.
    package static let briefs = ["brief-practice", "brief-series"].map(SamplePage.init)
    /// RSS 2.0, Atom, RSS 2.0 in German, RSS 0.91 in German and Latin-1, RDF in French, JSON Feed.
    package static let feeds = ["newsroom", "gridweekly", "netzblick", "wirtschaftsdienst", "courrier", "control"].map(SampleFeed.init)

    /// The rows for the Notion look-alike; `feedsAt` is the base URL of the feeds, `accounts` are names from the configuration.
    package static func seeds(feedsAt base: String, accounts: [String]) -> [NotionSeed] {
        let fixed: [String: JSON] = ["Accounts": .array(accounts.map { .string($0) })]
        let desk = NotionSeed.brand(brand.name, brand.properties.merging(fixed) { $1 }, guidelines: brand.body)
        let orders = briefs.map { NotionSeed.brief($0.name, brand: brand.name, $0.properties, text: $0.body) }
        let sources = feeds.map { feed in
            NotionSeed.feed(
                feed.title, url: "\(base)/\(feed.path)", brand: brand.name, ["Topics": .array(feed.topics.map { .string($0) })])
        }
        return [desk] + orders + sources
    }
}

/// A page of the sample: column values by name, and a body in Markdown.
package struct SamplePage: Sendable {
    package let name: String
    /// Without the name; whole numbers are numbers, everything else is text.
    package let properties: [String: JSON]
    package let body: String

    fileprivate init(_ file: String) {
        let text = SampleText(file)
        name = text["Name"]
        properties = text.values.filter { $0.key != "Name" }.mapValues { value in Int(value).map { .integer($0) } ?? .string(value) }
        body = text.body
    }
}

/// A file of the sample: "Key: value" lines, an empty line, and a body.
struct SampleText {
    let values: [String: String]
    let body: String

    /// The names are this program's own, so a missing file is a mistake in the program.
    init(_ file: String) {
        guard let text = Assets.text("Sample/\(file).md") else { preconditionFailure("Sample/\(file).md is not embedded") }
        self.init(text: text)
    }

    init(text: some StringProtocol) {
        let parts = text.split(separator: "\n\n", maxSplits: 1)
        let pairs = (parts.first ?? "").split(separator: "\n").compactMap { line -> (String, String)? in
            guard let colon = line.firstIndex(of: ":") else { return nil }
            return (String(line[..<colon]), String(line[line.index(after: colon)...]).trimmed)
        }
        values = Dictionary(pairs) { $1 }
        body = parts.count > 1 ? String(parts[1]).trimmed : ""
    }

    subscript(_ key: String) -> String { values[key] ?? "" }

    func list(_ key: String) -> [String] { self[key].split(separator: ",").map { String($0).trimmed } }
}
