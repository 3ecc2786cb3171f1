import Editorial
import FoundationEssentials
import Glibc
import SQL
import Storage
import Support
import TestKit
import Testing

@Suite("A damaged store")
struct LostStoreTests {
    let folder: ScratchFolder
    let now = Date(milliseconds: 1_783_156_080_000)
    let url = "sqlite:desk.db"

    init() throws { folder = try ScratchFolder() }

    private func open() async throws -> Store { try await Store.open(url: url, folder: folder.path, now: now) }

    private func lived() async throws {
        let scratch = try await ScratchStore(folder: folder, url: url, now: now)
        try await scratch.seedDraft("one", state: .submitted, slot: now + .seconds(9999), now: now)
        try await scratch.store.backup(to: folder.file("copy.db"))
        _ = try await scratch.store.checkpoint()
    }

    private func overwrite(from start: Int, count: Int) throws {
        let file = try #require(fopen(folder.file("desk.db"), "r+"))
        fseek(file, start, SEEK_SET)
        fputs(String(repeating: "\u{7F}", count: count), file)
        fclose(file)
    }

    @Test("it is found at the start, kept under another name, and no empty one begins in its place", arguments: [0, 4096, 3 * 4096])
    func damaged(from start: Int) async throws {
        try await lived()
        try overwrite(from: start, count: 9000)
        let lost = try #require(await #expect(throws: LostStore.self) { _ = try await open() })
        #expect(lost.description.contains("is damaged") && lost.description.contains("copydesk restore FILE"))
        let kept = try #require(try Files.names(in: folder.path).first { $0.hasPrefix("desk.db.damaged-") })
        #expect(lost.description.contains(kept) && lost.disposition == .needsOperator)
        #expect(!Files.exists(folder.file("desk.db")))

        let gone = try #require(await #expect(throws: LostStore.self) { _ = try await open() })
        #expect(gone.description.contains("is gone") && gone.description.contains(kept))
        #expect(!Files.exists(folder.file("desk.db")))

        _ = try await Store.restore(StoreCopy(path: folder.file("copy.db")), url: url, folder: folder.path, now: now)
        #expect(try await open().draft("one") != nil)
        #expect(Files.exists(folder.file(kept)))
    }

    @Test("items are not read for it: a start may not take longer the more of them there are")
    func damagedItems() async throws {
        try await lived()
        let path = folder.file("desk.db")
        let page = try await DatabaseFile(path: path).read { session in
            try session.first("SELECT rootpage FROM sqlite_schema WHERE name = 'items'") { row in try row.integer(0) }
        }
        try overwrite(from: (try #require(page) - 1) * 4096, count: 4096)
        #expect(try await open().draft("one") != nil)
        #expect(try await !DatabaseFile(path: path).damage().isEmpty)
    }

    @Test(
        "one that is gone or empty, while the file beside it remembers it, is not begun anew unless that is removed",
        arguments: [true, false])
    func gone(isRemoved: Bool) async throws {
        try await lived()
        for ending in ["-wal", "-shm", ""] { try Files.remove(folder.file("desk.db" + ending)) }
        if !isRemoved { try Files.write(folder.file("desk.db"), []) }
        await #expect(throws: LostStore.self) { _ = try await open() }
        try Files.remove(folder.file("desk.db.generation"))
        #expect(try await open().draft("one") == nil)
    }

    @Test("a sound one that was not closed in order is no damaged one")
    func crashed() async throws {
        let path = folder.path
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
            let scratch = try await ScratchStore(
                folder: ScratchFolder(lent: path), url: "sqlite:desk.db", now: Date(milliseconds: 1_783_156_080_000))
            try await scratch.seedBrand()
            kill(getpid(), SIGKILL)
        }
        #expect(try await open().brands().count == 1)
    }
}
