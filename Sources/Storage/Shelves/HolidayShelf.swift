import Editorial
import FoundationEssentials
import SQL

extension Store: HolidayShelf {
    package func knownHolidays() async throws -> [String: KnownHolidays] {
        let known = try await database.read { session in
            try session.rows("SELECT * FROM holidays ORDER BY address") { row in
                var known = KnownHolidays(address: try row.text("address"), nextLookAt: try row.date("next_look_at"))
                known.calendar = try row.optionalDecoded("calendar")
                known.entityTag = try row.optionalText("entity_tag")
                known.lastModified = try row.optionalText("last_modified")
                known.readAt = try row.optionalDate("read_at")
                known.failures = try row.integer("failures")
                return known
            }
        }
        return Dictionary(known.map { ($0.address, $0) }) { first, _ in first }
    }

    package func keep(_ known: KnownHolidays) async throws {
        try await database.transaction { session in
            try session.run(
                """
                INSERT INTO holidays (address, calendar, entity_tag, last_modified, read_at, next_look_at, failures)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (address) DO UPDATE SET calendar = excluded.calendar, entity_tag = excluded.entity_tag,
                    last_modified = excluded.last_modified, read_at = excluded.read_at, next_look_at = excluded.next_look_at,
                    failures = excluded.failures
                """,
                [
                    .text(known.address), try known.calendar.map { try .encoded($0) } ?? .null, .string(known.entityTag),
                    .string(known.lastModified), .date(known.readAt), .date(known.nextLookAt), .int(known.failures),
                ])
        }
    }
}
