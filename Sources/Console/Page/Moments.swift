import FoundationEssentials
import Support
import HTTPServer

/// Instants as the page writes them: absolute in UTC, with the distance from now.
struct Moments: Sendable {
    let now: Date

    /// "Fri 20 Nov 10:52" with "in 3 h"; a dash when there is none.
    func cell(_ instant: Date?) -> HTML {
        guard let instant else { return "<span class=\"none\">none</span>" }
        return "\(time(instant)) <span class=\"ago\">\(distance(to: instant))</span>"
    }

    /// A `time` element with the absolute time.
    func time(_ instant: Date) -> HTML {
        "<time datetime=\"\(Timestamp.text(instant))\">\(absolute(instant))</time>"
    }

    /// "Fri 20 Nov 10:52", with the year only when it is another one.
    func absolute(_ instant: Date) -> String {
        let wall = Self.wall(instant)
        let year = wall.year == Self.wall(now).year ? "" : " \(wall.year)"
        let time = "\(Timestamp.digits(wall.hour, 2)):\(Timestamp.digits(wall.minute, 2))"
        return "\(Self.weekdays[wall.weekday - 1]) \(wall.day) \(Self.months[wall.month - 1])\(year) \(time)"
    }

    /// "10:52:07".
    func clock(_ instant: Date) -> String {
        let wall = Self.wall(instant)
        return [wall.hour, wall.minute, wall.second].map { Timestamp.digits($0, 2) }.joined(separator: ":")
    }

    /// "in 3 h", "4 min ago".
    func distance(to instant: Date) -> String {
        let seconds = instant.timeIntervalSince(now)
        if abs(seconds) < 60 { return seconds > 0 ? "in a moment" : "just now" }
        return seconds > 0 ? "in \(Self.length(seconds))" : "\(Self.length(-seconds)) ago"
    }

    /// "4 min", "3 h", "2 days": how long something has waited.
    func age(of instant: Date) -> String {
        let seconds = now.timeIntervalSince(instant)
        return seconds < 60 ? "under a minute" : Self.length(seconds)
    }

    private static func wall(_ instant: Date) -> WallTime {
        WallTime(seconds: Int64((instant.timeIntervalSince1970).rounded(.down)))
    }

    private static func length(_ seconds: Double) -> String {
        switch seconds {
        case ..<3600: "\(Int(seconds / 60)) min"
        case ..<172_800: "\(Int(seconds / 3600)) h"
        // Beyond a thousand years is somebody's joke.
        default: "\(Int(min(seconds / 86400, 365_000))) days"
        }
    }

    private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
}
