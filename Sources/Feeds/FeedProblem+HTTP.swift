import Editorial
import FoundationEssentials
import HTTPClient
import Support

extension FeedProblem {
    /// There was no answer.
    init(_ feed: String, _ failure: HTTPFailure) {
        let reason: Message =
            switch failure.kind {
            case .tooLarge: "its document is larger than \(FeedReader.largestBody >> 20) MB; ask its publisher for a shorter feed."
            default: failure.message
            }
        self.init(feed, reason, failure.disposition, Self.trouble(failure))
    }

    private static func trouble(_ failure: HTTPFailure) -> PollTrouble {
        switch failure.kind {
        case .nameNotFound, .connect: .unreachable
        case .timeout where !failure.requestWritten: .unreachable
        case .refused, .tls: .refused
        default: .other
        }
    }

    /// A redirect leads to a feed that has nothing of the one that was read before.
    init(_ feed: String, strange address: String) {
        self.init(
            feed,
            "its address redirects for good to another feed, \(address.limited(utf16: 200)), of which nothing is taken; order that one if it is the right one.",
            .needsOperator)
    }

    /// A part of the document (206) although nobody asked for one.
    init(_ feed: String, part response: HTTPResponse) {
        self.init(feed, "the server sends a part of the document (\(response.status)); it is tried again.")
    }

    /// The answer's status is neither success nor "not modified".
    init(_ feed: String, _ response: HTTPResponse, now: Date) {
        let wait = response.header("retry-after").flatMap { RetryAfter.parse($0, now: now) }
        let later = wait.map { Disposition.retryAfter(min($0, .seconds(86_400))) } ?? .retry
        let trouble: PollTrouble = wait.map { .busy($0) } ?? .other
        let status = response.status
        switch status {
        case 410:
            self.init(
                feed, "the server says that the feed is gone for good (410); take it out or change its address.", .permanent, .gone)
        case 404: self.init(feed, "there is nothing at its address (404); check the address.", later, wait == nil ? .missing : trouble)
        case 401, 407:
            self.init(feed, "the server wants a login (\(status)); write username and password into its [[feed]].", .needsOperator, trouble)
        case 403, 451, 503:
            if BotWall.answered(response) {
                self.init(
                    feed,
                    "a bot wall keeps programs out (\(status)); ask its publisher, or try user_agent or http_version in its [[feed]].",
                    later, .busy(wait))
            } else if status == 503 {
                self.init(feed, "the server asks to come later (\(status)).", wait == nil ? .retryAfter(.seconds(600)) : later, .busy(wait))
            } else {
                self.init(feed, "the server refuses to show it (\(status)); it may keep out programs.", later, trouble)
            }
        case 420, 429:
            self.init(
                feed, "the server asks to come later (\(status)).", wait == nil ? .retryAfter(.seconds(600)) : later, .busy(wait))
        case 304: self.init(feed, "the server says that nothing changed (304) although nothing was ever read; it is tried again.", .retry)
        case 300..<400: self.init(feed, "the server redirects (\(status)) without saying where to.", .retry)
        case 400..<500: self.init(feed, "the server refuses the request (\(status)); check the address.", later, trouble)
        default: self.init(feed, "the server is in trouble (\(status)); it is tried again.", later, trouble)
        }
    }
}
