import Editorial
import FoundationEssentials
import SQL
import Support

/// The daemon's memory: every loop's shelf, in one database of which this process is the only user.
///
/// The shelves stand in files of their own. Each transition is one conditional statement that names the state it comes
/// from; rows are taken under a lease, and what a worker files after its lease lapsed is refused.
package final class Store: Sendable {
    let database: Database
    /// Held for the life of the process, so that two daemons never send from one database.
    private let lock: FileLock?
    let mark: StoreMark?

    init(database: Database, lock: FileLock?, mark: StoreMark?) {
        self.database = database
        self.lock = lock
        self.mark = mark
    }

    /// Where the database is.
    package var path: String { database.path }

    /// Empties the write-ahead log into the database file; false when a reader still needed it.
    @discardableResult
    package func checkpoint() async throws -> Bool { try await database.checkpoint() }

    /// What is wrong with the file, its references and the decision log; empty when all is sound.
    package func check() async throws -> [String] { try await database.quickCheck() + verifyDecisions() }

    /// Writes a sound copy to `path`. A store restored from it knows that it is one: the generation moves on.
    package func backup(to path: String) async throws {
        try await database.backup(to: path)
        try await beginGeneration()
    }

    /// Writes a sound copy beside the store, for a command to fetch and remove, and returns its path.
    ///
    /// Copies whose commands died are removed at the next; the newest stays, for another command may be at it.
    package func copyAside(now: Date) async throws -> String {
        let (folder, prefix) = (Files.folder(of: path), Files.name(of: path) + ".backup-")
        for name in try Files.names(in: folder).filter({ $0.hasPrefix(prefix) }).dropLast() { try Files.remove(folder + "/" + name) }
        let copy = "\(folder)/\(prefix)\(Identifier.make(at: now))"
        do { try await backup(to: copy) } catch {
            try? Files.remove(copy)
            throw error
        }
        return copy
    }
}
