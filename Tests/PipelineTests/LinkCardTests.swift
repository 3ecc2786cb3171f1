import Editorial
import FoundationEssentials
import Storage
import Support
import TestKit
import Testing

/// Links as cards, from the comment to what the publisher gets.
@Suite struct LinkCardTests {
    private static let card = LinkCard(source: "https://birds.example/412", title: "412 herons", description: "A survey.")

    private static func comment(_ rig: Rig, _ text: String) async throws {
        rig.board.comment("draft", text)
        rig.clock.advance(by: .seconds(61))
        try await rig.poll()
        try await rig.drain("announce")
        try await rig.poll()
    }

    /// A draft in review with a picture that its page shows.
    private static func illustrated(_ rig: Rig) async throws {
        try await rig.submitted { $0.content.altText = "A heron" }
        rig.board.edit("draft") { $0.picture = BoardPicture(identity: "heron.png", url: "https://files.example/heron.png") }
        try await rig.poll()
        try #require(try await rig.draft().content.pictureHash != nil)
    }

    @Test("what an editor writes into /link is shown, approved and handed to the publisher, with the picture")
    func sent() async throws {
        let rig = try await Rig()
        try await Self.illustrated(rig)
        try await Self.comment(rig, "/link https://birds.example/412\n412 herons\nA survey.")
        #expect(try await rig.draft().content.card == Self.card)
        let face = try #require(rig.board.updates.compactMap { if case .face(let face) = $0.change { face } else { nil } }.last)
        #expect(face.callout?.contains("Link card: 412 herons\nA survey.\nhttps://birds.example/412") == true)
        try await rig.approve()
        try await rig.drain("schedule", "announce")
        try await rig.poll()
        try await rig.prepareAtSlot()
        try await rig.drain("send")
        let post = try #require(rig.publisher.prepared.last)
        #expect(post.card == Self.card && post.picture != nil && post.text == "Text of draft.")
        #expect(rig.publisher.sent.count == 1)
    }

    @Test(
        "a card that comes after the approval makes it void, and so does one that goes",
        arguments: ["/link https://birds.example/1", "/nolink"])
    func voids(_ order: String) async throws {
        let rig = try await Rig()
        try await Self.illustrated(rig)
        try await Self.comment(rig, "/link https://birds.example/412\n412 herons\nA survey.")
        try await rig.approve()
        try await rig.drain("schedule", "announce")
        try await rig.poll()
        try #require(try await rig.state() == .slotted)
        try await Self.comment(rig, order)
        #expect(try await rig.state() == .submitted)
        #expect(try rig.page().answers.contains { $0.contains("the link card was changed") })
        rig.clock.advance(by: .seconds(2 * 86400))
        try await rig.drain("prepare", "send")
        #expect(rig.publisher.sent.isEmpty)
    }

    @Test("an approval does not count before the page shows the card, nor without a picture for it")
    func shownFirst() async throws {
        let rig = try await Rig()
        try await Self.illustrated(rig)
        rig.board.comment("draft", "/link https://birds.example/412")
        rig.clock.advance(by: .seconds(61))
        try await rig.poll()
        rig.board.edit("draft") { $0.status = .approved }
        try await rig.poll()
        #expect(try await rig.draft().approval == .none)
        try await rig.drain("announce")
        try await rig.poll()
        rig.board.edit("draft") { $0.picture = nil }
        try await rig.poll()
        try await rig.drain("announce")
        try await rig.poll()
        rig.board.comment("draft", "/approve")
        rig.clock.advance(by: .seconds(61))
        try await rig.poll()
        try await rig.drain("announce")
        #expect(try await rig.draft().approval == .none)
        #expect(try rig.page().answers.last?.contains("The link card has no picture") == true)
    }

    @Test("/link alone takes the draft's source; words that are no address are answered")
    func words() async throws {
        let rig = try await Rig()
        try await rig.submitted()
        try await Self.comment(rig, "/link")
        #expect(try rig.page().answers.last?.contains("source has no address") == true)
        try await Self.comment(rig, "/link birds.example")
        #expect(try rig.page().answers.last?.contains("no web address") == true)
        try await Self.comment(rig, "/nolink")
        #expect(try rig.page().answers.last == "The post has no link card.")
        #expect(try await rig.draft().content.card == nil)
    }

    @Test("links = \"card\": a draft shows its source as a card, and a rewrite keeps it")
    func configured() async throws {
        let rig = try await Rig()
        rig.configure(account: { $0.links = .card })
        try await rig.scratch.seedItems(["item"], now: rig.clock.now())
        try await rig.scratch.seedCandidate(items: ["item"], now: rig.clock.now())
        try await rig.drain("draft", "submit")
        let draft = try #require(try await rig.store.openDrafts().first)
        let card = try #require(draft.content.card)
        let item = try #require(rig.writer.orders.first?.assignment.items.first)
        #expect(card.source == item.url && card.title == item.title && draft.kind == .article)
        #expect(!draft.content.text.contains(card.source))
        rig.writer.answer { _ in .sample(hook: "Another hook") }
        try await rig.poll()
        rig.board.comment(draft.id, "/rewrite shorter")
        rig.clock.advance(by: .seconds(61))
        try await rig.poll()
        try await rig.drain("draft")
        let rewritten = try await rig.draft(draft.id)
        #expect(rewritten.version == 2 && rewritten.content.card == card && !rewritten.content.text.contains(card.source))
    }
}
