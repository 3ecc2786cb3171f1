import SQL
import Support
import Testing

@Suite("Transactions")
struct TransactionTests {
    let workspace: Workspace
    init() throws { workspace = try Workspace() }

    struct Refusal: Error {}

    @Test("a body that throws leaves nothing behind, and the next one works")
    func rollback() async throws {
        let database = try await workspace.database()
        await #expect(throws: Refusal.self) {
            try await database.transaction { session in
                try session.run("INSERT INTO notes (body) VALUES ('lost')")
                throw Refusal()
            }
        }
        try await database.add("kept")
        #expect(try await database.bodies() == ["kept"])
    }

    @Test("the durability is set before the transaction begins, and back again after")
    func durability() async throws {
        let database = try await workspace.database()
        let synchronous: @Sendable (borrowing Session) throws -> Int? = { session in
            try session.first("PRAGMA synchronous") { try $0.integer(0) }
        }
        #expect(try await database.transaction(.full, synchronous) == 2)
        #expect(try await database.transaction(.normal, synchronous) == 1)
        #expect(try await database.transaction(.full, synchronous) == 2)
    }

    @Test("the writer's settings are the ones that were decided")
    func settings() async throws {
        let database = try await workspace.database()
        let pragmas = [
            "journal_mode": "wal", "secure_delete": "0", "foreign_keys": "1", "temp_store": "2", "cache_size": "-8192",
            "trusted_schema": "0",
        ]
        for (name, wanted) in pragmas {
            let value = try await database.transaction { session in
                try session.first("SELECT CAST(\(name) AS TEXT) FROM pragma_\(name)") { try $0.text(0) }
            }
            #expect(value == wanted, "\(name)")
        }
    }

    @Test("the hook rings after a commit that changed something, and only then")
    func hook() async throws {
        let rings = Locked(0)
        let database = try await workspace.database { rings.withLock { $0 += 1 } }
        let start = rings.withLock { $0 }
        try await database.add("one")
        #expect(rings.withLock { $0 } == start + 1)
        try await database.transaction { session in _ = try session.run("UPDATE notes SET size = 2 WHERE body = 'none'") }
        _ = try? await database.transaction { session in
            try session.run("INSERT INTO notes (body) VALUES ('two')")
            throw Refusal()
        }
        _ = try await database.bodies()
        #expect(rings.withLock { $0 } == start + 1)
    }

    @Test("an outcome is filed even by a task that was cancelled")
    func cancelled() async throws {
        let database = try await workspace.database()
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            try await database.add("filed")
        }
        try await task.value
        #expect(try await database.bodies() == ["filed"])
    }

    @Test("a hundred tasks add to one number and none is lost")
    func contention() async throws {
        let database = try await workspace.database()
        try await database.add("n")
        try await withThrowingTaskGroup { group in
            for _ in 0..<100 {
                group.addTask {
                    try await database.transaction { session in
                        let size = try session.first("SELECT coalesce(size, 0) AS size FROM notes") { try $0.integer("size") } ?? 0
                        try session.run("UPDATE notes SET size = ?", [.int(size + 1)])
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await database.read { session in try session.first("SELECT size FROM notes") { try $0.integer(0) } } == 100)
    }
}
