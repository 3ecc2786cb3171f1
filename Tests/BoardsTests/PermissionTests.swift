import Boards
import Editorial
import FoundationEssentials
import Notion
import Rehearsal
import Support
import TestKit
import Testing

/// A connection that may not do everything is told so once, and does the rest.
@Suite struct PermissionTests {
    static let partial: [(NotionDesk.Capability, String)] = [
        (.updateContent, "Update content"), (.insertContent, "Insert content"), (.readComments, "Read comments"),
        (.insertComments, "Insert comments"), (.readUsers, "Read user information"),
    ]

    @Test("A missing capability is found at the first reading and named with its switch, once", arguments: partial)
    func named(capability: NotionDesk.Capability, setting: String) async throws {
        try await onStage { stage in
            try stage.workspace.seed(.brand("Acme", guidelines: "Plain."))
            stage.workspace.configure { $0.capabilities.remove(capability) }
            let first = try await stage.board.commissions(known: [:])
            #expect(first.problems.map(\.key) == ["board capability \(capability.rawValue)"])
            let sentence = try #require(first.problems.first?.sentence)
            #expect(
                sentence.contains("lacks the capability \"\(setting)\": switch it on in Notion") && sentence.contains("under Capabilities"))
            #expect(first.brands.map(\.name) == ["Acme"])
            let refused = stage.refusals
            stage.clock.advance(by: .seconds(15))
            let second = try await stage.board.commissions(known: first.stamps)
            #expect(second.problems == first.problems && stage.refusals == refused)
            stage.workspace.configure { $0.capabilities.insert(capability) }
            stage.clock.advance(by: .seconds(301))
            #expect(try await stage.board.commissions(known: second.stamps).problems.isEmpty)
            #expect(stage.workspace.violations.isEmpty)
        }
    }

    @Test("Without reading content there is one sentence for all of it, and it is asked for every five minutes at most")
    func unreadable() async throws {
        try await onStage { stage in
            stage.workspace.configure { $0.capabilities.remove(.readContent) }
            let failure = await #expect(throws: DeskFailure.self) { try await stage.board.commissions(known: [:]) }
            #expect(failure?.description.contains("\"Read content\"") == true && failure?.disposition == .needsOperator)
            let before = stage.workspace.requests.count
            for _ in 1...10 {
                stage.clock.advance(by: .seconds(15))
                await #expect(throws: DeskFailure.self) { try await stage.board.commissions(known: [:]) }
            }
            #expect(stage.workspace.requests.count == before)
            stage.workspace.configure { $0.capabilities.insert(.readContent) }
            stage.clock.advance(by: .seconds(301))
            let back = try await stage.board.commissions(known: [:])
            #expect(back.problems.isEmpty)
        }
    }

    @Test("Without comments everything but comments works, and what waits to be said follows when it may be")
    func withoutComments() async throws {
        try await onStage { stage in
            stage.workspace.configure { $0.capabilities.subtract([.readComments, .insertComments]) }
            let first = try await stage.board.commissions(known: [:])
            #expect(first.problems.count == 2)
            let page = try await stage.board.submit(stage.submission())
            let asked = try stage.workspace.perform(.comment(on: page.pageID, text: "/approve"), by: .ben)
            try stage.set("Status", "Approved", on: page)
            var face = BoardFace()
            face.status = .scheduled
            #expect(try await stage.board.changes(since: nil, known: [:]).pages.first?.status == .approved)
            _ = try await stage.board.apply(stage.update(.face(face)), to: page, picture: nil)
            #expect(stage.workspace.row(page.pageID)?.properties["Status"] == "Scheduled")
            let words = stage.update(.comment(text: "Approved by Ben.", mentions: [], discussionID: nil), key: "said")
            let refused = stage.refusals
            #expect(try await stage.board.comments(on: page, .page, since: nil).isEmpty)
            let withheld = await #expect(throws: BoardWithholds.self) { try await stage.board.apply(words, to: page, picture: nil) }
            #expect(withheld?.isTold == true && withheld?.disposition == .needsOperator)
            #expect(stage.refusals == refused)
            stage.workspace.configure { $0.capabilities.formUnion([.readComments, .insertComments]) }
            stage.clock.advance(by: .seconds(301))
            #expect(try await stage.board.commissions(known: first.stamps).problems.isEmpty)
            _ = try await stage.board.apply(words, to: page, picture: nil)
            #expect(stage.workspace.comments(on: page.pageID).map(\.text) == ["/approve", "Approved by Ben."])
            #expect(try await stage.board.comments(on: page, .page, since: nil).map(\.id) == [asked])
        }
    }

    @Test("Comments are written although they cannot be read, each once")
    func writesUnread() async throws {
        try await onStage { stage in
            stage.workspace.configure { $0.capabilities.remove(.readComments) }
            let page = try await stage.board.submit(stage.submission())
            _ = try await stage.board.commissions(known: [:])
            stage.workspace.faults.add(.init(.dropAfter, path: "/v1/comments", method: "POST"))
            let words = stage.update(.comment(text: "Approved by Ben.", mentions: [], discussionID: nil))
            await #expect(throws: NotionError.self) { try await stage.board.apply(words, to: page, picture: nil) }
            _ = try await stage.board.apply(words, to: page, picture: nil)
            #expect(stage.workspace.comments(on: page.pageID).map(\.text) == ["Approved by Ben."])
        }
    }

    @Test("Without updating or inserting, editors' acts are read and nothing is half made")
    func readsOnly() async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission())
            stage.workspace.configure { $0.capabilities.subtract([.updateContent, .insertContent]) }
            _ = try await stage.board.commissions(known: [:])
            let text = stage.workspace.text(of: page.pageID)
            let change = BoardUpdate.Change.text("Another text.", version: 2, replacing: Stage.hash(Stage.text))
            let refused = stage.refusals
            await #expect(throws: BoardWithholds.self) { try await stage.board.apply(stage.update(change), to: page, picture: nil) }
            await #expect(throws: BoardWithholds.self) { try await stage.board.submit(stage.submission(id: "draft-2")) }
            #expect(stage.refusals == refused && stage.workspace.text(of: page.pageID) == text)
            try stage.set("Status", "Rejected", on: page)
            #expect(try await stage.board.page(page, known: nil).status == .rejected)
        }
    }

    @Test("Names that may be read later are read then")
    func namesLater() async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission())
            stage.workspace.configure { $0.capabilities.remove(.readUsers) }
            try stage.set("Hold", true, on: page)
            #expect(try await stage.board.page(page, known: nil).editedBy.name == "")
            let refused = stage.refusals
            for _ in 1...3 { _ = try await stage.board.page(page, known: nil) }
            #expect(stage.refusals == refused)
            stage.workspace.configure { $0.capabilities.insert(.readUsers) }
            stage.clock.advance(by: .seconds(301))
            _ = try await stage.board.commissions(known: [:])
            #expect(try await stage.board.page(page, known: nil).editedBy.name == "Ada Editor")
        }
    }

    @Test("One page that may not be changed is not taken for a missing capability")
    func onePage() async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission())
            stage.workspace.faults.add(.init(.status(403), path: "/v1/pages/\(page.pageID)", method: "PATCH"))
            var face = BoardFace()
            face.lastError = "Why."
            let error = await #expect(throws: NotionError.self) {
                try await stage.board.apply(stage.update(.face(face)), to: page, picture: nil)
            }
            #expect(error?.status == 403 && error?.isTold == false)
            _ = try await stage.board.apply(stage.update(.face(face)), to: page, picture: nil)
            #expect(stage.workspace.row(page.pageID)?.properties["Last error"] == "Why.")
        }
    }

    @Test("Setup names what the connection lacks")
    func setupNames() async throws {
        try await onStage { stage in
            stage.workspace.configure { $0.capabilities.subtract([.readComments, .readUsers]) }
            let report = try await NotionSetup(client: stage.client).run(.init(page: stage.page))
            #expect(report.missing == [.readComments, .readUsers])
            #expect(report.text.contains("\"Read comments\"") && report.text.contains("\"Read user information\""))
            #expect(report.json["lacks"]?.array?.count == 2)
            stage.workspace.configure { $0.capabilities.remove(.insertContent) }
            let error = await #expect(throws: NotionError.self) {
                try await NotionSetup(client: stage.client).run(.init(page: stage.workspace.seedPage("Second")))
            }
            #expect(error?.description.contains("\"Insert content\": switch it on") == true)
        }
    }
}

extension Stage {
    /// How many requests were refused for lack of a capability.
    fileprivate var refusals: Int { workspace.requests.filter { $0.status == 403 }.count }
}
