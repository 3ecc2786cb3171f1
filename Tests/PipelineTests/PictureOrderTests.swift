import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support
import TestKit
import Testing

/// Another picture, by the comment /picture.
@Suite struct PictureOrderTests {
    /// A draft in review whose first picture is on its page; every picture is told by its prompt and seed.
    private func illustrated() async throws -> (Rig, String) {
        let rig = try await Rig()
        rig.painter.answer { order in .sample("\(order.prompt) #\(order.seed)") }
        try await rig.scratch.seedCandidate(now: rig.clock.now())
        try await rig.drain("draft", "submit", "illustrate", "announce")
        let id = try #require(try await rig.store.status(now: rig.clock.now()).waiting.first?.draftID)
        rig.clock.advance(by: .seconds(61))
        try await rig.poll()
        return (rig, id)
    }

    /// An editor's comment; gives the answers in its thread.
    private func say(_ words: String, on id: String, _ rig: Rig) async throws -> [String] {
        rig.board.comment(id, words)
        let thread = try #require(try rig.page(id).comments.last).discussionID
        for _ in 0..<2 {
            rig.clock.advance(by: .seconds(61))
            try await rig.poll()
            try await rig.drain("announce")
        }
        return try rig.page(id).replies[thread] ?? []
    }

    private func shown(_ rig: Rig, _ id: String) throws -> String? { try rig.page(id).picture?.identity }

    private func identity(_ prompt: String, _ seed: Int) -> String { "own/" + Picture.sample("\(prompt) #\(seed)").hash }

    @Test("/picture WORDS brings a picture of these words, once it is painted; until then nothing is approved, and what was is void")
    func words() async throws {
        let (rig, id) = try await illustrated()
        try await rig.approve(id)
        try await rig.drain("schedule", "announce")
        let first = try shown(rig, id)
        #expect(try await say("/picture a lighthouse at night", on: id, rig).count == 1)
        #expect(try await rig.state(id) == .submitted)
        #expect(try rig.page(id).status == .inReview)
        #expect(try rig.page(id).altText == "a lighthouse at night")
        #expect(try shown(rig, id) == first)
        try await rig.approve(id)
        #expect(try await rig.draft(id).approval == .none)
        let order = try #require(try await rig.store.pictureOrder(ofDraft: id))
        #expect(order.prompt == "a lighthouse at night")
        try await rig.drain("illustrate", "announce")
        try await rig.poll()
        #expect(try shown(rig, id) == identity("a lighthouse at night", order.seed))
        #expect(try rig.page(id).status == .inReview)
        rig.clock.advance(by: .seconds(61))
        try await rig.approve(id)
        #expect(try await rig.state(id) == .approved)
    }

    @Test("/picture again tries the same words with another seed, also those of the last /picture")
    func again() async throws {
        let (rig, id) = try await illustrated()
        let order = try #require(try await rig.store.pictureOrder(ofDraft: id))
        _ = try await say("/picture again", on: id, rig)
        try await rig.drain("illustrate", "announce")
        #expect(try shown(rig, id) == identity("a bridge", order.seed + 1))
        #expect(try rig.page(id).altText == "A bridge")
        _ = try await say("/picture a lighthouse", on: id, rig)
        try await rig.drain("illustrate", "announce")
        _ = try await say("/picture again", on: id, rig)
        try await rig.drain("illustrate", "announce")
        let last = try #require(try await rig.store.pictureOrder(ofDraft: id))
        #expect(last.prompt == "a lighthouse")
        #expect(try shown(rig, id) == identity("a lighthouse", last.seed))
    }

    @Test("a person's own file is never replaced; when it is gone, a picture can be ordered")
    func ownFile() async throws {
        let (rig, id) = try await illustrated()
        rig.board.edit(id) { $0.picture = BoardPicture(identity: "mine.png", url: "bytes") }
        try await rig.poll()
        rig.clock.advance(by: .seconds(61))
        #expect(try await say("/picture a lighthouse", on: id, rig).first?.contains("own file") == true)
        try await rig.drain("illustrate", "announce")
        #expect(try shown(rig, id) == "mine.png")
        #expect(try await !rig.draft(id).awaitsPicture)
        rig.board.edit(id) { $0.picture = nil }
        try await rig.poll()
        rig.clock.advance(by: .seconds(61))
        #expect(try await say("/picture a lighthouse", on: id, rig).first?.contains("Another picture is being made") == true)
        try await rig.drain("illustrate", "announce")
        #expect(try shown(rig, id)?.hasPrefix("own/") == true)
    }

    @Test("a card that stands in for an ordered picture is told by its own words")
    func card() async throws {
        let (rig, id) = try await illustrated()
        _ = try await say("/picture a lighthouse", on: id, rig)
        rig.painter.answer { _ in .sample("card") }
        try await rig.drain("illustrate", "announce")
        #expect(try rig.page(id).altText == "Title card with the words: A hook")
    }

    @Test("an order without words, and one for a post that may be out, are answered and nothing is painted", arguments: [true, false])
    func refused(_ mayBeOut: Bool) async throws {
        let (rig, id) = try await illustrated()
        let before = try shown(rig, id)
        if mayBeOut {
            try await rig.approve(id)
            try await rig.drain("schedule", "announce")
            try await rig.prepareAtSlot(id)
            rig.publisher.onSend { _ in .init(.unknown("Timed out.")) }
            try await rig.drain("send", "announce")
            #expect(try await rig.state(id) == .unknown)
        }
        #expect(try await say(mayBeOut ? "/picture a lighthouse" : "/picture", on: id, rig).count == 1)
        try await rig.drain("illustrate", "announce")
        #expect(try shown(rig, id) == before)
        #expect(try await !rig.draft(id).awaitsPicture)
    }
}
