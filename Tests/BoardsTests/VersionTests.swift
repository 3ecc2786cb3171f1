import Boards
import Editorial
import FoundationEssentials
import Notion
import Rehearsal
import Support
import Testing

/// The list under Versions, on a page as editors see it.
@Suite struct VersionTests {
    private func version(_ number: Int, _ text: String, author: String = "builtin", reason: Message = "first draft") -> DraftVersion {
        DraftVersion(
            draftID: "draft-1", number: number, author: author, reason: reason, text: text, altText: "Alt \(number)",
            createdAt: Date(milliseconds: 1_783_156_080_000))
    }

    private func boxes(_ stage: Stage, _ page: BoardReference) -> [NotionBlock] {
        stage.workspace.blocks(of: page.pageID).filter { $0.isTicked != nil }
    }

    private func list(_ versions: [DraftVersion], _ stage: Stage, _ page: BoardReference) async throws {
        for version in versions { _ = try await stage.board.apply(stage.update(.version(version)), to: page, picture: nil) }
    }

    @Test("each text has its line and its box once, with number, author, time and reason, and folds away inside it")
    func listsOnce() async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission())
            let versions = [version(1, "Old one.\n\nOld two."), version(12, "Later.", author: "Ada Editor", reason: "edited on the board")]
            try await list(versions + versions, stage, page)
            #expect(
                boxes(stage, page).map(\.text) == [
                    "Version 1 · builtin · Sat 2026-07-04 09:08 UTC · first draft",
                    "Version 12 · Ada Editor · Sat 2026-07-04 09:08 UTC · edited on the board",
                ])
            let blocks = stage.workspace.blocks(of: page.pageID)
            let toggle = try #require(blocks.firstIndex { $0.text == "Versions" })
            #expect(blocks[toggle + 1].depth == 1)
            #expect(blocks[(toggle + 2)...].prefix { $0.depth == 2 }.map(\.text) == ["Old one.", "Old two.", "Alt text: Alt 1"])
            #expect(Stage.hash(try await stage.board.page(page, known: nil)) == Stage.hash(Stage.text))
            #expect(stage.workspace.violations.isEmpty)
        }
    }

    @Test("a listing whose answer was lost is not doubled")
    func lostAnswer() async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission())
            stage.workspace.faults.add(.init(.dropAfter, path: "/v1/blocks/*/children", method: "PATCH"))
            await #expect(throws: NotionError.self) { try await list([version(1, "Old.")], stage, page) }
            try await list([version(1, "Old.")], stage, page)
            #expect(boxes(stage, page).count == 1)
        }
    }

    @Test("ticked boxes come with the page in their order, and are unticked, once or twice alike")
    func ticks() async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission())
            try await list([version(1, "One."), version(2, "Two."), version(3, "Three.")], stage, page)
            for index in [2, 0] { try stage.workspace.perform(.tick(boxes(stage, page)[index].id, true), by: .ben) }
            try stage.set("Restore", true, on: page)
            stage.clock.advance(by: .seconds(61))
            let read = try await stage.board.page(page, known: nil)
            #expect(read.ticked == [1, 3])
            #expect(read.isRestoreTicked)
            #expect(read.tickHand?.person.name == "Ben Approver")
            #expect(try await stage.board.changes(since: nil, known: [:]).pages.first?.ticked == [1, 3])
            var face = BoardFace()
            face.restore = false
            for _ in 1...2 {
                _ = try await stage.board.apply(stage.update(.untick([1])), to: page, picture: nil)
                _ = try await stage.board.apply(stage.update(.face(face)), to: page, picture: nil)
            }
            #expect(boxes(stage, page).map(\.isTicked) == [false, false, true])
            #expect(boxes(stage, page).map(\.text).allSatisfy { $0.hasPrefix("Version ") })
            #expect(stage.workspace.row(page.pageID)?.properties["Restore"] == false)
            #expect(stage.workspace.violations.isEmpty)
        }
    }

    @Test("whose words a text is can be told although Copydesk wrote on the page after them")
    func hands() async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission())
            #expect(try await stage.board.page(page, known: nil).textHand == nil)
            try stage.workspace.perform(.editBlock(stage.paragraphs(of: page)[0], text: "Ada's"), by: .ada)
            stage.clock.advance(by: .seconds(61))
            try stage.workspace.perform(.editBlock(stage.paragraphs(of: page)[1], text: "Ben's"), by: .ben)
            try await list([version(1, "Old.")], stage, page)
            let read = try await stage.board.page(page, known: nil)
            #expect(read.editedBy == .unknown)
            #expect(read.textHand == Hand(person: Editorial.Person(id: NotionPerson.ben.id, name: "Ben Approver"), at: read.stamp.editedAt))
            #expect(Set(read.textHands.map(\.id)) == [NotionPerson.ada.id, NotionPerson.ben.id])
        }
    }

    @Test("boxes are asked for only where something is listed, and not with the properties alone")
    func costs() async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission())
            func requests(_ known: PageStamp?) async throws -> (count: Int, ticked: [Int]?) {
                let before = stage.workspace.requests.count
                let read = try await stage.board.page(page, known: known)
                return (stage.workspace.requests.count - before, read.ticked)
            }
            _ = try await requests(nil)
            let empty = try await requests(nil)
            #expect(empty.ticked == [])
            try await list([version(1, "Old.")], stage, page)
            #expect(try await requests(nil) == (empty.count + 1, []))
            #expect(try await requests(.propertiesOnly).ticked == nil)
        }
    }

    @Test("a tick with Restore is read at once although Copydesk wrote in the same minute")
    func restoreIsNoQuietPage() async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission())
            try stage.set("Restore", true, on: page)
            _ = try await stage.board.apply(stage.update(.version(version(1, "Old."))), to: page, picture: nil)
            let read = try #require(try await stage.board.changes(since: nil, known: [:]).pages.first)
            #expect(read.isRestoreTicked)
            #expect(read.post != nil)
        }
    }

    @Test("a tick on a published post's page is seen once an editor touched the page, and its text is not read")
    func closedPages() async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission())
            try await list([version(1, "Old.")], stage, page)
            var face = BoardFace()
            face.status = .published
            _ = try await stage.board.apply(stage.update(.face(face)), to: page, picture: nil)
            let cursor = stage.clock.now()
            #expect(try await stage.board.changes(since: cursor, known: [:]).pages.first?.ticked == nil)
            try stage.workspace.perform(.tick(boxes(stage, page)[0].id, true))
            stage.clock.advance(by: .seconds(61))
            let read = try #require(try await stage.board.changes(since: cursor, known: [:]).pages.first)
            #expect(read.ticked == [1])
            #expect(read.post == nil)
            #expect(try await stage.board.changes(since: cursor, known: [:]).pages.first?.ticked == nil)
        }
    }

    @Test("older pages, whose versions are plain toggles, and to-dos of editors are left alone")
    func olderPages() async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission())
            let toggle = try #require(stage.workspace.blocks(of: page.pageID).first { $0.text == "Versions" }?.id)
            let old = [
                Block(.toggle(RichText("Version 1 · builtin · 2026-07-01T09:00 UTC")), children: [.paragraph("Old.")]),
                Block(.toggle(RichText("Version 2 (not used: the text was edited meanwhile)")), children: [.paragraph("Not used.")]),
                Block(.toDo(RichText("Ask Ben about this"), checked: true)),
                Block(.toDo(RichText("Version 2b of the deck"), checked: true)),
            ]
            try await stage.client.append(old, to: toggle)
            #expect(try await stage.board.page(page, known: nil).ticked == [])
            try await list([version(1, "Old."), version(3, "New.")], stage, page)
            _ = try await stage.board.apply(stage.update(.untick([1, 2])), to: page, picture: nil)
            let lines = stage.workspace.blocks(of: page.pageID).map(\.text).filter { $0.hasPrefix("Version ") }
            // The last one tells of the first draft, under Provenance.
            #expect(lines.map { $0.prefix(10) } == ["Version 1 ", "Version 2 ", "Version 2b", "Version 3 ", "Version 1 "])
            #expect(boxes(stage, page).map(\.isTicked) == [true, true, false])
        }
    }

    @Test("a list that an editor deleted is made anew, and a box that is gone does not hold anything up")
    func deletedList() async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission())
            let toggle = try #require(stage.workspace.blocks(of: page.pageID).first { $0.text == "Versions" }?.id)
            try stage.workspace.perform(.deleteBlock(toggle))
            _ = try await stage.board.apply(stage.update(.untick([1])), to: page, picture: nil)
            try await list([version(1, "Old.")], stage, page)
            #expect(boxes(stage, page).count == 1)
        }
    }
}
