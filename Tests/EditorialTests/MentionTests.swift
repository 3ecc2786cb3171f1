import Editorial
import FoundationEssentials
import Support
import TestKit
import Testing

/// Whom a text mentions.
struct MentionTests {
    private static let acme = Mention(name: "Acme GmbH", urn: "urn:li:organization:123")
    private static let ann = Mention(name: "Ann Bö_r", urn: "urn:li:person:a_B-9")
    private static let short = Mention(name: "Acme", urn: "urn:li:organization:9")

    private func brand(_ guidelines: String) -> Brand {
        var brand = Brand(id: "b", name: "B")
        brand.guidelines = PageText(pageID: "p", text: guidelines, contentHash: "h")
        return brand
    }

    @Test func `the guidelines list names and ids; lines that are neither mention nobody`() {
        let list = """
            # Mentions
            - @Acme GmbH = urn:li:organization:123
            @Ann Bö_r=urn:li:person:a_B-9
              • @Acme = urn:li:organization:9
            Acme Two = urn:li:organization:5
            @ = urn:li:organization:6
            @Three = urn:li:organization:abc
            @Four = urn:li:company:7
            @Five = urn:li:person:a b
            @Six urn:li:person:a
            @Seven = urn:li:person:
            """
        #expect(Mentions.all(of: brand(list)) == [Self.acme, Self.ann, Self.short])
    }

    private static let texts: [(String, [PostSegment])] = [
        ("Hi @Acme GmbH!", [.text("Hi "), .mention(acme), .text("!")]),
        ("@Acme and @Acme GmbH", [.mention(short), .text(" and "), .mention(acme)]),
        ("(@Ann Bö_r) #x", [.text("("), .mention(ann), .text(") "), .hashtag("x")]),
        ("@Acmes @acme me@Acme https://x.org/@Acme @Acme\u{301}", [.text("@Acmes @acme me@Acme https://x.org/@Acme @Acme\u{301}")]),
        ("@Acme GmbHs", [.mention(short), .text(" GmbHs")]),
        ("@@Acme \\@Acme", [.text("@@Acme \\@Acme")]),
        ("@Nobody @[Acme](urn:li:organization:9)", [.text("@Nobody @[Acme](urn:li:organization:9)")]),
    ]

    @Test(arguments: texts)
    func `only whole names at the start of a word are mentions, the longest first`(text: String, segments: [PostSegment]) {
        #expect(PostSegment.split(text, mentions: [Self.short, Self.acme, Self.ann]) == segments)
        #expect(PostSegment.split(text).allSatisfy { if case .mention = $0 { false } else { true } })
    }

    @Test func `a mention costs its brackets and its id, escaped`() {
        let segments = PostSegment.split("@Ann Bö_r", mentions: [Self.ann])
        #expect(PostLimits.escapedUnits(segments) == "@[Ann Bö\\_r](urn:li:person:a\\_B-9)".utf16.count)
        let long = PostContent(
            text: String(repeating: "a", count: 2980) + " @Acme GmbH", altText: "", pictureHash: nil, mentions: [Self.acme])
        #expect(PostLimits.obstacles(long, foreignBlocks: []).first?.contains("of 3000 units") == true)
    }

    @Test func `whom a text mentions is part of what is approved, and stands on the page`() {
        let now = Date(timeIntervalSince1970: 1_795_420_800)
        var draft = Draft(
            id: "d", candidateID: "c", brandID: "b", briefID: nil, account: "Page", state: .submitted, title: "T",
            content: PostContent(text: "@Acme @Nobody", altText: "", pictureHash: nil), windowEnds: now, createdAt: now)
        let none = ApprovalHash.of(draft.content, account: "Page")
        draft.content.mentions = [Self.short]
        let one = ApprovalHash.of(draft.content, account: "Page")
        draft.content.mentions = [Mention(name: "Acme", urn: "urn:li:organization:10")]
        #expect(Set([none, one, ApprovalHash.of(draft.content, account: "Page")]).count == 3)
        let callout = Callout.text(for: draft, slot: "")
        #expect(callout.contains("\nMentions: Acme (urn:li:organization:10)\n"))
        #expect(callout.contains("no such name: @Nobody\n"))
    }
}
