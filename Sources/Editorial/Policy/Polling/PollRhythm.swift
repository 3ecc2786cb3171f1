import FoundationEssentials
import Support

/// How often a feed would be polled if nobody asked for anything.
struct PollRhythm {
    let pause: TimeInterval
    let words: String
    /// Whether somewhat earlier is as good.
    let isLoose: Bool

    init(_ source: FeedSource, _ state: FeedState, _ conditions: PollPlan.Conditions, _ isPushed: Bool) {
        let (shortest, longest) = (conditions.settings.shortest.seconds, conditions.settings.longest.seconds)
        if isPushed {
            (pause, isLoose) = (max(longest, TimeInterval(source.intervalSeconds ?? 0)), true)
            words = "its hub sends its news; polled after \(PauseWords(pause)) to be safe"
        } else if let interval = source.intervalSeconds {
            (pause, isLoose) = (TimeInterval(interval), false)
            words = "its interval is \(PauseWords(interval))"
        } else if let profile = state.profile {
            let now = conditions.now
            pause = min(max(profile.pause(from: now, longest: longest), shortest), max(shortest, longest))
            isLoose = pause > shortest
            let week = (profile.itemsAWeek(at: now) * 10).rounded() / 10
            words = "its rhythm of \(week) entries a week gives \(PauseWords(pause))"
        } else {
            // A tenth of the time that nothing came: a feed that says no dates, or only old ones, may be asleep for good.
            let quiet = state.orderedSince.map { conditions.now.timeIntervalSince($0) / 10 } ?? 0
            pause = min(max(PollPlan.usual, quiet, shortest), max(shortest, longest))
            isLoose = pause > max(PollPlan.usual, shortest)
            words =
                isLoose
                ? "nothing new has come for \(PauseWords(quiet * 10)); polled after \(PauseWords(pause))"
                : "every \(PauseWords(pause)) until its rhythm is known"
        }
    }
}
