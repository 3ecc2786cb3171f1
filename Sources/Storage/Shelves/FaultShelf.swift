import Editorial
import FoundationEssentials
import SQL
import Support

extension Store: FaultShelf {
    @discardableResult
    package func report(_ fault: Fault, now: Date) async throws -> Bool {
        try await database.transaction { session in try session.report(fault, now: now) }
    }

    package func clear(faults keys: [String]) async throws {
        // Asked first, so that a loop whose work goes well does not open a write transaction for nothing each time.
        let open = try await database.read { session in
            try keys.filter { key in
                try session.first("SELECT 1 FROM faults WHERE fault_key = ?", [.text(key)]) { _ in true } ?? false
            }
        }
        if open.isEmpty { return }
        try await database.transaction { session in for key in open { try session.retire(fault: key) } }
    }

    package func clear(faultsUnder prefix: String, except standing: Set<String>) async throws {
        let open = try await database.read { session in
            try session.rows(
                "SELECT fault_key FROM faults WHERE substr(fault_key, 1, ?) = ?", [.int(prefix.unicodeScalars.count), .text(prefix)]
            ) {
                try $0.text("fault_key")
            }
        }
        try await clear(faults: open.filter { !standing.contains($0) })
    }
}

extension Session {
    /// Moves a fault to the past ones, of which the last 20 are kept: one that comes and goes is one of them.
    fileprivate borrowing func retire(fault key: String) throws {
        try run(
            """
            INSERT INTO past_faults (fault_key, sentence, since, last_at, times)
            SELECT fault_key, sentence, since, last_at, times FROM faults WHERE fault_key = ?
            ON CONFLICT (fault_key) DO UPDATE SET sentence = excluded.sentence, since = excluded.since, last_at = excluded.last_at,
                times = excluded.times
            """, [.text(key)])
        try run("DELETE FROM faults WHERE fault_key = ?", [.text(key)])
        try run(
            """
            DELETE FROM past_faults WHERE fault_key NOT IN
                (SELECT fault_key FROM past_faults ORDER BY last_at DESC, fault_key LIMIT 20)
            """)
    }

    /// Notes a fault; true when it is new.
    @discardableResult
    borrowing func report(_ fault: Fault, now: Date) throws -> Bool {
        let times = try first(
            """
            INSERT INTO faults (fault_key, sentence, since, last_at, times) VALUES (?1, ?2, ?3, ?3, 1)
            ON CONFLICT (fault_key) DO UPDATE SET sentence = excluded.sentence, last_at = excluded.last_at, times = faults.times + 1
            RETURNING times
            """, [.text(fault.key), .text(fault.sentence.stored), .date(now)]
        ) { row in try row.integer("times") }
        return times == 1
    }
}
