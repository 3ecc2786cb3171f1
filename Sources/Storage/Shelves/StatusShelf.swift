import Editorial
import FoundationEssentials
import SQL
import Support

extension Store: StatusShelf {
    package func status(now: Date) async throws -> DeskStatus {
        try await database.read { session in
            DeskStatus(
                now: now, queues: try session.queues(now: now), due: try session.due(now: now), waiting: try session.waiting(),
                stuck: try session.stuck(), published: try session.published(), feeds: try session.feedHealth(),
                faults: try session.faults("SELECT * FROM faults ORDER BY since, fault_key"),
                pastFaults: try session.faults(
                    "SELECT * FROM past_faults WHERE fault_key NOT IN (SELECT fault_key FROM faults) ORDER BY last_at DESC, fault_key"),
                spending: try session.spending("", [.date(now.day)]))
        }
    }

    package func story(of id: String) async throws -> [StoryLine] { try await database.read { session in try session.story(of: id) } }
}

extension Session {
    fileprivate borrowing func queues(now: Date) throws -> [DeskStatus.Queue] {
        try rows(
            """
            SELECT 'feeds due' AS name, count(*) AS size, min(next_poll_at) AS oldest, 1 AS rank FROM feeds
                WHERE is_ordered = 1 AND is_paused = 0 AND next_poll_at <= ?
            UNION ALL SELECT 'candidates', count(*), min(created_at), 2 FROM candidates WHERE state = 'waiting'
            UNION ALL SELECT 'pictures', count(*), min(ordered_at), 3 FROM picture_orders WHERE state = 'waiting'
            UNION ALL SELECT 'board updates', count(*), min(queued_at), 4 FROM board_updates WHERE state = 'waiting'
            UNION ALL SELECT state, count(*), min(state_since), 5 FROM drafts GROUP BY state
            ORDER BY rank, name
            """, [.date(now)]
        ) { row in
            DeskStatus.Queue(name: try row.text("name"), count: try row.integer("size"), oldest: try row.optionalDate("oldest"))
        }
    }

    private borrowing func entries(_ condition: String, _ values: [SQLValue] = []) throws -> [DeskStatus.Entry] {
        let brands = try brands()
        let found = try rows("SELECT \(Draft.columns), state_since FROM drafts \(condition)", values) { row in
            (draft: try Draft(row), since: try row.date("state_since"))
        }
        return found.map { draft, since in
            DeskStatus.Entry(
                draftID: draft.id, title: draft.title, account: draft.account, state: draft.state.rawValue, at: draft.slot,
                note: draft.note, url: draft.page?.url, errand: draft.errand(brand: brands[draft.brandID], since: since))
        }
    }

    private borrowing func brands() throws -> [String: Brand] {
        let brands = try rows("SELECT id, body FROM brands") { row in (try row.text(0), try row.decoded("body", as: Brand.self)) }
        return Dictionary(uniqueKeysWithValues: brands)
    }

    fileprivate borrowing func due(now: Date) throws -> [DeskStatus.Entry] {
        try entries(
            "WHERE state IN ('approved', 'slotted', 'prepared', 'armed') AND slot <= ? ORDER BY slot, id LIMIT 200",
            [.date(now + .seconds(86400))])
    }

    fileprivate borrowing func waiting() throws -> [DeskStatus.Entry] {
        try entries(
            """
            WHERE state IN ('submitted', 'needsCheck', 'failed') OR (is_on_hold = 1 AND state IN ('approved', 'slotted', 'prepared'))
                OR state = 'approved' OR amendment_state IN ('proposed', 'needsCheck')
            ORDER BY state_since, id LIMIT 200
            """
        ).filter { $0.errand != nil }
    }

    fileprivate borrowing func stuck() throws -> [DeskStatus.Entry] {
        try entries(
            """
            WHERE state NOT IN ('published', 'rejected', 'expired')
                AND (state IN ('unknown', 'needsCheck', 'failed') OR last_error IS NOT NULL OR failures >= 3)
            ORDER BY changed_at DESC, id LIMIT 200
            """)
    }

    fileprivate borrowing func published() throws -> [DeskStatus.Entry] {
        try rows(
            """
            SELECT d.id, d.title, d.account, d.state, d.board, p.published_at, p.permalink FROM publications p JOIN drafts d ON d.id = p.draft_id
            ORDER BY p.published_at DESC, d.id LIMIT 20
            """
        ) { row in
            DeskStatus.Entry(
                draftID: try row.text("id"), title: try row.text("title"), account: try row.text("account"), state: try row.text("state"),
                at: try row.date("published_at"), note: "", url: try row.optionalText("permalink"),
                measured: try row.decoded("board", as: BoardView.self).measured)
        }
    }

    fileprivate borrowing func feedHealth() throws -> [DeskStatus.Feed] {
        try rows(
            """
            SELECT f.name, f.url, f.last_poll_at, f.next_poll_at, f.error, (SELECT count(*) FROM items i WHERE i.feed_id = f.id) AS items
            FROM feeds f WHERE f.is_ordered = 1 ORDER BY f.name, f.id
            """
        ) { row in
            DeskStatus.Feed(
                name: try row.text("name"), url: try row.text("url"), lastPollAt: try row.optionalDate("last_poll_at"),
                nextPollAt: try row.date("next_poll_at"), items: try row.integer("items"), error: try row.optionalText("error"))
        }
    }

    fileprivate borrowing func faults(_ query: String) throws -> [DeskStatus.OpenFault] {
        try rows(query) { row in
            DeskStatus.OpenFault(
                key: try row.text("fault_key"), sentence: Message(stored: try row.text("sentence")).description,
                since: try row.date("since"),
                last: try row.date("last_at"), count: try row.integer("times"))
        }
    }
}

extension Draft {
    /// What people should know of it besides its state.
    fileprivate var note: String {
        (lastError ?? obstacles.first)?.description ?? (awaitsPicture ? "The picture is still being made." : isOnHold ? "on hold" : "")
    }
}
