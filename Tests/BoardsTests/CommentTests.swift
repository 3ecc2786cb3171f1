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

    @Test("a comment on the heading above the text, and on an editor's own picture, is found without a word of it")
    func headingAndOwnPicture() async throws {
        try await onStage { stage in
            let page = try await page(stage)
            let image = try #require(stage.workspace.blocks(of: page.pageID).first { $0.type == "image" }).id
            let bytes = Data([UInt8](repeating: 7, count: 300)).base64EncodedString()
            try stage.workspace.perform(
                .replacePicture(block: image, with: ["name": "mine.png", "content_type": "image/png", "base64": .string(bytes)]))
            try stage.workspace.perform(.comment(on: page.postBlockID, text: "/shorter"))
            try stage.workspace.perform(.comment(on: image, text: "/alt Mine"))
            #expect(try await Set(stage.board.comments(on: page, .blocks, since: nil).map(\.text)) == ["/shorter", "/alt Mine"])
        }
    }

    /// An answer to a comment there whose first try was written, and lost.
    private func lostAnswer(_ stage: Stage, _ page: BoardReference, at place: String) async throws -> (BoardUpdate, asked: BoardComment) {
        let target = place == "page" ? page.pageID : stage.paragraphs(of: page)[1]
        try stage.workspace.perform(.comment(on: target, text: "/help"), by: .ada)
        let asked = try #require(try await stage.board.comments(on: page, place == "page" ? .page : .blocks, since: nil).first)
        let words = BoardUpdate.Change.comment(text: "/approve: approves", mentions: [], discussionID: asked.discussionID)
        let answer = BoardUpdate(key: "answer", draftID: "draft-1", change: words, queuedAt: stage.clock.now(), isFirst: false)
        stage.workspace.faults.add(.init(.dropAfter, path: "/v1/comments", method: "POST"))
        await #expect(throws: NotionError.self) { try await stage.board.apply(answer, to: page, picture: nil) }
        return (answer, asked)
    }

    private func answers(_ stage: Stage, _ page: BoardReference) -> [String] {
        stage.workspace.comments(on: page.pageID).filter { $0.text == "/approve: approves" }.map(\.target)
    }

    @Test(
        "an answer whose first try is lost is given once, though something else is ordered in its thread meanwhile",
        arguments: ["page", "block"], [false, true])
    func orderedMeanwhile(_ place: String, _ restarts: Bool) async throws {
        try await onStage { stage in
            let page = try await page(stage)
            let (answer, asked) = try await lostAnswer(stage, page, at: place)
            try stage.workspace.perform(.reply(to: asked.id, text: "/shorter"), by: .ada)
            stage.clock.advance(by: .seconds(600))
            _ = try await (restarts ? stage.another() : stage.board).apply(answer, to: page, picture: nil)
            #expect(answers(stage, page).count == 1)
        }
    }

    @Test("an answer whose first try is lost is given once, though its thread is resolved meanwhile", arguments: ["page", "block"])
    func resolvedMeanwhile(_ place: String) async throws {
        try await onStage { stage in
            let page = try await page(stage)
            let (answer, asked) = try await lostAnswer(stage, page, at: place)
            try stage.workspace.perform(.resolve(asked.id), by: .ada)
            stage.clock.advance(by: .seconds(600))
            _ = try await stage.board.apply(answer, to: page, picture: nil)
            #expect(answers(stage, page).count == 1)
        }
    }

    @Test(
        "an answer that goes to the page because its thread is gone is given there once, whether or not it was written when its try was lost",
        arguments: [false, true], [false, true])
    func threadGone(_ isWritten: Bool, _ restarts: Bool) async throws {
        try await onStage { stage in
            let page = try await page(stage)
            try stage.workspace.perform(.comment(on: page.pageID, text: "/help"), by: .ada)
            let asked = try #require(try await stage.board.comments(on: page, .page, since: nil).first)
            let words = BoardUpdate.Change.comment(text: "/approve: approves", mentions: [], discussionID: asked.discussionID)
            func answer(_ isFirst: Bool) -> BoardUpdate {
                BoardUpdate(key: "answer", draftID: "draft-1", change: words, queuedAt: stage.clock.now(), isFirst: isFirst)
            }
            // It is not listed either.
            try stage.workspace.perform(.resolve(asked.id), by: .ada)
            stage.workspace.faults.add(.init(.status(404), path: "/v1/comments", method: "POST"))
            stage.workspace.faults.add(.init(isWritten ? .dropAfter : .dropBefore, path: "/v1/comments", method: "POST"))
            await #expect(throws: NotionError.self) { try await stage.board.apply(answer(true), to: page, picture: nil) }
            stage.workspace.faults.add(.init(.status(404), path: "/v1/comments", method: "POST"))
            _ = try await (restarts ? stage.another() : stage.board).apply(answer(false), to: page, picture: nil)
            #expect(answers(stage, page) == [page.pageID])
        }
    }

    @Test("a comment of long ago that is edited is brought again")
    func edited() async throws {
        try await onStage { stage in
            let page = try await page(stage)
            let comment = try stage.workspace.perform(.comment(on: stage.paragraphs(of: page)[0], text: "/shortr"), by: .ada)
            stage.clock.advance(by: .seconds(7200))
            let since = stage.clock.now()
            #expect(try await stage.board.comments(on: page, .blocks, since: since).isEmpty)
            try stage.workspace.perform(.editComment(comment, text: "/shorter"), by: .ada)
            #expect(try await stage.board.comments(on: page, .blocks, since: since).map(\.text) == ["/shorter"])
        }
    }

    @Test("what is told of an edited comment is news of that comment's place")
    func editedIsTold() async throws {
        try await onStage { stage in
            let event: JSON = [
                "id": "event", "type": "comment.updated", "entity": ["id": "comment", "type": "comment"], "authors": [["id": "ada"]],
                "data": ["page_id": "page", "parent": ["id": "block", "type": "block"]],
            ]
            let news = try await stage.board.news(in: Array(event.text.utf8))?.news
            #expect(news == .comment(onPage: "page", at: .block("block")))
        }
    }
}
