import Editorial
import FoundationEssentials
import Storage
import Support
import TestKit
import Testing

@Suite("Picture orders")
struct IllustratingShelfTests {
    let now = Date(milliseconds: 1_783_156_080_000)
    let lease = Duration.seconds(60)

    /// A draft that waits for a picture.
    func ordered(_ scratch: ScratchStore, seed: Int = 7) async throws {
        if try await scratch.store.draft("draft") == nil { try await scratch.seedDraft(state: .submitted, now: now) }
        try await scratch.store.amend("draft", lease: nil, now: now) { draft in
            draft.awaitsPicture = true
            var filing = DraftFiling()
            filing.picture = PictureOrder(
                prompt: "p", negativePrompt: "n", seed: seed,
                card: CardText(title: "t", kicker: "k", source: "s", colours: [], language: "en"))
            return filing
        }
    }

    func place(_ hash: String) -> @Sendable (inout Draft) -> DraftFiling? {
        { draft in
            draft.awaitsPicture = false
            draft.content.pictureHash = hash
            return DraftFiling()
        }
    }

    @Test("a painted picture is kept and the draft amended in one go, once")
    func files() async throws {
        let scratch = try await ScratchStore()
        let store = scratch.store
        try await ordered(scratch)
        let taken = try #require(try await store.takePicture(now: now, lease: lease))
        #expect(taken.draftID == "draft" && taken.order.seed == 7 && taken.failures == 0)
        #expect(try await store.takePicture(now: now, lease: lease) == nil)
        #expect(try await store.file(.sample(hash: "h"), lease: taken.lease, now: now, place("h")))
        #expect(try await !store.file(.sample(hash: "i"), lease: taken.lease, now: now, place("i")))
        #expect(try await store.draft("draft")?.content.pictureHash == "h")
        #expect(try await store.picture("h") != nil)
        #expect(try await store.picture("i") == nil)
        #expect(try await store.nextPictureDue(now: now) == nil)
    }

    @Test("the logo of a draft's brand is kept with the reading that brought it, for as long as the brand has it")
    func logos() async throws {
        let scratch = try await ScratchStore()
        let store = scratch.store
        try await ordered(scratch)
        let id = try #require(try await store.draft("draft")?.brandID)
        #expect(try await store.logo(ofDraft: "draft").isEmpty)
        var brand = try #require(try await store.brand(id))
        brand.logo = Brand.Logo(identity: "logo.png", hash: "l")
        func file() async throws {
            try await store.file(
                CommissionReading(
                    brands: [brand], briefs: [], feeds: [], stamps: [:], present: [id], problems: [], logos: [.sample(hash: "l")]),
                now: now)
        }
        try await file()
        let bytes = Picture.sample(hash: "l").bytes
        #expect(try await store.logo(ofDraft: "draft") == bytes)
        let retention = Retention(versions: .seconds(60), pictures: .seconds(60))
        for day in 0...3 {
            let at = now + .seconds(day * 86_400)
            _ = try await store.tidy(retention, now: at, next: at)
        }
        #expect(try await store.logo(ofDraft: "draft") == bytes)
        brand.logo = nil
        try await file()
        #expect(try await store.logo(ofDraft: "draft").isEmpty)
        for day in 4...6 {
            let at = now + .seconds(day * 86_400)
            _ = try await store.tidy(retention, now: at, next: at)
        }
        #expect(try await store.picture("l") == nil)
    }

    @Test("the painter of an order that was replaced files nothing")
    func replaced() async throws {
        let scratch = try await ScratchStore()
        let store = scratch.store
        try await ordered(scratch)
        let old = try #require(try await store.takePicture(now: now, lease: lease))
        try await ordered(scratch, seed: 8)
        #expect(try await !store.file(.sample(hash: "h"), lease: old.lease, now: now, place("h")))
        #expect(try await store.takePicture(now: now, lease: lease)?.order.seed == 8)
    }

    @Test("an order rests until its next try; one that is given up lets the draft go on and says why")
    func postponed() async throws {
        let scratch = try await ScratchStore()
        let store = scratch.store
        try await ordered(scratch)
        let first = try #require(try await store.takePicture(now: now, lease: lease))
        let until = now + .seconds(300)
        try await store.postponePicture(draft: "draft", lease: first.lease, until: until, because: "No painter.")
        #expect(try await store.takePicture(now: now, lease: lease) == nil)
        #expect(try await store.nextPictureDue(now: now) == until)
        let second = try #require(try await store.takePicture(now: until, lease: lease))
        #expect(second.failures == 1)
        try await store.postponePicture(draft: "draft", lease: second.lease, until: nil, because: "No painter.")
        let draft = try #require(try await store.draft("draft"))
        #expect(!draft.awaitsPicture && draft.checks == ["No picture: No painter."])
        #expect(try await store.takeUpdate(now: until, lease: lease)?.update.change == .face(BoardFace()))
    }

    @Test("nobody paints for a draft that is closed")
    func closed() async throws {
        let scratch = try await ScratchStore()
        try await ordered(scratch)
        try await scratch.store.amend("draft", lease: nil, now: now) { draft in
            draft.state = .rejected
            return DraftFiling()
        }
        #expect(try await scratch.store.takePicture(now: now, lease: lease) == nil)
        #expect(try await scratch.store.nextPictureDue(now: now) == nil)
    }
}
