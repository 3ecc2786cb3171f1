import Support

extension PropertyValue {
    /// Reads a property value object (with `type`); lenient: a value of another shape reads as empty.
    package init(reading json: JSON) {
        let type = json["type"]?.string ?? ""
        let value = json[type] ?? .null
        switch type {
        case "title": self = .title(RichText(reading: value))
        case "rich_text": self = .richText(RichText(reading: value))
        case "number": self = .number(value.number)
        case "select": self = .select(value["name"]?.string)
        case "multi_select": self = .multiSelect((value.array ?? []).compactMap { $0["name"]?.string })
        case "status": self = .status(value["name"]?.string)
        case "date": self = .date(value["start"]?.string.map { DateValue(start: $0, end: value["end"]?.string) })
        case "people": self = .people((value.array ?? []).compactMap(User.init(reading:)))
        case "files": self = .files((value.array ?? []).map(FileReference.init(reading:)))
        case "checkbox": self = .checkbox(value.bool ?? false)
        case "url": self = .url(value.string)
        case "relation":
            self = .relation((value.array ?? []).compactMap { $0["id"]?.string }, more: json["has_more"]?.bool ?? false)
        default: self = .other(type: type, value)
        }
    }

    /// The object to write; `other` is read only and becomes an empty object.
    package var json: JSON {
        switch self {
        case .title(let text): ["title": text.json]
        case .richText(let text): ["rich_text": text.json]
        case .number(let value): ["number": value.map { .number($0) } ?? .null]
        case .select(let name): ["select": Self.named(name)]
        case .multiSelect(let names): ["multi_select": .array(names.prefix(100).map { ["name": .string(Self.optionName($0))] })]
        case .status(let name): ["status": name.map { ["name": .string($0)] } ?? .null]
        case .date(let value):
            ["date": value.map { ["start": .string($0.start), "end": .optional($0.end)] } ?? .null]
        case .people(let people): ["people": .array(people.prefix(100).map { ["id": .string($0.id)] })]
        case .files(let files): ["files": .array(files.prefix(100).map { $0.json(named: true) })]
        case .checkbox(let value): ["checkbox": .bool(value)]
        // An empty string is refused, and so is more than 2000 (developers.notion.com/reference/request-limits).
        case .url(let url): ["url": url.flatMap { $0.isEmpty || $0.utf16.count > 2000 ? nil : .string($0) } ?? .null]
        case .relation(let ids, _): ["relation": .array(ids.prefix(100).map { ["id": .string($0)] })]
        case .option(let id, let type): [type: ["id": .string(id)]]
        case .other: [:]
        }
    }

    private static func named(_ name: String?) -> JSON { name.map { ["name": .string(optionName($0))] } ?? .null }

    // A comma in an option's name is answered with 400, for it separates options in exports.
    private static func optionName(_ name: String) -> String { name.replacing(",", with: " ").limited(utf16: 100) }
}
