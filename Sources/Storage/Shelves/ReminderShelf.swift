import Editorial
import FoundationEssentials
import SQL
import Support

extension Store: ReminderShelf {
    package func waitingDrafts() async throws -> [WaitingDraft] {
        try await database.read { session in
            let told = try session.told()
            return try session.rows(
                """
                SELECT id, brand_id, account, state, state_since, slot, awaits_picture, approval, approved_hash, amendment,
                    CASE WHEN state = 'approved' THEN board END AS board
                FROM drafts
                WHERE (state IN ('submitted', 'needsCheck', 'approved') OR amendment_state = 'needsCheck') AND page IS NOT NULL
                ORDER BY state_since, id
                """
            ) { row in try WaitingDraft(row, told) }
        }
    }

    package func file(_ reminder: Reminder, of draft: WaitingDraft, _ told: Told, comment: BoardUpdate, now: Date) async throws {
        try await database.transaction { session in
            let isThere =
                try session.first(
                    """
                    SELECT 1 FROM drafts WHERE id = ?1 AND ((state = ?2 AND state_since = ?3) OR (?4 = 1 AND amendment_state = 'needsCheck'))
                    """,
                    [.text(draft.id), .text(draft.state.rawValue), .date(draft.since), .bool(draft.question == .check)]
                ) { _ in true } ?? false
            guard isThere else { return }
            try session.note(reminder.rawValue, of: draft.id, told)
            var filing = DraftFiling()
            filing.updates = [comment]
            try session.file(filing, ofDraft: draft.id, now: now)
        }
    }
}

extension Store: PageNoticeShelf {
    package func told(_ kind: PageNotice.Kind) async throws -> [String: Date] {
        let told = try await database.read { session in
            try session.rows("SELECT subject, told_at FROM reminders WHERE kind = ?", [.text(kind.rawValue)]) { row in
                (try row.text("subject"), try row.date("told_at"))
            }
        }
        return Dictionary(told) { first, _ in first }
    }

    package func note(_ kind: PageNotice.Kind, of subject: String, now: Date) async throws {
        try await database.transaction { session in try session.note(kind.rawValue, of: subject, Told(at: now)) }
    }

    package func forget(_ kind: PageNotice.Kind, of subjects: Set<String>) async throws {
        try await database.transaction { session in
            for subject in subjects.sorted() {
                try session.run("DELETE FROM reminders WHERE subject = ? AND kind = ?", [.text(subject), .text(kind.rawValue)])
            }
        }
    }
}

extension WaitingDraft {
    fileprivate init(_ row: borrowing Row, _ told: [String: [Reminder: Told]]) throws {
        let id = try row.text("id")
        let view = try row.optionalDecoded("board", as: BoardView.self)
        let approval = try row.decoded("approval", as: ApprovalStanding.self)
        let isPending = if case .pending = approval { true } else { false }
        let approved = try row.optionalText("approved_hash")
        if let amendment = try row.optionalDecoded("amendment", as: Amendment.self), amendment.state == .needsCheck {
            self.init(
                id: id, brandID: try row.text("brand_id"), account: try row.text("account"), state: .needsCheck, since: amendment.orderedAt,
                slot: nil, question: .check, told: told[id] ?? [:])
            return
        }
        let asksWhether = view?.repetition.map { !$0.isConfirmed && $0.hash == approved } ?? false
        self.init(
            id: id, brandID: try row.text("brand_id"), account: try row.text("account"), state: try row.known("state"),
            since: try row.date("state_since"), slot: try row.optionalDate("slot"),
            isReady: try !row.bool("awaits_picture") && !isPending,
            question: view?.asksForSlot == true ? .date : asksWhether ? .confirm : nil,
            told: told[id] ?? [:])
    }
}

extension Session {
    /// What people were told, by what it was about.
    borrowing func told() throws -> [String: [Reminder: Told]] {
        let known = try rows("SELECT subject, kind, told_at, times FROM reminders") { row in
            (
                subject: try row.text("subject"), kind: try row.text("kind"),
                told: Told(at: try row.date("told_at"), times: try row.integer("times"))
            )
        }
        var told: [String: [Reminder: Told]] = [:]
        for entry in known { if let reminder = Reminder(rawValue: entry.kind) { told[entry.subject, default: [:]][reminder] = entry.told } }
        return told
    }

    borrowing func note(_ kind: String, of subject: String, _ told: Told) throws {
        try run(
            """
            INSERT INTO reminders (subject, kind, told_at, times) VALUES (?, ?, ?, ?)
            ON CONFLICT (subject, kind) DO UPDATE SET told_at = excluded.told_at, times = excluded.times
            """, [.text(subject), .text(kind), .date(told.at), .int(told.times)])
    }
}
