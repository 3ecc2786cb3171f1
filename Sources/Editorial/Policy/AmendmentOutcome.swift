import FoundationEssentials
import Support

/// What became of a change of a live post.
package enum AmendmentOutcome: Sendable, Hashable {
    case made
    /// Certainly not made, and not tried again by itself; with the next step.
    case refused(Message)
    /// Certainly not made for a cause that passes. A cause that the operator has to remove does not count against it.
    case postponed(Message, until: Date, counts: Bool)
    /// May be made: evidence is looked for before anything else.
    case inDoubt(Message, lookAt: Date)
    /// Only a person can tell, or do it.
    case needsCheck(Message)
}

extension Draft {
    /// Files what became of its amendment; nothing when there is none that is open. Pure.
    package mutating func end(with outcome: AmendmentOutcome, by person: Person, now: Date) -> DraftFiling {
        guard let amendment, amendment.state != .made else { return DraftFiling() }
        board.touchedAt = now
        switch (outcome, amendment.kind) {
        case (.made, .correction): return endCorrection(amendment, by: person, now)
        case (.made, .takedown): return endTakedown(amendment, by: person, now)
        case (.refused(let reason), _): return refuse(amendment, reason, by: person, now)
        case (.postponed(let reason, let until, let counts), _): return postpone(amendment, reason, until, counts: counts)
        case (.inDoubt(let why, let date), _):
            set(.unknown, why, nextAt: date)
            self.amendment?.looks = 0
            return DraftFiling()
        case (.needsCheck(let facts), _): return ask(amendment, facts)
        }
    }

    private mutating func set(_ state: Amendment.State, _ detail: Message, nextAt: Date? = nil) {
        amendment?.state = state
        amendment?.detail = detail
        amendment?.nextAt = nextAt
    }

    private var link: Message { permalink.map { Message($0) } ?? "its page on the platform" }

    private mutating func endCorrection(_ amendment: Amendment, by person: Person, _ now: Date) -> DraftFiling {
        self.amendment = nil
        lastError = nil
        var filing = amendmentFiling("Corrected: the live post says what was approved. \(link)", in: amendment.threads)
        filing.decision = Decision(kind: .corrected, by: person, at: now, hash: approval.liveHash ?? "", note: "version \(version)")
        filing.corrected = amendment.request
        return filing
    }

    private mutating func endTakedown(_ amendment: Amendment, by person: Person, _ now: Date) -> DraftFiling {
        let words: Message = "Taken down at \(Moment(now)), as \(amendment.orderedBy.shown) confirmed."
        set(.made, words)
        lastError = nil
        var filing = amendmentFiling("\(words) The post was at \(link).", in: amendment.threads)
        filing.decision = Decision(kind: .takenDown, by: person, at: now, hash: "", note: "confirmed by \(amendment.orderedBy.shown)")
        filing.isTakenDown = true
        return filing
    }

    private mutating func refuse(_ amendment: Amendment, _ reason: Message, by person: Person, _ now: Date) -> DraftFiling {
        let hash = approval.liveHash ?? ""
        let words: Message
        switch amendment.kind {
        case .correction:
            set(.proposed, reason)
            self.amendment?.request = nil
            self.amendment?.failures = 0
            approval = .none
            board.firstApprover = nil
            words =
                "Not corrected: \(reason) The live post stays as it is. Approve the text under \"Post\" to try again, change it, or set Status to \"Rejected\" to drop it."
        case .takedown:
            self.amendment = nil
            words = "Not taken down: \(reason) The live post stays as it is: \(link). Comment /takedown to try again."
        }
        var filing = amendmentFiling(words, in: amendment.threads)
        filing.decision = Decision(kind: .notAmended, by: person, at: now, hash: hash, note: reason)
        return filing
    }

    private mutating func postpone(_ amendment: Amendment, _ reason: Message, _ until: Date, counts: Bool) -> DraftFiling {
        set(.due, reason, nextAt: until)
        if counts { self.amendment?.failures += 1 }
        return amendment.detail == reason ? DraftFiling() : amendmentFiling("It waits: \(reason)", in: amendment.threads)
    }

    private mutating func ask(_ amendment: Amendment, _ facts: Message) -> DraftFiling {
        set(.needsCheck, facts)
        let question: Message =
            amendment.kind == .correction
            ? "Then choose \"published\" under Answer when the live post says the text under \"Post\", or \"not published\" when it does not."
            : "Then choose \"not published\" under Answer when the post is gone, or \"published\" when it is still there."
        return amendmentFiling("\(facts) Look at \(link). \(question)", in: amendment.threads, mentions: [.editors])
    }

    private func amendmentFiling(_ words: Message, in threads: [String], mentions: [Person] = []) -> DraftFiling {
        var filing = DraftFiling()
        let key = "\(id)@\(revision)#amendment"
        filing.updates.append(BoardUpdate(key: key, draftID: id, change: .face(BoardFace())))
        for (index, thread) in (threads.isEmpty ? [""] : threads).enumerated() {
            filing.updates.append(
                BoardUpdate(
                    key: "\(key)-\(index)", draftID: id,
                    change: .comment(text: words, mentions: mentions, discussionID: thread.isEmpty ? nil : thread)))
        }
        return filing
    }
}
