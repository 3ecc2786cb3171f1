import Editorial
import FoundationEssentials
import Support
import TestKit
import Testing

/// Links that posts show as cards.
struct LinkCardTests {
    private static let card = LinkCard(source: "https://birds.example/412", title: "412 herons", description: "A survey along the Elbe.")
    private let now = Date(timeIntervalSince1970: 1_795_420_800)

    private func item(_ url: String?, title: String = "412 herons", text: String = "A survey along the Elbe.") -> Item {
        Item(
            id: url ?? "none", feedID: "f", identity: "i", url: url, title: title, publishedAt: nil, text: text, firstSeenAt: now,
            contentHash: "h")
    }

    private func assignment(_ items: [Item]) -> Assignment {
        let candidate = Candidate(id: "c", brandID: "b", briefID: nil, account: "Page", itemIDs: [], reasons: [], createdAt: now)
        return Assignment(candidate: candidate, brand: Brand(id: "b", name: "B"), brief: nil, items: items)
    }

    private func content(_ card: LinkCard?) -> PostContent {
        PostContent(text: "Text https://a.test", altText: "Alt", pictureHash: "ab", card: card)
    }

    @Test func `content without a card has the hash that it always had, and every part of a card changes it`() {
        #expect(
            ApprovalHash.of(content(nil), account: "A") == "v1:"
                + SHA256.hex(of: #"["Text https://a.test","Alt","ab","A","image",["https://a.test"]]"#))
        var cards: [LinkCard?] = [nil, Self.card]
        for change: (inout LinkCard) -> Void in [{ $0.source += "?" }, { $0.title += "." }, { $0.description = "" }] {
            var other = Self.card
            change(&other)
            cards.append(other)
        }
        #expect(Set(cards.map { ApprovalHash.of(content($0), account: "A") }).count == cards.count)
        #expect(ApprovalHash.ofExtras(content(nil)) == nil)
        #expect(Set(cards.map { ApprovalHash.ofExtras(content($0)) }).count == cards.count)
    }

    @Test func `the first source with an address makes the card: title, first words of its text, no marks`() {
        let long = "One two\n\nthree " + String(repeating: "words and ", count: 40)
        let card = LinkCards.card(
            for: assignment([item(nil), item("https://x.example/a", title: "  A\u{202e} title\n", text: long), item("https://y.example")]))
        #expect(card?.source == "https://x.example/a" && card?.title == "A title")
        #expect(card?.description.hasPrefix("One two three words") == true && card?.description.hasSuffix("and\u{2026}") == true)
        #expect((card?.description.utf16.count ?? 999) <= 160)
        #expect(LinkCards.card(for: assignment([item(nil), item("ftp://x.example"), item("https://")])) == nil)
        #expect(LinkCards.card(for: assignment([item("https://www.x.example/", title: " ", text: "")]))?.title == "x.example")
    }

    @Test func `an editor writes the address, then title and description on lines of their own`() {
        #expect(
            LinkCards.card(words: "https://a.test/x\nA title\n One \n two", known: nil)
                == LinkCard(source: "https://a.test/x", title: "A title", description: "One two"))
        #expect(LinkCards.card(words: Self.card.source, known: Self.card) == Self.card)
        #expect(LinkCards.card(words: Self.card.source + "\nOther", known: Self.card)?.description == Self.card.description)
        #expect(
            LinkCards.card(words: "https://www.a.test/x", known: Self.card)
                == LinkCard(source: "https://www.a.test/x", title: "a.test", description: ""))
        for words in ["", "a.test", "javascript:alert(1)", "https://a.test/x y", "\nhttps://a.test"] {
            #expect(LinkCards.card(words: words, known: Self.card) == nil, "\(words)")
        }
    }

    @Test func `what cannot be a card blocks approval`() {
        #expect(PostLimits.obstacles(content(Self.card), foreignBlocks: []).isEmpty)
        let bad: [(String, (inout LinkCard) -> Void)] = [
            ("no title", { $0.title = " " }), ("address is none", { $0.source = "https://a b" }),
            ("title is longer than 200", { $0.title = String(repeating: "a", count: 201) }),
            ("description is longer than 300", { $0.description = String(repeating: "a", count: 301) }),
        ]
        for (words, change) in bad {
            var card = Self.card
            change(&card)
            let obstacles = PostLimits.obstacles(content(card), foreignBlocks: [])
            #expect(obstacles.count == 1 && obstacles[0].contains(words), "\(obstacles)")
        }
    }

    @Test func `the page shows all of a card, and that it wants a picture`() {
        var draft = Draft(
            id: "d", candidateID: "c", brandID: "b", briefID: nil, account: "Page", state: .submitted, title: "T",
            content: content(Self.card), windowEnds: now, createdAt: now)
        #expect(
            Callout.text(for: draft, slot: "").contains("\nLink card: 412 herons\nA survey along the Elbe.\nhttps://birds.example/412\n"))
        #expect(BoardFaces.fill(BoardFace(), from: draft, zone: "UTC", slotWords: "").extras == ApprovalHash.ofExtras(draft.content))
        draft.content.pictureHash = nil
        #expect(Callout.text(for: draft, slot: "").contains("Blocks approval: The link card has no picture"))
    }

    @Test func `with a card the text holds no address of the source`() {
        let writing = Writing(hook: "Hook", body: ["One."], callToAction: "", hashtags: [], altText: "", picturePrompt: "", quotes: [])
        let assignment = assignment([item("https://x.example/a")])
        #expect(Composition.text(of: writing, for: assignment, card: Self.card) == "Hook\n\nOne.")
        #expect(Composition.text(of: writing, for: assignment).contains("https://x.example/a"))
    }
}
