import Editorial
import FoundationEssentials
import SQL

extension Store: AccessShelf {
    package func knownAccess() async throws -> [String: KnownAccess] {
        let known = try await database.read { session in try session.knownAccess() }
        return Dictionary(known.map { ($0.account, $0) }) { first, _ in first }
    }

    package func keep(_ known: KnownAccess) async throws {
        try await database.transaction { session in
            try session.run(
                """
                INSERT INTO account_access (account, fingerprint, access, next_look_at, failures, told_days) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (account) DO UPDATE SET fingerprint = excluded.fingerprint, access = excluded.access,
                    next_look_at = excluded.next_look_at, failures = excluded.failures, told_days = excluded.told_days
                """,
                [
                    .text(known.account), .text(known.fingerprint), try known.access.map { try .encoded($0) } ?? .null,
                    .date(known.nextLookAt), .int(known.failures), .int(known.toldDays),
                ])
        }
    }
}

extension Session {
    borrowing func knownAccess() throws -> [KnownAccess] {
        try rows("SELECT account, fingerprint, access, next_look_at, failures, told_days FROM account_access ORDER BY account") { row in
            KnownAccess(
                account: try row.text("account"), fingerprint: try row.text("fingerprint"), access: try row.optionalDecoded("access"),
                nextLookAt: try row.date("next_look_at"), failures: try row.integer("failures"),
                toldDays: try row.optionalInteger("told_days"))
        }
    }
}
