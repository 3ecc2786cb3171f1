import Editorial
import FoundationEssentials
import SQL
import Support
import TestKit
import Testing

@testable import Storage

/// A disk that is full, by SQLite's own limit of a file's size; the daemon on a real one is in DaemonTests.
@Suite("A full disk")
struct FullDiskTests {
    let now = Date(milliseconds: 1_783_156_080_000)

    private func limit(_ store: Store, toMorePages more: Int) async throws {
        try await store.database.transaction { session in
            let pages = try session.first("PRAGMA page_count") { row in try row.integer(0) } ?? 0
            try session.run("PRAGMA max_page_count = \(pages + more)")
        }
    }

    @Test("a picture that finds no room is stored not at all, reads go on, and once there is room so does all else")
    func picture() async throws {
        let scratch = try await ScratchStore()
        try await scratch.seedDraft(state: .submitted, now: now)
        #expect(scratch.store.trouble == nil)
        try await limit(scratch.store, toMorePages: 20)
        let picture = Picture.sample(String(repeating: "x", count: 400_000))
        let failure = await #expect(throws: StoreError.self) { try await scratch.store.keep(picture) }
        #expect(failure?.kind == .full && failure?.isTold == true)
        #expect(scratch.store.trouble?.contains("is full") == true)
        #expect(scratch.store.trouble?.contains(scratch.folder.path) == true)
        #expect(try await scratch.store.picture(picture.hash) == nil)
        #expect(try await scratch.store.draft("draft")?.state == .submitted)
        #expect(try await scratch.store.check().isEmpty)

        try await limit(scratch.store, toMorePages: 4000)
        #expect(await scratch.store.isWritableAgain(now: now))
        #expect(scratch.store.trouble == nil)
        try await scratch.store.keep(picture)
        #expect(try await scratch.store.picture(picture.hash) == picture)
    }

    @Test("a mistake of a statement, or a row that is refused, is no trouble of the disk")
    func others() async throws {
        let scratch = try await ScratchStore()
        await #expect(throws: StoreError.self) {
            try await scratch.store.database.transaction { session in _ = try session.run("SELECT 1 FROM nowhere") }
        }
        #expect(scratch.store.trouble == nil)
    }

    @Test("trouble wakes nobody until it is over, and then everybody")
    func rings() async throws {
        let scratch = try await ScratchStore()
        try await limit(scratch.store, toMorePages: 0)
        let bell = scratch.doorbell.another()
        await #expect(throws: StoreError.self) { try await scratch.store.keep(.sample(String(repeating: "x", count: 99_000))) }
        #expect(!bell.hasRung)
        try await limit(scratch.store, toMorePages: 100)
        #expect(await scratch.store.isWritableAgain(now: now))
        #expect(bell.hasRung)
    }
}
