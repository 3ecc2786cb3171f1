import Glibc
import SQL
import Testing

@Suite("Readers")
struct ReaderTests {
    let workspace: Workspace
    init() throws { workspace = try Workspace() }

    @Test("a reader gets its answer while a write transaction is open, and does not see it")
    func readerPassesWriter() async throws {
        let database = try await workspace.database()
        try await database.add("before")
        let gate = Gate()
        async let writing: Void = database.transaction { session in
            try session.run("INSERT INTO notes (body) VALUES ('during')")
            gate.stop()
        }
        await gate.whenReached()
        let seen = try await database.bodies()
        gate.open()
        try await writing
        #expect(seen == ["before"])
        #expect(try await database.bodies() == ["before", "during"])
    }

    @Test("one read sees one snapshot however many statements it runs")
    func snapshot() async throws {
        let database = try await workspace.database()
        let gate = Gate()
        async let counts = database.read { session in
            let count: (borrowing Session) throws -> Int? = { session in
                try session.first("SELECT count(*) FROM notes") { try $0.integer(0) }
            }
            let first = try count(session)
            gate.stop()
            return [first, try count(session)]
        }
        await gate.whenReached()
        try await database.add("new")
        gate.open()
        #expect(try await counts == [0, 0])
        #expect(try await database.bodies() == ["new"])
    }

    @Test("a read cannot write")
    func readOnly() async throws {
        let database = try await workspace.database()
        let failure = await #expect(throws: StoreError.self) {
            try await database.read { session in _ = try session.run("INSERT INTO notes (body) VALUES ('x')") }
        }
        #expect(failure?.kind == .unreachable)
        #expect(try await database.bodies().isEmpty)
    }
}

/// A body that runs on a Dispatch queue, where waiting is allowed, stops here until the test lets it go on.
final class Gate: @unchecked Sendable {
    private let semaphore = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)
    private let (arrivals, arrival) = AsyncStream<Void>.makeStream()

    init() { sem_init(semaphore, 0, 0) }

    deinit {
        sem_destroy(semaphore)
        semaphore.deallocate()
    }

    func stop() {
        arrival.yield()
        while sem_wait(semaphore) != 0 {}
    }

    func whenReached() async { for await _ in arrivals { return } }

    func open() { sem_post(semaphore) }
}
