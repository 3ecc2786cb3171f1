import Glibc
import SQL
import Testing

@Suite("Crashes")
struct CrashTests {
    let workspace: Workspace
    init() throws { workspace = try Workspace() }

    @Test("a process killed inside a large transaction leaves what was committed before, and nothing of it")
    func killedInside() async throws {
        let path = workspace.path("desk.db")
        _ = try await workspace.database()
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
            let database = try Database(path: path)
            try await database.add("committed")
            try await database.transaction { session in
                // More than the cache holds, so that pages of the open transaction are already in the file of the log.
                for index in 0..<4000 {
                    try session.run("INSERT INTO notes (body) VALUES (?)", [.text(String(repeating: "y", count: 4000) + "\(index)")])
                }
                kill(getpid(), SIGKILL)
            }
        }
        let database = try await workspace.database()
        #expect(try await database.bodies() == ["committed"])
        #expect(try await database.quickCheck().isEmpty)
    }

    @Test("a process killed right after a commit has lost nothing")
    func killedAfter() async throws {
        let path = workspace.path("desk.db")
        _ = try await workspace.database()
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
            let database = try Database(path: path) { kill(getpid(), SIGKILL) }
            try await database.add("committed")
        }
        #expect(try await workspace.database().bodies() == ["committed"])
    }
}
