import FoundationEssentials
import Support

/// Approvals: asked for by status or comment, in force once the page stood unchanged for a full minute.
extension Ruling {
    /// By the status alone: Notion does not tell who set it for certain, so brands with named approvers refuse it.
    ///
    /// Nor does the Remarks column tell who wrote there.
    mutating func askApproval(by person: Person) {
        guard isReviewable else { return restore(closed("This draft can no longer be approved.")) }
        if isApproved { return refreshFace() }
        if let reason = Self.objection(toProgram: person) {
            refuse(person, because: reason)
            return restore(reason)
        }
        if context.namesApprovers {
            refuse(person, because: statusAlone)
            return restore(statusAlone)
        }
        if let crossing {
            refuse(person, because: crossing)
            return restore(crossing)
        }
        ask(by: person)
    }

    private var statusAlone: Message {
        "\(brandName) has rules for approvals, and a status does not say who set it. Approve with a comment: /approve."
    }

    /// By a comment, which carries its author.
    mutating func takeApproval(_ comment: BoardComment) {
        let (person, thread) = (comment.author, comment.discussionID)
        guard isReviewable, !isApproved else {
            return self.comment("There is nothing to approve: the status is \"\(draft.boardStatus.rawValue)\".", discussionID: thread)
        }
        if let reason = Self.objection(toProgram: person) { return refuse(person, because: reason, discussionID: thread) }
        if let objection = rules?.objection(to: person) { return refuse(person, because: objection.words, discussionID: thread) }
        if let withdrawn = draft.board.withdrawnAt, comment.createdAt <= withdrawn {
            return refuse(person, because: Self.withdrawnMeanwhile, discussionID: thread)
        }
        if isOlderThanContent(comment) { return refuse(person, because: Self.changedMeanwhile, discussionID: thread) }
        guard let second = rules?.second(besides: person) else { return ask(by: person, discussionID: thread) }
        if let first = firstApprover(of: ApprovalHash.of(draft.content, account: draft.account)), first.id != person.id {
            return ask(by: person, after: first, discussionID: thread)
        }
        takeFirst(person, second, thread)
    }

    static let withdrawnMeanwhile: Message =
        "The status was set about the time of this approval, and counts: approve again if that is what you want."
    static let changedMeanwhile: Message =
        "The content was changed about the time of this approval: please look at it as it is now and approve again."

    /// Whether the comment was written in a minute before the one in which the content became what it is, or in the same one where that
    /// replaced what could be approved. Where a brand names approvers it is certain only after the change was noticed: in doubt they are
    /// asked again.
    private func isOlderThanContent(_ comment: BoardComment) -> Bool {
        if let replaced = draft.board.replacedAt, comment.createdAt <= replaced, !isHeardLater(comment) { return true }
        let change = context.namesApprovers ? draft.board.contentChangedAt : draft.board.contentEditedAt?.minute
        return change.map { comment.createdAt < $0 } ?? false
    }

    /// Whether a reading after the content's last change did not bring the comment yet; of those on blocks, nobody knows.
    private func isHeardLater(_ comment: BoardComment) -> Bool {
        guard comment.block == nil, let heard = draft.board.commentsHeardAt else { return false }
        return draft.board.contentChangedAt.map { heard > $0 } ?? false
    }

    /// A rule, a button that acts by itself or another connection may hold a post up, and never releases one.
    private static func objection(toProgram person: Person) -> Message? {
        guard person.isProgram == true else { return nil }
        return "An approval is a person's, and \(person.shown) is a program. Set Status to Approved yourself, or comment /approve."
    }

    /// Notes the first of two, who may say it twice.
    private mutating func takeFirst(_ person: Person, _ second: Message, _ thread: String) {
        guard isReadyForApproval(person, discussionID: thread) else { return }
        let hash = ApprovalHash.of(draft.content, account: draft.account)
        if firstApprover(of: hash) != nil { return refuse(person, because: second, discussionID: thread) }
        draft.approval = .half(hash: hash, by: person, at: context.now)
        decide(.firstOfTwo, by: person, hash: hash)
        comment("Noted. \(second)", discussionID: thread)
    }

    /// Who approved this content as the first of two, if that still counts.
    private func firstApprover(of hash: String) -> Person? {
        guard case .half(hash, let first, let at) = draft.approval else { return nil }
        guard rules?.objection(to: first) == nil else { return nil }
        return context.brand?.approvalEnds(givenAt: at).map { $0 > context.now } ?? true ? first : nil
    }

    private var rules: ApproverRules? { context.brand.map { ApproverRules($0, hands: draft.board.textHands ?? []) } }

    /// An approval that does not count, for the log; said on the page when it came as a comment.
    private mutating func refuse(_ person: Person, because reason: Message, discussionID: String? = nil) {
        decide(.refused, by: person, hash: ApprovalHash.of(draft.content, account: draft.account), note: reason)
        if let discussionID { comment("Not approved: \(reason)", discussionID: discussionID) }
    }

    /// Whether the page shows what would be approved; says what is missing where it does not.
    private mutating func isReadyForApproval(_ person: Person, discussionID: String?) -> Bool {
        // Before its picture is on the page nothing is approved; the status returns when it arrives.
        if draft.awaitsPicture {
            refuse(
                person, because: "The picture is still being made: please approve again when it is on the page.", discussionID: discussionID
            )
            return false
        }
        let obstacles = draft.approvalObstacles
        guard obstacles.isEmpty else {
            let reason = obstacles.joined(separator: " ")
            refuse(person, because: reason)
            comment("Not approved yet. \(reason)", discussionID: discussionID)
            refreshFace()
            return false
        }
        return true
    }

    private mutating func ask(by person: Person, after first: Person? = nil, discussionID: String? = nil) {
        guard isReadyForApproval(person, discussionID: discussionID) else { return }
        if draft.state != .submitted, !draft.isCorrecting { draft.state = .submitted }
        closeOrders("No other text is written: the draft was approved.")
        let hash = ApprovalHash.of(draft.content, account: draft.account)
        // Each comment that asked is answered when the approval is in force, or void.
        if let thread = discussionID, !thread.isEmpty, draft.board.approvalThreads?.contains(thread) != true {
            draft.board.approvalThreads = (draft.board.approvalThreads ?? []) + [thread]
        }
        draft.approval = .pending(hash: hash, by: person, askedAt: context.now)
        draft.board.firstApprover = first
        decide(.asked, by: person, hash: hash)
    }

    /// Puts an approval in force when this reading, a full minute after it was asked for, still shows the same content.
    mutating func matureApproval(_ sight: Sight) {
        guard case .pending(let hash, let person, let askedAt) = draft.approval, draft.state == .submitted || draft.hasCorrectionInReview
        else { return }
        // The text itself, not its stamp: the board's clock and ours may be a minute apart.
        guard sight.page.stamp.readAt >= askedAt + Self.approvalWait, sight.text != nil else { return }
        // A write that had begun before the approval may have put another text there for a while.
        guard hash == ApprovalHash.of(draft.content, account: draft.account), draft.approvalObstacles.isEmpty, !sight.page.isInTrash,
            !sight.isPictureUnread
        else { return }
        if let objection = objectionNow(to: person) { return dismiss(person, because: objection) }
        draft.approval = .live(hash: hash, by: person, at: context.now)
        if draft.isCorrecting { startCorrection() } else { draft.state = .approved }
        draft.board.overtakenSlot = draft.slot.flatMap { slot in askedAt < slot && slot <= context.now ? slot : nil }
        draft.failures = 0
        draft.retryAt = nil
        draft.lastError = nil
        decide(.approved, by: person, hash: hash)
        let firstLine = draft.content.text.split(separator: "\n").first.map(String.init) ?? ""
        let what: Message = "\"\(firstLine)\" for \(draft.account), \(time)."
        let first = draft.board.firstApprover
        comment(
            first.map { "Approved by \($0.shown) and \(person.shown): \(what)" } ?? "Approved: \(what)",
            in: draft.board.approvalThreads ?? [])
        draft.board.approvalThreads = nil
        refreshFace()
    }

    /// Why an approval that was asked for does not count by what the brand says now: its rules may have changed since.
    private func objectionNow(to person: Person) -> Message? {
        guard let rules, context.namesApprovers else { return nil }
        // The status and the Remarks do not say whose they are.
        if (draft.board.approvalThreads ?? []).isEmpty { return statusAlone }
        if let objection = rules.objection(to: person) { return objection.words }
        guard let second = rules.second(besides: person) else { return nil }
        guard let first = draft.board.firstApprover else { return second }
        return rules.objection(to: first)?.words
    }

    private mutating func dismiss(_ person: Person, because reason: Message) {
        let threads = draft.board.approvalThreads ?? []
        draft.approval = .none
        draft.board.firstApprover = nil
        draft.board.approvalThreads = nil
        refuse(person, because: reason)
        if threads.isEmpty { return restore(reason) }
        comment("Not approved: \(reason)", in: threads)
        refreshFace()
    }

    /// When what was approved goes out.
    private var time: Message {
        if draft.isCorrecting { return "in the place of the live post's text, now" }
        return draft.slot.flatMap { slot in context.calendar.map { "\($0.moment(slot))" } } ?? "the next free slot"
    }

    /// Whether an approval is in force that nothing was sent on yet.
    var isApproved: Bool { [.approved, .slotted, .prepared].contains(draft.state) || draft.isCorrecting && !draft.hasCorrectionInReview }

    private var brandName: Message { context.brand.map { Message($0.name) } ?? "The brand" }
}
