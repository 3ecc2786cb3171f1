import Glibc
import SQL
import Testing

@Suite("Backups")
struct BackupTests {
    let workspace: Workspace
    init() throws { workspace = try Workspace() }

    @Test("a backup is one whole file that replaces the one before")
    func backup() async throws {
        let database = try await workspace.database()
        try await database.add("one")
        try await database.backup(to: workspace.path("copy.db"))
        try await database.add("two")
        try await database.backup(to: workspace.path("copy.db"))
        #expect(access(workspace.path("copy.db.partial"), F_OK) != 0)
        #expect(access(workspace.path("copy.db-wal"), F_OK) != 0)
        let copy = try Database(path: workspace.path("copy.db"))
        #expect(try await copy.bodies() == ["one", "two"])
    }

    @Test("a backup to a folder that is not there is refused, and the store goes on")
    func refused() async throws {
        let database = try await workspace.database()
        let failure = await #expect(throws: StoreError.self) { try await database.backup(to: workspace.path("none/copy.db")) }
        #expect(failure?.kind == .unreachable)
        try await database.add("on")
    }

    @Test("a backup never takes the place of the store itself")
    func ownPlace() async throws {
        let database = try await workspace.database()
        try await database.add("kept")
        await #expect(throws: StoreError.self) { try await database.backup(to: workspace.path("desk.db")) }
        #expect(try await database.bodies() == ["kept"])
    }

    @Test("a store in memory can be backed up")
    func memory() async throws {
        let database = try Database(path: ":memory:")
        try await database.transaction { session in
            try session.run("CREATE TABLE notes (id INTEGER PRIMARY KEY, body TEXT)")
            try session.run("INSERT INTO notes (body) VALUES ('x')")
        }
        try await database.backup(to: workspace.path("copy.db"))
        #expect(try await Database(path: workspace.path("copy.db")).bodies() == ["x"])
    }

    @Test("a checkpoint empties the log")
    func checkpoint() async throws {
        let database = try await workspace.database()
        try await database.add("x")
        #expect(try await database.checkpoint())
        var status = stat()
        #expect(stat(workspace.path("desk.db-wal"), &status) == 0 && status.st_size == 0)
    }
}
