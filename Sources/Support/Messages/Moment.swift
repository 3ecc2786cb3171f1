import FoundationEssentials

/// An instant as the people of a place read it, to the minute or to the day.
package struct Moment: Sendable, CustomStringConvertible {
    package let date: Date
    /// Where it is told; nil for where its readers are.
    package let zone: Zone?
    /// Whether the day alone is meant.
    package let isDay: Bool

    package init(_ date: Date, in zone: Zone? = nil, isDay: Bool = false) {
        self.date = date
        self.zone = zone
        self.isDay = isDay
    }

    /// In English: "Thu 2026-11-26 14:30 Europe/Berlin", or "2026-11-26".
    package var description: String { words(for: .plain) }

    /// "Thu 2026-11-26 14:30 Europe/Berlin"; in German "Do., 26.11.2026, 14:30 Uhr (Europe/Berlin)".
    package func words(for voice: Voice) -> String {
        let zone = zone ?? voice.zone
        let wall = zone.wall(at: date)
        let (day, month) = (Timestamp.digits(wall.day, 2), Timestamp.digits(wall.month, 2))
        let time = Timestamp.digits(wall.hour, 2) + ":" + Timestamp.digits(wall.minute, 2)
        let weekday = voice.language.weekdays[wall.weekday - 1]
        switch voice.language {
        case .english:
            let date = "\(wall.year)-\(month)-\(day)"
            return isDay ? date : "\(weekday) \(date) \(time) \(zone.name)"
        case .german:
            let date = "\(day).\(month).\(wall.year)"
            return isDay ? date : "\(weekday), \(date), \(time) Uhr (\(zone.name))"
        case .french:
            let date = "\(day)/\(month)/\(wall.year)"
            return isDay ? date : "\(weekday) \(date) à \(time) (\(zone.name))"
        }
    }
}

extension Moment: Codable {
    private enum Key: String, CodingKey { case at, zone, isDay }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        self.init(
            Date(milliseconds: try container.decode(Int64.self, forKey: .at)),
            in: try container.decodeIfPresent(String.self, forKey: .zone).map { Zone(known: $0) },
            isDay: try container.decodeIfPresent(Bool.self, forKey: .isDay) ?? false)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(date.milliseconds, forKey: .at)
        try container.encodeIfPresent(zone?.name, forKey: .zone)
        if isDay { try container.encode(true, forKey: .isDay) }
    }
}
