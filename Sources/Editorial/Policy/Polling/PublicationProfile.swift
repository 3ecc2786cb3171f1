import FoundationEssentials
import Support

/// When a feed publishes: its entries by hour of the week, older ones fading.
package struct PublicationProfile: Sendable, Hashable {
    /// Entries in thousandths, from Monday 0:00 UTC on.
    private var hours = [Int](repeating: 0, count: 168)
    /// The day up to which they have faded.
    private var fadedAt: Date
    /// The oldest and the newest entry that was counted.
    private var since: Date
    private var newest: Date

    /// An entry counts half after this.
    static let halfLife: TimeInterval = 28 * 86_400
    /// Entries beyond tell nothing of today.
    private static let longestMemory: TimeInterval = 180 * 86_400
    /// A poll is worth its while when so many entries are to be expected.
    static let worthwhile = 0.25
    /// The part of the entries that is expected at any hour.
    private static let evenShare = 0.3
    /// With less than this behind it, a feed has hours of the day but no days of the week.
    private static let weeksKnown: TimeInterval = 14 * 86_400

    /// nil where no entry has a date that can be.
    package init?(_ dates: [Date], now: Date) {
        let dates = dates.filter { $0 <= now && $0 > now - .seconds(Self.longestMemory) }
        guard let first = dates.min() else { return nil }
        (fadedAt, since, newest) = (now.day, first, first - .seconds(1))
        note(dates, now: now)
    }

    /// Counts entries that are newer than all before.
    package mutating func note(_ dates: [Date], now: Date) {
        fade(to: now)
        // What came in one minute is one event: an import is no rhythm.
        let minutes = Set(dates.prefix(1000).filter { $0 > newest && $0 <= now }.map(\.minute))
        for minute in minutes {
            hours[Self.hour(of: minute)] += Int(1000 * Self.weight(age: now.timeIntervalSince(minute)))
        }
        newest = max(newest, dates.filter { $0 <= now }.max() ?? newest)
    }

    /// Entries to be expected in a week.
    package func itemsAWeek(at now: Date) -> Double { mean(at: now) * 168 }

    /// Seconds until enough entries are to be expected, `longest` at most.
    package func pause(from now: Date, longest: TimeInterval) -> TimeInterval {
        var (instant, expected) = (now, 0.0)
        let rates = rates(at: now)
        while instant.timeIntervalSince(now) < longest {
            let rate = rates[Self.hour(of: instant)]
            let left = 3600 - instant.timeIntervalSince1970.truncatingRemainder(dividingBy: 3600)
            if expected + rate * left / 3600 >= Self.worthwhile {
                return min(longest, instant.timeIntervalSince(now) + (Self.worthwhile - expected) / rate * 3600)
            }
            expected += rate * left / 3600
            instant = instant.addingTimeInterval(left)
        }
        return longest
    }

    /// Entries an hour, by hour of the week.
    private func rates(at now: Date) -> [Double] {
        let (total, mean, shares) = (Double(max(1, hours.reduce(0, +))), mean(at: now), shares(at: now))
        return hours.indices.map { hour in
            // Neighbours share, since clocks change twice a year and people are no machines.
            let near = (shares[(hour + 167) % 168] + 2 * shares[hour] + shares[(hour + 1) % 168]) / 4
            return mean * (Self.evenShare + (1 - Self.evenShare) * 168 * near / total)
        }
    }

    private func shares(at now: Date) -> [Double] {
        if now.timeIntervalSince(since) >= Self.weeksKnown { return hours.map { Double($0) } }
        let ofDay = (0..<24).map { hour in Double((0..<7).reduce(0) { $0 + hours[$1 * 24 + hour] }) / 7 }
        return hours.indices.map { ofDay[$0 % 24] }
    }

    private func mean(at now: Date) -> Double {
        let age = max(now.timeIntervalSince(since), 86_400)
        let faded = Double(hours.reduce(0, +)) / 1000 * Self.weight(age: now.timeIntervalSince(fadedAt))
        // The time that was watched fades as the entries do.
        let watched = Self.halfLife / 0.6931 * (1 - Self.weight(age: age)) / 3600
        return faded / watched
    }

    /// By whole days, and rounded down, so that whoever polls often makes no other sum than who polls daily.
    private mutating func fade(to now: Date) {
        let day = now.day
        guard day > fadedAt else { return }
        let factor = Self.weight(age: day.timeIntervalSince(fadedAt))
        hours = hours.map { Int(Double($0) * factor) }
        fadedAt = day
    }

    private static func weight(age: TimeInterval) -> Double {
        // 2^-x without the C library: whole halves, and e^-y for the rest.
        var (halves, weight) = (min(max(0, age) / halfLife, 40), 1.0)
        while halves >= 1 { (halves, weight) = (halves - 1, weight / 2) }
        let y = halves * 0.693147180559945
        return weight / (1 + y * (1 + y / 2 * (1 + y / 3 * (1 + y / 4 * (1 + y / 5 * (1 + y / 6))))))
    }

    /// 0 is Monday 0:00 to 1:00 UTC; the first day of 1970 was a Thursday.
    private static func hour(of instant: Date) -> Int {
        let hour = Int((instant.timeIntervalSince1970 / 3600).rounded(.down)) + 72
        return (hour % 168 + 168) % 168
    }
}

extension PublicationProfile: Codable {
    private enum Key: String, CodingKey { case hours, fadedAt, since, newest }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        (fadedAt, since, newest) = (
            try container.decode(Date.self, forKey: .fadedAt), try container.decode(Date.self, forKey: .since),
            try container.decode(Date.self, forKey: .newest)
        )
        if let text = try? container.decode(String.self, forKey: .hours) {
            read(text)
        } else {
            // As it was kept at first.
            let all = try container.decode([Int].self, forKey: .hours)
            if all.count == hours.count { hours = all }
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(text, forKey: .hours)
        try container.encode(fadedAt, forKey: .fadedAt)
        try container.encode(since, forKey: .since)
        try container.encode(newest, forKey: .newest)
    }

    /// `3:21 8:21 `: hours that have something, with how much. An array of numbers was most of what it cost to read and write a feed.
    private var text: String {
        var text = ""
        for (hour, count) in hours.enumerated() where count > 0 { text += "\(hour):\(count) " }
        return text
    }

    private mutating func read(_ text: String) {
        var (hour, number) = (0, 0)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: ":"): (hour, number) = (number, 0)
            case UInt8(ascii: " "):
                if hours.indices.contains(hour) { hours[hour] = number }
                number = 0
            default: number = number &* 10 &+ Int(byte) &- Int(UInt8(ascii: "0"))
            }
        }
    }
}
