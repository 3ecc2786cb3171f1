import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support
import TestKit
import Testing

/// What a picture is said to show.
@Suite struct IllustratingTests {
    /// A rig with one draft on the board that waits for its picture.
    private func waiting() async throws -> (Rig, String) {
        let rig = try await Rig()
        try await rig.brand()
        try await rig.scratch.seedCandidate(now: rig.clock.now())
        try await rig.drain("draft", "submit")
        let id = try #require(try await rig.store.status(now: rig.clock.now()).waiting.first?.draftID)
        #expect(try await rig.draft(id).content.altText == "A bridge")
        return (rig, id)
    }

    @Test("a card that stands in for a painting is told by its words, a painting as the writer saw it")
    func cards() async throws {
        for engine in ["card", "painter"] {
            let (rig, id) = try await waiting()
            rig.painter.answer { _ in .sample(engine) }
            try await rig.drain("illustrate", "announce")
            let expected = engine == "card" ? "Title card with the words: A hook" : "A bridge"
            #expect(try await rig.draft(id).content.altText == expected)
            #expect(try rig.page(id).altText == expected)
        }
    }

    @Test("an alt text that a person wrote stays, whatever the picture is")
    func ownWords() async throws {
        let (rig, id) = try await waiting()
        rig.clock.advance(by: .seconds(60))
        rig.board.edit(id) { $0.altText = "Our bridge at dawn" }
        try await rig.poll()
        rig.painter.answer { _ in .sample("card") }
        try await rig.drain("illustrate", "announce")
        #expect(try await rig.draft(id).content.altText == "Our bridge at dawn")
    }

    @Test("an alt text that a person wrote while the picture was on its way is not written over")
    func wordsInBetween() async throws {
        for isRead in [true, false] {
            let (rig, id) = try await waiting()
            rig.painter.answer { _ in .sample("card") }
            try await rig.drain("illustrate")
            rig.clock.advance(by: .seconds(60))
            rig.board.edit(id) { $0.altText = "Our bridge at dawn" }
            if isRead { try await rig.poll() }
            try await rig.drain("announce")
            try await rig.poll()
            try await rig.drain("announce")
            #expect(try rig.page(id).altText == "Our bridge at dawn")
            #expect(try rig.page(id).picture != nil)
            #expect(try await rig.draft(id).content.altText == "Our bridge at dawn")
        }
    }
}
