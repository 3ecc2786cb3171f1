import Editorial
import FoundationEssentials
import SQL
import Support

extension Store: CauseShelf {
    package func standing(of id: String) async throws -> Standing? { try await database.read { session in try session.standing(of: id) } }
}

extension Session {
    /// A draft by its own name or its candidate's; of the candidates of an item the last counts.
    fileprivate borrowing func standing(of id: String) throws -> Standing? {
        if let draft = try draft(id) { return .draft(draft, try record(of: draft)) }
        let candidate = try first(
            """
            SELECT id, state, retry_at, note FROM candidates
            WHERE id = ?1 OR id IN (SELECT candidate_id FROM candidate_items WHERE item_id = ?1) ORDER BY created_at DESC, id LIMIT 1
            """, [.text(id)]
        ) { row in
            (
                id: try row.text("id"),
                standing: CandidateStanding(
                    isParked: try row.text("state") == "parked", retryAt: try row.optionalDate("retry_at"),
                    note: try row.optionalText("note").map { Message(stored: $0) })
            )
        }
        if let candidate {
            guard let draft = try drafts("WHERE candidate_id = ?", [.text(candidate.id)]).first else {
                return .candidate(candidate.standing)
            }
            return .draft(draft, try record(of: draft))
        }
        let known = try first("SELECT no_news FROM items WHERE id = ?", [.text(id)]) { row in
            try row.optionalText(0).map { Message(stored: $0) }
        }
        guard let noNews = known else { return nil }
        if let noNews { return .item(refusal: noNews) }
        return .item(
            refusal: try first("SELECT reason FROM refusals WHERE item_id = ? ORDER BY at DESC LIMIT 1", [.text(id)]) {
                Message(stored: try $0.text(0))
            })
    }

    private borrowing func record(of draft: Draft) throws -> BlockageFacts.Record {
        let row = try first("SELECT changed_at, lease_until FROM drafts WHERE id = ?", [.text(draft.id)]) { row in
            (changedAt: try row.date(0), leaseUntil: try row.optionalDate(1))
        }
        let brand = try first("SELECT body FROM brands WHERE id = ? AND is_gone = 0", [.text(draft.brandID)]) { row in
            try row.decoded("body", as: Brand.self)
        }
        var record = BlockageFacts.Record(changedAt: row?.changedAt ?? draft.createdAt, brand: brand)
        record.leaseUntil = row?.leaseUntil
        record.lastDecision = try links(ofDraft: draft.id).last?.decision
        record.attempt = try attempt("WHERE draft_id = ? ORDER BY number DESC LIMIT 1", [.text(draft.id)])
        record.picture = try orderedPicture(ofDraft: draft.id)
        record.faults = Dictionary(
            try rows("SELECT fault_key, sentence FROM faults") { row in (try row.text(0), Message(stored: try row.text(1))) }
        ) { $1 }
        record.taken = try takenSlots(ofAccount: draft.account)
        record.lastArmedAt = try lastArmed(onAccount: draft.account, exceptFor: draft.id)
        record.parking = try parkings("WHERE account = ?", [.text(draft.account)]).first
        record.access = try knownAccess().first { $0.account == draft.account }
        return record
    }

    private borrowing func orderedPicture(ofDraft id: String) throws -> BlockageFacts.Picture? {
        try first(
            "SELECT failures, retry_at, note FROM picture_orders WHERE draft_id = ? AND state = 'waiting'", [.text(id)]
        ) { row in
            BlockageFacts.Picture(
                failures: try row.integer("failures"), retryAt: try row.optionalDate("retry_at"),
                note: try row.optionalText("note").map { Message(stored: $0) })
        }
    }
}
