import Editorial
import Support
import TestKit
import Testing

/// A board that may not be written is read all the same.
struct WithheldTests {
    @Test func `a change that the board withholds is no fault of its own and keeps no editor waiting`() async throws {
        let rig = try await Rig()
        try await rig.submitted()
        rig.board.trouble { deed in
            if case .apply = deed { .refuse(BoardWithholds("The connection lacks the capability \"Update content\".")) } else { nil }
        }
        rig.board.edit("draft") { $0.status = .drafting }
        try await rig.poll()
        try await rig.drain("announce")
        #expect(try await rig.faults().isEmpty)
        #expect(try await rig.draft().board.writingSince == nil)
        rig.board.edit("draft") { $0.status = .rejected }
        try await rig.poll()
        #expect(try await rig.state() == .rejected)
        rig.board.heal()
        rig.clock.advance(by: .seconds(400))
        try await rig.drain("announce")
        #expect(try rig.page().status == .rejected)
    }

    @Test func `a draft that the board withholds waits without a fault and is submitted when it may be`() async throws {
        let rig = try await Rig()
        rig.board.trouble { deed in if case .submit = deed { .refuse(BoardWithholds("No new drafts.")) } else { nil } }
        try await rig.scratch.seedDraft("draft", state: .drafted, now: rig.clock.now())
        try await rig.drain("submit")
        #expect(try await rig.faults().isEmpty && rig.board.pageCount == 0)
        rig.board.heal()
        rig.clock.advance(by: .seconds(400))
        try await rig.drain("submit")
        #expect(try await rig.state() == .submitted)
    }
}
