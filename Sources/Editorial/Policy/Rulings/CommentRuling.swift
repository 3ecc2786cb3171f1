import FoundationEssentials
import Support

/// Comments that start with @copydesk or a slash; people talking among themselves are left alone.
extension Ruling {
    /// Judges comments in their order; nil when none concerns Copydesk.
    package static func judge(_ draft: inout Draft, comments: [BoardComment], _ context: RulingContext) -> DraftFiling? {
        var ruling = Ruling(draft, context)
        for comment in comments where !draft.board.commentsSeen.contains(comment.id) { ruling.take(comment) }
        if let newest = comments.map(\.createdAt).max() {
            ruling.draft.board.commentsReadTo = newest
            ruling.draft.board.commentsSeen = comments.filter { $0.createdAt > newest.addingTimeInterval(-60) }.map(\.id)
        }
        ruling.draft.board.commentsReadAt = context.now
        return ruling.finish(&draft)
    }

    private mutating func take(_ comment: BoardComment) {
        guard let order = Self.order(in: comment.text) else { return }
        switch order.command {
        case "approve": takeApproval(comment)
        case "hold":
            draft.isOnHold = true
            self.comment("On hold. Untick Hold to release it.", discussionID: comment.discussionID)
            refreshFace()
        case "anyway": confirmRepetition(by: comment.author, discussionID: comment.discussionID)
        case "link": putCard(order.words, comment)
        case "nolink": removeCard(comment)
        case "next": takeNextSlot(discussionID: comment.discussionID)
        case "why": tellWhy(comment)
        case "", "change", "rewrite": requestChanges(order.words, by: comment.author)
        default: requestChanges("\(order.command) \(order.words)".trimmed, by: comment.author)
        }
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

    /// Whether one of these comments asks what blocks the draft.
    package static func asksWhy(_ comments: [BoardComment], of draft: Draft) -> Bool {
        comments.contains { !draft.board.commentsSeen.contains($0.id) && order(in: $0.text)?.command == "why" }
    }

    /// What blocks the draft as it is after the orders before this one.
    private mutating func tellWhy(_ comment: BoardComment) {
        guard var facts = context.facts else { return }
        facts.record.lastDecision = filing.decisions.last ?? facts.record.lastDecision
        self.comment(Diagnosis(draft, facts).blockage.words, discussionID: comment.discussionID)
    }

    /// The answer to a page that asks when a post that missed its slot is to go out.
    private mutating func takeNextSlot(discussionID: String?) {
        guard draft.state == .approved, draft.board.asksForSlot == true else {
            return comment("The post waits for no date: to move it, set Publish at.", discussionID: discussionID)
        }
        draft.board.asksForSlot = nil
        draft.retryAt = nil
        draft.lastError = nil
    }

    /// The command (without slash, empty for free words) and the words after it; nil when the comment is not for Copydesk.
    static func order(in text: String) -> (command: String, words: String)? {
        var text = text.trimmed
        if text.lowercased().hasPrefix("@copydesk") {
            text = String(text.dropFirst("@copydesk".count)).trimmed
            if !text.hasPrefix("/") { return text.isEmpty ? nil : ("", text) }
        }
        guard text.hasPrefix("/") else { return nil }
        let word = text.dropFirst().prefix { $0.isLetter }
        guard !word.isEmpty else { return nil }
        return (word.lowercased(), String(text.dropFirst(1 + word.count)).trimmed)
    }
}
