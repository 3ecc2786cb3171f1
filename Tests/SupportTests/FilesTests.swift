import FoundationEssentials
import Glibc
import Support
import TestKit
import Testing

struct FilesTests {
    @Test("A written file has its bytes and mode, and nothing is left beside it")
    func writing() throws {
        let folder = try ScratchFolder()
        let path = folder.file("a")
        try Files.write(path, [1, 2, 3])
        try Files.write(path, [4], mode: 0o640)
        #expect(try Files.read(path, limit: 10) == [4])
        #expect(try Files.mode(path) == 0o640)
        #expect(try Files.names(in: folder.path) == ["a"])
        try Files.remove(path)
        try Files.remove(path)
        #expect(!Files.exists(path))
    }

    @Test func `what a killed process left of a file is removed an hour later, and nothing else`() throws {
        let folder = try ScratchFolder()
        for name in ["a.new-0123abcd", "b.new-0123abcd", "a.new-plans", "a"] { try Files.write(folder.file(name), [1]) }
        var times = [timeval(tv_sec: 1, tv_usec: 0), timeval(tv_sec: 1, tv_usec: 0)]
        for name in ["a.new-0123abcd", "a.new-plans", "a"] { #expect(utimes(folder.file(name), &times) == 0) }
        try Files.removeAbandoned(in: folder.path)
        #expect(try Files.names(in: folder.path) == ["a", "a.new-plans", "b.new-0123abcd"])
    }

    @Test func `a copy is whole, private, and replaces an older one`() throws {
        let folder = try ScratchFolder()
        let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        try Files.write(folder.file("source"), bytes)
        try Files.write(folder.file("copy"), [1, 2, 3], mode: 0o644)
        try Files.copy(folder.file("source"), to: folder.file("copy"))
        #expect(try Files.read(folder.file("copy"), limit: 1 << 20) == bytes)
        #expect(try Files.mode(folder.file("copy")) == 0o600)
        #expect(throws: FileProblem.self) { try Files.copy(folder.file("nothing"), to: folder.file("copy")) }
        #expect(try Files.read(folder.file("copy"), limit: 1 << 20) == bytes)
        #expect(try Files.names(in: folder.path) == ["copy", "source"])
    }

    @Test("Problems name the file and the reason")
    func problems() throws {
        let folder = try ScratchFolder()
        let missing = #expect(throws: FileProblem.self) { try Files.read(folder.file("none"), limit: 1) }
        #expect(missing?.description == "cannot read \(folder.file("none")): No such file or directory")
        #expect(missing?.isMissing == true)
        try Files.write(folder.file("big"), [1, 2, 3])
        let big = #expect(throws: FileProblem.self) { try Files.read(folder.file("big"), limit: 2) }
        #expect(big?.description == "cannot read \(folder.file("big")): it has more than 2 bytes")
    }

    @Test("Folders are made with those above them")
    func folders() throws {
        let folder = try ScratchFolder()
        try Files.makeFolder(folder.file("a/b/c"))
        try Files.makeFolder(folder.file("a/b/c"))
        #expect(Files.exists(folder.file("a/b/c")))
        #expect(Files.folder(of: "/a") == "/" && Files.folder(of: "a") == "." && Files.name(of: "/x/y.toml") == "y.toml")
    }

    @Test("A lock is refused while it is held, with its holder, and free afterwards")
    func locking() throws {
        let folder = try ScratchFolder()
        var lock: FileLock? = try FileLock(path: folder.file("lock"))
        let taken = #expect(throws: LockTaken.self) { try FileLock(path: folder.file("lock")) }
        #expect(taken?.holder == ProcessUsage.identifier)
        #expect(lock != nil)
        lock = nil
        _ = try FileLock(path: folder.file("lock"))
    }

    @Test("The process knows what it takes")
    func usage() {
        let usage = ProcessUsage.current()
        #expect(usage.residentBytes > 1 << 20 && usage.cpuSeconds > 0 && usage.openFiles > 2)
    }

    @Test("A watched file tells of writing, renaming over and removing, and not of its neighbours")
    func watching() async throws {
        let folder = try ScratchFolder()
        let path = folder.file("copydesk.toml")
        let watcher = try FileWatcher(path: path)
        var events = watcher.events.makeAsyncIterator()
        try Files.write(folder.file("other"), [1])
        try Files.write(path, [1])
        #expect(await events.next() == .changed)
        try Files.remove(path)
        #expect(await events.next() == .changed)
        try FileManager.default.removeItem(atPath: folder.path)
        // Closing the written file is an event too.
        while let event = await events.next(), event != .folderLost {}
    }
}

struct SecretReferenceTests {
    @Test("A credential is found with the program's prefix first, without its line break")
    func credential() throws {
        let folder = try ScratchFolder()
        try Files.write(folder.file("token"), Array("plain\n".utf8))
        #expect(try SecretReference.credential("token").resolve(credentials: folder.path).reveal() == "plain")
        try Files.write(folder.file("copydesk_token"), Array("prefixed\r\n".utf8))
        #expect(try SecretReference.credential("token").resolve(credentials: folder.path).reveal() == "prefixed")
    }

    @Test("A file that everybody may read is refused with the command that helps")
    func openFile() throws {
        let folder = try ScratchFolder()
        let path = folder.file("token")
        try Files.write(path, Array("hunter2".utf8), mode: 0o644)
        let problem = #expect(throws: SecretProblem.self) { try SecretReference.file(path).resolve() }
        #expect(problem?.description == "file \(path) may be read by everybody: run chmod 600 \(path)")
    }

    @Test("Problems name the reference and never the value")
    func problems() throws {
        let folder = try ScratchFolder()
        try Files.write(folder.file("empty"), Array("\n".utf8))
        try Files.write(folder.file("two"), Array("hunter2\nhunter3".utf8))
        for (reference, part) in [
            (SecretReference.file(folder.file("empty")), "is empty"), (.file(folder.file("two")), "has a line break"),
            (.file(folder.file("none")), "No such file"), (.env("COPYDESK_NOT_SET"), "is not set"), (.credential("none"), "does not exist"),
            (.credential("../two"), "without slashes"),
        ] {
            let problem = #expect(throws: SecretProblem.self) { try reference.resolve(credentials: folder.path) }
            #expect(problem?.description.contains(part) == true)
            #expect(problem?.description.contains("hunter") == false)
            #expect(problem?.disposition == .needsOperator)
        }
        #expect(throws: SecretProblem.self) { try SecretReference.credential("x").resolve(credentials: nil) }
    }

    @Test("a copy of a file has another birth, and a file can be told its own")
    func birth() async throws {
        let folder = try ScratchFolder()
        try Files.write(folder.file("one")) { birth in Array("\(birth ?? 0)".utf8) }
        #expect(try Files.read(folder.file("one"), limit: 99) == Array("\(Files.birth(of: folder.file("one")) ?? 0)".utf8))
        // The clock that files are born by ticks every few milliseconds.
        try await Task.sleep(for: .milliseconds(50))
        try Files.copy(folder.file("one"), to: folder.file("two"))
        if Files.birth(of: folder.path) != nil { #expect(Files.birth(of: folder.file("one")) != Files.birth(of: folder.file("two"))) }
        #expect(Files.birth(of: folder.file("three")) == nil)
        #expect(try Files.size(of: folder.file("two")) == Files.read(folder.file("one"), limit: 99).count)
    }
}
