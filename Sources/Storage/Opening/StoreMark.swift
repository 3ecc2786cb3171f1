import FoundationEssentials
import Support

/// The file beside the database that tells a store which was restored or copied: what it remembers is newer than the database.
final class StoreMark: Sendable {
    struct Facts: Codable, Equatable, Sendable {
        /// Made with the database.
        let store: String
        /// Grows at every start and every backup.
        let generation: Int
        /// Attempts ever armed: a database that knows of fewer has forgotten posts that may be live.
        let armed: Int
    }

    private let path: String

    init(path: String) { self.path = path }

    /// What the file says; nil when there is none or it cannot be understood.
    func read() -> Facts? {
        guard let bytes = try? Files.read(path, limit: 4096) else { return nil }
        return try? JSONDecoder().decode(Facts.self, from: Data(bytes))
    }

    /// Replaces the file, durably.
    func write(_ facts: Facts) throws { try Files.write(path, [UInt8](try JSONEncoder().encode(facts))) }
}
