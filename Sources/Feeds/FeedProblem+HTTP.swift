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
        self.init(feed, reason, failure.disposition)
    }

    /// The answer's status is neither success nor "not modified".
    init(_ feed: String, _ response: HTTPResponse, now: Date) {
        let wait = response.header("retry-after").flatMap { RetryAfter.parse($0, now: now) }
        let later = wait.map { Disposition.retryAfter(min($0, .seconds(PollPause.longest))) }
        switch response.status {
        case 410: self.init(feed, "the server says that the feed is gone for good (410); take it out or change its address.", .permanent)
        case 404: self.init(feed, "there is nothing at its address (404); check the address.", later ?? .retry)
        case 401, 407:
            self.init(feed, "the server wants a login (\(response.status)), which feeds cannot give; order a public feed.", .needsOperator)
        case 403, 451: self.init(feed, "the server refuses to show it (\(response.status)); it may keep out programs.", later ?? .retry)
        case 429, 503: self.init(feed, "the server asks to come later (\(response.status)).", later ?? .retryAfter(.seconds(600)))
        case 300..<400: self.init(feed, "the server redirects (\(response.status)) without saying where to.", .retry)
        case 400..<500: self.init(feed, "the server refuses the request (\(response.status)); check the address.", later ?? .retry)
        default: self.init(feed, "the server is in trouble (\(response.status)); it is tried again.", later ?? .retry)
        }
    }
}
