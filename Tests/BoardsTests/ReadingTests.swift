import Boards
import Editorial
import FoundationEssentials
import Notion
import Rehearsal
import Support
import TestKit
import Testing

@Suite struct ReadingTests {
    @Test("An editor's acts come as they were done")
    func readsActs() async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission())
            stage.clock.advance(by: .seconds(120))
            let hook = RichText([
                .init("A "), .init("better", style: .bold), .init(" hook "), .init("he", link: "https://x.y"),
                .init("re", link: "https://x.y", style: .italic),
            ])
            try await stage.client.updateBlock(stage.paragraphs(of: page)[0], .paragraph(hook))
            try stage.set("Status", "Approved", on: page, by: .ben)
            try stage.set("Publish at", "2026-07-20T10:00:00+02:00", on: page, by: .ben)
            try stage.set("Hold", true, on: page, by: .ben)
            try stage.set("Alt text", "A new bridge", on: page, by: .ben)
            let changes = try await stage.board.changes(since: nil, known: [:])
            let read = try #require(changes.pages.first)
            #expect(read.draftID == "draft-1")
            #expect(read.reference == page)
            #expect(read.status == .approved)
            #expect(read.publishAt == Timestamp.parse("2026-07-20T08:00:00Z"))
            #expect(!read.publishAtIsDateOnly)
            #expect(read.isOnHold)
            #expect(read.altText == "A new bridge")
            #expect(read.editedBy == Editorial.Person(id: NotionPerson.ben.id, name: "Ben Approver"))
            #expect(CanonicalText(read.post ?? []).text.hasPrefix("A better hook here (https://x.y)\n\nSecond paragraph"))
            #expect(changes.cursor == read.stamp.editedAt)
            try stage.set("Publish at", "2026-07-21", on: page)
            #expect(try await stage.board.page(page, known: nil).publishAtIsDateOnly)
        }
    }

    @Test("A body is read again only while it may hold something unseen")
    func readsBodiesSparingly() async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission())
            let own = try #require(try await stage.board.changes(since: nil, known: [:]).pages.first)
            #expect(own.post == nil, "Copydesk's own write in this minute")
            stage.clock.advance(by: .seconds(61))
            try stage.set("Remarks", "Shorter.", on: page)
            let young = try #require(try await stage.board.changes(since: nil, known: [page.pageID: own.stamp]).pages.first)
            #expect(young.post != nil)
            let again = try #require(try await stage.board.changes(since: nil, known: [page.pageID: young.stamp]).pages.first)
            #expect(again.post != nil, "the last read fell into the stamped minute")
            stage.clock.advance(by: .seconds(61))
            let settled = try #require(try await stage.board.changes(since: nil, known: [page.pageID: again.stamp]).pages.first)
            #expect(settled.post != nil)
            let before = stage.workspace.requests.count
            let quiet = try #require(
                try await stage.board.changes(since: settled.stamp.editedAt, known: [page.pageID: settled.stamp]).pages.first)
            #expect(quiet.post == nil)
            #expect(stage.workspace.requests.count - before <= 2)
            #expect(try await stage.board.page(page, known: .propertiesOnly).post == nil)
            try stage.workspace.perform(.editBlock(stage.paragraphs(of: page)[0], text: "Changed"))
            let moved = try #require(
                try await stage.board.changes(since: quiet.stamp.editedAt, known: [page.pageID: quiet.stamp]).pages.first)
            #expect(moved.post != nil)
        }
    }

    @Test("An edit that an own write of the same minute hides is read when the minute is over, or once the editor goes on")
    func hiddenEdits() async throws {
        try await onStage { stage in
            for goesOn in [false, true] {
                let page = try await stage.board.submit(stage.submission(id: "hidden-\(goesOn)"))
                let first = try #require(try await stage.read(page, known: [:]))
                try stage.workspace.perform(.editBlock(stage.paragraphs(of: page)[0], text: "Changed"))
                var face = BoardFace()
                face.lastError = "written after the edit"
                _ = try await stage.board.apply(
                    BoardUpdate(key: "face", draftID: "hidden-\(goesOn)", change: .face(face)), to: page, picture: nil)
                let hidden = try #require(try await stage.read(page, known: [page.pageID: first.stamp]))
                #expect(hidden.post == nil)
                if goesOn { try stage.set("Status", "Approved", on: page) } else { stage.clock.advance(by: .seconds(61)) }
                let seen = try #require(try await stage.read(page, known: [page.pageID: hidden.stamp]))
                #expect(CanonicalText(seen.post ?? []).text.hasPrefix("Changed"))
            }
        }
    }

    @Test("Two edits in one minute are both seen")
    func minuteGranularity() async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission())
            var stamp: PageStamp?
            for words in ["first", "second"] {
                try stage.workspace.perform(.editBlock(stage.paragraphs(of: page)[0], text: words))
                let read = try #require(
                    try await stage.board.changes(since: stamp?.editedAt, known: stamp.map { [page.pageID: $0] } ?? [:]).pages.first)
                #expect(CanonicalText(read.post ?? []).text.hasPrefix(words))
                stamp = read.stamp
            }
        }
    }

    @Test("A page in the trash comes as such")
    func seesTrash() async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission())
            try stage.workspace.perform(.trash(page.pageID))
            #expect(try await stage.board.changes(since: nil, known: [:]).pages.first?.isInTrash == true)
            #expect(try await stage.board.page(page, known: nil).isInTrash)
        }
    }

    @Test("Blocks that cannot be published are named, lists and quotes are text")
    func mapsBlocks() async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission(text: "One"))
            _ = try await stage.client.append(
                [
                    Block(.bulleted(RichText("a")), children: [.paragraph("inner")]), Block(.numbered(RichText("b"))),
                    Block(.quote(RichText("q"))),
                    Block(.divider), Block(.toDo(RichText("t"), checked: false)),
                    Block(.table(width: 1, columnHeader: false), children: [Block(.tableRow([RichText("c")]))]),
                    Block(.paragraph(RichText([.init("Hi "), .person(NotionPerson.ada.id)]))),
                ], to: page.postBlockID)
            let text = CanonicalText(try await stage.board.page(page, known: nil).post ?? [])
            #expect(text.text == "One\n\n• a\n  inner\n1. b\n\nq\n\nt\n\nHi Ada Editor")
            #expect(text.foreignBlocks == ["divider", "table"])
        }
    }

    @Test("The text is found again when its heading was deleted and made anew")
    func findsTheHeadingAgain() async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission())
            try stage.workspace.perform(.deleteBlock(page.postBlockID))
            let empty = try await stage.board.page(page, known: nil)
            #expect(empty.post == [])
            _ = try await stage.client.append(
                [Block(.heading(2, RichText("Post"), toggles: true), children: [.paragraph("By hand")])], to: page.pageID)
            let found = try await stage.board.page(page, known: nil)
            #expect(CanonicalText(found.post ?? []).text == "By hand")
            #expect(found.reference.postBlockID != page.postBlockID)
        }
    }

    @Test("One page that cannot be read keeps the cursor back and no other page")
    func onePageFails() async throws {
        try await onStage { stage in
            let one = try await stage.board.submit(stage.submission(id: "one"))
            stage.clock.advance(by: .seconds(300))
            let two = try await stage.board.submit(stage.submission(id: "two"))
            stage.workspace.faults.add(.init(.status(400), path: "/v1/blocks/\(one.postBlockID)/children", method: "GET"))
            let changes = try await stage.board.changes(since: nil, known: [:])
            #expect(changes.pages.map(\.reference) == [two])
            let rest = try await stage.board.changes(since: changes.cursor, known: [:])
            #expect(Set(rest.pages.map(\.draftID)) == ["one", "two"])
        }
    }

    @Test("Comments by others come with names; Copydesk's own do not")
    func readsComments() async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission())
            _ = try await stage.board.apply(
                stage.update(.comment(text: "Ready for review.", mentions: [Editorial.Person(id: NotionPerson.ada.id)], discussionID: nil)),
                to: page, picture: nil)
            stage.clock.advance(by: .seconds(60))
            let id = try stage.workspace.perform(.comment(on: page.pageID, text: "/approve"), by: .ben)
            let comments = try await stage.board.comments(on: page, since: nil)
            #expect(comments.map(\.id) == [id])
            #expect(comments.first?.author == Editorial.Person(id: NotionPerson.ben.id, name: "Ben Approver"))
            #expect(comments.first?.text == "/approve")
            stage.clock.advance(by: .seconds(120))
            #expect(try await stage.board.comments(on: page, since: comments[0].createdAt).map(\.id) == [id])
            #expect(try await stage.board.comments(on: page, since: stage.clock.now()).isEmpty)
        }
    }

    @Test("Without the permission to read names people are known by id")
    func namesNeedPermission() async throws {
        var settings = NotionDesk.Settings()
        settings.capabilities.remove(.readUsers)
        try await onStage(settings) { stage in
            let page = try await stage.board.submit(stage.submission())
            try stage.set("Hold", true, on: page)
            #expect(try await stage.board.page(page, known: nil).editedBy == Editorial.Person(id: NotionPerson.ada.id))
        }
    }

    @Test("A missing page or a bad token is one clear sentence")
    func explainsFailures() async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission())
            try stage.workspace.perform(.share(page.pageID, false))
            let hidden = await #expect(throws: PageMissing.self) { try await stage.board.page(page, known: nil) }
            #expect(hidden?.description.contains("Share it with the connection") == true)
            stage.workspace.configure { $0.token = "ntn_other" }
            let refused = await #expect(throws: NotionError.self) { try await stage.board.changes(since: nil, known: [:]) }
            #expect(refused?.disposition == .needsOperator)
        }
    }
}

extension Stage {
    /// The page among the changes.
    fileprivate func read(_ page: BoardReference, known: [String: PageStamp]) async throws -> BoardPage? {
        try await board.changes(since: nil, known: known).pages.first { $0.reference.pageID == page.pageID }
    }
}
