internal import Glibc

/// A lock on a file, held as long as this object lives; a stopped process keeps it, a dead one does not.
package final class FileLock: Sendable {
    private let file: Descriptor

    /// Takes the lock; throws `LockTaken` at once when another process holds it.
    package init(path: String) throws {
        file = try Descriptor(path, O_RDWR | O_CREAT, "open", mode: 0o600)
        guard flock(file.number, LOCK_EX | LOCK_NB) == 0 else {
            if errno != EWOULDBLOCK { throw FileProblem(path, "lock") }
            throw LockTaken(path: path, holder: Self.holder(path))
        }
        // Tells people who holds it; the lock itself does not depend on it.
        ftruncate(file.number, 0)
        try file.writeAll(Array("\(getpid())\n".utf8), path)
    }

    private static func holder(_ path: String) -> Int? {
        (try? Files.read(path, limit: 64)).flatMap { Int(String(decoding: $0, as: UTF8.self).trimmed) }
    }
}

/// Another process holds the lock.
package struct LockTaken: DeskError, Equatable {
    package let path: String
    /// The process that holds it, when the file tells.
    package let holder: Int?
    package var disposition: Disposition { .needsOperator }
    package var description: String {
        let process = holder.map { "process \($0)" } ?? "another process"
        return "\(path) is held by \(process): stop it first, or use another state directory"
    }
}
