import Boards
import Editorial
import FoundationEssentials
import Notion
import Rehearsal
import Support
import Testing

/// Notion fails at one request of a draft's life: in the end there is one page with all of it, and each thing once.
@Suite struct OutageTests {
    /// The stage's clock says 10:08 of that day.
    private static let date = "Sat, 04 Jul 2026 10:31:00 GMT"

    private static let waits: [String?] = ["7", date, "soon", "-5", "0", "99999999999999999999", "Sat, 04 Jul 2099 10:31:00 GMT", nil]
    static let troubles: [Rehearsal.Fault.Kind] = {
        let throttled: [Rehearsal.Fault.Kind] = waits.map { .refused(429, retryAfter: $0) }
        let refused: [Rehearsal.Fault.Kind] = [
            .refused(503, retryAfter: "86400"), .refused(529, retryAfter: "120"), .status(409), .status(500), .html(502), .status(503),
        ]
        let cut: [Rehearsal.Fault.Kind] = [
            .dropBefore, .dropAfter, .resetBefore, .resetAfter, .statusAfter(500), .htmlAfter(502), .statusAfter(504), .truncate,
            .invalidJSON,
        ]
        return throttled + refused + cut
    }()

    /// The writes of such a life, each by method and path.
    private static let calls = [
        ("POST", "/v1/pages"), ("PATCH", "/v1/pages/*"), ("PATCH", "/v1/blocks/*/children"), ("PATCH", "/v1/blocks/*"),
        ("DELETE", "/v1/blocks/*"), ("POST", "/v1/comments"), ("POST", "/v1/file_uploads"), ("POST", "/v1/file_uploads/*/send"),
    ]

    @Test("A write that fails is made good, whatever failed and however", arguments: troubles.indices)
    func writes(trouble: Int) async throws {
        var settings = NotionDesk.Settings()
        settings.indexLag = .seconds(5)
        try await onStage(settings) { stage in
            var number = 0
            for (method, path) in Self.calls {
                for skip in 0..<2 {
                    number += 1
                    stage.workspace.faults.clear()
                    stage.workspace.faults.add(.init(Self.troubles[trouble], path: path, method: method, skip: skip))
                    try await live("draft-\(number)", stage, "\(method) \(path) \(skip)")
                }
            }
            #expect(stage.workspace.rows(of: "Drafts").count == number)
            #expect(stage.workspace.violations.isEmpty, "\(stage.workspace.violations)")
        }
    }

    @Test("A reading that fails is made again, whatever failed and however", arguments: troubles.indices)
    func reads(trouble: Int) async throws {
        try await onStage { stage in
            let reads = [
                ("POST", "/v1/data_sources/*/query"), ("GET", "/v1/pages/*"), ("GET", "/v1/blocks/*/children"), ("GET", "/v1/comments"),
            ]
            for (number, (method, path)) in reads.enumerated() {
                stage.workspace.faults.clear()
                stage.workspace.faults.add(.init(Self.troubles[trouble], path: path, method: method))
                try await live("draft-\(number)", stage, "\(method) \(path)")
            }
            #expect(stage.workspace.rows(of: "Drafts").count == reads.count)
        }
    }

    /// A page from its making over another text, a picture, an answer and a face, each insisted on as the line does.
    private func live(_ id: String, _ stage: Stage, _ place: String) async throws {
        let page = try await insist(stage) { try await stage.board.submit(stage.submission(id: id)) }
        let picture = stage.picture(UInt8(id.utf8.last ?? 0))
        var face = BoardFace()
        face.status = .failed
        face.lastError = "Why."
        face.callout = "All set."
        face.checks = ["One.", "Two."]
        let first = DraftVersion(
            draftID: id, number: 1, author: "builtin", reason: "first draft", text: "Before.", altText: "", createdAt: stage.clock.now())
        let changes: [BoardUpdate.Change] = [
            .version(first), .text("New hook.\n\nNew end.", version: 2, replacing: Stage.hash(Stage.text)),
            .picture(hash: picture.hash, altText: "Alt", name: "p.png"), .comment(text: "The answer.", mentions: [], discussionID: nil),
            .face(face),
        ]
        for (number, change) in changes.enumerated() {
            let update = BoardUpdate(key: "\(id)#\(number)", draftID: id, change: change, queuedAt: stage.clock.now())
            let echo = try await insist(stage) { try await stage.board.apply(update, to: page, picture: picture) }
            #expect(echo.textWritten, "\(place) \(number)")
        }
        let read = try await insist(stage) { try await stage.board.page(page, known: nil) }
        #expect(CanonicalText(read.post ?? []).text == "New hook.\n\nNew end.", "\(place)")
        #expect(read.status == .failed && read.altText == "Alt", "\(place)")
        let said = try await insist(stage) { try await stage.board.comments(on: page, .page, since: nil) }
        #expect(said.isEmpty && stage.workspace.comments(on: page.pageID).map(\.text) == ["The answer."], "\(place)")
        let blocks = stage.workspace.blocks(of: page.pageID)
        #expect(blocks.filter { $0.type == "image" }.count == 1 && blocks.filter { $0.isTicked != nil }.count == 1, "\(place)")
        #expect(blocks.first?.text == "All set." && blocks.contains { $0.text == "• One.\n• Two." }, "\(place)")
        #expect(stage.workspace.files(of: page.pageID, property: "Picture") == [picture.bytes], "\(place)")
    }

    /// Until it goes well, as the line does, with time in between.
    private func insist<Answer>(_ stage: Stage, _ work: () async throws -> Answer) async throws -> Answer {
        for _ in 0..<12 {
            do { return try await work() } catch { stage.clock.advance(by: .seconds(700)) }
        }
        return try await work()
    }

    @Test("What asks for days keeps nobody waiting for more than an hour")
    func absurdWait() async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission())
            stage.workspace.faults.add(.init(.refused(429, retryAfter: "99999999"), path: "/v1/pages/*", method: "GET"))
            let error = await #expect(throws: NotionError.self) { try await stage.board.page(page, known: nil) }
            #expect(error?.disposition == .retryAfter(.seconds(3600)))
            stage.clock.advance(by: .seconds(3601))
            #expect(try await stage.board.page(page, known: nil).draftID == "draft-1")
        }
    }

    @Test("An answer whose fate is unknown is looked for as far back as it was given, however long the outage, over a restart too")
    func longOutage() async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission())
            let update = BoardUpdate(
                key: "k", draftID: "draft-1", change: .comment(text: "Approved.", mentions: [], discussionID: nil),
                queuedAt: stage.clock.now())
            stage.workspace.faults.add(.init(.dropAfter, path: "/v1/comments", method: "POST"))
            await #expect(throws: NotionError.self) { try await stage.board.apply(update, to: page, picture: nil) }
            stage.clock.advance(by: .seconds(86_400))
            _ = try await stage.another().apply(update, to: page, picture: nil)
            #expect(stage.workspace.comments(on: page.pageID).map(\.text) == ["Approved."])
            let later = BoardUpdate(
                key: "l", draftID: "draft-1", change: .comment(text: "Approved.", mentions: [], discussionID: nil),
                queuedAt: stage.clock.now())
            _ = try await stage.another().apply(later, to: page, picture: nil)
            #expect(stage.workspace.comments(on: page.pageID).count == 2)
        }
    }

    @Test("An upload that expires before it is attached is made again")
    func expiredUpload() async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission())
            let picture = stage.picture()
            let update = stage.update(.picture(hash: picture.hash, altText: "A", name: "a.png"))
            stage.workspace.faults.add(.init(.slowBefore(.milliseconds(400)), path: "/v1/blocks/*/children", method: "PATCH"))
            async let trying = stage.board.apply(update, to: page, picture: picture)
            try await stage.workspace.wait { desk in desk.requests.contains { $0.path.hasSuffix("/send") } }
            stage.clock.advance(by: .seconds(7200))
            do {
                _ = try await trying
                Issue.record("attached")
            } catch let error as DeskFailure { #expect(error.disposition == .retry) }
            _ = try await stage.board.apply(update, to: page, picture: picture)
            #expect(stage.workspace.files(of: page.pageID, property: "Picture") == [picture.bytes])
        }
    }

    @Test("A page that is taken away from the connection is missing, with the next step, and there again when it is given back")
    func missing() async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission())
            try stage.workspace.perform(.share(page.pageID, false))
            let update = stage.update(.comment(text: "Words.", mentions: [], discussionID: nil))
            await #expect(throws: PageMissing.self) { try await stage.board.page(page, known: nil) }
            await #expect(throws: PageMissing.self) { try await stage.board.comments(on: page, .page, since: nil) }
            await #expect(throws: PageMissing.self) { try await stage.board.apply(update, to: page, picture: nil) }
            try stage.workspace.perform(.share(page.pageID, true))
            _ = try await stage.board.apply(update, to: page, picture: nil)
            #expect(stage.workspace.comments(on: page.pageID).map(\.text) == ["Words."])
        }
    }
}
