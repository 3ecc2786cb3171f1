import FoundationEssentials
import Support

/// The value of one property of a page.
package enum PropertyValue: Hashable, Sendable {
    case title(RichText)
    case richText(RichText)
    case number(Double?)
    /// The option's name.
    case select(String?)
    /// The options' names.
    case multiSelect([String])
    /// The option's name.
    case status(String?)
    case date(DateValue?)
    /// User ids.
    case people([User])
    case files([FileReference])
    case checkbox(Bool)
    case url(String?)
    /// Page ids, at most 25 of them; `more` when the server has others (read the property itself then).
    case relation([String], more: Bool)
    /// An option of a select or status by its id, which outlives its name; written only.
    case option(id: String, type: String)
    /// Everything that is only looked at: formula, rollup, stamps and types newer than this client.
    case other(type: String, JSON)
}

/// A person or bot: partial objects carry the id alone.
package struct User: Hashable, Sendable {
    package let id: String
    /// The name, nil without the user-information capability.
    package let name: String?
    /// Whether it is a connection, a rule or another program; nil where Notion does not tell.
    package let isBot: Bool?
    package init(id: String, name: String? = nil, isBot: Bool? = nil) {
        self.id = id
        self.name = name
        self.isBot = isBot
    }

    /// Reads a user object; nil without an id.
    package init?(reading json: JSON?) {
        guard let id = json?["id"]?.string else { return nil }
        self.init(id: id, name: json?["name"]?.string, isBot: (json?["type"]?.string).map { $0 != "person" })
    }
}

/// A date as Notion keeps it: a day, or an instant with its offset.
package struct DateValue: Hashable, Sendable {
    /// `2026-07-05` or `2026-07-05T08:00:00.000+02:00`, as the server gave it.
    package let start: String
    /// The end of a range, nil for none.
    package let end: String?

    /// A date by the server's text.
    package init(start: String, end: String? = nil) {
        self.start = start
        self.end = end
    }

    /// An instant, written in UTC.
    package init(_ instant: Date) { self.init(start: Timestamp.text(instant)) }

    /// The instant; nil for a whole day, whose hour the reader has to choose.
    package var instant: Date? { isDay ? nil : Timestamp.parse(start) }

    /// Whether it names a whole day.
    package var isDay: Bool { !start.contains("T") }
}

extension PropertyValue {
    /// The text a reader sees, nil for types without one.
    package var text: String? {
        switch self {
        case .title(let text), .richText(let text): text.plain
        case .select(let name), .status(let name), .url(let name): name ?? ""
        default: nil
        }
    }

    /// The type as the API calls it.
    package var type: String {
        switch self {
        case .title: "title"
        case .richText: "rich_text"
        case .number: "number"
        case .select: "select"
        case .multiSelect: "multi_select"
        case .status: "status"
        case .date: "date"
        case .people: "people"
        case .files: "files"
        case .checkbox: "checkbox"
        case .url: "url"
        case .relation: "relation"
        case .option(_, let type), .other(let type, _): type
        }
    }

    /// The option of a select or status, whichever the column is.
    package var option: String? {
        switch self {
        case .select(let name), .status(let name): name
        default: nil
        }
    }
}
