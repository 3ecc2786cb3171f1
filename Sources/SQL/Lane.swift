internal import Support

/// One connection on its own queue.
actor Lane {
    private let executor: QueueExecutor
    private let connection: Connection
    private let committed: @Sendable () -> Void
    private var durability = Durability.normal

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    init(_ label: String, _ connection: sending Connection, committed: @escaping @Sendable () -> Void = {}) {
        executor = QueueExecutor(label: label)
        self.connection = connection
        self.committed = committed
    }

    func transaction<Value: Sendable>(_ durability: Durability, _ body: @Sendable (borrowing Session) throws -> Value) throws -> Value {
        try ensure(durability)
        let before = connection.totalChanges
        let value = try between("BEGIN IMMEDIATE", body)
        // A taker that found nothing must not wake the others, or they would wake each other for ever.
        if connection.totalChanges != before { committed() }
        return value
    }

    func read<Value: Sendable>(_ body: @Sendable (borrowing Session) throws -> Value) throws -> Value { try between("BEGIN", body) }

    /// Runs `body` outside a transaction, for PRAGMA statements that refuse to be in one.
    func outside<Value: Sendable>(_ body: @Sendable (borrowing Session) throws -> Value) throws -> Value {
        // A name of its own: the optimizer of Swift 6.3.1 aborts on a non-copyable temporary that is lent to a generic closure.
        let session = Session(connection)
        return try body(session)
    }

    /// Copies the whole database as it is now.
    func copy(to path: String) throws { try connection.copy(to: path) }

    private func between<Value>(_ begin: String, _ body: (borrowing Session) throws -> Value) throws -> Value {
        let session = Session(connection)
        try session.run(begin)
        do {
            let value = try body(session)
            try session.run("COMMIT")
            return value
        } catch {
            // After some failures (disk full, for one) SQLite has rolled back by itself.
            if connection.inTransaction { try session.run("ROLLBACK") }
            throw error
        }
    }

    // PRAGMA synchronous fails inside a transaction, so it is set before BEGIN.
    private func ensure(_ wanted: Durability) throws {
        guard durability != wanted else { return }
        try connection.execute("PRAGMA synchronous = \(wanted.rawValue)")
        durability = wanted
    }
}
