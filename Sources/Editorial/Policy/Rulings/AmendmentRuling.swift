import FoundationEssentials
import Support

/// What editors do with a post that is live: another text in its place, through a new approval, or its end.
extension Ruling {
    /// What is answered to an order that a live post cannot follow.
    var publishedWords: Message {
        if draft.isTakenDown { return "The post was taken down: nothing is done with it any more." }
        return draft.isCorrecting
            ? "The post is live, and a corrected text of it is in review: edit that under \"Post\", or comment /correct with the whole new text."
            : "The post is live: comment /correct with the whole new text, or edit it under \"Post\" and comment /correct; /takedown deletes it."
    }

    /// Why a draft is past an act; for a live post, what can be done instead.
    func closed(_ words: Message) -> Message { draft.state == .published ? publishedWords : words }

    // MARK: corrections

    /// The words, or what stands under "Post", go into review; the live post stays as it is.
    mutating func correct(_ words: String, _ comment: BoardComment) {
        if let objection = objectionToCorrecting { return self.comment(objection, discussionID: comment.discussionID) }
        let standing = standingText
        let wanted = words.isEmpty ? standing : CanonicalText(plain: words)
        guard let text = wanted?.text, !text.isEmpty else {
            let why: Message =
                standing == nil ? "The page could not be read at this moment: comment /correct again." : "There is no text under \"Post\"."
            return self.comment(why, discussionID: comment.discussionID)
        }
        let live = draft.amendment?.live?.content.text ?? draft.content.text
        guard text != live else {
            let why: Message =
                "That is what the live post says: edit the text under \"Post\" and comment /correct, or write the whole new text behind it."
            return self.comment(why, discussionID: comment.discussionID)
        }
        openCorrection(by: comment.author, thread: comment.discussionID)
        if let standing, let page = context.standing { takeText(standing.text, hash: ApprovalHash.ofText(standing.text), page) }
        if !words.isEmpty, text != draft.content.text { replaceText(by: text, comment) }
        draft.board.contentChangedAt = context.now
        recheck(words.isEmpty ? standing?.foreignBlocks ?? [] : [])
        if let assignment = context.assignment {
            DraftChecks.note(on: &draft, record: nil, assignment: assignment, blocking: context.blocksUnsupported)
        }
        decide(.correctionOrdered, by: comment.author, hash: ApprovalHash.of(draft.content, account: draft.account))
        let obstacles = draft.obstacles.map { " \($0)" as Message }.joined()
        self.comment(
            "Version \(draft.version) is under \"Post\" and in review; until it is approved, by Status or /approve, the live post stays as it is. Set Status to \"Rejected\" to drop it.\(obstacles)",
            discussionID: comment.discussionID, mentions: [.reviewers])
        refreshFace()
    }

    private var objectionToCorrecting: Message? {
        if draft.state != .published { return "The post is not live: edit its text under \"Post\"." }
        if draft.isTakenDown { return publishedWords }
        if draft.amendment?.state == .needsCheck { return "First answer what the page asks about the live post, under Answer." }
        return draft.isBeingAmended && !draft.isCorrecting ? Self.underWay : nil
    }

    private static let underWay: Message = "A change of the live post is on its way: comment again when this page says how it ended."

    /// What stands under "Post" now; nil when it was not read, or may be half an own write.
    private var standingText: CanonicalText? {
        guard let page = context.standing, draft.board.isJudgeable(readAt: page.stamp.readAt) else { return nil }
        return page.post.map { CanonicalText($0) }
    }

    private mutating func openCorrection(by person: Person, thread: String) {
        if draft.isCorrecting {
            void(by: person, because: "another correction was ordered.")
        } else {
            let live = Amendment.Live(
                content: draft.content, approval: draft.approval, firstApprover: draft.board.firstApprover, hands: draft.board.textHands)
            draft.amendment = Amendment(.correction, .proposed, by: person, at: context.now, threads: [], live: live)
            draft.approval = .none
            draft.board.firstApprover = nil
            draft.board.takedown = nil
        }
        if !thread.isEmpty, draft.amendment?.threads.contains(thread) == false { draft.amendment?.threads.append(thread) }
    }

    private mutating func replaceText(by text: String, _ comment: BoardComment) {
        replaceText(by: text, from: comment.author, hands: [comment.author], reason: "correction")
        write(.text(text, version: draft.version, replacing: draft.board.shownTextHash))
    }

    /// The approval is in force: the correction is made next.
    mutating func startCorrection() {
        draft.amendment?.state = .due
        draft.amendment?.nextAt = context.now
        draft.amendment?.failures = 0
        draft.amendment?.detail = ""
    }

    /// The live post's own text is under "Post" again.
    mutating func dropCorrection(by person: Person, because reason: Message = "") {
        guard let amendment = draft.amendment, let live = amendment.live else { return }
        decide(
            .correctionDropped, by: person, hash: ApprovalHash.of(draft.content, account: draft.account), note: reason)
        let threads = amendment.threads + (draft.board.approvalThreads ?? []).filter { !amendment.threads.contains($0) }
        replaceText(by: live.content.text, from: person, hands: live.hands ?? [], reason: "correction dropped")
        write(.text(live.content.text, version: draft.version, replacing: draft.board.shownTextHash))
        draft.content = live.content
        draft.approval = live.approval
        draft.board.firstApprover = live.firstApprover
        draft.board.approvalThreads = nil
        draft.amendment = nil
        draft.board.contentChangedAt = context.now
        draft.board.touchedAt = context.now
        recheck([])
        let words: Message = reason.isEmpty ? "" : " \(reason)"
        comment("The correction is dropped.\(words) The live post stays as it is; its text is under \"Post\" again.", in: threads)
        refreshFace()
    }

    // MARK: takedowns

    /// Asked for once, confirmed once, by comments that say who it was.
    mutating func takeDown(_ words: String, _ comment: BoardComment) {
        let thread = comment.discussionID
        if let objection = objectionToTakedown(thread) { return self.comment(objection, discussionID: thread) }
        switch words.lowercased() {
        case "": askTakedown(comment)
        case "confirm": confirmTakedown(comment)
        default: self.comment("Comment /takedown alone, then /takedown confirm.", discussionID: thread)
        }
    }

    private func objectionToTakedown(_ thread: String) -> Message? {
        if draft.state != .published { return "The post is not live: set Status to \"Rejected\" if it is not to go out." }
        if draft.isTakenDown { return publishedWords }
        if draft.amendment?.isUnderWay == true || draft.amendment?.kind == .takedown && draft.amendment?.state == .due {
            return Self.underWay
        }
        return thread.isEmpty ? "A takedown is ordered by a comment, which tells who orders it: comment /takedown on the page." : nil
    }

    private mutating func askTakedown(_ comment: BoardComment) {
        draft.board.takedown = TakedownRequest(by: comment.author, at: context.now)
        decide(.takedownAsked, by: comment.author, hash: "")
        let end = context.now + TakedownRequest.term
        let until = context.calendar?.moment(end) ?? Moment(end)
        self.comment(
            "This deletes the post from \(draft.account) for good, with everything that people wrote below it. Comment /takedown confirm by \(until) if that is meant; nothing is done until then.",
            discussionID: comment.discussionID)
    }

    private mutating func confirmTakedown(_ comment: BoardComment) {
        guard let request = draft.board.takedown, request.at + TakedownRequest.term > context.now else {
            draft.board.takedown = nil
            return self.comment("No takedown waits to be confirmed: comment /takedown first.", discussionID: comment.discussionID)
        }
        if draft.amendment?.kind == .correction { dropCorrection(by: comment.author, because: "The post is taken down.") }
        draft.board.takedown = nil
        draft.amendment = Amendment(
            .takedown, .due, by: comment.author, at: context.now, threads: [comment.discussionID], nextAt: context.now)
        decide(.takedownConfirmed, by: comment.author, hash: "", note: "asked for by \(request.by.shown)")
        refreshFace()
    }

    // MARK: answers

    /// A person has looked at the live post, or changed it by hand.
    mutating func settleAmendment(isLive: Bool, by person: Person) {
        guard let amendment = draft.amendment, amendment.state == .needsCheck, draft.board.shownStatus == .needsCheck else { return }
        let isMade = (amendment.kind == .correction) == isLive
        let reason: Message =
            amendment.kind == .correction
            ? "\(person.shown) answered that it does not say the new text." : "\(person.shown) answered that it is still there."
        let settled = draft.end(with: isMade ? .made : .refused(reason), by: person, now: context.now)
        filing.decisions += settled.decisions
        filing.corrected = settled.corrected
        filing.isTakenDown = settled.isTakenDown
        for update in settled.updates { write(update.change) }
    }
}
