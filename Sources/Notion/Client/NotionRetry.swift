import HTTPClient
import Support

/// What a request does to Notion, for what may be tried again.
enum Effect: Sendable {
    /// Reads (queries by POST too) and deletions: harmless to repeat.
    case repeatable
    /// Creates or changes something.
    case write
}

/// When a failed request is tried again; pure.
struct NotionRetry: Sendable {
    /// How often in all.
    var tries = 5
    /// The first pause; it doubles.
    var base: Duration = .seconds(1)
    /// The longest pause of our own choice.
    var longest: Duration = .seconds(30)
    /// Notion asks for a minute at most, a workspace's limit for some more (developers.notion.com/reference/request-limits): what asks for
    /// days is a mistake of something in between, and must not silence the desk for so long.
    var longestHold: Duration = .seconds(3600)
    /// A caller that waits for one request alone.
    var longestPause: Duration = .seconds(60)

    /// What to do after a failure.
    enum Next: Equatable {
        case giveUp
        case pause(Duration)
        /// Everybody waits.
        case hold(Duration)
    }

    /// After an answer with an error status; `jitter` in 0...1 spreads the pauses.
    func next(status: Int, code: String, retryAfter: Duration?, effect: Effect, tried: Int, jitter: Double) -> Next {
        // Even on the last try: the others must hear it.
        if status == 429 || status == 529 {
            return .hold(retryAfter.map { min(max($0, .seconds(1)), longestHold) } ?? pause(tried, jitter))
        }
        guard tried < tries else { return .giveUp }
        switch status {
        case 409 where code != "row_limit_exceeded": return .pause(pause(tried, jitter))
        case 408, 500, 502, 503, 504: return effect == .repeatable ? .pause(min(retryAfter ?? pause(tried, jitter), longestPause)) : .giveUp
        default: return .giveUp
        }
    }

    /// After no answer.
    func next(_ failure: HTTPFailure, effect: Effect, tried: Int, jitter: Double) -> Next {
        guard tried < tries, failure.disposition == .retry, failure.kind != .shutDown else { return .giveUp }
        return effect == .repeatable || !failure.requestWritten ? .pause(pause(tried, jitter)) : .giveUp
    }

    private func pause(_ tried: Int, _ jitter: Double) -> Duration {
        let length = base.seconds * Double(1 << min(max(tried - 1, 0), 16))
        return .seconds(min(length, longest.seconds) * (0.75 + jitter / 2))
    }
}

/// Whether a write that was answered with this status may have been carried out.
func mayHaveTakenEffect(status: Int, effect: Effect) -> Bool { effect == .write && (status >= 500 && status != 529 || status == 408) }
