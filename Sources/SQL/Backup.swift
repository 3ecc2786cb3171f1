internal import CSQLite
import Glibc

extension Connection {
    /// Copies the database in one snapshot to `path` by way of a file beside it, which takes its place only when it is whole and sound.
    func copy(to path: String) throws {
        let partial = path + ".partial"
        try refuseOwnPlace(path)
        unlink(partial)
        defer { unlink(partial) }
        do {
            let target = try Connection(path: partial, access: .blank, busyTimeout: .seconds(5))
            // SQLite makes files that everybody may read.
            chmod(partial, 0o600)
            try copyPages(to: target, at: partial)
            // One file without a log beside it is what a person can carry away.
            try target.execute("PRAGMA journal_mode = DELETE")
            let verdict = try target.statement("PRAGMA quick_check(1)", []) { try $0.step() ? $0.text(0) : "no answer" }
            guard verdict == "ok" else {
                throw StoreError(.corrupt, "The copy of the store is damaged: \(verdict). The old backup is kept.")
            }
        }
        guard rename(partial, path) == 0 else {
            throw StoreError(.unreachable, "The backup could not be put at \(path): \(String(cString: strerror(errno))).")
        }
        try syncFolder(of: path)
    }

    private func refuseOwnPlace(_ path: String) throws {
        var own = stat()
        var target = stat()
        guard let file = sqlite3_db_filename(handle, "main"), stat(file, &own) == 0, stat(path, &target) == 0 else { return }
        guard own.st_dev != target.st_dev || own.st_ino != target.st_ino else {
            throw StoreError(.unreachable, "\(path) is the store itself: give the backup another name.")
        }
    }

    private func copyPages(to target: Connection, at path: String) throws {
        guard let backup = sqlite3_backup_init(target.handle, "main", handle, "main") else {
            throw StoreError.of(target.handle, sqlite3_errcode(target.handle), while: "begin a backup to \(path)")
        }
        let code = sqlite3_backup_step(backup, -1)
        sqlite3_backup_finish(backup)
        guard code == SQLITE_DONE else { throw StoreError.of(target.handle, code, while: "write a backup to \(path)") }
    }
}

/// Makes a rename in the folder of `path` survive a loss of power.
private func syncFolder(of path: String) throws {
    let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else {
        throw StoreError(.unreachable, "The folder \(folder) cannot be opened: \(String(cString: strerror(errno))).")
    }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else {
        throw StoreError(.unreachable, "The folder \(folder) cannot be written to disk: \(String(cString: strerror(errno))).")
    }
}
