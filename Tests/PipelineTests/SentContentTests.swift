import Editorial
import FoundationEssentials
import Storage
import Support
import TestKit
import Testing

/// Mentions and parameters of links, from the brand's page and the configuration to what the publisher gets.
@Suite struct SentContentTests {
    private static let acme = Mention(name: "Acme GmbH", urn: "urn:li:organization:123")

    private static func list(_ text: String) -> (inout Brand) -> Void {
        { $0.guidelines = PageText(pageID: "brand", text: text, contentHash: text) }
    }

    private static func edit(_ rig: Rig, _ text: String) async throws {
        rig.board.edit("draft") { $0.text = text }
        try await rig.poll()
        try await rig.drain("announce")
        try await rig.poll()
    }

    @Test("a name of the brand's list is a mention once an editor writes it with @; it is shown, approved and handed over")
    func mentioned() async throws {
        let rig = try await Rig()
        try await rig.brand(Self.list("- @Acme GmbH = urn:li:organization:123"))
        try await rig.submitted()
        try await Self.edit(rig, "Thanks to @Acme GmbH and @Nobody.")
        #expect(try await rig.draft().content.mentions == [Self.acme])
        let face = try #require(rig.board.updates.compactMap { if case .face(let face) = $0.change { face } else { nil } }.last)
        #expect(face.callout?.contains("Mentions: Acme GmbH (urn:li:organization:123)") == true)
        try await rig.approve()
        try await rig.drain("schedule", "announce")
        try await rig.poll()
        // What was approved keeps whom it mentioned, whatever the list says later.
        try await rig.brand(Self.list("- @Acme GmbH = urn:li:organization:666"))
        try await rig.poll()
        try await rig.prepareAtSlot()
        try await rig.drain("send")
        let post = try #require(rig.publisher.prepared.last)
        #expect(post.mentions == [Self.acme] && post.text == "Thanks to @Acme GmbH and @Nobody.")
        #expect(rig.publisher.sent.count == 1)
    }

    @Test("when the list changes in review, the approval waits until the page shows whom the text mentions now")
    func listChanges() async throws {
        let rig = try await Rig()
        try await rig.brand(Self.list("@Acme GmbH = urn:li:organization:123"))
        try await rig.submitted()
        try await Self.edit(rig, "Thanks to @Acme GmbH.")
        try await rig.brand(Self.list("@Acme GmbH = urn:li:organization:124"))
        rig.board.edit("draft") { $0.status = .approved }
        try await rig.poll()
        #expect(try await rig.draft().approval == .none)
        #expect(try await rig.draft().content.mentions.map(\.urn) == ["urn:li:organization:124"])
        try await rig.drain("announce")
        #expect(try rig.page().answers.last?.contains("not shown at the top of the page yet") == true)
        try await rig.poll()
        try await rig.approve()
        #expect(try await rig.state() == .approved)
    }

    @Test("a draft keeps the parameters that it was written with; the publisher gets its links with them")
    func tagged() async throws {
        let rig = try await Rig()
        rig.configure(account: { $0.linkTags = "utm_source=linkedin&utm_campaign={brand}" })
        try await rig.scratch.seedItems(["item"], now: rig.clock.now())
        try await rig.scratch.seedCandidate(items: ["item"], now: rig.clock.now())
        try await rig.drain("draft", "submit")
        let draft = try #require(try await rig.store.openDrafts().first)
        #expect(draft.content.text.contains("https://example.org/item\n") || draft.content.text.hasSuffix("https://example.org/item"))
        rig.configure()
        try await rig.drain("illustrate", "announce")
        try await rig.poll()
        try await rig.approve(draft.id)
        try await rig.drain("schedule", "announce")
        try await rig.poll()
        try await rig.prepareAtSlot(draft.id)
        try await rig.drain("send")
        let post = try #require(rig.publisher.prepared.last)
        #expect(post.text == draft.content.text.replacing("org/item", with: "org/item?utm_source=linkedin&utm_campaign=brand-brand"))
        #expect(rig.publisher.sent.count == 1)
    }
}
