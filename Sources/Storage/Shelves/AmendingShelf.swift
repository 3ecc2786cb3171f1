import Editorial
import FoundationEssentials
import SQL

extension Store: AmendingShelf {
    package func dueAmendment(now: Date) async throws -> Draft? {
        try await database.read { session in
            try session.drafts(
                "WHERE amendment_state IN ('due', 'armed', 'unknown') AND amendment_due <= ? ORDER BY amendment_due, id LIMIT 1",
                [.date(now)]
            ).first
        }
    }

    package func nextAmendment() async throws -> Date? {
        try await database.read { session in
            try session.first("SELECT min(amendment_due) FROM drafts WHERE amendment_state IN ('due', 'armed', 'unknown')") { row in
                try row.optionalDate(0)
            } ?? nil
        }
    }
}
