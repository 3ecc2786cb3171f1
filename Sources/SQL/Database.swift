internal import Support

/// What a commit survives.
package enum Durability: String, Sendable {
    /// A crash of the program; the newest commits may go with a loss of power.
    case normal = "NORMAL"
    /// A loss of power too: the commit returns after the disk has it.
    case full = "FULL"
}

/// One SQLite database: one writer and a few readers, each on a queue of its own.
///
/// Bodies are synchronous and run to their end whatever happens to the calling task, so that an outcome can still be filed
/// while the daemon stops. Every method throws `StoreError`, or what its body throws.
package final class Database: Sendable {
    /// The file, or ":memory:".
    package let path: String
    private let writer: Lane
    private let readers: [Lane]
    private let busy: Locked<[Int]>
    private let lasting = Locked<StoreError?>(nil)

    /// Opens the file at `path` and makes it when there is none; ":memory:" is a database of this value's own, without readers.
    ///
    /// `onCommit` is called on the writer's queue after each commit that changed something.
    package init(
        path: String, readers count: Int = 2, busyTimeout: Duration = .seconds(5), onCommit: @escaping @Sendable () -> Void = {}
    ) throws {
        self.path = path
        writer = Lane("store.writer", try Connection(path: path, access: .readWrite, busyTimeout: busyTimeout), committed: onCommit)
        readers = try (0..<(path == ":memory:" ? 0 : count)).map { index in
            Lane("store.reader.\(index)", try Connection(path: path, access: .readOnly, busyTimeout: busyTimeout))
        }
        busy = Locked(Array(repeating: 0, count: readers.count))
    }

    /// Runs `body` in one write transaction: all of it is stored, or, when it throws, none.
    ///
    /// It may share its commit with others that came meanwhile, and be run again when that commit fails: it changes nothing else.
    @discardableResult
    package func transaction<Value: Sendable>(
        _ durability: Durability = .normal, _ body: @escaping @Sendable (borrowing Session) throws -> Value
    ) async throws -> Value {
        try await noting { try await writer.transaction(durability, body) }
    }

    /// The last failure of the disk or the file; stays until somebody has seen that it is over.
    package var trouble: StoreError? { lasting.withLock { $0 } }

    /// Forgets the trouble, except that the file is damaged: that is not over before the next start.
    package func forgetTrouble() { lasting.withLock { if $0?.kind != .corrupt { $0 = nil } } }

    private func noting<Value: Sendable>(_ work: () async throws -> Value) async throws -> Value {
        do { return try await work() } catch let error as StoreError {
            if error.isTold { lasting.withLock { if $0?.kind != .corrupt { $0 = error } } }
            throw error
        }
    }

    /// Runs `body`, which only reads, between two commits of the writer.
    package func betweenCommits<Value: Sendable>(_ body: @Sendable (borrowing Session) throws -> Value) async throws -> Value {
        try await writer.read(body)
    }

    /// Runs `body` on one snapshot of the database; it neither waits for the writer nor can it write.
    package func read<Value: Sendable>(_ body: @Sendable (borrowing Session) throws -> Value) async throws -> Value {
        guard !readers.isEmpty else { return try await noting { try await writer.read(body) } }
        let index = busy.withLock { busy in
            let index = busy.indices.min { busy[$0] < busy[$1] } ?? 0
            busy[index] += 1
            return index
        }
        defer { busy.withLock { $0[index] -= 1 } }
        return try await noting { try await readers[index].read(body) }
    }

    /// Moves the write-ahead log into the database file and empties it; false when a reader still needed it.
    @discardableResult
    package func checkpoint() async throws -> Bool {
        try await writer.outside { session in
            try session.first("PRAGMA wal_checkpoint(TRUNCATE)") { row in try row.integer(0) == 0 } ?? false
        }
    }

    /// What is wrong with the file's structure and references, in SQLite's words; empty when it is sound.
    package func quickCheck() async throws -> [String] {
        try await read { session in
            try session.rows("PRAGMA quick_check(20)") { row in try row.text(0) }.filter { $0 != "ok" } + session.dangling()
        }
    }

    /// Writes a sound copy to `path`, replacing a file there in one step; writers go on meanwhile.
    package func backup(to path: String) async throws {
        guard !readers.isEmpty else { return try await writer.copy(to: path) }
        // A connection of its own: a copy takes seconds, and reads must not queue behind it.
        let source = try Connection(path: self.path, access: .readOnly, busyTimeout: .seconds(5))
        try await Lane("store.backup", source).copy(to: path)
    }
}
