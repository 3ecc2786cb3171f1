import Editorial
import FoundationEssentials
import SQL
import Support

extension Lease {
    /// A token nobody else has.
    static func make() -> Lease { Lease(token: Hex.text(RandomBytes.make(12))) }
}

extension Store {
    /// Gives back what a process that is dead had taken: the lock says that nobody else works here. Each counts as a failure.
    func releaseLeases() async throws {
        try await database.transaction { session in
            for table in ["candidates", "drafts", "picture_orders", "board_updates"] {
                try session.run(
                    "UPDATE \(table) SET lease_token = NULL, lease_until = NULL, failures = failures + 1 WHERE lease_token IS NOT NULL")
            }
        }
    }
}

/// The moment from which a row can be taken: when its work is due, its pause is over and its lease has lapsed.
struct Availability {
    let due: Date?
    let retryAt: Date?
    let leaseUntil: Date?

    var from: Date? { [due, retryAt, leaseUntil].compactMap { $0 }.max() }
}

extension Session {
    /// When the first of the rows can be taken; each row has the columns due_at, retry_at and lease_until. nil when there are none.
    borrowing func earliest(_ sql: String, _ values: [SQLValue] = [], now: Date) throws -> Date? {
        try rows(sql, values) { row in
            let row = Availability(
                due: try row.optionalDate("due_at"), retryAt: try row.optionalDate("retry_at"),
                leaseUntil: try row.optionalDate("lease_until"))
            return row.from ?? now
        }.min()
    }
}
