import FoundationEssentials
import Support

/// Date values: a day, or a minute with an offset.
enum NotionDates {
    /// A date of a request in the form answers have: seconds dropped, offset written out, no time zone.
    static func accept(_ field: NotionField) throws -> JSON {
        _ = try field.object()
        try field.allow(["start", "end", "time_zone"])
        var zone: Zone?
        if let name = field["time_zone"].value?.string {
            guard let known = try? Zone(named: name) else { throw field["time_zone"].refusal("a valid IANA time zone") }
            zone = known
        }
        let start = try moment(field["start"], zone)
        var end: String?
        if field["end"].isPresent, !field["end"].isNull {
            let last = try moment(field["end"], zone)
            guard let first = instant(start), let second = instant(last), first <= second else {
                throw NotionRefusal(message: "body failed validation: \(field.path).start should be before end.")
            }
            end = last
        }
        return ["start": .string(start), "end": .optional(end), "time_zone": nil]
    }

    private static func moment(_ field: NotionField, _ zone: Zone?) throws -> String {
        let text = try field.string()
        guard let shape = Shape(text), instant(text) != nil else { throw field.refusal("a valid ISO 8601 date string") }
        guard let time = shape.time else { return shape.day }
        guard let zone else { return "\(shape.day)T\(time):00.000\(shape.offset ?? "+00:00")" }
        // With a zone named, an offset would be a second opinion.
        if shape.offset != nil { throw field.refusal("a date without an offset when time_zone is given") }
        guard let wall = instant("\(shape.day)T\(time):00Z") else { throw field.refusal("a valid ISO 8601 date string") }
        let zoned = Timestamp.text(unshift(wall, in: zone), in: zone)
        return zoned.prefix(19) + ".000" + zoned.dropFirst(19)
    }

    /// The instant whose wall time in the zone reads like `wall` does in UTC.
    private static func unshift(_ wall: Date, in zone: Zone) -> Date {
        let guess = wall.addingTimeInterval(-Double(zone.offset(at: wall)))
        return wall.addingTimeInterval(-Double(zone.offset(at: guess)))
    }

    static func isDay(_ text: String) -> Bool { Shape(text)?.time == nil }

    /// The instant of either form; a day begins at midnight UTC.
    static func instant(_ text: String) -> Date? {
        guard let shape = Shape(text) else { return nil }
        return Timestamp.parse("\(shape.day)T\(shape.time ?? "00:00"):00\(shape.offset ?? "Z")")
    }

    private struct Shape {
        let day: String
        let time: String?
        let offset: String?

        init?(_ text: String) {
            let units = Array(text)
            func isNumber(_ range: Range<Int>) -> Bool {
                range.upperBound <= units.count && range.allSatisfy { units[$0].isASCII && units[$0].isNumber }
            }
            guard isNumber(0..<4), isNumber(5..<7), isNumber(8..<10), units[4] == "-", units[7] == "-" else { return nil }
            day = String(units[0..<10])
            if units.count == 10 {
                (time, offset) = (nil, nil)
                return
            }
            guard units[10] == "T" || units[10] == " ", isNumber(11..<13), isNumber(14..<16), units[13] == ":" else { return nil }
            time = String(units[11..<16])
            let rest = units[16...].drop { $0 == ":" || $0 == "." || $0.isNumber }
            switch rest.first {
            case nil: offset = nil
            case "Z" where rest.count == 1: offset = "+00:00"
            case "+", "-":
                let digits = rest.dropFirst().filter(\.isNumber)
                guard digits.count == 4, rest.count <= 6 else { return nil }
                offset = "\(rest.first ?? "+")\(String(digits.prefix(2))):\(String(digits.suffix(2)))"
            default: return nil
            }
        }
    }
}
