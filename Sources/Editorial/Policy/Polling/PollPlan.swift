import FoundationEssentials
import Support

/// When a feed is polled next, and why then.
package struct PollPlan: Sendable, Hashable {
    package let preferred: Date
    /// Any minute between the two is as good, so that none carries more than its share.
    package let earliest: Date
    package let latest: Date
    /// Before this instant the server does not want to be asked, whatever is ordered meanwhile; nil where it said nothing.
    package let notBefore: Date?
    /// One English sentence with the numbers.
    package let reason: String

    /// Before more is known of a feed it is polled so often.
    package static let usual: TimeInterval = 1800
    /// A server that asks for patience without a number gets this much at least.
    static let patience: TimeInterval = 600
    /// While our own network is down.
    package static let outage: TimeInterval = 600
    /// After a feed was said to be gone, it is asked once more on another day.
    static let secondLook: TimeInterval = 86_400
    /// Skipped days are honoured for so long, which a weekend with the nights around it is.
    private static let longestSkip = 72
}

extension PollPlan {
    /// What plans are made with besides the feed.
    package struct Conditions: Sendable {
        package let settings: PollingSettings
        /// No server is asked more often, in desk time.
        package let floor: TimeInterval
        package let now: Date
        /// 0..<1; plans are up to a tenth later by it.
        package let chance: Double

        package init(settings: PollingSettings, floor: TimeInterval, now: Date, chance: Double) {
            self.settings = settings
            self.floor = floor
            self.now = now
            self.chance = chance
        }

        func longest(_ source: FeedSource) -> TimeInterval { max(settings.longest.seconds, TimeInterval(source.intervalSeconds ?? 0)) }
    }

    /// After a poll that was answered: what its rhythm and the wishes of all sides make of it.
    package init(of source: FeedSource, _ state: FeedState, _ conditions: Conditions, isPushed: Bool = false) {
        let (now, longest) = (conditions.now, conditions.longest(source))
        let rhythm = PollRhythm(source, state, conditions, isPushed)
        let wish = state.wishes?.strongest
        let wished = min(Double(wish?.seconds ?? 0), longest)
        let pause = max(rhythm.pause, wished, conditions.floor)
        let skipping = SkippedTimes(state.wishes)
        // Where a rhythm is loose its hour matters, and a tenth of a day would miss that.
        let spread = (rhythm.isLoose ? min(pause / 10, 600) : pause / 10) * conditions.chance
        let wanted = now.addingTimeInterval(pause + spread)
        let end = skipping.end(from: wanted, hours: Self.longestSkip)
        let isSkipped = end > wanted
        let bound = isSkipped ? end : now.addingTimeInterval(max(wished, conditions.floor))
        let slack = rhythm.isLoose ? pause / 4 : 0
        let shortest = now.addingTimeInterval(min(pause, conditions.settings.shortest.seconds))
        let soonest = max(bound, max(shortest, now.addingTimeInterval(pause - slack)))
        earliest = isSkipped ? end : skipping.start(soonest, before: wanted)
        let ceiling = max(earliest, now.addingTimeInterval(max(longest, conditions.floor)))
        // Everybody whom the feed sent away comes back at the full hour.
        preferred = min(max(earliest, isSkipped ? end.addingTimeInterval(600 * conditions.chance) : wanted), ceiling)
        latest = skipping.limit(
            max(preferred, min(preferred.addingTimeInterval(max(slack, pause / 10, 60)), ceiling)), after: preferred)
        notBefore = wished > 0 || isSkipped ? bound : nil
        if isSkipped {
            reason = "the feed skips the hours or days before (skipHours, skipDays)"
        } else if let wish, wished >= rhythm.pause {
            reason =
                "\(wish.name) asks for \(PauseWords(wish.seconds))"
                + (Double(wish.seconds) > longest ? ", at most \(PauseWords(longest)) count" : "")
        } else {
            reason = rhythm.words
        }
    }

    /// After a poll that failed; `state` counts the failure.
    package init(after trouble: PollTrouble, of source: FeedSource, _ state: FeedState, _ conditions: Conditions) {
        let longest = conditions.longest(source)
        let base = TimeInterval(source.intervalSeconds ?? Int(Self.usual))
        let backoff = Backoff(base: .seconds(max(base, conditions.floor)), ceiling: .seconds(max(longest, conditions.floor)), jitter: 0)
        let growing = backoff.delay(attempt: state.failures, random: 0).seconds
        let skipping = SkippedTimes(state.wishes)
        let failed = "failure \(state.failures) in a row"
        switch trouble {
        case .gone:
            self.init(
                in: max(Self.secondLook, growing), conditions, skipping, isBinding: true,
                "the server said that the feed is gone (410); it is asked once more on another day")
        case .busy(let asked?):
            let wait = max(min(asked.seconds, longest), growing)
            self.init(
                in: wait, conditions, skipping, isBinding: true,
                wait > growing
                    ? "the server asks for \(PauseWords(asked.seconds)) (Retry-After)" : "\(failed), tried again after \(PauseWords(wait))")
        case .busy(nil):
            let wait = max(Self.patience, growing)
            self.init(
                in: wait, conditions, skipping, isBinding: true,
                "the server wants to be left alone; \(failed), tried again after \(PauseWords(wait))")
        case .unreachable, .refused, .missing, .other:
            self.init(in: growing, conditions, skipping, isBinding: false, "\(failed), tried again after \(PauseWords(growing))")
        }
    }

    private init(in wait: TimeInterval, _ conditions: Conditions, _ skipping: SkippedTimes, isBinding: Bool, _ reason: String) {
        let soonest = conditions.now.addingTimeInterval(wait)
        let wanted = soonest.addingTimeInterval(wait / 10 * conditions.chance)
        let end = skipping.end(from: wanted, hours: Self.longestSkip)
        let isSkipped = end > wanted
        earliest = isSkipped ? end : skipping.start(soonest, before: wanted)
        preferred = isSkipped ? end.addingTimeInterval(600 * conditions.chance) : wanted
        latest = skipping.limit(preferred.addingTimeInterval(max(60, wait / 10)), after: preferred)
        notBefore = isBinding ? earliest : nil
        self.reason = isSkipped ? reason + ", behind the hours or days that it skips" : reason
    }

    /// When a feed is due again whose poll begins now, in case its end is never noted: a process may be killed while it asks.
    package static func unended(of source: FeedSource, _ state: FeedState, _ conditions: Conditions) -> Date {
        let wished = min(Double(state.wishes?.strongest?.seconds ?? 0), conditions.longest(source))
        let usual = source.intervalSeconds.map { TimeInterval($0) } ?? max(usual, conditions.settings.shortest.seconds)
        return conditions.now.addingTimeInterval(max(usual, wished, conditions.floor))
    }
}
