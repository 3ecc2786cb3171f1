import Editorial
import FoundationEssentials
import SQL
import Support

extension Store: DraftShelf {
    package func draft(_ id: String) async throws -> Draft? { try await database.read { session in try session.draft(id) } }

    package func draft(onPage id: String) async throws -> Draft? {
        try await database.read { session in
            try session.drafts("WHERE page LIKE ?", [.text("%\(id)%")]).first { $0.page?.pageID == id }
        }
    }

    package func take(_ work: DraftWork, most: Int, now: Date, lease: Duration) async throws -> [LeasedDraft] {
        try await database.transaction { session in
            let token = Lease.make()
            let taken = try session.rows(
                """
                UPDATE drafts SET lease_token = ?1, lease_until = ?2,
                    failures = failures + CASE WHEN lease_token IS NULL THEN 0 ELSE 1 END
                WHERE id IN (
                    SELECT id FROM drafts WHERE \(work.states) AND \(work.isDue) AND (retry_at IS NULL OR retry_at <= ?3)
                        AND (lease_until IS NULL OR lease_until <= ?3)
                    ORDER BY coalesce(slot, window_ends), id LIMIT ?5)
                RETURNING \(Draft.columns)
                """, [.text(token.token), .date(now + lease), .date(now), .date(now + work.lead), .int(most)]
            ) { row in try Draft(row) }
            // Rows come back in no order.
            return taken.sorted { ($0.slot ?? $0.windowEnds, $0.id) < ($1.slot ?? $1.windowEnds, $1.id) }
                .map { LeasedDraft(draft: $0, lease: token) }
        }
    }

    package func nextDue(_ work: DraftWork, now: Date) async throws -> Date? {
        try await database.read { session in try session.nextDue(work, now: now) }
    }

    package func preparedCount(after now: Date, until end: Date) async throws -> Int {
        try await database.read { session in
            try session.first(
                "SELECT count(*) FROM drafts WHERE state = 'prepared' AND slot > ? AND slot <= ?", [.date(now), .date(end)]
            ) { row in try row.integer(0) } ?? 0
        }
    }

    // Always FULL: whether a decision is filed is known only when the closure has run, and then it must survive a loss of power.
    @discardableResult
    package func amend(
        _ id: String, lease: Lease?, now: Date, _ change: @escaping @Sendable (inout Draft) -> DraftFiling?
    ) async throws -> Bool {
        try await database.transaction(.full) { session in
            if let lease, !(try session.isHeld(lease, draft: id, now: now)) { return false }
            let changed = try session.amend(id, now: now, change)
            if lease != nil { try session.release(draft: id) }
            return changed
        }
    }

    package func slots(ofAccount account: String) async throws -> [TakenSlot] {
        try await database.read { session in try session.takenSlots(ofAccount: account) }
    }

    package func recentPosts(onAccount account: String, since: Date) async throws -> [RecentPost] {
        try await database.read { session in
            try session.rows(
                """
                SELECT d.id, d.title, d.text, d.page, d.permalink, d.state, \(Session.takenAt) AS taken_at
                FROM drafts d LEFT JOIN attempts a ON a.draft_id = d.id AND a.state <> 'notSent'
                WHERE d.account = ? AND d.slot > ?
                    AND d.state IN ('slotted', 'prepared', 'armed', 'unknown', 'needsCheck', 'published')
                ORDER BY d.slot DESC LIMIT 1000
                """, [.text(account), .date(since)]
            ) { row in
                let state: DraftState = try row.known("state")
                let page = try row.optionalDecoded("page", as: BoardReference.self)
                return RecentPost(
                    draftID: try row.text("id"), title: try row.text("title"), text: try row.text("text"), at: try row.date("taken_at"),
                    isPublished: state == .published, url: try row.optionalText("permalink") ?? page?.url)
            }
        }
    }

    package func assignment(ofDraft id: String) async throws -> Assignment? {
        try await database.read { session in
            let candidate = try session.first("SELECT candidate_id FROM drafts WHERE id = ?", [.text(id)]) { row in try row.text(0) }
            return try candidate.flatMap { try session.assignment(ofCandidate: $0) }
        }
    }

    package func versions(ofDraft id: String) async throws -> [DraftVersion] {
        try await database.read { session in
            try session.rows("SELECT * FROM draft_versions WHERE draft_id = ? ORDER BY number", [.text(id)]) { row in
                DraftVersion(
                    draftID: id, number: try row.integer("number"), author: try row.text("author"),
                    reason: Message(stored: try row.text("reason")),
                    text: try row.text("text"), altText: try row.text("alt_text"), createdAt: try row.date("created_at"),
                    record: try row.optionalDecoded("record"), hands: try row.optionalDecoded("hands") ?? [])
            }
        }
    }

    package func pictureOrder(ofDraft id: String) async throws -> PictureOrder? {
        try await database.read { session in
            try session.first("SELECT prompt, negative_prompt, seed, card FROM picture_orders WHERE draft_id = ?", [.text(id)]) { row in
                try PictureOrder(row)
            }
        }
    }

    package func picture(_ hash: String) async throws -> Picture? {
        try await database.read { session in
            // One whose bytes were not kept is none.
            try session.first("SELECT * FROM pictures WHERE hash = ? AND length(bytes) > 0", [.text(hash)]) { row in
                Picture(
                    bytes: try row.blob("bytes"), mediaType: try row.text("media_type"), width: try row.integer("width"),
                    height: try row.integer("height"), hash: hash, provenance: try row.decoded("provenance"))
            }
        }
    }

    package func keep(_ picture: Picture) async throws {
        try await database.transaction { session in try session.keep(picture) }
    }
}

extension DraftWork {
    /// The states it takes, as literal SQL.
    fileprivate var states: String {
        switch self {
        case .submitting: "state = 'drafted'"
        case .rewriting: "state = 'changesRequested'"
        case .scheduling: "state = 'approved'"
        case .slipping: "state IN ('submitted', 'changesRequested')"
        case .preparing: "state = 'slotted' AND is_on_hold = 0"
        case .looking, .sending: "state = 'prepared' AND is_on_hold = 0"
        }
    }

    /// Whether a row is due at ?4, which is now and the lead.
    fileprivate var isDue: String {
        switch self {
        case .submitting, .rewriting, .scheduling: "?4 IS NOT NULL"
        case .slipping: "(slot <= ?4 OR window_ends <= ?4)"
        case .preparing, .looking, .sending: "slot <= ?4"
        }
    }

    fileprivate var lead: Duration {
        switch self {
        case .preparing(let lead), .looking(let lead): lead
        default: .zero
        }
    }

    fileprivate var dueColumn: String {
        switch self {
        case .submitting, .rewriting, .scheduling: "created_at"
        case .slipping: "CASE WHEN slot < window_ends THEN slot ELSE window_ends END"
        case .preparing(let lead), .looking(let lead): "slot - \(SQLValue.milliseconds(lead))"
        case .sending: "slot"
        }
    }

    fileprivate var dueSQL: String { "SELECT \(dueColumn) AS due_at, retry_at, lease_until FROM drafts WHERE \(states)" }
}

extension SQLValue {
    fileprivate static func milliseconds(_ length: Duration) -> Int64 { Int64((length.seconds * 1000).rounded()) }
}

extension Session {
    borrowing func nextDue(_ work: DraftWork, now: Date) throws -> Date? {
        // A row without a slot is not due for anything that happens at its slot.
        let needsSlot =
            switch work {
            case .preparing, .looking, .sending: true
            default: false
            }
        return try earliest(work.dueSQL + (needsSlot ? " AND slot IS NOT NULL" : ""), now: now)
    }

    /// The slot; of a post that went out more than five minutes late the minute at which it did.
    fileprivate static let takenAt = "CASE WHEN a.armed_at > d.slot + 300000 THEN a.armed_at ELSE d.slot END"

    /// Slots that are in use on an account, by their times.
    borrowing func takenSlots(ofAccount account: String) throws -> [TakenSlot] {
        let open = try takenSlots(
            """
            d.state IN ('drafted', 'submitted', 'changesRequested', 'approved', 'slotted', 'prepared', 'armed', 'unknown', 'needsCheck')
            """, ofAccount: account)
        // What was posted long ago is no neighbour of any slot to come.
        let past = try takenSlots("d.state = 'published'", ofAccount: account, "ORDER BY d.slot DESC LIMIT 100")
        return (past + open).sorted { $0.at < $1.at }
    }

    /// Slots in use.
    private borrowing func takenSlots(_ states: String, ofAccount account: String, _ order: String = "") throws -> [TakenSlot] {
        try rows(
            """
            SELECT d.id, d.brand_id, d.state, \(Self.takenAt) AS taken_at
            FROM drafts d LEFT JOIN attempts a ON a.draft_id = d.id AND a.state <> 'notSent'
            WHERE d.account = ? AND d.slot IS NOT NULL AND \(states) \(order)
            """, [.text(account)]
        ) { row in
            let state: DraftState = try row.known("state")
            return TakenSlot(
                draftID: try row.text("id"), at: try row.date("taken_at"),
                isFirm: ![.drafted, .submitted, .changesRequested].contains(state), brandID: try row.text("brand_id"))
        }
    }

    borrowing func isHeld(_ lease: Lease, draft id: String, now: Date) throws -> Bool {
        try first(
            "SELECT 1 FROM drafts WHERE id = ? AND lease_token = ? AND lease_until > ?", [.text(id), .text(lease.token), .date(now)]
        ) { _ in true } ?? false
    }

    /// Runs `change` on the row as it is and stores what it did. An armed row is moved by its attempt's outcome alone (`isOutcome`).
    borrowing func amend(
        _ id: String, isOutcome: Bool = false, now: Date, _ change: @Sendable (inout Draft) -> DraftFiling?
    ) throws -> Bool {
        guard let original = try draft(id) else { return false }
        var draft = original
        guard let filing = change(&draft), draft != original || !filing.isEmpty else { return false }
        guard draft.state == original.state || isOutcome || (draft.state != .armed && original.state != .armed) else {
            throw StoreError(
                .statement,
                "Draft \(id) cannot go from \(original.state.rawValue) to \(draft.state.rawValue): only an attempt arms and disarms.")
        }
        guard try save(draft, over: original, now: now) else { return false }
        try file(filing, ofDraft: id, now: now)
        return true
    }

    borrowing func keep(_ picture: Picture) throws {
        try run(
            """
            INSERT INTO pictures (hash, bytes, media_type, width, height, provenance) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (hash) DO UPDATE SET bytes = excluded.bytes WHERE length(pictures.bytes) = 0
            """,
            [
                .text(picture.hash), .blob(picture.bytes), .text(picture.mediaType), .int(picture.width), .int(picture.height),
                try .encoded(picture.provenance),
            ])
        try run("DELETE FROM unused_pictures WHERE hash = ?", [.text(picture.hash)])
    }
}
