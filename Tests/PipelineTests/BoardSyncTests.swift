import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support
import TestKit
import Testing

/// What editors do reaches the drafts, whatever else goes on.
@Suite struct BoardSyncTests {
    @Test("a page that stands unchanged is written down once, however often it is listed")
    func unchanged() async throws {
        let rig = try await Rig()
        try await rig.submitted()
        rig.clock.advance(by: .seconds(90))
        try await rig.poll()
        let before = try await rig.draft().board.stamp
        #expect(before?.isConclusive == true)
        for _ in 0..<3 {
            rig.clock.advance(by: .seconds(15))
            try await rig.poll()
        }
        #expect(try await rig.draft().board.stamp == before)
        rig.clock.advance(by: .seconds(60))
        rig.board.edit("draft") { $0.status = .rejected }
        try await rig.poll()
        #expect(try await rig.state() == .rejected)
    }

    @Test("an approval counts a full minute after it was seen, though the page is not among the changes any more")
    func approvalOfAge() async throws {
        let rig = try await Rig()
        try await rig.submitted("first")
        try await rig.submitted("second")
        rig.board.edit("first") { $0.status = .approved }
        try await rig.poll()
        rig.clock.advance(by: .seconds(60))
        rig.board.edit("second") { $0.remarks = "Shorter." }
        try await rig.poll()
        #expect(try await rig.state("first") == .approved)
        rig.clock.advance(by: .seconds(120))
        try await rig.poll()
        #expect(try await rig.draft("second").remark == "Shorter.")
    }

    @Test("a page read during an own write is not judged, and is read again later")
    func readDuringOwnWrite() async throws {
        let rig = try await Rig()
        try await rig.submitted("first")
        try await rig.submitted("second")
        let (store, clock) = (rig.store, rig.clock)
        rig.clock.advance(by: .seconds(60))
        rig.board.edit("first") { $0.status = .rejected }
        try await store.amend("first", lease: nil, now: clock.now()) { row in
            row.board.writingSince = clock.now()
            return DraftFiling()
        }
        try await rig.poll()
        #expect(try await rig.state("first") == .submitted)
        rig.clock.advance(by: .seconds(300))
        rig.board.edit("second") { $0.remarks = "Shorter." }
        try await rig.poll()
        try await store.amend("first", lease: nil, now: clock.now()) { row in
            row.board.writingSince = nil
            row.board.writtenAt = clock.now()
            return DraftFiling()
        }
        try await rig.poll()
        #expect(try await rig.state("first") == .rejected)
    }

    @Test("an own write that begins between a reading and its ruling takes nothing of it away")
    func ownWriteBegins() async throws {
        let rig = try await Rig()
        try await rig.submitted("first")
        try await rig.submitted("second")
        let (store, clock) = (rig.store, rig.clock)
        rig.clock.advance(by: .seconds(60))
        // The editor's own file has to be fetched, which takes its time.
        rig.board.edit("first") { page in
            page.status = .rejected
            page.picture = BoardPicture(identity: "mine.png", url: "bytes")
        }
        rig.board.trouble { deed in
            guard deed == .download else { return nil }
            return .meanwhile {
                try await store.amend("first", lease: nil, now: clock.now()) { row in
                    row.board.writingSince = clock.now()
                    return DraftFiling()
                }
            }
        }
        try await rig.poll()
        rig.board.heal()
        try await store.amend("first", lease: nil, now: clock.now()) { row in
            row.board.writingSince = nil
            row.board.writtenAt = clock.now()
            return DraftFiling()
        }
        rig.clock.advance(by: .seconds(300))
        rig.board.edit("second") { $0.remarks = "Shorter." }
        try await rig.poll()
        try await rig.poll()
        #expect(try await rig.state("first") == .rejected)
    }

    @Test("a page that cannot be read keeps no other page waiting", arguments: [Disposition.permanent, .retry, .needsOperator])
    func onePageFails(_ disposition: Disposition) async throws {
        let rig = try await Rig()
        try await rig.submitted("a broken one")
        try await rig.submitted("another")
        rig.board.edit("a broken one") { $0.status = .approved }
        rig.board.edit("another") { $0.status = .approved }
        try await rig.poll()
        let broken = try rig.page("a broken one").reference.pageID
        rig.board.trouble { deed in
            deed == .page(broken) || deed == .comments(broken) ? .refuse(ScriptedFailure("No such page.", disposition)) : nil
        }
        rig.clock.advance(by: .seconds(61))
        rig.board.comment("another", "/hold")
        try await rig.poll()
        rig.clock.advance(by: .seconds(60))
        try await rig.poll()
        #expect(try await rig.state("another") == .approved)
        #expect(try await rig.draft("another").isOnHold)
    }

    @Test("comments are orders of their authors")
    func comments() async throws {
        let rig = try await Rig()
        try await rig.brand { $0.approvers = [Person(id: "ben", name: "Ben")] }
        try await rig.submitted()
        rig.clock.advance(by: .seconds(60))
        rig.board.comment("draft", "/approve", by: Person(id: "eve", name: "Eve"))
        try await rig.poll()
        #expect(try await rig.draft().approval == .none)
        rig.clock.advance(by: .seconds(60))
        rig.board.comment("draft", "/approve", by: Person(id: "ben", name: "Ben"))
        try await rig.poll()
        rig.clock.advance(by: .seconds(61))
        try await rig.poll()
        #expect(try await rig.state() == .approved)
    }

    @Test("an editor's picture that cannot be fetched now is taken later, and nothing counts as approved until then")
    func pictureLater() async throws {
        let rig = try await Rig()
        try await rig.scheduled()
        rig.clock.advance(by: .seconds(60))
        rig.board.trouble { deed in deed == .download ? .refuse(ScriptedFailure("Timed out.")) : nil }
        rig.board.edit("draft") { page in
            page.picture = BoardPicture(identity: "mine.png", url: "bytes")
            page.altText = "A bridge"
        }
        try await rig.poll()
        #expect(try await rig.state() == .submitted)
        rig.board.heal()
        rig.clock.advance(by: .seconds(120))
        try await rig.poll()
        #expect(try await rig.draft().content.pictureHash == Picture.sample("bytes").hash)
    }

    @Test("an editor's file that is no picture is said to be none")
    func brokenPicture() async throws {
        let rig = try await Rig()
        try await rig.submitted()
        rig.clock.advance(by: .seconds(60))
        rig.board.edit("draft") { $0.picture = BoardPicture(identity: "broken.png", url: "bytes") }
        try await rig.poll()
        try await rig.drain("announce")
        #expect(try rig.page().answers.last?.contains("broken.png is no picture") == true)
    }

    @Test("all pages are listed every six hours, though no process lives for so long")
    func sweeps() async throws {
        let (folder, clock) = (try ScratchFolder(), ManualClock())
        do {
            let rig = try await Rig(folder: folder, clock: clock)
            try await rig.submitted()
            for _ in 1...3 { try await rig.poll() }
            #expect(rig.board.sweeps == 1)
        }
        var sweeps: [Int] = []
        for _ in 1...8 {
            clock.advance(by: .seconds(2 * 3600))
            let rig = try await Rig(folder: folder, clock: clock)
            for _ in 1...3 { try await rig.poll() }
            sweeps.append(rig.board.sweeps)
        }
        #expect(sweeps == [0, 0, 1, 0, 0, 1, 0, 0])
    }

    @Test("a board that is away is one fault, asked again no sooner than it says, and gone when it is back")
    func away() async throws {
        let rig = try await Rig()
        rig.board.trouble { _ in .refuse(ScriptedFailure("Notion asks to wait.", .retryAfter(.seconds(120)))) }
        try await rig.poll()
        #expect(try await rig.faults() == ["board"])
        let asked = rig.board.deeds.count
        rig.clock.advance(by: .seconds(119))
        try await rig.work("board")
        #expect(rig.board.deeds.count == asked)
        rig.board.heal()
        rig.clock.advance(by: .seconds(1))
        try await rig.work("board")
        #expect(rig.board.deeds.count > asked)
        #expect(try await rig.faults().isEmpty)
    }

    @Test("a date that an editor sets is the slot, even when none was free")
    func dateWithoutSlot() async throws {
        let rig = try await Rig()
        try await rig.brand { $0.blackouts = "2026-07-01..2026-07-30" }
        try await rig.submitted()
        try await rig.approve()
        try await rig.drain("schedule", "announce")
        #expect(try await rig.state() == .approved)
        try await rig.brand()
        let wish = rig.clock.now() + .seconds(6 * 3600)
        rig.clock.advance(by: .seconds(60))
        rig.board.edit("draft") { $0.publishAt = wish }
        try await rig.poll()
        try await rig.drain("schedule")
        #expect(try await rig.state() == .slotted)
        #expect(try await rig.draft().slot == wish)
    }
}
