import FoundationEssentials
import Support

/// A DATE or DATE-TIME of an iCalendar file (RFC 5545, 3.3.4 and 3.3.5).
struct CalendarMoment: Sendable, Equatable {
    /// Whose clock shows `wall`.
    enum Clock: Sendable, Equatable {
        /// A whole day, wherever one is.
        case day
        /// The reader's own.
        case floating
        case zone(Zone)
    }

    let wall: WallTime
    let clock: Clock

    var isDay: Bool { clock == .day }

    /// The instant, or seconds on the wall where the moment is bound to no zone.
    var seconds: Int64 { seconds(of: wall) }

    /// Those of another time on the same clock.
    func seconds(of wall: WallTime) -> Int64 {
        if case .zone(let zone) = clock { Int64(zone.instant(wall).timeIntervalSince1970) } else { wall.seconds }
    }

    /// Days since 1970-01-01.
    var day: Int { CivilDate.days(year: wall.year, month: wall.month, day: wall.day) }

    /// All moments of a property's value, which may be a list.
    static func list(_ line: ContentLine) throws(EventProblem) -> [CalendarMoment] {
        var moments: [CalendarMoment] = []
        for part in line.value.split(separator: ",", omittingEmptySubsequences: false) {
            moments.append(try CalendarMoment(String(part), zone: line.parameters["TZID"]))
        }
        return moments
    }

    /// `20261225`, `20261225T090000`, `20261225T080000Z`.
    init(_ text: String, zone name: String?) throws(EventProblem) {
        let parts = text.trimmed.split(separator: "T", omittingEmptySubsequences: false).map(String.init)
        guard parts.count <= 2, let date = Self.digits(parts[0], 8) else { throw EventProblem("\"\(text.limited(utf16: 40))\" is no date") }
        let (year, month, day) = (date / 10_000, date / 100 % 100, date % 100)
        guard (1...9999).contains(year), (1...12).contains(month), (1...CivilDate.length(year: year, month: month)).contains(day) else {
            throw EventProblem("there is no day \"\(text.limited(utf16: 40))\"")
        }
        if parts.count == 1 {
            wall = WallTime(year: year, month: month, day: day)
            clock = .day
            return
        }
        let isUTC = parts[1].hasSuffix("Z")
        // A leap second (60) is the second before it to a clock that has none.
        guard let time = Self.digits(isUTC ? String(parts[1].dropLast()) : parts[1], 6), time / 10_000 < 24, time / 100 % 100 < 60,
            time % 100 <= 60
        else { throw EventProblem("there is no time \"\(text.limited(utf16: 40))\"") }
        wall = WallTime(
            year: year, month: month, day: day, hour: time / 10_000, minute: time / 100 % 100, second: Swift.min(time % 100, 59))
        clock = isUTC ? .zone(.utc) : try name.map { name throws(EventProblem) in .zone(try Self.zone(name)) } ?? .floating
    }

    /// Some programs write their own name before the zone's: "/example.org/Europe/Berlin".
    private static func zone(_ name: String) throws(EventProblem) -> Zone {
        let parts = name.split(separator: "/").map(String.init)
        for count in [parts.count, 3, 2, 1] where count <= parts.count && count > 0 {
            if let zone = try? Zone(named: parts.suffix(count).joined(separator: "/")) { return zone }
        }
        throw EventProblem("the time zone \"\(name.limited(utf16: 40))\" is not known (TZID has to be an IANA name)")
    }

    private static func digits(_ text: String, _ count: Int) -> Int? {
        text.utf8.count == count && text.utf8.allSatisfy { (48...57).contains($0) } ? Int(text) : nil
    }
}
