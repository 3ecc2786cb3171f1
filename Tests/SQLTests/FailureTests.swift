import Glibc
import SQL
import Support
import Testing

@Suite("Failures")
struct FailureTests {
    let workspace: Workspace
    init() throws { workspace = try Workspace() }

    @Test("a broken rule is a constraint, names the rule and not the value")
    func constraint() async throws {
        let database = try await workspace.database()
        try await database.add("a private thing")
        let failure = await #expect(throws: StoreError.self) { try await database.add("a private thing") }
        #expect(failure?.kind == .constraint)
        #expect(failure?.disposition == .permanent)
        #expect(failure?.description.contains("UNIQUE constraint failed: notes.body") == true)
        #expect(failure?.description.contains("private") == false)
    }

    @Test("a full disk rolls back, says so, and the store works once there is room")
    func full() async throws {
        let database = try await workspace.database()
        try await database.transaction { session in _ = try session.run("PRAGMA max_page_count = 8") }
        let failure = await #expect(throws: StoreError.self) {
            try await database.transaction { session in
                for index in 0..<200 {
                    try session.run("INSERT INTO notes (body) VALUES (?)", [.text(String(repeating: "x", count: 1000) + "\(index)")])
                }
            }
        }
        #expect(failure?.kind == .full)
        #expect(failure?.disposition == .needsOperator)
        #expect(try await database.bodies().isEmpty)
        try await database.transaction { session in _ = try session.run("PRAGMA max_page_count = 1000") }
        try await database.add("room")
        #expect(try await database.bodies() == ["room"])
    }

    @Test("a store that another process writes to is locked, and worth another try")
    func locked() async throws {
        let one = try await workspace.database()
        let other = try Database(path: workspace.path("desk.db"), busyTimeout: .milliseconds(10))
        let gate = Gate()
        async let holding: Void = one.transaction { session in
            gate.stop()
        }
        await gate.whenReached()
        let failure = await #expect(throws: StoreError.self) { try await other.add("x") }
        gate.open()
        try await holding
        #expect(failure?.kind == .locked)
        #expect(failure?.disposition == .retry)
        try await other.add("x")
    }

    @Test("a file that is no database, and one in a folder that is not there, are told apart")
    func opening() throws {
        let path = workspace.path("desk.db")
        let file = try #require(fopen(path, "w"))
        fputs(String(repeating: "this is no database\n", count: 500), file)
        fclose(file)
        #expect(#expect(throws: StoreError.self) { try Database(path: path) }?.kind == .corrupt)
        let missing = #expect(throws: StoreError.self) { try Database(path: workspace.path("none/desk.db")) }
        #expect(missing?.kind == .unreachable)
        #expect(missing?.description.contains(workspace.path("none/desk.db")) == true)
    }

    @Test("the quick check finds a damaged page and a row that names a missing one")
    func quickCheck() async throws {
        let path = workspace.path("desk.db")
        do {
            let database = try await workspace.database()
            for index in 0..<200 { try await database.add(String(repeating: "x", count: 300) + "\(index)") }
            #expect(try await database.quickCheck().isEmpty)
            #expect(try await database.checkpoint())
        }
        let file = try #require(fopen(path, "r+"))
        fseek(file, 3 * 4096, SEEK_SET)
        fputs(String(repeating: "\u{7F}", count: 2000), file)
        fclose(file)
        let problems = try? await Database(path: path).quickCheck()
        #expect(problems?.isEmpty != true)
    }
}
