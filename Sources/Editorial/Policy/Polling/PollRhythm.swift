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
            (pause, isLoose) = (min(max(PollPlan.usual, shortest), max(shortest, longest)), false)
            words = "every \(PauseWords(pause)) until its rhythm is known"
        }
    }
}
