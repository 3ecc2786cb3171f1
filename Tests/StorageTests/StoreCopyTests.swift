import Editorial
import FoundationEssentials
import SQL
import Storage
import Support
import TestKit
import Testing

@Suite("A copy of the store")
struct StoreCopyTests {
    let folder: ScratchFolder
    let now = Date(milliseconds: 1_783_156_080_000)
    let url = "sqlite:desk.db"
    var copy: String { folder.file("copy.db") }

    init() throws { folder = try ScratchFolder() }

    /// A store with two drafts, a decision and two pictures, and a backup of it.
    private func lived() async throws -> Store {
        let scratch = try await ScratchStore(folder: folder, url: url, now: now)
        try await scratch.seedDraft("one", state: .submitted, slot: now + .seconds(60), now: now)
        try await scratch.seedDraft("two", state: .slotted, slot: now + .seconds(9999), now: now)
        for text in ["a", "bb"] { try await scratch.store.keep(.sample(text)) }
        try await scratch.store.backup(to: copy)
        return scratch.store
    }

    /// Changes the copy by hand.
    private func spoil(_ sql: String) async throws {
        let intruder = try Database(path: copy)
        try await intruder.transaction { session in try session.execute(sql) }
        _ = try await intruder.checkpoint()
    }

    @Test("a backup is sound, and what the store in use has beyond it is counted")
    func sound() async throws {
        let store = try await lived()
        try await store.keep(.sample("ccc"))
        _ = try await store.amend("one", lease: nil, now: now) { draft in
            draft.title = "Another title"
            return DraftFiling()
        }
        let verdict = try await StoreCopy(path: copy).verdict(besides: store.path)
        #expect(verdict.isSound, "\(verdict.problems)")
        #expect(verdict.pictures == 2 && verdict.pictureBytes == 3)
        #expect(verdict.schemaSteps == verdict.schemaStepsKnown && verdict.comparedWith == store.path)
        let differing = Dictionary(uniqueKeysWithValues: verdict.tables.filter { !$0.isEqual }.map { ($0.name, $0) })
        // A backup begins a generation.
        #expect(Set(differing.keys) == ["desk", "drafts", "pictures"])
        #expect(differing["pictures"]?.missing == 1 && differing["pictures"]?.changed == 0)
        #expect(differing["drafts"]?.changed == 1 && differing["drafts"]?.missing == 0)
    }

    @Test(
        "whatever is wrong with a copy is said",
        arguments: [
            ("UPDATE pictures SET bytes = x'00' WHERE length(bytes) = 2", "another hash"),
            ("UPDATE pictures SET bytes = x'' WHERE length(bytes) = 2", "has lost its bytes"),
            ("DROP TABLE desk", "not Copydesk's"),
            ("INSERT INTO migrations (position, name, checksum, applied_at) VALUES (999, 'flying', 'x', 0)", "newer Copydesk"),
            ("UPDATE migrations SET checksum = 'x' WHERE position = 1", "Migration 2"),
        ])
    func problems(_ damage: String, _ words: String) async throws {
        let path = try await lived().path
        try await spoil(damage)
        let verdict = try await StoreCopy(path: copy).verdict(besides: path)
        #expect(verdict.problems.contains { $0.contains(words) }, "\(verdict.problems)")
    }

    @Test("pictures that the settings let go are no damage; one of them that is needed again is")
    func emptied() async throws {
        let store = try await lived()
        try await store.amend("two", lease: nil, now: now) { draft in
            draft.content.pictureHash = Picture.sample("a").hash
            return DraftFiling()
        }
        let retention = Retention(versions: .zero, pictures: .zero)
        while try await !store.tidy(retention, now: now + .seconds(60), next: now).isAll {}
        try await store.backup(to: copy)
        var verdict = try await StoreCopy(path: copy).verdict(besides: nil)
        #expect(verdict.isSound && verdict.pictures == 1 && verdict.picturesNotKept == 1, "\(verdict)")
        // The other one is gone too, and the draft in the calendar cannot do without.
        try await spoil("UPDATE pictures SET bytes = x''")
        verdict = try await StoreCopy(path: copy).verdict(besides: nil)
        #expect(verdict.problems.count == 1 && verdict.problems[0].contains("\(Picture.sample("a").hash) has lost its bytes"), "\(verdict)")
        #expect(verdict.picturesNotKept == 1)
    }

    @Test("a decision that was changed afterwards makes a copy unsound")
    func decisions() async throws {
        let scratch = try await ScratchStore(folder: folder, url: url, now: now)
        try await scratch.seedDraft("one", state: .submitted, now: now)
        let at = now
        _ = try await scratch.store.amend("one", lease: nil, now: now) { _ in
            var filing = DraftFiling()
            filing.decision = Decision(kind: .rejected, by: Person(id: "ada", name: "Ada"), at: at, hash: "", note: "no")
            return filing
        }
        try await scratch.store.backup(to: copy)
        try await spoil("UPDATE approvals SET note = 'yes'")
        #expect(try await !StoreCopy(path: copy).verdict(besides: nil).isSound)
    }

    @Test("while a process works on the store nothing takes its place")
    func held() async throws {
        let store = try await lived()
        await #expect(throws: LockTaken.self) {
            _ = try await Store.restore(StoreCopy(path: copy), url: url, folder: folder.path, now: now)
        }
        #expect(try await store.draft("one") != nil)
        #expect(try Files.names(in: folder.path).allSatisfy { !$0.contains("before-restore") && !$0.contains("restoring") })
    }

    @Test("the store before is kept under another name, log and all, and can be gone back to")
    func setAside() async throws {
        _ = try await lived()
        do {
            let scratch = try await ScratchStore(folder: folder, url: url, now: now)
            try await scratch.seedDraft("newest", state: .submitted, now: now)
        }
        let restored = try await Store.restore(StoreCopy(path: copy), url: url, folder: folder.path, now: now)
        do {
            let store = try await Store.open(url: url, folder: folder.path, now: now)
            #expect(try await store.draft("newest") == nil)
            #expect(try await store.draft("one") != nil)
        }
        let before = try #require(restored.setAside)
        _ = try await Store.restore(StoreCopy(path: before), url: url, folder: folder.path, now: now + .seconds(1))
        #expect(try await Store.open(url: url, folder: folder.path, now: now).draft("newest") != nil)
    }
}
