import FoundationEssentials
import SQL
import Storage
import Support

/// The whole schema without a row, made once in a process: each of its steps waits for the disk, a copy waits for nothing.
enum EmptyStore {
    private static let content = Locked<Data?>(nil)

    /// Puts a copy at `path`, unless a store is or was in use there.
    static func put(at path: String) async throws {
        guard !Files.exists(path), !Files.exists(path + ".generation") else { return }
        let content = if let made = content.withLock({ $0 }) { made } else { try await make() }
        try Files.makeFolder(Files.folder(of: path))
        try content.write(to: URL(filePath: path))
    }

    private static func make() async throws -> Data {
        let folder = try ScratchFolder()
        let path = folder.file("empty.db")
        let store = try await Store.open(url: "sqlite:first.db", folder: folder.path, now: Date(milliseconds: 0))
        try await store.backup(to: path)
        let database = try Database(path: path)
        // Each store has a name of its own, and gets it when it is first opened.
        try await database.transaction { session in try session.run("DELETE FROM desk") }
        _ = try await database.checkpoint()
        let made = try Data(Files.read(path, limit: 1 << 24))
        content.withLock { $0 = made }
        return made
    }
}
