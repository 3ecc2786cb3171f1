import FoundationEssentials
import HTTPServer
import Support

/// Instants as LinkedIn's feed writes them: how long ago, and on request the time in the account's zone.
struct PostTimes: Sendable {
    let now: Date
    let zone: Zone

    /// "5m" for the eye, "5 minutes ago" for the ear, the exact time for who points at it.
    func ago(_ instant: Date) -> HTML {
        let (short, words) = distance(to: instant)
        return """
            <time datetime="\(Timestamp.text(instant, in: zone))" title="\(exact(instant))">\
            <span aria-hidden="true">\(short)</span><span class="heard">\(words)</span></time>
            """
    }

    /// A `time` element with the exact time.
    func stamp(_ instant: Date) -> HTML { "<time datetime=\"\(Timestamp.text(instant, in: zone))\">\(exact(instant))</time>" }

    /// "20 Nov 10:52:07" for tables, whose caption names the zone.
    func brief(_ instant: Date) -> HTML {
        let wall = zone.wall(at: instant)
        return """
            <time datetime="\(Timestamp.text(instant, in: zone))" title="\(exact(instant))">\
            \(Self.day(wall)) \(Self.time(wall))</time>
            """
    }

    /// "Fri 20 Nov 2026, 10:52:07 (Europe/Berlin)".
    func exact(_ instant: Date) -> String {
        let wall = zone.wall(at: instant)
        let date = "\(CivilDate.weekdayNames[wall.weekday - 1]) \(Self.day(wall)) \(wall.year)"
        return "\(date), \(Self.time(wall)) (\(zone.name))"
    }

    private func distance(to instant: Date) -> (short: String, words: String) {
        let seconds = Int(now.timeIntervalSince(instant))
        let units = [
            (31_536_000, "yr", "year"), (2_592_000, "mo", "month"), (604_800, "w", "week"), (86_400, "d", "day"), (3600, "h", "hour"),
            (60, "m", "minute"),
        ]
        guard let (length, short, word) = units.first(where: { seconds >= $0.0 }) else { return ("now", "now") }
        let count = seconds / length
        return ("\(count)\(short)", "\(count) \(word)\(count == 1 ? "" : "s") ago")
    }

    private static func day(_ wall: WallTime) -> String { "\(wall.day) \(CivilDate.monthNames[wall.month - 1])" }

    private static func time(_ wall: WallTime) -> String {
        [wall.hour, wall.minute, wall.second].map { Timestamp.digits($0, 2) }.joined(separator: ":")
    }
}
