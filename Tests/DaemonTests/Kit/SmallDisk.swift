import Glibc
import Support

/// A disk of some megabytes that a test fills and frees; only where this process may mount one.
struct SmallDisk: Sendable {
    let path: String
    private var filler: String { path + "/filler" }

    /// Mounts it at a folder that is made; nil, and a line that says so, where that is not permitted.
    init?(at path: String, megabytes: Int) async throws {
        try Files.makeFolder(path)
        let mounted = try await Child.run(
            executable: "/bin/mount", arguments: ["-t", "tmpfs", "-o", "size=\(megabytes)m,mode=700", "tmpfs", path], timeout: .seconds(10))
        guard mounted.isSuccess else {
            StandardError.write("skipped: no small disk can be mounted here: \(String(decoding: mounted.errors, as: UTF8.self))")
            return nil
        }
        self.path = path
    }

    /// Takes it away, whoever still has files on it.
    func unmount() async { _ = try? await Child.run(executable: "/bin/umount", arguments: ["-l", path], timeout: .seconds(10)) }

    /// Writes until nothing fits any more.
    func fill() throws {
        let file = open(filler, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        guard file >= 0 else { throw FileMissing(path: filler) }
        defer { close(file) }
        for size in [65536, 4096, 1] {
            let part = [UInt8](repeating: 1, count: size)
            while write(file, part, size) == size {}
        }
    }

    /// Makes room again.
    func free() throws { try Files.remove(filler) }

    private struct FileMissing: Error { let path: String }
}
