import FoundationEssentials
import Support

/// What people are reminded of while it waits for them; the raw value is kept in the store.
package enum Reminder: String, Sendable, Hashable, Codable, CaseIterable {
    /// A draft is ready for review.
    case ready
    /// Nobody has approved it a day before its proposed slot.
    case dayBefore
    /// Nobody has approved it two hours before its proposed slot.
    case hoursBefore
    /// A question on its page has had no answer for a day.
    case unanswered
}

/// When people were reminded last, and how often without anything having changed.
package struct Told: Sendable, Hashable {
    package let at: Date
    package let times: Int

    package init(at: Date, times: Int = 1) {
        self.at = at
        self.times = times
    }
}

/// A draft that waits for people, in short.
package struct WaitingDraft: Sendable, Hashable {
    package let id: String
    package let brandID: String
    package let account: String
    package let state: DraftState
    /// Since when it is in its state.
    package let since: Date
    /// Proposed while it waits for a review.
    package let slot: Date?
    /// Whether all is there that a review needs, and nobody has approved it just now.
    package let isReady: Bool
    /// What an approved one asks people; nil where it asks nothing.
    package let question: Errand.Task?
    package let told: [Reminder: Told]

    package init(
        id: String, brandID: String, account: String, state: DraftState, since: Date, slot: Date?, isReady: Bool = true,
        question: Errand.Task? = nil, told: [Reminder: Told] = [:]
    ) {
        self.id = id
        self.brandID = brandID
        self.account = account
        self.state = state
        self.since = since
        self.slot = slot
        self.isReady = isReady
        self.question = question
        self.told = told
    }
}

/// When people are reminded. Each reminder comes once for what it is about, and no more than once a day.
package enum Reminders {
    package static let pause = Duration.seconds(86_400)
    /// So often is a question asked again.
    static let mostQuestions = 3
    static let day = Duration.seconds(86_400)
    static let hours = Duration.seconds(7200)

    /// What people are reminded of next, and when; nil when nothing is left to say.
    package static func next(for draft: WaitingDraft, now: Date) -> (reminder: Reminder, at: Date)? {
        switch draft.state {
        case .submitted where draft.isReady: review(draft, now)
        case .needsCheck: again(draft)
        case .approved where draft.question != nil: again(draft)
        default: nil
        }
    }

    private static func review(_ draft: WaitingDraft, _ now: Date) -> (reminder: Reminder, at: Date)? {
        guard let ready = draft.told[.ready], ready.at >= draft.since else { return (.ready, draft.since) }
        guard let slot = draft.slot else { return nil }
        return before(slot, by: day, until: slot - hours, .dayBefore, ready, draft.told[.dayBefore], now)
            ?? before(slot, by: hours, until: slot, .hoursBefore, ready, draft.told[.hoursBefore], now)
    }

    /// Nothing where the notice that it is ready came later than this one would, or this one was given for the slot.
    private static func before(
        _ slot: Date, by lead: Duration, until end: Date, _ reminder: Reminder, _ ready: Told, _ told: Told?, _ now: Date
    ) -> (reminder: Reminder, at: Date)? {
        let at = slot - lead
        if ready.at > at { return nil }
        if let told, told.at >= at { return nil }
        let due = max(at, told.map { $0.at + pause } ?? at)
        return max(due, now) < end ? (reminder, due) : nil
    }

    private static func again(_ draft: WaitingDraft) -> (reminder: Reminder, at: Date)? {
        let told = draft.told[.unanswered].flatMap { $0.at >= draft.since ? $0 : nil }
        guard (told?.times ?? 0) < mostQuestions else { return nil }
        return (.unanswered, (told?.at ?? draft.since) + pause)
    }

    /// Noted with a reminder that is given now.
    package static func told(_ reminder: Reminder, for draft: WaitingDraft, now: Date) -> Told {
        let before = draft.told[reminder].flatMap { $0.at >= draft.since ? $0.times : nil } ?? 0
        return Told(at: now, times: before + 1)
    }
}

extension Reminder {
    /// What the page says; `slot` is the proposed one in words.
    package func words(_ draft: WaitingDraft, slot: Moment?, now: Date) -> Message {
        switch self {
        case .ready:
            slot.map {
                "Ready for review, proposed for \($0): approve it, ask for changes, or reject it. Without an approval it is not published."
            } ?? "Ready for review: approve it, ask for changes, or reject it. Without an approval it is not published."
        case .dayBefore, .hoursBefore:
            "Not approved yet, and its proposed time is \(slot.map { "\($0)" } ?? "near"), in \(Self.left(draft.slot, now)). Without an approval it moves to the next free slot."
        case .unanswered:
            switch draft.question {
            case .date: "Still without an answer: set Publish at, or comment /next for the next free slot."
            case .check: "Still without an answer: look at the live post and choose under Answer, as the comment before says."
            case .confirm: "Still without an answer: comment /anyway to publish it all the same, or change the text and approve it again."
            default:
                "Still without an answer: is this post live? Look there, and choose \"published\" (with Published URL) or \"not published\" under Answer. Nothing is sent until then."
            }
        }
    }

    private static func left(_ slot: Date?, _ now: Date) -> Message {
        let minutes = max(0, (slot?.timeIntervalSince(now) ?? 0) / 60)
        let (short, long) = (Int(minutes.rounded()), Int((minutes / 60).rounded()))
        return minutes < 90 ? .count(short, one: "\(short) minute", many: "\(short) minutes") : "\(long) hours"
    }
}
