internal import CSystem
internal import Glibc

/// Small files, read and replaced whole. Calls block: for configuration, secrets and markers, not for data.
package enum Files {
    /// The file's bytes; throws when there are more than `limit`.
    package static func read(_ path: String, limit: Int) throws -> [UInt8] {
        let file = try Descriptor(path, O_RDONLY, "read")
        return try file.readAll(limit: limit, path)
    }

    /// Puts `bytes` in the file's place so that after a crash either the old or the new content is there.
    ///
    /// Written beside it, made durable, renamed over it, and the folder made durable too.
    package static func write(_ path: String, _ bytes: [UInt8], mode: UInt32 = 0o600) throws {
        try write(path, mode: mode) { _ in bytes }
    }

    /// The same for a content that knows the file it is in: `make` is told the file's birth.
    package static func write(_ path: String, mode: UInt32 = 0o600, _ make: (_ birth: Int64?) throws -> [UInt8]) throws {
        let draft = path + draftMark + Hex.text(RandomBytes.make(4))
        do {
            let file = try Descriptor(draft, O_WRONLY | O_CREAT | O_EXCL, "write", mode: mode)
            try file.writeAll(try make(birth(of: draft)), path)
            guard fsync(file.number) == 0, rename(draft, path) == 0 else { throw FileProblem(path, "write") }
        } catch {
            unlink(draft)
            throw error
        }
        try Descriptor(folder(of: path), O_RDONLY | O_DIRECTORY, "sync").sync()
    }

    /// What stands between a file's name and the random end of the name that its next content has until it is whole.
    private static let draftMark = ".new-"

    /// Removes what processes that were killed in the middle of a `write` or `copy` left in the folder an hour ago or longer.
    package static func removeAbandoned(in folder: String) throws {
        for name in try names(in: folder) {
            let end = name.suffix(8)
            guard name.dropLast(8).hasSuffix(draftMark), end.allSatisfy(\.isHexDigit) else { continue }
            var facts = stat()
            guard stat("\(folder)/\(name)", &facts) == 0, facts.st_mtim.tv_sec < time(nil) - 3600 else { continue }
            try remove("\(folder)/\(name)")
        }
    }

    /// Whether something is there.
    package static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// Makes the folder and those above it.
    package static func makeFolder(_ path: String, mode: UInt32 = 0o700) throws {
        if exists(path) { return }
        let parent = folder(of: path)
        if parent != path { try makeFolder(parent, mode: mode) }
        guard mkdir(path, mode) == 0 || errno == EEXIST else { throw FileProblem(path, "make the folder") }
    }

    /// Removes one file; nothing happens when there is none.
    package static func remove(_ path: String) throws {
        guard unlink(path) == 0 || errno == ENOENT else { throw FileProblem(path, "remove") }
    }

    /// Gives a file or a folder its new name in one durable step; throws when a folder with content has that name.
    package static func move(_ path: String, to target: String) throws {
        guard rename(path, target) == 0 else { throw FileProblem(target, "move a file to") }
        try Descriptor(folder(of: target), O_RDONLY | O_DIRECTORY, "sync").sync()
    }

    /// Copies a file of any size, durably, and only then gives the copy its name; an older file of that name is replaced.
    package static func copy(_ path: String, to target: String, mode: UInt32 = 0o600) throws {
        let source = try Descriptor(path, O_RDONLY, "read")
        let draft = target + draftMark + Hex.text(RandomBytes.make(4))
        do {
            let file = try Descriptor(draft, O_WRONLY | O_CREAT | O_EXCL, "write", mode: mode)
            while case let part = try source.readPart(path), !part.isEmpty { try file.writeAll(part, target) }
            guard fsync(file.number) == 0, rename(draft, target) == 0 else { throw FileProblem(target, "write") }
        } catch {
            unlink(draft)
            throw error
        }
        try Descriptor(folder(of: target), O_RDONLY | O_DIRECTORY, "sync").sync()
    }

    /// The names in a folder, sorted, without `.` and `..`.
    package static func names(in folder: String) throws -> [String] {
        guard let stream = opendir(folder) else { throw FileProblem(folder, "list") }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// The permission bits, such as 0o600; throws when nothing is there.
    package static func mode(_ path: String) throws -> UInt32 {
        var facts = stat()
        guard stat(path, &facts) == 0 else { throw FileProblem(path, "look at") }
        return facts.st_mode & 0o7777
    }

    /// When the file was made, in nanoseconds since 1970: another one for each copy of it. nil when there is no file, or its file system
    /// does not keep that.
    package static func birth(of path: String) -> Int64? {
        let birth = csystem_birth(path)
        return birth == 0 ? nil : birth
    }

    /// The file's bytes; throws when nothing is there.
    package static func size(of path: String) throws -> Int {
        var facts = stat()
        guard stat(path, &facts) == 0 else { throw FileProblem(path, "look at") }
        return Int(facts.st_size)
    }

    /// The bytes that this process may still write on the disk that `folder` is on, and the disk's size; nil when it does not say.
    package static func room(in folder: String) -> (free: Int, size: Int)? {
        var facts = statvfs()
        guard statvfs(folder, &facts) == 0 else { return nil }
        return (Int(facts.f_bavail) * Int(facts.f_frsize), Int(facts.f_blocks) * Int(facts.f_frsize))
    }

    /// The part before the last slash; `.` when there is none.
    package static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The part after the last slash.
    package static func name(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
    }
}

/// A file could not be read or written.
package struct FileProblem: DeskError, Equatable {
    package let path: String
    /// The `errno` value, 0 when the system refused nothing.
    package let code: Int32
    package let description: String
    package var disposition: Disposition { .needsOperator }
    /// Whether the reason is that nothing is there.
    package var isMissing: Bool { code == ENOENT }

    init(_ path: String, _ verb: String, code: Int32 = errno) {
        self.path = path
        self.code = code
        description = "cannot \(verb) \(path): \(String(cString: csystem_error_text(code)))"
    }

    init(_ path: String, reason: String) {
        self.path = path
        code = 0
        description = "cannot read \(path): \(reason)"
    }
}

/// An open file, closed with its last owner.
final class Descriptor: Sendable {
    let number: Int32

    init(_ path: String, _ flags: Int32, _ verb: String, mode: UInt32 = 0) throws {
        number = csystem_open(path, flags, mode)
        if number < 0 { throw FileProblem(path, verb) }
    }

    deinit { close(number) }

    func readAll(limit: Int, _ path: String) throws -> [UInt8] {
        var facts = stat()
        let size = fstat(number, &facts) == 0 ? Int(facts.st_size) : 0
        // Most files are whole after one part; some of the system's say that they are empty.
        var bytes = try readPart(path, room: min(size, limit) + 1)
        while bytes.count <= limit, case let part = try readPart(path), !part.isEmpty { bytes += part }
        if bytes.count > limit { throw FileProblem(path, reason: "it has more than \(limit) bytes") }
        return bytes
    }

    /// The next bytes behind the last part, `room` of them at most; empty at the file's end.
    func readPart(_ path: String, room: Int = 65536) throws -> [UInt8] {
        try [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
            while true {
                let step = Glibc.read(number, buffer.baseAddress, buffer.count)
                count = max(0, step)
                if step >= 0 { return }
                if errno != EINTR { throw FileProblem(path, "read") }
            }
        }
    }

    func writeAll(_ bytes: [UInt8], _ path: String) throws {
        var done = 0
        while done < bytes.count {
            let count = bytes[done...].withUnsafeBytes { Glibc.write(number, $0.baseAddress, $0.count) }
            if count >= 0 { done += count } else if errno != EINTR { throw FileProblem(path, "write") }
        }
    }

    func sync() { fsync(number) }
}
