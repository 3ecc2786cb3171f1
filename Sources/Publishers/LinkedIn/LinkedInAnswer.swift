import Editorial
import FoundationEssentials
import HTTPClient
import Support

/// What an answer that is no success says. Its body has many shapes, HTML and nothing among them: every field is optional.
struct LinkedInAnswer {
    let status: Int
    /// "REVOKED_ACCESS_TOKEN", "DUPLICATE_POST"...; the nested codes of content rules included.
    let codes: [String]
    let message: String
    private let retryAfter: Duration?

    init(_ response: HTTPResponse, now: Date) {
        let body = (try? JSON(parsing: response.body)) ?? .null
        let details = body["errorDetails"]?["inputErrors"]?.array ?? []
        status = response.status
        codes = ([body["code"]] + details.map { $0["code"] }).compactMap { $0?.string }
        message = body["message"]?.string ?? ""
        retryAfter = response.header("retry-after").flatMap { RetryAfter.parse($0, now: now) }
    }

    /// LinkedIn accepted equal content from this author recently.
    var isDuplicate: Bool { status == 422 && (codes.contains("DUPLICATE_POST") || message.contains("Content is a duplicate of")) }

    /// The post that a duplicate is said to repeat; it need not exist.
    var duplicateURN: String? {
        guard let start = message.firstRange(of: "duplicate of ")?.upperBound else { return nil }
        return RestLi.urn(String(message[start...].prefix { !$0.isWhitespace && $0 != "," && $0 != "\"" }))
    }

    /// LinkedIn says that the token's life is over, which no waiting changes.
    var saysExpired: Bool { codes.contains("EXPIRED_ACCESS_TOKEN") }

    /// The uploaded picture cannot be used yet or any more.
    var isAboutMedia: Bool { status == 400 && codes.contains { $0.hasPrefix("MEDIA_") || $0 == "EXPIRED_UPLOAD_URL" } }

    /// A limit of the day, which no waiting of minutes ends (LinkedIn, rate limits: counters of 24 hours, reset at midnight UTC).
    private var isDaily: Bool { message.contains(" DAY ") || message.lowercased().contains("daily") }

    /// What the answer says about the account as a whole; nil when another request of it may do better.
    func stop(_ now: Date, spread: Double) -> AccountStop? {
        switch status {
        case 401: AccountStop(.token)
        // The author is the account's; other fields that are named are this post's.
        case 403 where message.contains("/author") || !message.contains("processing fields ["): AccountStop(.rights)
        case 426: AccountStop(.version)
        case 429 where isDaily: AccountStop(.limit, until: notBefore(now, spread: spread))
        default: nil
        }
    }

    /// When a throttled call may be repeated: as told; a daily limit not before midnight UTC, when LinkedIn resets it; else minutes.
    ///
    /// `spread` (0..<1) keeps accounts from coming back all at once.
    func notBefore(_ now: Date, spread: Double) -> Date {
        let told = retryAfter.map { now + $0 }
        guard isDaily else { return told ?? now.addingTimeInterval(300 + spread * 60) }
        // A gateway's Retry-After of seconds knows nothing of the day's counter.
        let midnight = (now.timeIntervalSince1970 / 86_400).rounded(.down) * 86_400 + 86_400
        return max(told ?? now, Date(timeIntervalSince1970: midnight + spread * 600))
    }

    /// One sentence: what LinkedIn refused, in its words, and the next step.
    func sentence(account: String, now: Date, spread: Double) -> Message {
        let said = said
        switch status {
        case 401:
            return
                "LinkedIn does not accept the token of account \(account)\(said): \(ConnectStep.words(account)), or put a new one where token points and restart."
        case 403 where message.contains("/author"):
            return "LinkedIn does not let account \(account) post as its author\(said): check author, and the token's role on that page."
        case 403:
            return
                "LinkedIn does not permit this to account \(account)\(said): give the app the scope, then \(ConnectStep.words(account)) again."
        case 413: return "LinkedIn finds the post of account \(account) too large\(said): shorten the text or use a smaller picture."
        case 426:
            return
                "LinkedIn has ended the API version that account \(account) uses\(said): set version to a newer month in the configuration."
        case 429:
            return
                "LinkedIn's limit for account \(account) is reached\(said): it goes on after \(Moment(notBefore(now, spread: spread)))."
        case 400 where isAboutMedia: return "LinkedIn cannot use the picture uploaded for account \(account)\(said): it is uploaded again."
        case 500...: return "LinkedIn had a failure of its own for account \(account)\(said): it is tried again later."
        default: return "LinkedIn refused the request of account \(account)\(said): change what it names and approve again."
        }
    }

    /// Status, codes and message, short enough for a line.
    private var said: String {
        let words = ([String(status)] + codes).joined(separator: " ")
        let text = message.collapsed.limited(utf16: 240)
        return text.isEmpty ? " (\(words))" : " (\(words), \"\(text)\")"
    }
}

/// LinkedIn did not do what preparing or looking needs.
struct LinkedInProblem: AccountProblem {
    let message: Message
    var description: String { message.description }
    let disposition: Disposition
    let stop: AccountStop?

    init(_ message: Message, _ disposition: Disposition, stop: AccountStop.Cause? = nil) {
        self.message = message
        self.disposition = disposition
        self.stop = stop.map { AccountStop($0) }
    }

    /// An answer that is no success.
    init(_ response: HTTPResponse, account: String, now: Date) {
        let answer = LinkedInAnswer(response, now: now)
        let spread = Spread.of(account)
        message = answer.sentence(account: account, now: now, spread: spread)
        stop = answer.stop(now, spread: spread)
        disposition =
            switch response.status {
            case 401, 403, 426: .needsOperator
            case 429: .retryAfter(.seconds(answer.notBefore(now, spread: spread).timeIntervalSince(now)))
            case 408, 409, 500...: .retry
            case 400 where answer.isAboutMedia: .retry
            default: .permanent
            }
    }
}

/// A number in 0..<1 that is always the same for the same name.
enum Spread {
    static func of(_ name: String) -> Double {
        let digest = SHA256.bytes(of: Array(name.utf8))
        return Double(Int(digest[0]) << 8 | Int(digest[1])) / 65_536
    }
}
