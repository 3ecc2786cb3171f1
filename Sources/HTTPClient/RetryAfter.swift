internal import CCurl
import FoundationEssentials

/// The `Retry-After` header (RFC 9110, 10.2.3).
package enum RetryAfter {
    /// How long the server asks to wait: seconds or an HTTP date; at least zero, nil when the header says neither.
    package static func parse(_ header: String, now: Date) -> Duration? {
        let text = header.filter { !$0.isWhitespace || $0 == " " }
        let number = text.filter { $0 != " " }
        if let seconds = Int64(number) { return seconds < 0 ? nil : .seconds(min(seconds, longest)) }
        // Some servers send fractions; whoever comes a little too late is let in.
        if number.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }), let seconds = Double(number) {
            return .seconds(min(seconds.rounded(.up), Double(longest)))
        }
        let instant = curl_getdate(text, nil)
        guard instant >= 0, text.contains(":") else { return nil }
        let wait = Date(timeIntervalSince1970: Double(instant)).timeIntervalSince(now)
        return .seconds(min(max(0, wait), Double(longest)))
    }

    /// A year; anything longer is as good as that.
    private static let longest: Int64 = 366 * 86_400
}
