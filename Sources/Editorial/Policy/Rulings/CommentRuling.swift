import FoundationEssentials
import Support

/// Comments that start with @copydesk or a slash, and the Remarks column: each order is answered once, where it was given.
extension Ruling {
    /// Judges what a reading of comments brought, in their order; all that is there was asked since `begunAt`, or now.
    package static func judge(
        _ draft: inout Draft, comments: [BoardComment], _ context: RulingContext, at place: CommentPlace = .page, begunAt: Date? = nil
    ) -> DraftFiling? {
        var ruling = Ruling(draft, context)
        ruling.draft.board.missingSince = nil
        for comment in comments where !draft.board.hasSeen(comment) { ruling.take(comment) }
        ruling.draft.board.note(comments, place, begunAt: begunAt ?? context.now, now: context.now)
        return ruling.finish(&draft)
    }

    private mutating func take(_ comment: BoardComment) {
        let order = CommentOrder(comment: comment.text)
        draft.board.note(comment, isObeyed: order.map { !$0.isUnknown } ?? false)
        guard let order else { return }
        // Whoever is answered may go on.
        draft.board.touchedAt = context.now
        obey(order, comment)
    }

    /// An order for another text is answered by that text; any other at once.
    mutating func obey(_ order: CommentOrder, _ comment: BoardComment) {
        let thread = comment.discussionID.isEmpty ? nil : comment.discussionID
        if draft.state == .published, !order.isForPublished { return self.comment(publishedWords, discussionID: thread) }
        if let words = order.textWords {
            if isOlderThanRejection(comment) { return self.comment(Self.rejectedWords, discussionID: thread) }
            let passage = comment.passage?.collapsed.limited(utf16: 200)
            let order = TextOrder(words: words, passage: passage, discussionID: thread)
            return order.isVariant ? askVariant(order, by: comment.author) : requestChanges(order, by: comment.author)
        }
        switch order {
        case .command(let command, let words): obey(command, words, comment)
        case .unknown(let word): self.comment(DeskCommand.words(unknown: word), discussionID: thread)
        case .free: break
        }
    }

    /// Whether it was written before the draft was rejected, or in the same minute, and is only read now.
    private func isOlderThanRejection(_ comment: BoardComment) -> Bool {
        guard draft.state == .rejected, let rejected = draft.board.withdrawnAt, !comment.discussionID.isEmpty else { return false }
        return comment.createdAt.minute <= rejected.minute
    }

    private mutating func obey(_ command: DeskCommand, _ words: String, _ comment: BoardComment) {
        switch command {
        // The Remarks column carries no author, as the status does not.
        case .approve where comment.discussionID.isEmpty:
            askApproval(by: comment.author)
        case .approve: takeApproval(comment)
        case .hold: hold(comment)
        case .schedule: schedule(words, comment)
        case .next: takeNextSlot(discussionID: comment.discussionID)
        case .anyway: confirmRepetition(by: comment.author, discussionID: comment.discussionID)
        case .picture: orderPicture(words, comment)
        case .alt: putAltText(words, comment)
        case .link: putCard(words, comment)
        case .nolink: removeCard(comment)
        case .why: tellWhy(comment)
        case .help: self.comment(DeskCommand.list(isPublished: draft.state == .published), discussionID: comment.discussionID)
        case .correct: correct(words, comment)
        case .takedown: takeDown(words, comment)
        case .change, .shorter, .longer, .tone, .variant: break
        }
    }

    private mutating func hold(_ comment: BoardComment) {
        draft.isOnHold = true
        self.comment("On hold. Untick Hold to release it.", discussionID: comment.discussionID)
        refreshFace()
    }

    /// The answer to a page that tells which post this one nearly repeats; it counts for the approved content alone.
    private mutating func confirmRepetition(by person: Person, discussionID: String?) {
        guard draft.asksAboutRepetition, let question = draft.board.repetition else {
            return comment("The post does not wait because of another one: there is nothing to confirm.", discussionID: discussionID)
        }
        draft.board.repetition?.isConfirmed = true
        draft.retryAt = nil
        draft.lastError = nil
        decide(.confirmed, by: person, hash: question.hash, note: "draft \(question.draftID)")
        comment("Noted for this text: it gets its slot.", discussionID: discussionID)
        refreshFace()
    }

    /// What blocks the draft as it is after the orders before this one.
    private mutating func tellWhy(_ comment: BoardComment) {
        // The last look before sending has no time to ask.
        guard var facts = context.facts else { return self.comment("Please comment /why again.", discussionID: comment.discussionID) }
        facts.record.lastDecision = filing.decisions.last ?? facts.record.lastDecision
        self.comment(Diagnosis(draft, facts).blockage.words, discussionID: comment.discussionID)
    }
}
