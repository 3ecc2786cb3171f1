import FoundationEssentials
import SQL
import Support

/// An address of a store that cannot be used.
package struct StoreAddressProblem: DeskError, Equatable {
    package let description: String
    package var disposition: Disposition { .needsOperator }
}

extension Store {
    /// Opens the store at `url` ("sqlite:copydesk.db", relative to `folder`), makes it when there is none and brings its schema up to date.
    ///
    /// Throws `LockTaken` when another process has it, and a `StoreError` when it is damaged or newer than this program.
    /// Every commit that changes something rings `doorbell`.
    package static func open(url: String, folder: String, now: Date, doorbell: Doorbell = Doorbell()) async throws -> Store {
        let path = try path(of: url, in: folder)
        guard path != ":memory:" else { return try await open(path: path, lock: nil, mark: nil, now: now, doorbell: doorbell) }
        try Files.makeFolder(Files.folder(of: path))
        let lock = try FileLock(path: path + ".lock")
        try Files.removeAbandoned(in: Files.folder(of: path))
        let mark = StoreMark(ofDatabase: path)
        try await LostStore.refuse(path, wasInUse: mark.exists, now: now)
        return try await open(path: path, lock: lock, mark: mark, now: now, doorbell: doorbell)
    }

    private static func open(path: String, lock: FileLock?, mark: StoreMark?, now: Date, doorbell: Doorbell) async throws -> Store {
        let database = try Database(path: path) { doorbell.ring() }
        try await database.migrate(Schema.steps, at: now)
        let store = Store(database: database, lock: lock, mark: mark)
        try await store.begin(now: now)
        return store
    }

    /// The database's file of a store's address; throws a `StoreAddressProblem` when it names none.
    package static func path(of url: String, in folder: String) throws -> String {
        guard url.hasPrefix("sqlite:") else {
            throw StoreAddressProblem(description: "The store \"\(url)\" has no known kind: write \"sqlite:\" and a file name.")
        }
        let path = String(url.dropFirst("sqlite:".count))
        guard !path.isEmpty, !path.hasSuffix("/"), !path.hasPrefix("//") else {
            throw StoreAddressProblem(description: "The store \"\(url)\" names no file: write \"sqlite:copydesk.db\".")
        }
        return path.hasPrefix("/") || path == ":memory:" ? path : folder + "/" + path
    }
}

extension Store {
    /// Compares the database with the file beside it, and begins a new generation in both.
    private func begin(now: Date) async throws {
        let isNew = try await database.transaction(.full) { session in
            let id = Identifier.make(at: now)
            return try session.run(
                "INSERT INTO desk (id, generation, armed) SELECT ?, 0, 0 WHERE NOT EXISTS (SELECT 1 FROM desk)", [.text(id)]) == 1
        }
        if !isNew, try await isRestored() { try await doubtEverythingDue(now: now) }
        try await releaseLeases()
        try await beginGeneration()
    }

    private func isRestored() async throws -> Bool {
        guard let mark else { return false }
        let known = try await database.read { session in try session.mark() }
        guard let remembered = mark.read() else { return true }
        return remembered.store != known.store || remembered.generation > known.generation || remembered.armed > known.armed
    }

    /// Begins a generation: what was copied before is older than the file beside the database from now on.
    func beginGeneration() async throws {
        let remembered = mark?.read()
        try await database.transaction(.full) { session in
            let known = try session.mark()
            let isOwn = remembered?.store == known.store
            let generation = max(known.generation, isOwn ? remembered?.generation ?? 0 : 0) + 1
            let armed = max(known.armed, isOwn ? remembered?.armed ?? 0 : 0)
            try session.run("UPDATE desk SET generation = ?, armed = ?", [.int(generation), .int(armed)])
        }
        try await writeMark()
    }

    /// Brings the file up to what is committed; on the writer's queue, so that an older fact never replaces a newer one.
    func writeMark() async throws {
        guard let mark else { return }
        try await database.betweenCommits { session in try mark.write(try session.mark()) }
    }
}

extension Session {
    /// What the database itself knows of its generation.
    borrowing func mark() throws -> StoreMark.Facts {
        let facts = try first("SELECT id, generation, armed FROM desk") { row in
            StoreMark.Facts(store: try row.text("id"), generation: try row.integer("generation"), armed: try row.integer("armed"))
        }
        guard let facts else { throw StoreError(.schema, "The store has lost its own name (table desk is empty): restore a backup.") }
        return facts
    }
}
