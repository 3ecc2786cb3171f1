/// The statements of one transaction; alive only inside the closure that is handed it.
package struct Session: ~Copyable {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    /// Runs one statement to its end and returns how many rows it changed.
    @discardableResult
    package func run(_ sql: String, _ values: [SQLValue] = []) throws -> Int {
        try connection.statement(sql, values) { statement in
            // A statement that changes nothing (a PRAGMA, a SELECT) leaves the count of the one before.
            let before = connection.totalChanges
            while try statement.step() {}
            return connection.totalChanges == before ? 0 : connection.changes
        }
    }

    /// Every row of one statement, each made into a value while it is at hand.
    package func rows<Value>(_ sql: String, _ values: [SQLValue] = [], _ make: (borrowing Row) throws -> Value) throws -> [Value] {
        try connection.statement(sql, values) { statement in
            var made: [Value] = []
            while try statement.step() { made.append(try make(Row(statement))) }
            return made
        }
    }

    /// The first row of one statement, nil when there is none; the statement runs to its end, so RETURNING is safe.
    package func first<Value>(_ sql: String, _ values: [SQLValue] = [], _ make: (borrowing Row) throws -> Value) throws -> Value? {
        try connection.statement(sql, values) { statement in
            guard try statement.step() else { return nil }
            let made = try make(Row(statement))
            while try statement.step() {}
            return made
        }
    }

    /// Runs several statements without values, separated by semicolons: for migrations.
    package func execute(_ sql: String) throws { try connection.execute(sql) }
}
