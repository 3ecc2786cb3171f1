import FoundationEssentials

/// A length in its largest fitting units: "2 h 30 min".
package struct PauseWords: CustomStringConvertible {
    private let seconds: TimeInterval

    package init(_ seconds: TimeInterval) { self.seconds = seconds }
    init(_ seconds: Int) { self.seconds = TimeInterval(seconds) }

    package var description: String {
        let whole = Int(seconds.rounded())
        if whole < 120 { return "\(whole) s" }
        let minutes = (whole + 30) / 60
        if minutes < 120 { return "\(minutes) min" }
        if minutes >= 2 * 1440, minutes % 1440 == 0 { return "\(minutes / 1440) days" }
        return "\(minutes / 60) h" + (minutes % 60 == 0 ? "" : " \(minutes % 60) min")
    }
}
