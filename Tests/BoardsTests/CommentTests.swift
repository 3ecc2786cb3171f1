import Boards
import Editorial
import FoundationEssentials
import Notion
import Rehearsal
import Support
import Testing

/// Threads on a page and on its blocks, as editors see them.
@Suite struct CommentTests {
    /// A page with its picture.
    private func page(_ stage: Stage) async throws -> BoardReference {
        let page = try await stage.board.submit(stage.submission())
        let picture = stage.picture()
        let change = BoardUpdate.Change.picture(hash: picture.hash, altText: "A bridge", name: "draft-1.png")
        _ = try await stage.board.apply(stage.update(change, key: "picture"), to: page, picture: picture)
        return page
    }

    private func threads(_ stage: Stage, _ page: BoardReference) -> [String: [String]] {
        Dictionary(grouping: stage.workspace.comments(on: page.pageID), by: \.discussion).mapValues { $0.map(\.text) }
    }

    @Test("comments on the text, the picture and the callout come with the words they stand at, and those on the page apart")
    func places() async throws {
        try await onStage { stage in
            let page = try await page(stage)
            let blocks = stage.workspace.blocks(of: page.pageID)
            let image = try #require(blocks.first { $0.type == "image" }).id
            let callout = try #require(blocks.first { $0.type == "callout" }).id
            for (place, words) in [
                (page.pageID, "/approve"), (stage.paragraphs(of: page)[1], "/shorter"), (image, "/picture again"),
                (callout, "@copydesk why so long?"),
            ] { try stage.workspace.perform(.comment(on: place, text: words), by: .ben) }
            #expect(try await stage.board.comments(on: page, .page, since: nil).map(\.text) == ["/approve"])
            let found = try await stage.board.comments(on: page, .blocks, since: nil)
            #expect(Set(found.map(\.text)) == ["/shorter", "/picture again", "@copydesk why so long?"])
            #expect(found.first { $0.text == "/shorter" }?.passage == "Second paragraph with https://example.com/a.\nA soft break.")
            #expect(found.first { $0.text == "/picture again" }?.passage == nil)
            #expect(found.allSatisfy { $0.author.name == "Ben Approver" })
            stage.clock.advance(by: .seconds(180))
            #expect(try await stage.board.comments(on: page, .blocks, since: stage.clock.now()).isEmpty)
        }
    }

    @Test("a page's blocks are not listed at each look for comments, and a new paragraph is asked all the same")
    func listsSeldom() async throws {
        try await onStage { stage in
            let page = try await page(stage)
            let listings = { stage.workspace.requests.count { $0.method == "GET" && $0.path.hasSuffix("/children") } }
            _ = try await stage.board.comments(on: page, .blocks, since: nil)
            let before = listings()
            #expect(try await stage.board.comments(on: page, .blocks, since: nil).isEmpty)
            #expect(listings() == before)
            let added = try stage.workspace.perform(.insertAfter(stage.paragraphs(of: page)[1], text: "One more."))
            try stage.workspace.perform(.comment(on: added, text: "/shorter"))
            stage.clock.advance(by: .seconds(61))
            // The next poll sees the edit.
            _ = try await stage.board.changes(since: nil, known: [:])
            #expect(try await stage.board.comments(on: page, .blocks, since: nil).map(\.text) == ["/shorter"])
        }
    }

    @Test("a reply is read wherever its thread is, and what Copydesk says in a thread is never an order")
    func replies() async throws {
        try await onStage { stage in
            let page = try await page(stage)
            _ = try await stage.board.apply(
                stage.update(.comment(text: "/hold is what you want.", mentions: [], discussionID: nil)), to: page, picture: nil)
            let own = try #require(stage.workspace.comments(on: page.pageID).first)
            let talk = try stage.workspace.perform(.comment(on: stage.paragraphs(of: page)[0], text: "Is that so?"), by: .ada)
            try stage.workspace.perform(.reply(to: own.id, text: "/hold"), by: .ada)
            try stage.workspace.perform(.reply(to: talk, text: "/shorter"), by: .ben)
            let onPage = try await stage.board.comments(on: page, .page, since: nil)
            #expect(onPage.map(\.text) == ["/hold"] && onPage.first?.discussionID == own.discussion)
            let onBlocks = try await stage.board.comments(on: page, .blocks, since: nil)
            #expect(onBlocks.map(\.text) == ["Is that so?", "/shorter"] && Set(onBlocks.map(\.discussionID)).count == 1)
        }
    }

    @Test(
        "an answer goes into its thread, once, though the first try's answer is lost, also over a restart",
        arguments: ["page", "block"], [false, true])
    func answersOnce(_ place: String, _ restarts: Bool) async throws {
        try await onStage { stage in
            let page = try await page(stage)
            let target = place == "page" ? page.pageID : stage.paragraphs(of: page)[1]
            try stage.workspace.perform(.comment(on: target, text: "/help"), by: .ada)
            let asked = try #require(try await stage.board.comments(on: page, place == "page" ? .page : .blocks, since: nil).first)
            let answer = stage.update(.comment(text: "/approve: approves", mentions: [], discussionID: asked.discussionID), key: "answer")
            stage.workspace.faults.add(.init(.dropAfter, path: "/v1/comments", method: "POST"))
            await #expect(throws: NotionError.self) { try await stage.board.apply(answer, to: page, picture: nil) }
            // Longer than a page's own comments are looked back upon.
            stage.clock.advance(by: .seconds(7200))
            let board = restarts ? stage.another() : stage.board
            _ = try await board.apply(answer, to: page, picture: nil)
            #expect(threads(stage, page) == [asked.discussionID: ["/help", "/approve: approves"]])
            // Asked for once more, it is answered once more.
            try stage.workspace.perform(.reply(to: asked.id, text: "/help"), by: .ada)
            let again = BoardUpdate(key: "again", draftID: "draft-1", change: answer.change)
            _ = try await stage.another().apply(again, to: page, picture: nil)
            #expect(threads(stage, page)[asked.discussionID]?.count == 4)
            #expect(stage.workspace.violations.isEmpty)
        }
    }

    @Test("an answer to a thread whose paragraph was written anew is on the page, once, for the thread went with it")
    func replaced() async throws {
        try await onStage { stage in
            let page = try await page(stage)
            try stage.workspace.perform(.comment(on: stage.paragraphs(of: page)[0], text: "/shorter"), by: .ada)
            let asked = try #require(try await stage.board.comments(on: page, .blocks, since: nil).first)
            _ = try await stage.board.apply(
                stage.update(.text("Short.", version: 2, replacing: Stage.hash(Stage.text)), key: "text"), to: page, picture: nil)
            let answer = stage.update(.comment(text: "Done.", mentions: [], discussionID: asked.discussionID), key: "answer")
            stage.workspace.faults.add(.init(.dropAfter, path: "/v1/comments", method: "POST"))
            await #expect(throws: NotionError.self) { try await stage.board.apply(answer, to: page, picture: nil) }
            _ = try await stage.board.apply(answer, to: page, picture: nil)
            let own = stage.workspace.comments(on: page.pageID).filter { $0.text == "Done." }
            #expect(own.map(\.target) == [page.pageID])
        }
    }

    @Test("a block that is removed while it is asked for comments takes no other's away")
    func removed() async throws {
        try await onStage { stage in
            let page = try await page(stage)
            try stage.workspace.perform(.comment(on: stage.paragraphs(of: page)[0], text: "/shorter"), by: .ada)
            stage.workspace.faults.add(.init(.status(404), path: "/v1/comments", method: "GET"))
            #expect(try await stage.board.comments(on: page, .blocks, since: nil).map(\.text) == ["/shorter"])
        }
    }
}
