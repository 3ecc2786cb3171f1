import Editorial
import FoundationEssentials
import SQL
import Support

extension Store: MeasuringShelf {
    package func dueMeasurings(now: Date, limit: Int) async throws -> [MeasuringOrder] {
        try await database.read { session in
            try session.rows(
                """
                SELECT draft_id, account, urn, published_at, next_look_at, failures, note FROM measuring_orders
                WHERE next_look_at <= ?1 AND account = (
                    SELECT account FROM measuring_orders WHERE next_look_at <= ?1 ORDER BY next_look_at, draft_id LIMIT 1)
                ORDER BY next_look_at, draft_id LIMIT ?2
                """, [.date(now), .int(limit)]
            ) { row in
                MeasuringOrder(
                    draftID: try row.text("draft_id"), account: try row.text("account"), urn: try row.text("urn"),
                    publishedAt: try row.date("published_at"), nextLookAt: try row.optionalDate("next_look_at"),
                    failures: try row.integer("failures"), note: try row.text("note"))
            }
        }
    }

    package func nextMeasuring() async throws -> Date? {
        try await database.read { session in
            try session.first("SELECT min(next_look_at) FROM measuring_orders WHERE next_look_at IS NOT NULL") { row in
                try row.optionalDate(0)
            } ?? nil
        }
    }

    package func file(
        _ results: [MeasuringResult], now: Date, _ change: @escaping @Sendable (inout Draft, Measurement) -> DraftFiling?
    ) async throws {
        try await database.transaction { session in
            for result in results {
                guard try session.keep(result.order), let measurement = result.measurement else { continue }
                try session.keep(measurement, of: result.order)
                _ = try session.amend(result.order.draftID, now: now) { change(&$0, measurement) }
            }
        }
    }

    package func measurements(ofDraft id: String) async throws -> [Measurement] {
        try await database.read { session in try session.measurements(ofDraft: id) }
    }
}

extension Metric {
    /// The number's column.
    fileprivate var column: String { self == .membersReached ? "members_reached" : rawValue }

    /// What the store holds of it: whole numbers but for the share that engagement is.
    fileprivate func stored(_ value: Double?) -> SQLValue { self == .engagement ? .number(value) : .int(value.map { Int($0) }) }
}

extension Session {
    /// The first reading is an hour after the post went out.
    borrowing func orderMeasuring(of attempt: Attempt, urn: String) throws {
        try run(
            """
            INSERT INTO measuring_orders (draft_id, account, urn, published_at, next_look_at) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (draft_id, account) DO NOTHING
            """,
            [
                .text(attempt.draftID), .text(attempt.account), .text(urn), .date(attempt.armedAt),
                .date(MeasuringPlan.next(publishedAt: attempt.armedAt)),
            ])
    }

    borrowing func measurements(ofDraft id: String) throws -> [Measurement] {
        try rows("SELECT * FROM measurements WHERE draft_id = ? ORDER BY measured_at", [.text(id)]) { row in
            var numbers = PostNumbers()
            for metric in Metric.allCases {
                if let value = try row.optionalReal(.name(metric.column)) { numbers.note(metric, value) }
            }
            for (metric, reason) in try row.decoded("missing", as: [Metric: Message].self) { numbers.lack(metric, because: reason) }
            return Measurement(numbers, measuredAt: try row.date("measured_at"), hours: try row.integer("hours"))
        }
    }

    /// Whether the order is there.
    fileprivate borrowing func keep(_ order: MeasuringOrder) throws -> Bool {
        try run(
            "UPDATE measuring_orders SET next_look_at = ?, failures = ?, note = ? WHERE draft_id = ? AND account = ?",
            [.date(order.nextLookAt), .int(order.failures), .text(order.note), .text(order.draftID), .text(order.account)]) == 1
    }

    fileprivate borrowing func keep(_ measurement: Measurement, of order: MeasuringOrder) throws {
        let numbers = measurement.numbers
        let columns = Metric.allCases.map(\.column).joined(separator: ", ")
        try run(
            """
            INSERT INTO measurements (draft_id, account, measured_at, hours, missing, \(columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (draft_id, account, measured_at) DO NOTHING
            """,
            [
                .text(order.draftID), .text(order.account), .date(measurement.measuredAt), .int(measurement.hours),
                try .encoded(numbers.missing),
            ] + Metric.allCases.map { $0.stored(numbers[$0]) })
    }
}
