import Editorial
import FoundationEssentials
import SQL
import Support

extension Store: ParkingShelf {
    package func parkings() async throws -> [Parking] {
        try await database.read { session in try session.parkings("ORDER BY account", []) }
    }

    package func parking(of account: String) async throws -> Parking? {
        try await database.read { session in try session.parkings("WHERE account = ?", [.text(account)]).first }
    }

    package func park(_ parking: Parking) async throws -> Bool {
        try await database.transaction { session in
            let since = try session.first(
                """
                INSERT INTO account_parking (account, cause, sentence, since, until, fingerprint) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (account) DO UPDATE SET
                    since = CASE WHEN account_parking.cause = excluded.cause THEN account_parking.since ELSE excluded.since END,
                    cause = excluded.cause, sentence = excluded.sentence, until = excluded.until, fingerprint = excluded.fingerprint
                RETURNING since
                """,
                [
                    .text(parking.account), .text(parking.cause.rawValue), .text(parking.sentence.stored), .date(parking.since),
                    .date(parking.until), .text(parking.fingerprint),
                ]
            ) { row in try row.date("since") }
            // The store keeps milliseconds, a clock has more.
            return since?.milliseconds == parking.since.milliseconds
        }
    }

    @discardableResult
    package func liftParking(of account: String) async throws -> Bool {
        try await database.transaction { session in
            guard let parking = try session.parkings("WHERE account = ?", [.text(account)]).first else { return false }
            try session.run("DELETE FROM account_parking WHERE account = ?", [.text(account)])
            try session.run(
                "UPDATE drafts SET retry_at = NULL WHERE account = ? AND state = 'slotted' AND last_error = ? AND retry_at IS NOT NULL",
                [.text(account), .text(parking.sentence.stored)])
            return true
        }
    }
}

extension Session {
    borrowing func parkings(_ condition: String, _ values: [SQLValue]) throws -> [Parking] {
        try rows("SELECT account, cause, sentence, since, until, fingerprint FROM account_parking \(condition)", values) { row in
            Parking(
                account: try row.text("account"), cause: try row.known("cause"), sentence: Message(stored: try row.text("sentence")),
                since: try row.date("since"), until: try row.date("until"), fingerprint: try row.text("fingerprint"))
        }
    }

    /// Whoever is armed on a parked account whose time is over tries for all others: they wait for what becomes of it.
    borrowing func noteTrial(onAccount account: String, now: Date) throws {
        try run(
            "UPDATE account_parking SET until = ? WHERE account = ? AND until <= ?",
            [.date(now + .seconds(900)), .text(account), .date(now)])
    }
}
