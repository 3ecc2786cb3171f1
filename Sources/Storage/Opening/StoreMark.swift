import FoundationEssentials
import Support

/// The file beside the database that tells a store which was restored or copied: what it remembers is newer than the database, or
/// one of both files is not the one that it was written for.
final class StoreMark: Sendable {
    struct Facts: Equatable, Sendable {
        /// Made with the database.
        let store: String
        /// Grows at every start and every backup.
        let generation: Int
        /// Attempts ever armed: a database that knows of fewer has forgotten posts that may be live.
        let armed: Int
    }

    private struct Written: Codable {
        let store: String
        let generation: Int
        let armed: Int
        /// When the database's file and this one were made. A folder that was copied back as a whole has others.
        let databaseBirth: Int64?
        let ownBirth: Int64?
    }
    /// What this process has written last.
    private let last = Locked<Facts?>(nil)

    private let database: String
    private var path: String { database + ".generation" }

    /// The mark of the database at this path.
    init(ofDatabase path: String) { database = path }

    /// Whether the database was ever in use here.
    var exists: Bool { Files.exists(path) }

    /// What the file says; nil when there is none, it cannot be understood or it was written for other files.
    func read() -> Facts? {
        guard let bytes = try? Files.read(path, limit: 4096), let written = try? JSONDecoder().decode(Written.self, from: Data(bytes)),
            Self.isSame(written.databaseBirth, Files.birth(of: database)), Self.isSame(written.ownBirth, Files.birth(of: path))
        else { return nil }
        return Facts(store: written.store, generation: written.generation, armed: written.armed)
    }

    /// Replaces the file, durably, unless it says so already: several posts that were armed together need it once.
    func write(_ facts: Facts) throws {
        if last.withLock({ $0 == facts }) { return }
        let database = Files.birth(of: database)
        try Files.write(path) { birth in
            let written = Written(
                store: facts.store, generation: facts.generation, armed: facts.armed, databaseBirth: database, ownBirth: birth)
            return [UInt8](try JSONEncoder().encode(written))
        }
        last.withLock { $0 = facts }
    }

    private static func isSame(_ written: Int64?, _ found: Int64?) -> Bool { written == nil || found == nil || written == found }
}
