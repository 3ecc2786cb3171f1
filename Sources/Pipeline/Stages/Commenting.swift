import Editorial
import FoundationEssentials
import Support

/// Writes the first comment under a post that is live.
///
/// As careful as `Amending`: that it is sent is durable before it is written, it is sent once, and an answer that was lost is looked for; what
/// nobody can see is left to a person. One comment is worked on at a time, so that one found armed was left by a process that ended.
package struct Commenting: Stage {
    static let mostTries = 8

    package let name = "first comment"
    private let workshop: Workshop
    private let shelf: any CommentingShelf
    private let posts: LivePosts

    package init(
        _ workshop: Workshop, _ shelf: any CommentingShelf, drafts: any DraftShelf, sending: any SendingShelf, board: any BoardShelf,
        parking: any ParkingShelf
    ) {
        self.workshop = workshop
        self.shelf = shelf
        posts = LivePosts(workshop, drafts: drafts, sending: sending, board: board, parking: parking)
    }

    package func nextDue(now: Date) async throws -> Date? { try await shelf.nextComment() }

    package func workOnce() async throws -> Bool {
        guard let comment = try await shelf.dueComment(now: workshop.clock.now()) else { return false }
        do {
            switch comment.state {
            case .due: try await write(comment)
            case .armed: try await file(comment, .unknown, at: workshop.clock.now())
            default: try await look(for: comment)
            }
        } catch  where !Task.isCancelled && comment.state == .due {
            // Nothing was sent: arming is the last that may fail before.
            guard try await shelf.dueComment(now: workshop.clock.now())?.state == .due else { throw error }
            try await postpone(comment, Refusal(reason: workshop.judge(error).sentence, cause: .passing(notBefore: nil)))
        }
        return true
    }

    // MARK: writing it

    private func write(_ comment: FirstComment) async throws {
        let account = try posts.account(comment.account)
        guard let draft = try await posts.drafts.draft(comment.draftID), draft.state == .published, draft.amendment?.kind != .takedown
        else {
            try await file(comment, .left, at: nil)
            return
        }
        if try await isPaused(draft, account) { return try await wait(comment, until: workshop.clock.now() + .seconds(30)) }
        if let rest = try await posts.rest(of: account) { return try await wait(comment, until: rest.until) }
        guard let commenter = account.commenter, let urn = try await posts.attempt(ofDraft: draft.id)?.urn else {
            return try await leave(comment, "Copydesk cannot comment on this post.")
        }
        let armedAt = workshop.clock.now()
        // Should this process end now, whoever comes next looks for it at once.
        guard try await file(comment, .armed, at: armedAt) else { return }
        workshop.log.notice("first comment to be written", ["draft": draft.id, "urn": urn])
        let outcome = await commenter.comment(comment.text, on: urn, gate: posts.gate(armedAt: armedAt))
        workshop.log.notice("first comment", ["draft": draft.id, "outcome": "\(outcome)"])
        var armed = comment
        armed.state = .armed
        try await file(outcome, of: armed, account)
    }

    private func isPaused(_ draft: Draft, _ account: Newsroom.Account) async throws -> Bool {
        if workshop.newsroom.current.isPaused || account.settings.isPaused || draft.isOnHold { return true }
        return try await posts.board.brand(draft.brandID)?.isPaused == true
    }

    private func file(_ outcome: PostChangeOutcome, of comment: FirstComment, _ account: Newsroom.Account) async throws {
        switch outcome {
        case .made: try await end(comment)
        case .byHand(let words): try await leave(comment, words)
        case .unknown: try await file(comment, .unknown, at: workshop.nextLook(after: 0))
        case .notMade(let refusal):
            try await posts.gate.note(refusal, on: account)
            try await postpone(comment, refusal)
        }
    }

    // MARK: looking for it

    private func look(for comment: FirstComment) async throws {
        guard let commenter = workshop.newsroom.current.accounts[comment.account]?.commenter,
            let urn = try await posts.attempt(ofDraft: comment.draftID)?.urn
        else { return try await doubt(comment, "The post cannot be read.") }
        do {
            switch try await commenter.look(forComment: comment.text, on: urn) {
            case .made: try await end(comment)
            case .unreadable(let words): try await doubt(comment, words)
            case .notSeen(let words): try await lookAgain(comment, words)
            }
        } catch  where !Task.isCancelled {
            try await lookAgain(comment, workshop.judge(error).sentence)
        }
    }

    /// What is not seen in five minutes is for a person: the answer may still come.
    private func lookAgain(_ comment: FirstComment, _ why: Message) async throws {
        var next = comment
        next.looks += 1
        guard let date = workshop.nextLook(after: next.looks) else { return try await doubt(comment, why) }
        try await file(next, .unknown, at: date)
    }

    // MARK: what follows

    private func end(_ comment: FirstComment) async throws {
        try await tell(comment, "The first comment is under the post: \(comment.text)")
        try await file(comment, .made, at: nil)
    }

    /// Certainly not written.
    private func leave(_ comment: FirstComment, _ why: Message) async throws {
        try await tell(comment, "The first comment was not written: \(why) Write it under the post by hand: \(comment.text)", asks: true)
        try await file(comment, .left, at: nil)
    }

    private func doubt(_ comment: FirstComment, _ why: Message) async throws {
        try await tell(
            comment,
            "It is not known whether the first comment was written: \(why) Look under the post, and write it by hand if it is not there: \(comment.text)",
            asks: true)
        try await file(comment, .left, at: nil)
    }

    /// Before it is filed: the same update is queued once, however often it is told.
    private func tell(_ comment: FirstComment, _ words: Message, asks: Bool = false) async throws {
        try await posts.drafts.amend(comment.draftID, lease: nil, now: workshop.clock.now()) { row in
            var filing = DraftFiling()
            filing.updates = [
                BoardUpdate(
                    key: "\(row.id)#first-comment", draftID: row.id,
                    change: .comment(text: words, mentions: asks ? [.editors] : [], discussionID: nil))
            ]
            return filing
        }
    }

    /// Nothing was sent.
    private func postpone(_ comment: FirstComment, _ refusal: Refusal) async throws {
        guard let date = workshop.nextTry(after: refusal, failures: comment.failures, most: Self.mostTries) else {
            return try await leave(comment, refusal.reason)
        }
        var next = comment
        if !refusal.isOfAccount { next.failures += 1 }
        try await file(next, .due, at: date)
    }

    private func wait(_ comment: FirstComment, until date: Date) async throws { try await file(comment, .due, at: date) }

    /// Moves it on from the state that it is in.
    @discardableResult
    private func file(_ comment: FirstComment, _ state: FirstComment.State, at date: Date?) async throws -> Bool {
        var next = comment
        next.state = state
        next.nextAt = date
        return try await shelf.file(next, from: comment.state)
    }
}
