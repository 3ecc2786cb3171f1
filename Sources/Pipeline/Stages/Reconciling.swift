import Editorial
import FoundationEssentials
import Support

/// Looks for evidence of posts whose sending ended unknown. Absence is never evidence: what is not found in five minutes
/// is for a person to check.
package struct Reconciling: Stage {
    /// Pauses of real time before each look, counted from the end of the sending; the last ends five minutes after it.
    package static let looks: [Duration] = [.seconds(5), .seconds(10), .seconds(15), .seconds(30), .seconds(60), .seconds(180)]

    /// Whoever armed longer ago ended without filing: longer than a request, its answer and its filing can take.
    static let lapse = Duration.seconds(600)

    package let name = "reconcile"
    package let takes = [Intake(.unknown, "in doubt")]
    private let workshop: Workshop
    private let shelf: any SendingShelf

    package init(_ workshop: Workshop, _ shelf: any SendingShelf) {
        self.workshop = workshop
        self.shelf = shelf
    }

    package func nextDue(now: Date) async throws -> Date? { try await shelf.nextLook() }

    /// After a start: what was armed when the last process ended may be live.
    package func recover() async throws {
        for attempt in try await shelf.recoverArmed(now: workshop.clock.now()) {
            workshop.log.warning("an attempt was open when the last process ended", ["draft": attempt.draftID, "attempt": attempt.number])
        }
    }

    private func recover(armedBefore date: Date) async throws {
        for attempt in try await shelf.recoverArmed(before: date, now: workshop.clock.now()) {
            workshop.log.warning("the outcome of an attempt was never filed", ["draft": attempt.draftID, "attempt": attempt.number])
        }
    }

    package func workOnce() async throws -> Bool {
        try await recover(armedBefore: workshop.clock.now() - workshop.clock.stretched(Self.lapse))
        guard let attempt = try await shelf.dueForLook(now: workshop.clock.now()) else { return false }
        guard let account = workshop.newsroom.current.accounts[attempt.account], let evidence = account.evidence else {
            try await leave(attempt, "This account's posts cannot be read: look at its page on the platform.")
            return true
        }
        do {
            let attempts = try await shelf.attempts(ofDraft: attempt.draftID)
            switch try await evidence.find(attempts.filter(\.mayBeLive)) {
            case .found(let urn, let permalink): try await found(attempt, urn: urn, permalink: permalink)
            case .notSeen(let words):
                // One that was allowed another, or must have none, was the last of its kind; a repetition would be refused as one again.
                let mayResend = account.resendsUnseen && attempt.cited == nil && !attempts.contains(where: \.isLast)
                try await again(attempt, words, mayResend: mayResend)
            case .unreadable(let words): try await leave(attempt, words)
            }
        } catch  where !Task.isCancelled {
            // Nobody looked at that moment: what was not seen at the others is no reason to send it once more.
            var attempt = attempt
            attempt.isLast = true
            try await again(attempt, "Looking failed: \(workshop.judge(error).sentence)")
        }
        return true
    }

    private func found(_ attempt: Attempt, urn: String, permalink: String) async throws {
        if try await shelf.isBound(urn: urn, except: attempt.draftID) {
            return try await again(attempt, "The post that was found belongs to another draft.")
        }
        var attempt = attempt
        attempt.state = .published
        attempt.detail = Message(urn)
        attempt.urn = urn
        let now = workshop.clock.now()
        try await shelf.file(attempt, from: .unknown, now: now) {
            Outcomes.published(&$0, permalink: permalink, by: Outcomes.copydesk, detail: "\(urn), by evidence", now: now)
        }
        workshop.log.notice("found by evidence", ["draft": attempt.draftID, "urn": urn])
    }

    private func again(_ attempt: Attempt, _ facts: Message, mayResend: Bool = false) async throws {
        var attempt = attempt
        attempt.looks += 1
        guard let next = workshop.nextLook(after: attempt.looks) else {
            return mayResend ? try await sendAgain(attempt, facts) : try await leave(attempt, facts)
        }
        attempt.nextLookAt = next
        try await shelf.file(attempt, from: .unknown, now: workshop.clock.now()) { _ in DraftFiling() }
    }

    /// The one attempt more that the account's owner allows.
    private func sendAgain(_ attempt: Attempt, _ facts: Message) async throws {
        var attempt = attempt
        let sentence: Message = "\(Self.sent(attempt)) \(facts)"
        attempt.state = .notSent
        attempt.isLast = true
        attempt.nextLookAt = nil
        attempt.detail = "\(attempt.detail) \(facts) One attempt more is allowed by resend_unseen."
        let now = workshop.clock.now()
        try await shelf.file(attempt, from: .unknown, now: now) { Outcomes.sentAgain(&$0, facts: sentence, now: now) }
        workshop.log.warning("sent again unseen", ["draft": attempt.draftID, "attempt": attempt.number, "why": facts.description])
    }

    private func leave(_ attempt: Attempt, _ facts: Message) async throws {
        var attempt = attempt
        attempt.state = .needsCheck
        attempt.nextLookAt = nil
        attempt.looks += 1
        let sentence: Message = "\(Self.sent(attempt)) \(facts)"
        let now = workshop.clock.now()
        try await shelf.file(attempt, from: .unknown, now: now) { Outcomes.needsCheck(&$0, facts: sentence) }
        workshop.log.warning("needs check", ["draft": attempt.draftID, "why": facts.description])
    }

    /// What was sent when, and how that ended.
    private static func sent(_ attempt: Attempt) -> Message {
        let beginning = attempt.prepared.text.collapsed.limited(utf16: 80)
        return
            "Attempt \(attempt.number) sent \"\(beginning)\" at \(Moment(attempt.armedAt)) and ended without a clear answer (\(attempt.detail))."
    }
}
