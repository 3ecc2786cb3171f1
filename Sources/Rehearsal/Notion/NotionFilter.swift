import FoundationEssentials
import Support

/// A checked filter of a query: at most two levels of `and` and `or`.
indirect enum NotionFilter {
    case and([NotionFilter])
    case or([NotionFilter])
    case created(NotionTest)
    case edited(NotionTest)
    case property(NotionProperty, NotionTest)

    init(_ field: NotionField, _ source: NotionSource, depth: Int = 0) throws {
        _ = try field.object()
        for key in ["and", "or"] where field[key].isPresent {
            try field.allow([key])
            if depth >= 2 {
                throw NotionRefusal(message: "body failed validation: \(field.path): compound filters nest at most two levels.")
            }
            let parts = try field[key].elements().map { try NotionFilter($0, source, depth: depth + 1) }
            self = key == "and" ? .and(parts) : .or(parts)
            return
        }
        if field["timestamp"].isPresent {
            let stamp = try field["timestamp"].oneOf(["created_time", "last_edited_time"])
            guard field[stamp].isPresent else { throw field[stamp].refusal("defined") }
            try field.allow(["timestamp", stamp])
            let test = try NotionTest(field[stamp], kind: "date", options: nil)
            self = stamp == "created_time" ? .created(test) : .edited(test)
            return
        }
        let key = try field["property"].string()
        guard let property = source.property(key) else {
            throw NotionRefusal(message: "Could not find property with name or id: \(key)")
        }
        self = .property(property, try Self.test(property, field))
    }

    private static func test(_ property: NotionProperty, _ field: NotionField) throws -> NotionTest {
        guard let kind = field.keys.first(where: { $0 != "property" && $0 != "type" }) else {
            throw field[property.type].refusal("defined")
        }
        try field.allow(["property", "type", kind])
        // A title may also be asked as the rich text it is.
        if kind != property.type, !(kind == "rich_text" && property.type == "title") {
            throw NotionRefusal(message: "database property \(property.type) does not match filter \(kind)")
        }
        let names = ["select", "status", "multi_select"].contains(kind) ? property.options.compactMap { $0["name"]?.string } : nil
        return try NotionTest(field[kind], kind: kind, options: names)
    }
}

/// One condition on one value.
struct NotionTest {
    enum Subject {
        case text(String)
        case number(Double?)
        case flag(Bool)
        /// Names of options or ids of people and pages.
        case names([String])
        case date(String?)
        /// A stamp, to the minute.
        case moment(Date)

        var isEmpty: Bool {
            switch self {
            case .text(let text): text.isEmpty
            case .number(let number): number == nil
            case .flag(let flag): !flag
            case .names(let names): names.isEmpty
            case .date(let date): date == nil
            case .moment: false
            }
        }
    }

    private static let operators: [String: [String]] = {
        let text = ["equals", "does_not_equal", "contains", "does_not_contain", "starts_with", "ends_with", "is_empty", "is_not_empty"]
        let number = [
            "equals", "does_not_equal", "greater_than", "less_than", "greater_than_or_equal_to", "less_than_or_equal_to", "is_empty",
            "is_not_empty",
        ]
        let date =
            ["equals", "before", "after", "on_or_before", "on_or_after", "is_empty", "is_not_empty"] + NotionSpan.names
        let choice = ["equals", "does_not_equal", "is_empty", "is_not_empty"]
        let member = ["contains", "does_not_contain", "is_empty", "is_not_empty"]
        return [
            "title": text, "rich_text": text, "url": text, "email": text, "phone_number": text, "number": number, "unique_id": number,
            "checkbox": ["equals", "does_not_equal"], "select": choice, "status": choice, "multi_select": member, "people": member,
            "created_by": member, "last_edited_by": member, "relation": member, "files": ["is_empty", "is_not_empty"], "date": date,
            "created_time": date, "last_edited_time": date,
        ]
    }()

    let operation: String
    let operand: JSON

    init(_ field: NotionField, kind: String, options: [String]?) throws {
        _ = try field.object()
        try field.allow(Self.operators[kind] ?? [])
        guard field.keys.count == 1, let only = field.keys.first else {
            throw NotionRefusal(message: "body failed validation: \(field.path) should have exactly one condition.")
        }
        operation = only
        var value = field[only].value ?? .null
        if only == "is_empty" || only == "is_not_empty" {
            guard value == true else { throw field[only].refusal("`true`") }
        } else {
            value = try Self.checked(field[only], kind: kind, options: options)
        }
        operand = value
    }

    private static func checked(_ field: NotionField, kind: String, options: [String]?) throws -> JSON {
        switch kind {
        case "number", "unique_id": if field.value?.number == nil { throw field.refusal("a number") }
        case "checkbox": _ = try field.bool()
        case "select", "status", "multi_select":
            let wanted = field.value?.array != nil ? try field.elements().map { try $0.string() } : [try field.string()]
            for name in wanted where options?.contains(name) == false {
                throw NotionRefusal(message: "\(kind) option \"\(name)\" not found for the property of the filter.")
            }
            return .array(wanted.map { .string($0) })
        case "people", "created_by", "last_edited_by":
            return .string(field.value == "me" ? NotionPerson.bot.id : try field.id())
        case "relation": return .string(try field.id())
        case "date", "created_time", "last_edited_time":
            if field.value?.object != nil { break }
            let text = try field.string()
            if NotionSpan.relative(text, now: Date(timeIntervalSince1970: 0)) == nil, NotionDates.instant(text) == nil {
                throw field.refusal("a valid ISO 8601 date string")
            }
        default: _ = try field.string()
        }
        return field.value ?? .null
    }

    func matches(_ subject: Subject, now: Date) -> Bool {
        switch operation {
        case "is_empty": return subject.isEmpty
        case "is_not_empty": return !subject.isEmpty
        case "does_not_equal": return !positive("equals", subject, now)
        case "does_not_contain": return !positive("contains", subject, now)
        default: return positive(operation, subject, now)
        }
    }

    private func positive(_ operation: String, _ subject: Subject, _ now: Date) -> Bool {
        switch subject {
        case .text(let text): compare(text.lowercased(), operation, (operand.string ?? "").lowercased())
        case .number(let number): number.map { compare($0, operation, operand.number ?? 0) } ?? false
        case .flag(let flag): flag == operand.bool
        case .names(let names): (operand.array ?? [operand]).contains { wanted in names.contains(wanted.string ?? "") }
        case .date(let date): date.flatMap(NotionDates.instant).map { NotionSpan.matches($0, operation, operand, now: now) } ?? false
        case .moment(let moment): NotionSpan.matches(moment, operation, operand, now: now)
        }
    }

    private func compare(_ text: String, _ operation: String, _ wanted: String) -> Bool {
        switch operation {
        case "equals": text == wanted
        case "contains": text.contains(wanted)
        case "starts_with": text.hasPrefix(wanted)
        default: text.hasSuffix(wanted)
        }
    }

    private func compare(_ number: Double, _ operation: String, _ wanted: Double) -> Bool {
        switch operation {
        case "equals": number == wanted
        case "greater_than": number > wanted
        case "less_than": number < wanted
        case "greater_than_or_equal_to": number >= wanted
        default: number <= wanted
        }
    }
}

/// Conditions on dates: a day covers all its minutes, an instant only its own.
enum NotionSpan {
    private static let ranges: [String: (from: Int, to: Int)] = [
        "past_week": (-7, 0), "past_month": (-30, 0), "past_year": (-365, 0), "next_week": (0, 7), "next_month": (0, 30),
        "next_year": (0, 365), "this_week": (-6, 6),
    ]
    static let names = Array(ranges.keys)

    private static let day = 86_400.0

    private static let offsets = [
        "today": 0, "tomorrow": 1, "yesterday": -1, "one_week_ago": -7, "one_week_from_now": 7, "one_month_ago": -30,
        "one_month_from_now": 30,
    ]

    /// The start of the day that a word such as `today` means; days are those of UTC.
    static func relative(_ word: String, now: Date) -> Date? {
        offsets[word].map { startOfDay(now).addingTimeInterval(Double($0) * day) }
    }

    private static func startOfDay(_ instant: Date) -> Date {
        Date(timeIntervalSince1970: (instant.timeIntervalSince1970 / day).rounded(.down) * day)
    }

    static func matches(_ at: Date, _ operation: String, _ operand: JSON, now: Date) -> Bool {
        if let range = ranges[operation] {
            let today = startOfDay(now)
            return at >= today.addingTimeInterval(Double(range.from) * day) && at < today.addingTimeInterval(Double(range.to + 1) * day)
        }
        guard let text = operand.string else { return false }
        let word = relative(text, now: now)
        guard let start = word ?? NotionDates.instant(text) else { return false }
        let isDay = word != nil || NotionDates.isDay(text)
        let end = start.addingTimeInterval(isDay ? day : 60)
        switch operation {
        case "equals": return at >= start && at < end
        case "before": return at < start
        case "after": return isDay ? at >= end : at > start
        case "on_or_before": return isDay ? at < end : at <= start
        default: return at >= start
        }
    }
}
