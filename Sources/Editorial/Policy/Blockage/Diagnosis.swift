import FoundationEssentials
import Support

/// Finds the one cause that blocks a draft: what is most decisive is told, and nothing that would only matter after it. Pure.
package struct Diagnosis: Sendable {
    let draft: Draft
    let facts: BlockageFacts

    package init(_ draft: Draft, _ facts: BlockageFacts) {
        self.draft = draft
        self.facts = facts
    }

    /// The cause, with the next step.
    package var blockage: Blockage {
        if let end = ending ?? sending ?? machine ?? desk { return end }
        switch draft.state {
        case .drafted: return calendarProblem ?? waitingForBoard
        case .changesRequested: return windowOver ?? rewriting
        case .submitted: return windowOver ?? textObstacle ?? pageObstacle ?? approval
        default: return promise ?? people ?? account ?? token ?? parking ?? calendarProblem ?? windowOver ?? place ?? work
        }
    }

    // MARK: how it ended

    private var ending: Blockage? {
        switch draft.state {
        case .published where draft.hasCorrectionInReview: return textObstacle ?? approval
        case .published where draft.amendment != nil: return amendment
        case .published:
            return Blockage(
                .published, draft.permalink.map { "It is published: \($0)." } ?? "It is published.", next: "Nothing is left to do.")
        case .rejected:
            let last = facts.record.lastDecision
            let deed: Message = last.map { "It was rejected by \($0.by.shown)" } ?? "It was rejected"
            let why = last?.note ?? ""
            return Blockage(.rejected, why.isEmpty ? deed : "\(deed): \(why)", next: "Set Status to \"In review\" to take it up again.")
        case .expired where facts.record.lastDecision?.note == Draft.pageGone:
            return Blockage(.expired, "It has expired unsent: \(Draft.pageGone)", next: "Order the post again by a brief.")
        case .expired where facts.record.lastDecision?.note.isEmpty == false:
            return Blockage(
                .boardAwayTooLong, "It has expired unsent: \(facts.record.lastDecision?.note ?? "")",
                next: "Order the post again by a brief; a longer Board grace on the brand's page lets posts wait longer.")
        case .expired:
            return Blockage(
                .expired, "It has expired: its window ended on \(facts.words(draft.windowEnds)).", next: "Order the post again by a brief.")
        case .failed:
            return Blockage(
                .failed, "It was not published: \(draft.lastError ?? "the reason is not known any more.")",
                next: "Put that right and set Status to \"Approved\" to try again.")
        default: return nil
        }
    }

    /// What is done to the live post, or was.
    private var amendment: Blockage? {
        guard let amendment = draft.amendment else { return nil }
        if amendment.state == .made { return Blockage(.takenDown, amendment.detail, next: "Nothing is left to do.") }
        let what: Message = amendment.kind == .correction ? "The approved correction of the live post" : "The takedown of the live post"
        return switch amendment.state {
        case .needsCheck:
            Blockage(
                .needsCheck,
                amendment.detail.isEmpty ? "\(what) is for a person to check." : "\(what) is for a person to check. \(amendment.detail)",
                next: "Look at the post and answer under Answer on its page, as the comment there says.")
        case .due where draft.isOnHold && amendment.kind == .correction:
            Blockage(.onHold, "\(what) waits, for Hold is ticked.", next: "Untick Hold on its page.")
        default:
            Blockage(
                .beingAmended, amendment.detail.isEmpty ? "\(what) is under way." : "\(what) is under way: \(amendment.detail)",
                next: amendment.nextAt.map { $0 > facts.now ? "It goes on at \(facts.words($0))." : "Look again in a minute." }
                    ?? "Look again in a minute.")
        }
    }

    private var sending: Blockage? {
        let attempt = facts.record.attempt
        switch draft.state {
        case .armed:
            return Blockage(
                .onTheWire, "It is being sent since \(facts.words(attempt?.armedAt ?? facts.now)).", next: "Look again in a minute.")
        case .unknown:
            return Blockage(
                .outcomeUnknown,
                "It was sent and no clear answer came (\(attempt?.detail ?? "")); it is looked for among the account's posts.",
                next: "Wait: within five minutes it is found, or the page asks you.")
        case .needsCheck:
            return Blockage(
                .needsCheck,
                draft.lastError.map { "Nobody but a person can tell whether it is live. \($0)" }
                    ?? "Nobody but a person can tell whether it is live.",
                next: "Look at the account's feed and choose \"published\" or \"not published\" under Answer on its page.")
        default: return nil
        }
    }

    // MARK: machine and desk

    private var machine: Blockage? {
        let changed = facts.record.changedAt
        if !facts.isRunning {
            return Blockage(.notRunning, "No Copydesk daemon is running.", next: "Start it: systemctl start copydesk.")
        }
        if let trouble = facts.storeTrouble {
            return Blockage(.storeReadOnly, Message(trouble), next: "Make room on that disk, or mend it; the daemon goes on by itself.")
        }
        if changed > facts.now + .seconds(60) {
            return Blockage(
                .clockWentBack,
                "The machine's clock says \(facts.words(facts.now)), but the draft was changed at \(facts.words(changed)).",
                next: "Set the machine's clock right; nothing goes out before its time.")
        }
        guard let loop, let fault = facts.record.faults["loop \(loop)"] else { return nil }
        return Blockage(.lineFailing, fault, next: "See the faults on the status page and in the log.")
    }

    /// The loop that the draft waits for.
    private var loop: String? {
        switch draft.state {
        case .drafted: "submit"
        case .submitted: "board"
        case .changesRequested: "draft"
        case .approved: "schedule"
        case .slotted: "prepare"
        case .prepared: "send"
        default: nil
        }
    }

    private var desk: Blockage? {
        guard facts.hasDesk else {
            return Blockage(.boardNotSetUp, "The Notion databases are not set up.", next: "Run copydesk setup notion --page URL.")
        }
        if draft.board.isInTrash == true {
            return Blockage(.pageInTrash, "Its page is in the trash.", next: "Restore the page in Notion, then approve it again.")
        }
        guard let brand = facts.record.brand else {
            return Blockage(
                .brandGone, "The page of its brand is gone, or not shared with Copydesk any more.",
                next: "Restore the brand's page in Notion, or share it again.")
        }
        if facts.publishesWithoutBoard, [.slotted, .prepared].contains(draft.state) { return nil }
        if let since = draft.boardAwaySince {
            let grace = brand.boardGraceSeconds.map { Duration.seconds($0) } ?? facts.grace
            return Blockage(
                .boardUnreachable, draft.lastError ?? "The page cannot be read.",
                next: "Nothing to do if Notion comes back by \(facts.words(since + grace)); after that the post expires unsent.")
        }
        if let fault = facts.record.faults["board"] {
            return Blockage(
                .boardUnreachable, "The board cannot be read: \(fault)", next: "It is tried again by itself; see Notion's status.")
        }
        return ["draft", "update"].lazy.compactMap { facts.record.faults["\($0) \(draft.id)"] }.first.map {
            Blockage(.pageUnreadable, $0, next: "Restore the page, or share it with Copydesk again.")
        }
    }

    private var waitingForBoard: Blockage {
        Blockage(
            .toBeSubmitted,
            draft.lastError.map { "It is written and waits to be put on the board: \($0)" }
                ?? "It is written and waits to be put on the board.", next: nextTry)
    }

    /// When the loop that it waits for takes it again.
    var nextTry: Message {
        guard let at = draft.retryAt, at > facts.now else { return "Nothing to do: it goes on by itself." }
        return "It is tried again at \(facts.words(at))."
    }
}
