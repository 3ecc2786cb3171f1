import SQL
import TestKit

/// A folder with a database of one table.
struct Workspace: Sendable {
    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    func path(_ name: String) -> String { folder.file(name) }

    func database(onCommit: @escaping @Sendable () -> Void = {}) async throws -> Database {
        let database = try Database(path: path("desk.db"), busyTimeout: .milliseconds(50), onCommit: onCommit)
        try await database.transaction { session in
            try session.run(
                "CREATE TABLE IF NOT EXISTS notes (id INTEGER PRIMARY KEY, body TEXT NOT NULL UNIQUE, size INTEGER CHECK (size >= 0)) STRICT"
            )
        }
        return database
    }
}

extension Database {
    func add(_ body: String) async throws {
        try await transaction { session in try session.run("INSERT INTO notes (body) VALUES (?)", [.text(body)]) }
    }

    func bodies() async throws -> [String] {
        try await read { session in try session.rows("SELECT body FROM notes ORDER BY id") { try $0.text("body") } }
    }
}
