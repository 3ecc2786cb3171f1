internal import Support

/// One connection on its own queue.
actor Lane {
    private let executor: QueueExecutor
    private let connection: Connection
    private let committed: @Sendable () -> Void
    private var durability = Durability.normal
    private let waiting = Locked<[any WaitingTransaction]>([])

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    init(_ label: String, _ connection: sending Connection, committed: @escaping @Sendable () -> Void = {}) {
        executor = QueueExecutor(label: label)
        self.connection = connection
        self.committed = committed
    }

    /// Runs a transaction. Those that wait for their turn together are committed together: the disk is waited for once.
    nonisolated func transaction<Value: Sendable>(
        _ durability: Durability, _ body: @escaping @Sendable (borrowing Session) throws -> Value
    ) async throws -> Value {
        let mine = OneTransaction(durability, body)
        waiting.withLock { $0.append(mine) }
        await work()
        return try mine.result()
    }

    /// All that wait now, so that whoever has called this has been served when it returns.
    private func work() {
        let all = waiting.withLock { waiting in
            defer { waiting = [] }
            return waiting
        }
        if all.count > 1, commitTogether(all) { return }
        for one in all { commit(one) }
    }

    private func commit(_ one: any WaitingTransaction) {
        do {
            try ensure(one.durability)
            let before = connection.totalChanges
            try between("BEGIN IMMEDIATE") { session in try one.run(in: session) }
            // A taker that found nothing must not wake the others, or they would wake each other for ever.
            if connection.totalChanges != before { committed() }
        } catch {
            one.fail(error)
        }
    }

    /// Each as if it were alone: one that throws is undone and stops no other. False when they have to be run one by one instead.
    private func commitTogether(_ all: [any WaitingTransaction]) -> Bool {
        do {
            try ensure(all.contains { $0.durability == .full } ? .full : .normal)
            let before = connection.totalChanges
            try between("BEGIN IMMEDIATE") { session in
                for one in all {
                    try session.run("SAVEPOINT one")
                    do {
                        try one.run(in: session)
                    } catch {
                        // After some failures SQLite has rolled back all of them.
                        guard connection.inTransaction else { throw error }
                        try session.run("ROLLBACK TO one")
                        one.fail(error)
                    }
                    try session.run("RELEASE one")
                }
            }
            if connection.totalChanges != before { committed() }
            return true
        } catch {
            return false
        }
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

/// A transaction that waits for its turn, whatever it makes.
private protocol WaitingTransaction: Sendable {
    var durability: Durability { get }
    func run(in session: borrowing Session) throws
    func fail(_ error: any Error)
}

/// One that keeps what it made until its caller fetches it.
private final class OneTransaction<Value: Sendable>: WaitingTransaction {
    let durability: Durability
    private let body: @Sendable (borrowing Session) throws -> Value
    private let made = Locked<Result<Value, any Error>?>(nil)

    init(_ durability: Durability, _ body: @escaping @Sendable (borrowing Session) throws -> Value) {
        self.durability = durability
        self.body = body
    }

    func run(in session: borrowing Session) throws {
        let value = try body(session)
        made.withLock { $0 = .success(value) }
    }

    func fail(_ error: any Error) { made.withLock { $0 = .failure(error) } }

    func result() throws -> Value {
        guard let made = made.withLock({ $0 }) else { throw StoreError(.schema, "A transaction was left out: report this.") }
        return try made.get()
    }
}
