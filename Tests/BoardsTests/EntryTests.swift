import Boards
import Editorial
import FoundationEssentials
import Notion
import Rehearsal
import Support
import Testing

/// How a draft comes onto the board, and what its first minutes take in requests.
@Suite struct EntryTests {
    @Test func `a page comes with the picture that is made already, in four requests`() async throws {
        try await onStage { stage in
            stage.clock.advance(by: .seconds(1))
            // What the table is like, and what may be uploaded, is asked for once.
            _ = try await stage.board.enter(stage.submission(id: "other").with(stage.picture(2), isFirst: true))
            let before = stage.workspace.requests.count
            let entry = try await stage.board.enter(stage.submission().with(stage.picture(), isFirst: true))
            // Two for the upload, one for the page and one that tells where its parts are.
            #expect(stage.workspace.requests.count - before == 4)
            let read = try await stage.board.page(entry.reference, known: nil)
            #expect(entry.picture != nil && read.picture?.identity == entry.picture)
            let shown = try #require(read.picture)
            let bytes = try await stage.board.download(shown)
            #expect(bytes == stage.picture().bytes)
            let blocks = stage.workspace.blocks(of: entry.reference.pageID)
            #expect(blocks.count { $0.type == "image" } == 1)
            #expect(read.caption == "A bridge")
            #expect(blocks.contains { $0.text.contains("SHA-256 \(stage.picture().hash)") })
        }
    }

    @Test func `the picture that a page came with is put there once, whoever tries again`() async throws {
        try await onStage { stage in
            stage.clock.advance(by: .seconds(1))
            let submission = stage.submission().with(stage.picture(), isFirst: false)
            let first = try await stage.board.enter(submission)
            let again = try await stage.another().enter(submission)
            #expect(again == first)
            let change = BoardUpdate.Change.picture(hash: stage.picture().hash, altText: "A bridge", name: "draft-1.png")
            _ = try await stage.another().apply(stage.update(change), to: first.reference, picture: stage.picture())
            #expect(stage.workspace.blocks(of: first.reference.pageID).count { $0.type == "image" } == 1)
            #expect(stage.workspace.rows(of: "Drafts").filter { $0.properties["Draft ID"]?.string == "draft-1" }.count == 1)
        }
    }

    @Test(arguments: ["/v1/file_uploads", "/v1/file_uploads/*/send"])
    func `a picture that Notion does not take keeps no draft from its editors`(path: String) async throws {
        try await onStage { stage in
            stage.workspace.faults.add(.init(.status(400), path: path, method: "POST", count: nil))
            let entry = try await stage.board.enter(stage.submission().with(stage.picture(), isFirst: true))
            #expect(entry.picture == nil)
            let page = try await stage.board.page(entry.reference, known: nil)
            #expect(page.status == .inReview)
        }
    }

    @Test func `a first try looks for nothing, and one that may have been made before looks`() async throws {
        try await onStage { stage in
            stage.clock.advance(by: .seconds(1))
            func queries(_ submission: Submission, on board: NotionBoard) async throws -> Int {
                let before = stage.workspace.log.calls["POST /v1/data_sources/*/query"] ?? 0
                _ = try await board.enter(submission)
                return (stage.workspace.log.calls["POST /v1/data_sources/*/query"] ?? 0) - before
            }
            let first = stage.submission(id: "one").with(nil, isFirst: true)
            let atFirst = try await queries(first, on: stage.board)
            #expect(atFirst == 0)
            let again = try await queries(stage.submission(id: "two").with(nil, isFirst: false), on: stage.board)
            #expect(again > 0)
            // The store may be older than the page: it came from a backup.
            stage.clock.advance(by: .seconds(1))
            let restored = try await queries(first, on: stage.another())
            #expect(restored > 0)
            #expect(stage.workspace.rows(of: "Drafts").filter { $0.properties["Draft ID"]?.string == "one" }.count == 1)
        }
    }

    @Test func `a page whose parts were not found is looked for by the next try, though the index does not know it yet`() async throws {
        var settings = NotionDesk.Settings()
        settings.indexLag = .seconds(5)
        try await onStage(settings) { stage in
            stage.clock.advance(by: .seconds(1))
            let submission = stage.submission().with(nil, isFirst: true)
            stage.workspace.faults.add(.init(.status(404), path: "/v1/blocks/*/children", method: "GET", count: 1))
            await #expect(throws: (any Error).self) { try await stage.board.enter(submission) }
            _ = try await stage.board.enter(submission)
            #expect(stage.workspace.rows(of: "Drafts").filter { $0.properties["Draft ID"]?.string == "draft-1" }.count == 1)
        }
    }

    @Test func `a face that says nothing new is no request, and one that does writes that alone`() async throws {
        try await onStage { stage in
            let page = try await stage.board.enter(stage.submission().with(nil, isFirst: true)).reference
            var face = BoardFace()
            face.checks = stage.submission().checks
            face.lastError = ""
            face.approvedBy = ""
            let before = stage.workspace.requests.count
            _ = try await stage.board.apply(stage.update(.face(face)), to: page, picture: nil)
            #expect(stage.workspace.requests.count == before)
            face.lastError = "LinkedIn refused it."
            for _ in 1...2 { _ = try await stage.board.apply(stage.update(.face(face)), to: page, picture: nil) }
            #expect(stage.workspace.requests.count == before + 1)
            #expect(
                stage.workspace.rows(of: "Drafts").first { $0.id == page.pageID }?.properties["Last error"]?.string
                    == "LinkedIn refused it.")
        }
    }

    @Test func `a first comment on a page is not looked for, and one that may stand there already is`() async throws {
        try await onStage { stage in
            let page = try await stage.board.enter(stage.submission().with(nil, isFirst: true)).reference
            func looks() -> Int { stage.workspace.log.calls["GET /v1/comments"] ?? 0 }
            let change = BoardUpdate.Change.comment(text: "Ready.", mentions: [], discussionID: nil)
            let first = BoardUpdate(key: "c", draftID: "draft-1", change: change, queuedAt: stage.clock.now(), isFirst: true)
            let before = looks()
            _ = try await stage.board.apply(first, to: page, picture: nil)
            #expect(looks() == before)
            // From a store that was restored, and after a try whose outcome nobody knows.
            stage.clock.advance(by: .seconds(1))
            for again in [first, BoardUpdate(key: "c", draftID: "draft-1", change: change, queuedAt: first.queuedAt, isFirst: false)] {
                _ = try await stage.another().apply(again, to: page, picture: nil)
            }
            #expect(looks() == before + 2)
            #expect(stage.workspace.comments(on: page.pageID).count { $0.text == "Ready." } == 1)
        }
    }

    @Test func `while Notion's rate is used up, what was read in this minute is read again when the minute is over`() async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission())
            let rate = NotionRate(perSecond: 1, burst: 4, clock: stage.clock)
            let board = stage.another(rate: rate)
            stage.clock.advance(by: .seconds(120))
            func bodies() -> Int { stage.workspace.log.calls["GET /v1/pages/*/markdown"] ?? 0 }
            func read(_ known: PageStamp?) async throws -> PageStamp? {
                try await board.changes(since: stage.clock.now() - .seconds(60), known: known.map { [page.pageID: $0] } ?? [:]).pages.first?
                    .stamp
            }
            try stage.set("Hold", true, on: page)
            let first = try await read(nil)
            let calm = bodies()
            let second = try await read(first)
            #expect(bodies() == calm + 1, "with room it is read again at once")
            while stage.clock.now().timeIntervalSince(stage.clock.now().minute) > 1 { stage.clock.advance(by: .seconds(1)) }
            try stage.set("Hold", false, on: page)
            let third = try await read(second)
            for _ in 0..<30 { try await rate.take(.writes, patience: .seconds(60)) }
            #expect(rate.isShort)
            let short = bodies()
            _ = try await read(third)
            #expect(bodies() == short)
            // Somebody corrects a word and decides, in this very minute.
            try stage.set("Status", "Approved", on: page)
            let decided = try await read(third)
            #expect(bodies() == short + 1)
            _ = try await read(decided)
            #expect(bodies() == short + 1)
            stage.clock.advance(by: .seconds(30))
            for _ in 0..<25 { try await rate.take(.writes, patience: .seconds(60)) }
            _ = try await read(decided)
            #expect(bodies() == short + 2)
        }
    }
}

extension Submission {
    fileprivate func with(_ picture: Picture?, isFirst: Bool) -> Submission {
        var draft = self.draft
        draft.content.pictureHash = picture?.hash
        return Submission(
            draft: draft, version: version, assignment: assignment, zone: zone, callout: callout, picture: picture, isFirst: isFirst)
    }
}
