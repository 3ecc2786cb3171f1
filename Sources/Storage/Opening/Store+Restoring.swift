import FoundationEssentials
import SQL
import Support

extension Store {
    /// What became of a restore.
    package struct Restored: Sendable {
        /// Where the store is now.
        package let path: String
        /// Where the one before is kept; nil when there was none.
        package let setAside: String?
    }

    /// Puts a copy in the store's place; the store there before is renamed and kept.
    ///
    /// Throws `LockTaken`, and changes nothing, while a process works on the store. The generation file stays: at its next start the
    /// store knows that it is an older one.
    package static func restore(_ copy: StoreCopy, url: String, folder: String, now: Date) async throws -> Restored {
        let path = try path(of: url, in: folder)
        try Files.makeFolder(Files.folder(of: path))
        let lock = try FileLock(path: path + ".lock")
        let whole = path + ".restoring"
        try await copy.database.copy(to: whole)
        // The database goes first: cut off here, the next start finds none and says so, and never one without its newest commits.
        let aside = try SetAside.move(path, as: "before-restore", now: now)
        try Files.move(whole, to: path)
        return withExtendedLifetime(lock) { Restored(path: path, setAside: aside) }
    }
}

/// A database that is no longer used: renamed with its log, never deleted.
enum SetAside {
    /// Renames the database at `path` and returns its new place; nil when there was none.
    static func move(_ path: String, as word: String, now: Date) throws -> String? {
        let target = "\(path).\(word)-\(Timestamp.text(now).filter { $0 != "-" && $0 != ":" })"
        let isThere = Files.exists(path)
        for end in ["", "-wal", "-shm"] where Files.exists(path + end) { try Files.move(path + end, to: target + end) }
        return isThere ? target : nil
    }
}
