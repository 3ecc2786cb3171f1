import FoundationEssentials
import SQL
import Support
import Testing

@Suite("Migrations")
struct MigrationTests {
    let workspace: Workspace
    init() throws { workspace = try Workspace() }
    let now = Date(milliseconds: 1_783_155_600_000)
    let first = Migration("feeds", sql: "CREATE TABLE feeds (id TEXT PRIMARY KEY) STRICT; CREATE TABLE items (id TEXT PRIMARY KEY) STRICT")
    let second = Migration("titles", sql: "ALTER TABLE feeds ADD COLUMN title TEXT")

    @Test("each step is taken once")
    func once() async throws {
        let database = try await workspace.database()
        #expect(try await database.migrate([first], at: now) == ["feeds"])
        #expect(try await database.migrate([first, second], at: now) == ["titles"])
        #expect(try await database.migrate([first, second], at: now) == [])
        try await database.transaction { session in _ = try session.run("INSERT INTO feeds (id, title) VALUES ('a', 'A')") }
    }

    @Test("a step that fails half-way leaves nothing of itself, and the steps before it stay")
    func halfway() async throws {
        let database = try await workspace.database()
        let broken = Migration("broken", sql: "ALTER TABLE feeds ADD COLUMN title TEXT; CREATE TABLE feeds (id TEXT)")
        await #expect(throws: StoreError.self) { try await database.migrate([first, broken], at: now) }
        #expect(try await database.migrate([first, second], at: now) == ["titles"])
    }

    @Test("a store of a newer program is refused with the name of the step")
    func newer() async throws {
        let database = try await workspace.database()
        try await database.migrate([first, second], at: now)
        let failure = await #expect(throws: StoreError.self) { try await database.migrate([first], at: now) }
        #expect(failure?.kind == .schema && failure?.disposition == .needsOperator)
        #expect(failure?.description.contains("newer Copydesk") == true && failure?.description.contains("\"titles\"") == true)
    }

    @Test("an edited step is refused, and nothing is changed")
    func edited() async throws {
        let database = try await workspace.database()
        try await database.migrate([first], at: now)
        let failure = await #expect(throws: StoreError.self) {
            try await database.migrate([Migration("feeds", sql: first.sql + " "), second], at: now)
        }
        #expect(failure?.kind == .schema)
        #expect(failure?.description.contains("Migration 1") == true)
        #expect(try await database.migrate([first, second], at: now) == ["titles"])
    }
}
