import FoundationEssentials
import HTTPServer
import Support

/// Instants as the page writes them: absolute in UTC, or in the named zone of an account, with the distance from now.
struct Moments: Sendable {
    let now: Date
    /// The zones of the accounts, by the accounts' names.
    private let zones: [String: Zone]

    init(_ report: DeskReport) {
        now = report.now
        let zones = report.accounts.map { ($0.name, try? Zone(named: $0.zone)) }
        self.zones = Dictionary(zones.compactMap { name, zone in zone.map { (name, $0) } }) { first, _ in first }
    }

    /// "Fri 20 Nov 10:52" with "in 3 h"; a dash when there is none.
    func cell(_ instant: Date?) -> HTML {
        guard let instant else { return "<span class=\"none\">none</span>" }
        return "\(time(instant)) <span class=\"ago\">\(distance(to: instant))</span>"
    }

    /// The same as people read it who post there: "Fri 20 Nov 11:52 Europe/Berlin" with "in 3 h".
    func cell(_ instant: Date?, on account: String) -> HTML {
        guard let instant, let zone = zones[account] else { return cell(instant) }
        return """
            \(time(instant, in: zone)) <span class="ago">\(distance(to: instant))</span><span class="place">\(zone.name)</span>
            """
    }

    /// How long something has lasted, with its beginning.
    func since(_ instant: Date) -> HTML { "<span>\(age(of: instant))</span><span class=\"place\">since \(time(instant))</span>" }

    /// A `time` element with the absolute time.
    func time(_ instant: Date, in zone: Zone = .utc) -> HTML {
        "<time datetime=\"\(Timestamp.text(instant))\">\(absolute(instant, in: zone))</time>"
    }

    /// "Fri 20 Nov 10:52", with the year only when it is another one.
    func absolute(_ instant: Date, in zone: Zone = .utc) -> String {
        let wall = zone.wall(at: instant)
        let year = wall.year == zone.wall(at: now).year ? "" : " \(wall.year)"
        let time = "\(Timestamp.digits(wall.hour, 2)):\(Timestamp.digits(wall.minute, 2))"
        return "\(Self.weekdays[wall.weekday - 1]) \(wall.day) \(Self.months[wall.month - 1])\(year) \(time)"
    }

    /// "10:52:07".
    func clock(_ instant: Date) -> String {
        let wall = Zone.utc.wall(at: instant)
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
