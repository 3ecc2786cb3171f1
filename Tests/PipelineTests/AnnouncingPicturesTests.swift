import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support
import TestKit
import Testing

/// Pictures that come to a draft's page, or do not.
@Suite struct AnnouncingPicturesTests {
    @Test("a draft reaches the board though its picture never comes; it goes on as text and its page says why")
    func noPicture() async throws {
        let rig = try await Rig()
        rig.painter.answer { _ in throw ScriptedFailure("No painter.") }
        try await rig.drafted()
        try await rig.drain("submit")
        #expect(rig.board.pageCount == 1)
        for _ in 0..<8 {
            try await rig.drain("illustrate")
            rig.clock.advance(by: .seconds(3600))
        }
        let draft = try #require(try await rig.store.openDrafts().first)
        #expect(!draft.awaitsPicture && draft.content.pictureHash == nil)
        #expect(draft.checks.contains { $0.hasPrefix("No picture: painter failed: No painter.") })
    }

    @Test("an approval given before the picture came does not count, and the page says so")
    func latePicture() async throws {
        let rig = try await Rig()
        try await rig.drafted()
        try await rig.drain("submit")
        let id = try #require(try await rig.store.openDrafts().first).id
        try await rig.poll()
        rig.board.edit(id) { $0.status = .approved }
        try await rig.poll()
        #expect(try rig.page(id).status == .approved)
        try await rig.drain("illustrate", "announce")
        try await rig.poll()
        rig.clock.advance(by: .seconds(120))
        try await rig.poll()
        #expect(try await rig.state(id) == .submitted)
        #expect(try rig.page(id).status == .inReview)
        #expect(try rig.page(id).answers.contains { $0.contains("picture has arrived after the approval") })
        try await rig.approve(id)
        #expect(try await rig.state(id) == .approved)
    }

    @Test("an editor's own picture stands, whenever the painted one comes")
    func editorsPicture() async throws {
        let rig = try await Rig()
        try await rig.drafted()
        try await rig.drain("submit")
        let id = try #require(try await rig.store.openDrafts().first).id
        try await rig.poll()
        rig.clock.advance(by: .seconds(60))
        rig.board.edit(id) { $0.picture = BoardPicture(identity: "mine.png", url: "bytes") }
        try await rig.poll()
        try await rig.drain("illustrate", "announce")
        try await rig.poll()
        #expect(try await rig.draft(id).content.pictureHash == Picture.sample("bytes").hash)
        #expect(try rig.page(id).picture?.identity == "mine.png")
        try await rig.approve(id)
        #expect(try await rig.state(id) == .approved)
    }

    @Test("a picture that an editor put there first is not taken for the painted one")
    func editorsPictureUnread() async throws {
        let rig = try await Rig()
        try await rig.drafted()
        try await rig.drain("submit")
        let id = try #require(try await rig.store.openDrafts().first).id
        try await rig.poll()
        try await rig.drain("illustrate")
        rig.clock.advance(by: .seconds(60))
        rig.board.edit(id) { $0.picture = BoardPicture(identity: "mine.png", url: "bytes") }
        try await rig.drain("announce")
        try await rig.poll()
        #expect(try await rig.draft(id).content.pictureHash == Picture.sample("bytes").hash)
    }
}
