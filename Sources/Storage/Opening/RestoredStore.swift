import Editorial
import FoundationEssentials
import SQL
import Support

extension Store {
    /// After a restore: whatever was due by now may have been posted by the newer database that is gone, so a look for it comes first.
    func doubtEverythingDue(now: Date) async throws {
        try await database.transaction(.full) { session in
            try session.run(
                "UPDATE attempts SET state = 'unknown', detail = ?1, next_look_at = ?2, changed_at = ?2 WHERE state = 'armed'",
                [.text(Self.doubt), .date(now)])
            // The database that is gone may have made the one attempt more that an account allows.
            try session.run("UPDATE attempts SET is_last = 1 WHERE state IN ('unknown', 'needsCheck')")
            // An editor may have let a failed one be tried again, and one without a slot may have got one.
            let due = try session.drafts(
                """
                WHERE state = 'armed'
                    OR (state IN ('submitted', 'changesRequested', 'approved', 'slotted', 'prepared') AND slot <= ?)
                    OR (state = 'approved' AND slot IS NULL)
                    OR (state = 'failed' AND slot <= ? AND window_ends >= (SELECT max(changed_at) FROM drafts))
                """, [.date(now), .date(now)])
            for draft in due { try session.doubt(draft, because: Message(Self.doubt), now: now) }
            try session.doubtComments(now: now)
            try session.report(
                Fault(
                    key: "store restored",
                    sentence: """
                        The store is a restored or copied one: \(due.count) posts that were due by \(Timestamp.text(now)) are looked for on \
                        their platforms before anything else. Answer Needs check on their pages.
                        """), now: now)
        }
    }

    package func doubt(_ draftID: String, because words: Message, now: Date) async throws {
        try await database.transaction(.full) { session in
            guard let draft = try session.draft(draftID) else { return }
            try session.doubt(draft, because: words, now: now)
        }
    }

    static let doubt = "The store was restored from a copy; this post may have been sent after the copy was made."
}

extension FirstComment {
    fileprivate func doubted(lookAt date: Date?) -> FirstComment {
        var doubted = self
        (doubted.state, doubted.nextAt, doubted.looks) = (.unknown, date, 0)
        return doubted
    }
}

extension Session {
    /// First comments that were to be written may have been.
    fileprivate borrowing func doubtComments(now: Date) throws {
        let open = try rows("SELECT body FROM first_comments WHERE state IN ('due', 'armed')", []) { row in
            try row.decoded("body", as: FirstComment.self)
        }
        for comment in open {
            try run(
                "UPDATE first_comments SET state = 'unknown', next_at = ?, body = ? WHERE draft_id = ?",
                [.date(now), try .encoded(comment.doubted(lookAt: now)), .text(comment.draftID)])
        }
    }

    fileprivate borrowing func doubt(_ draft: Draft, because words: Message, now: Date) throws {
        let isOpen = try first("SELECT 1 FROM attempts WHERE draft_id = ? AND state <> 'notSent'", [.text(draft.id)]) { _ in true } ?? false
        if !isOpen {
            let prepared =
                try self.prepared(ofDraft: draft.id)
                ?? PreparedPost(
                    draftID: draft.id, approvalHash: draft.approval.liveHash ?? "", body: "", bodyHash: SHA256.hex(of: ""), mediaURN: nil,
                    text: draft.content.text, preparedAt: now)
            let attempt = Attempt(
                id: Identifier.make(at: now), draftID: draft.id, account: draft.account, number: try attemptsMade(ofDraft: draft.id) + 1,
                state: .unknown, armedAt: draft.slot ?? now, prepared: prepared, detail: words, nextLookAt: now,
                // Nobody knows when it was sent, or how often: what is not seen around its slot may be live all the same.
                isLast: true)
            try insert(attempt, now: now)
        }
        // Should the post be live, its comment may be there too.
        if let comment = FirstComment(of: draft, now: now) { try order(comment.doubted(lookAt: nil)) }
        var doubtful = draft
        doubtful.state = .unknown
        doubtful.lastError = words
        try save(doubtful, over: draft, now: now)
    }
}
