import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support
import TestKit
import Testing

/// Approvals that were given before Copydesk's own text or picture was on the page.
@Suite struct CrossingTests {
    /// A draft in review whose picture is painted, and not on its page yet.
    private func painted() async throws -> (Rig, String) {
        let rig = try await Rig()
        try await rig.brand()
        try await rig.scratch.seedCandidate(now: rig.clock.now())
        try await rig.drain("draft", "submit")
        let id = try #require(try await rig.store.status(now: rig.clock.now()).waiting.first?.draftID)
        try await rig.poll()
        try await rig.drain("illustrate")
        #expect(try rig.page(id).picture == nil)
        return (rig, id)
    }

    /// What an editor does to approve.
    enum Act: CaseIterable, Sendable {
        case status, remark, comment

        func perform(on board: ScriptedBoard, _ id: String) {
            switch self {
            case .status: board.edit(id) { $0.status = .approved }
            case .remark: board.edit(id) { $0.remarks = "/approve" }
            case .comment: board.comment(id, "/approve")
            }
        }
    }

    @Test(
        "what was approved before the picture was on the page is not approved with it, and may be approved again", arguments: Act.allCases)
    func pictureAfterApproval(act: Act) async throws {
        let (rig, id) = try await painted()
        act.perform(on: rig.board, id)
        try await rig.drain("announce")
        #expect(try rig.page(id).picture != nil)
        for _ in 0..<8 {
            try await rig.poll()
            try await rig.drain("announce")
        }
        #expect(try await rig.state(id) == .submitted)
        #expect(try await rig.draft(id).approval == .none)
        #expect(try rig.page(id).status == .inReview)
        #expect(try rig.page(id).answers.contains { $0.contains("look at it as it is now and approve again") })
        try await rig.approve(id)
        #expect(try await rig.state(id) == .approved)
    }

    @Test("what is approved with the picture in sight is approved", arguments: [Act.status, .remark])
    func approvalAfterPicture(act: Act) async throws {
        let (rig, id) = try await painted()
        try await rig.drain("announce")
        act.perform(on: rig.board, id)
        try await rig.poll()
        rig.clock.advance(by: .seconds(61))
        try await rig.poll()
        #expect(try await rig.state(id) == .approved)
    }

    @Test("a comment of the picture's minute counts when the comments had been read after the picture came, and it was not there")
    func commentAfterPicture() async throws {
        let (rig, id) = try await painted()
        let minute = rig.clock.now().minute + .seconds(61)
        rig.clock.advance(to: minute)
        try await rig.drain("announce")
        try await rig.poll()
        rig.board.comment(id, "/approve")
        #expect(rig.clock.now() < minute + .seconds(59))
        try await rig.poll()
        #expect(try await rig.draft(id).approval != .none)
    }

    @Test("a comment on a picture without words, of the picture's minute, does not count because the page's comments had been read")
    func commentOnPicture() async throws {
        let (rig, id) = try await painted()
        rig.clock.advance(to: rig.clock.now().minute + .seconds(61))
        rig.board.comment(id, "/approve", onBlock: "picture")
        try await rig.drain("announce")
        try await rig.work("comments")
        rig.clock.advance(by: .seconds(30))
        try await rig.work("comments")
        let page = try #require(try await rig.draft(id).page?.pageID)
        rig.line.take(.comment(onPage: page, at: .block("picture")))
        rig.clock.advance(by: .seconds(2))
        try await rig.work("mail")
        #expect(try await rig.draft(id).board.commentsHeardAt != nil)
        #expect(try await rig.draft(id).approval == .none)
    }

    @Test("an approval that was taken back before it was read does not count against the next one")
    func takenBack() async throws {
        let (rig, id) = try await painted()
        rig.board.edit(id) { $0.status = .approved }
        try await rig.drain("announce")
        rig.board.edit(id) { $0.status = .inReview }
        try await rig.poll()
        try await rig.approve(id)
        #expect(try await rig.state(id) == .approved)
    }
}
