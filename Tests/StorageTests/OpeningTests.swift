import Editorial
import FoundationEssentials
import Glibc
import SQL
import Storage
import Support
import TestKit
import Testing

@Suite("Opening the store")
struct OpeningTests {
    let folder: ScratchFolder
    let now = Date(milliseconds: 1_783_156_080_000)
    let url = "sqlite:state/desk.db"

    init() throws { folder = try ScratchFolder() }

    func open(at instant: Date? = nil) async throws -> Store {
        try await Store.open(url: url, folder: folder.path, now: instant ?? now)
    }

    /// Lays seeds in the store of this folder and closes it.
    func seed(_ lay: (ScratchStore) async throws -> Void) async throws {
        try await lay(ScratchStore(folder: folder, url: url, now: now))
    }

    @Test("a store that one holds is refused to another, with the holder's name")
    func locked() async throws {
        let store = try await open()
        let refusal = await #expect(throws: LockTaken.self) { _ = try await open() }
        #expect(refusal?.holder == Int(getpid()))
        #expect(try await store.brands().isEmpty)
    }

    @Test("a store that was closed can be opened again and has everything")
    func reopened() async throws {
        try await seed { try await $0.seedBrand() }
        #expect(try await open().brands().map(\.id) == ["brand"])
    }

    @Test(
        "an address that names no file or an unknown kind is refused with the right form",
        arguments: ["desk.db", "sqlite:", "postgres://x"])
    func addresses(url: String) async throws {
        let problem = await #expect(throws: StoreAddressProblem.self) { _ = try await Store.open(url: url, folder: folder.path, now: now) }
        #expect(problem?.description.contains("\"sqlite:") == true)
    }

    @Test("a store in memory needs no folder")
    func memory() async throws {
        let store = try await Store.open(url: "sqlite::memory:", folder: "/nowhere", now: now)
        try await store.keep(Brand(id: "b", name: "B"))
        #expect(try await store.brands().map(\.id) == ["b"])
    }

    @Test("what a dead process had taken is free at once, and counts a failure")
    func leases() async throws {
        try await seed { scratch in
            try await scratch.seedDraft(now: now)
            _ = try await scratch.store.take(.submitting, now: now, lease: .seconds(3600))
        }
        let store = try await open()
        #expect(try await store.take(.submitting, now: now, lease: .seconds(60))?.draft.failures == 1)
    }

    @Test("a process killed right after arming leaves an attempt that is looked for and never armed again")
    func killed() async throws {
        let path = folder.path
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
            let now = Date(milliseconds: 1_783_156_080_000)
            let store = try await ScratchStore(folder: ScratchFolder(lent: path), url: "sqlite:state/desk.db", now: now)
            try await store.seedDraft(state: .prepared, slot: now, now: now)
            let taken = try #require(try await store.store.take(.sending, now: now, lease: .seconds(60)))
            let conditions = ArmingConditions(boardReadAt: now, boardReadFor: .seconds(10), isPaused: false, maxLateness: .seconds(60))
            _ = try #require(try await store.store.arm("draft", lease: taken.lease, now: now, conditions: conditions))
            kill(getpid(), SIGKILL)
        }
        let store = try await open()
        #expect(try await store.draft("draft")?.state == .armed)
        #expect(try await store.take(.sending, now: now + .seconds(86400), lease: .seconds(60)) == nil)
        #expect(try await store.recoverArmed(now: now).map(\.draftID) == ["draft"])
        #expect(try await store.check().isEmpty)
    }
}

@Suite("A restored store")
struct RestoredStoreTests {
    /// Whether the file system keeps when a file was made.
    private static let keepsBirths = (try? ScratchFolder()).map { Files.birth(of: $0.path) != nil } ?? false

    let folder: ScratchFolder
    let now = Date(milliseconds: 1_783_156_080_000)
    let url = "sqlite:desk.db"

    init() throws { folder = try ScratchFolder() }

    func open(at instant: Date) async throws -> Store { try await Store.open(url: url, folder: folder.path, now: instant) }

    /// Puts a copy in the place of the closed store.
    func restore(_ copy: String) throws {
        for ending in ["", "-wal", "-shm"] { try Files.remove(folder.file("desk.db" + ending)) }
        try Files.write(folder.file("desk.db"), Files.read(folder.file(copy), limit: 1 << 26))
    }

    /// A store with drafts due at different times, a backup of it, and then an attempt that the backup does not know.
    func lived() async throws {
        let scratch = try await ScratchStore(folder: folder, url: url, now: now)
        try await scratch.seedDraft("sent", state: .prepared, slot: now, now: now)
        try await scratch.seedDraft("reviewed", state: .submitted, slot: now + .seconds(60), now: now)
        try await scratch.seedDraft("later", state: .slotted, slot: now + .seconds(9999), now: now)
        try await scratch.seedDraft("closed", state: .rejected, slot: now, now: now)
        try await scratch.store.backup(to: folder.file("copy.db"))
        try await arm("sent", scratch.store)
        // A plain copy has what is in the file alone.
        try await scratch.store.checkpoint()
    }

    /// Takes a prepared draft to the wire.
    func arm(_ draft: String, _ store: Store) async throws {
        let taken = try #require(try await store.take(.sending, now: now, lease: .seconds(60)))
        let conditions = ArmingConditions(boardReadAt: now, boardReadFor: .seconds(10), isPaused: false, maxLateness: .seconds(60))
        _ = try #require(try await store.arm(draft, lease: taken.lease, now: now, conditions: conditions))
    }

    @Test("copies that nobody came for do not pile up beside the store")
    func copiesAside() async throws {
        let scratch = try await ScratchStore(folder: folder, url: url, now: now)
        var last = ""
        for second in 0..<4 { last = try await scratch.store.copyAside(now: now + .seconds(second)) }
        let copies = try Files.names(in: folder.path).filter { $0.contains(".backup-") }
        #expect(copies.count == 2 && copies.last == Files.name(of: last))
        #expect(try Files.mode(last) == 0o600)
    }

    @Test("every row whose slot is not later than the restore becomes unknown and is looked for; others go on")
    func restored() async throws {
        try await lived()
        try restore("copy.db")
        let later = now + .seconds(3600)
        let store = try await open(at: later)
        #expect(try await store.draft("sent")?.state == .unknown)
        #expect(try await store.draft("reviewed")?.state == .unknown)
        #expect(try await store.draft("later")?.state == .slotted)
        #expect(try await store.draft("closed")?.state == .rejected)
        let attempt = try #require(try await store.lastAttempt(ofDraft: "sent"))
        #expect(attempt.state == .unknown && attempt.nextLookAt == later && attempt.prepared.text == "Text of sent.")
        #expect(try await store.lastAttempt(ofDraft: "reviewed")?.armedAt == now + .seconds(60))
        // What an account allows after five minutes without a sight holds only where it is known when the post was sent.
        for id in ["sent", "reviewed"] { #expect(try await store.lastAttempt(ofDraft: id)?.isLast == true) }
        #expect(try await store.status(now: later).faults.map(\.key) == ["store restored"])
    }

    @Test("a store that was only closed and opened again doubts nothing")
    func reopened() async throws {
        try await lived()
        let store = try await open(at: now + .seconds(3600))
        #expect(try await store.draft("sent")?.state == .armed)
        #expect(try await store.draft("reviewed")?.state == .submitted)
        #expect(try await store.status(now: now).faults.isEmpty)
    }

    @Test("a restored store doubts once, not at every start")
    func once() async throws {
        try await lived()
        try restore("copy.db")
        do { _ = try await open(at: now) }
        let store = try await open(at: now + .seconds(3600))
        #expect(try await store.draft("sent")?.state == .unknown)
        #expect(try await store.draft("reviewed")?.state == .submitted)
    }

    @Test("a copy without the file beside it is doubted too")
    func copied() async throws {
        try await lived()
        try Files.remove(folder.file("desk.db.generation"))
        let store = try await open(at: now + .seconds(3600))
        #expect(try await store.draft("reviewed")?.state == .unknown)
    }

    @Test("a plain copy of the file, made while the store ran, is found by the attempts it does not know")
    func plainCopy() async throws {
        do {
            let scratch = try await ScratchStore(folder: folder, url: url, now: now)
            try await scratch.seedDraft("sent", state: .prepared, slot: now, now: now)
            try await scratch.store.checkpoint()
            try Files.write(folder.file("plain.db"), Files.read(folder.file("desk.db"), limit: 1 << 26))
            try await arm("sent", scratch.store)
        }
        try restore("plain.db")
        #expect(try await open(at: now).draft("sent")?.state == .unknown)
    }

    @Test(
        "a folder that was copied back as a whole, with the file that should tell, is found out by its files' birth",
        .enabled(if: keepsBirths, "skipped: /tmp does not keep when a file was made, by which a copied file is known"))
    func wholeFolder() async throws {
        do {
            let scratch = try await ScratchStore(folder: folder, url: url, now: now)
            try await scratch.seedDraft("sent", state: .prepared, slot: now, now: now)
            try await scratch.store.checkpoint()
        }
        let away = try ScratchFolder()
        let names = ["desk.db", "desk.db.generation"]
        for name in names { try Files.copy(folder.file(name), to: away.file(name)) }
        do {
            let scratch = try await ScratchStore(folder: folder, url: url, now: now)
            try await arm("sent", scratch.store)
        }
        for name in names { try Files.copy(away.file(name), to: folder.file(name)) }
        #expect(try await open(at: now).draft("sent")?.state == .unknown)
    }

    @Test("on another machine a backup is doubted, with no file beside it or with that of another store")
    func anotherMachine() async throws {
        try await lived()
        for isForeign in [false, true] {
            let machine = try ScratchFolder()
            if isForeign {
                _ = try await ScratchStore(folder: machine, url: url, now: now)
                for ending in ["-wal", "-shm"] { try Files.remove(machine.file("desk.db" + ending)) }
            }
            try Files.copy(folder.file("copy.db"), to: machine.file("desk.db"))
            let store = try await Store.open(url: url, folder: machine.path, now: now + .seconds(3600))
            #expect(try await store.draft("sent")?.state == .unknown)
            #expect(try await store.draft("later")?.state == .slotted)
        }
    }

    @Test(
        "what restore puts back is doubted even when no start lies between it and the store",
        .enabled(if: keepsBirths, "skipped: /tmp does not keep when a file was made, by which a copied file is known"))
    func restoreCommand() async throws {
        try await lived()
        try Files.copy(folder.file("desk.db"), to: folder.file("plain.db"))
        _ = try await Store.restore(StoreCopy(path: folder.file("plain.db")), url: url, folder: folder.path, now: now)
        #expect(try await open(at: now + .seconds(3600)).draft("reviewed")?.state == .unknown)
    }

    @Test("a failed post that an editor may have let out again is doubted, one whose window was over is not")
    func failed() async throws {
        do {
            let scratch = try await ScratchStore(folder: folder, url: url, now: now)
            try await scratch.seedDraft("failed", state: .failed, slot: now, now: now)
            try await scratch.seedDraft("old", state: .failed, slot: now - .seconds(9999), now: now) { $0.windowEnds = now - .seconds(60) }
            try await scratch.seedDraft("placeless", state: .approved, now: now)
            try await scratch.store.backup(to: folder.file("copy.db"))
        }
        try restore("copy.db")
        let store = try await open(at: now + .seconds(3600))
        #expect(try await store.draft("failed")?.state == .unknown)
        #expect(try await store.draft("placeless")?.state == .unknown)
        #expect(try await store.draft("old")?.state == .failed)
    }

    @Test("an edited migration is refused and named")
    func schema() async throws {
        try await lived()
        do {
            let intruder = try Database(path: folder.file("desk.db"))
            try await intruder.transaction { session in _ = try session.run("UPDATE migrations SET checksum = 'x' WHERE position = 2") }
        }
        let failure = await #expect(throws: StoreError.self) { _ = try await open(at: now) }
        #expect(failure?.kind == .schema && failure?.description.contains("Migration 3") == true)
    }
}
