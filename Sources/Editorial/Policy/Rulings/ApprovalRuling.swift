import FoundationEssentials
import Support

/// Approvals: asked for by status or comment, in force once the page stood unchanged for a full minute.
extension Ruling {
    /// By the status alone: Notion does not tell who set it for certain, so brands with named approvers refuse it.
    mutating func askApproval(by person: Person) {
        guard isChangeable else { return restore("This draft can no longer be approved.") }
        if [.approved, .slotted, .prepared].contains(draft.state) { return refreshFace() }
        if context.namesApprovers {
            return restore("\(brandName) names its approvers, and a status does not say who set it. Approve with a comment: /approve.")
        }
        ask(by: person)
    }

    /// By a comment, which carries its author.
    mutating func takeApproval(_ comment: BoardComment) {
        guard isChangeable, ![.approved, .slotted, .prepared].contains(draft.state) else {
            return self.comment(
                "There is nothing to approve: the status is \"\(draft.state.boardStatus.rawValue)\".", discussionID: comment.discussionID)
        }
        if let brand = context.brand, !brand.approvers.isEmpty, !brand.approvers.contains(where: { $0.id == comment.author.id }) {
            let names = brand.approvers.map { $0.shown }.joined(separator: ", ")
            return self.comment("Approvers of \(brandName) are: \(names).", discussionID: comment.discussionID)
        }
        // Whoever approves has to have seen what will be published; the board's times are minutes, so in doubt he is asked again.
        if context.namesApprovers, let changed = draft.board.contentChangedAt, comment.createdAt < changed {
            return self.comment(
                "The content was changed about the time of this approval: please look at it as it is now and approve again.",
                discussionID: comment.discussionID)
        }
        guard context.brand?.needsTwoApprovers == true else { return ask(by: comment.author, discussionID: comment.discussionID) }
        let hash = ApprovalHash.of(draft.content, account: draft.account)
        if case .half(hash, let first, _) = draft.approval, first.id != comment.author.id {
            return ask(by: comment.author, discussionID: comment.discussionID)
        }
        guard isReadyForApproval(discussionID: comment.discussionID) else { return }
        draft.approval = .half(hash: hash, by: comment.author, at: context.now)
        self.comment("Noted; \(brandName) needs a second approver.", discussionID: comment.discussionID)
    }

    /// Whether the page shows what would be approved; says what is missing where it does not.
    private mutating func isReadyForApproval(discussionID: String?) -> Bool {
        // Before its picture is on the page nothing is approved; the status returns when it arrives.
        if draft.awaitsPicture {
            if let discussionID {
                comment("The picture is still being made: please approve again when it is on the page.", discussionID: discussionID)
            }
            return false
        }
        var obstacles = draft.obstacles
        if draft.board.shownPicture != nil, draft.board.shownPictureHash == nil {
            obstacles.append("The picture on the page cannot be used: put another file under Picture, or remove it.")
        } else if draft.content.pictureHash != draft.board.shownPictureHash {
            obstacles.append("The picture is not on the page yet.")
        }
        if ApprovalHash.ofText(draft.content.text) != draft.board.shownTextHash {
            obstacles.append("A new text is being written to the page.")
        }
        guard obstacles.isEmpty else {
            comment("Not approved yet. \(obstacles.joined(separator: " "))", discussionID: discussionID)
            refreshFace()
            return false
        }
        return true
    }

    private mutating func ask(by person: Person, discussionID: String? = nil) {
        guard isReadyForApproval(discussionID: discussionID) else { return }
        if draft.state != .submitted { draft.state = .submitted }
        draft.remark = nil
        let hash = ApprovalHash.of(draft.content, account: draft.account)
        draft.approval = .pending(hash: hash, by: person, askedAt: context.now)
        decide(.asked, by: person, hash: hash)
    }

    /// Puts an approval in force when this reading, a full minute after it was asked for, still shows the same content.
    mutating func matureApproval(_ sight: Sight) {
        guard case .pending(let hash, let person, let askedAt) = draft.approval, draft.state == .submitted else { return }
        // The text itself, not its stamp: the board's clock and ours may be a minute apart.
        guard sight.page.stamp.readAt >= askedAt + Self.approvalWait, sight.text != nil else { return }
        guard hash == ApprovalHash.of(draft.content, account: draft.account), draft.obstacles.isEmpty, !sight.page.isInTrash,
            sight.picture != .unread,
            // A write that had begun before the approval may have put another text there for a while.
            ApprovalHash.ofText(draft.content.text) == draft.board.shownTextHash
        else { return }
        draft.approval = .live(hash: hash, by: person, at: context.now)
        draft.state = .approved
        draft.failures = 0
        draft.retryAt = nil
        draft.lastError = nil
        decide(.approved, by: person, hash: hash)
        let firstLine = draft.content.text.split(separator: "\n").first.map(String.init) ?? ""
        let slot = draft.slot.flatMap { slot in context.calendar.map { $0.words(slot) } } ?? "the next free slot"
        comment("Approved: \"\(firstLine)\" for \(draft.account), \(slot).")
        refreshFace()
    }

    private var brandName: String { context.brand?.name ?? "The brand" }
}
