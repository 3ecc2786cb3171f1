import Editorial
import Testing

/// An approval covers text, alt text, picture, account, kind, links, card, mentions and tags, and nothing else.
struct ApprovalHashTests {
    /// A post of everything that there is: a link card with a picture, a mention, tagged links.
    private static let whole = PostContent(
        text: "Acme and Bolt at https://a.test/x #now", altText: "Alt", pictureHash: "ab",
        card: LinkCard(source: "https://a.test/x", title: "Title", description: "Words"),
        mentions: [Mention(name: "Acme", urn: "urn:li:organization:1"), Mention(name: "Bolt", urn: "urn:li:organization:2")],
        tags: LinkTags(query: "utm_source=linkedin", hosts: ["a.test", "b.test"]))

    /// One part of it, changed.
    struct Change: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let content: PostContent
        let account: String

        init(_ name: String, account: String = "A", _ change: (inout PostContent) -> Void) {
            var content = whole
            change(&content)
            (testDescription, self.content, self.account) = (name, content, account)
        }
    }

    static let changes = [
        Change("a letter of the text") { $0.text = $0.text.replacing("and", with: "und") },
        Change("a space of the text") { $0.text = $0.text.replacing("Acme and", with: "Acme  and") },
        Change("a line break of the text") { $0.text = $0.text.replacing(" at", with: "\nat") },
        Change("the case of a hashtag") { $0.text = $0.text.replacing("#now", with: "#Now") },
        Change("a link in the text") { $0.text = $0.text.replacing("/x", with: "/y") },
        Change("the end of the text") { $0.text += "." },
        Change("no text") { $0.text = "" },
        Change("the alt text") { $0.altText = "alt" },
        Change("no alt text") { $0.altText = "" },
        Change("another picture") { $0.pictureHash = "ac" },
        Change("no picture") { $0.pictureHash = nil },
        Change("another account", account: "B") { _ in },
        Change("the kind: an image in the card's place") { $0.card = nil },
        Change("the kind: a text alone") { ($0.card, $0.pictureHash) = (nil, nil) },
        Change("where the card leads") { $0.card?.source = "https://a.test/y" },
        Change("the first comment") { $0.comment = "Source: https://a.test/x" },
        Change("the card's title") { $0.card?.title = "Titles" },
        Change("the card's description") { $0.card?.description = "" },
        Change("whom a mention names") { $0.mentions[0] = Mention(name: "Acme", urn: "urn:li:organization:3") },
        Change("how a mention names them") { $0.mentions[0] = Mention(name: "Acm", urn: "urn:li:organization:1") },
        Change("the order of the mentions") { $0.mentions.swapAt(0, 1) },
        Change("a mention less") { $0.mentions.removeLast() },
        Change("no mention") { $0.mentions = [] },
        Change("a mention more") { $0.mentions.append($0.mentions[1]) },
        Change("what links are tagged with") { $0.tags = LinkTags(query: "utm_source=li", hosts: ["a.test", "b.test"]) },
        Change("which links are tagged") { $0.tags = LinkTags(query: "utm_source=linkedin", hosts: ["a.test"]) },
        Change("no tags") { $0.tags = nil },
    ]

    @Test(arguments: changes)
    func `a change of any approved part is another hash`(change: Change) {
        let hash = ApprovalHash.of(change.content, account: change.account)
        #expect(hash != ApprovalHash.of(Self.whole, account: "A"))
        #expect(hash.hasPrefix("v1:") && hash.utf8.count == 67)
    }

    @Test func `no two of these changes are alike, and what is equal has an equal hash`() {
        let hashes = Self.changes.map { ApprovalHash.of($0.content, account: $0.account) }
        #expect(Set(hashes).count == hashes.count)
        let same = Change("nothing") { _ in }
        #expect(ApprovalHash.of(same.content, account: same.account) == ApprovalHash.of(Self.whole, account: "A"))
        var decomposed = Self.whole
        decomposed.altText = "Caf\u{65}\u{301}"
        var composed = Self.whole
        composed.altText = "Caf\u{E9}"
        #expect(ApprovalHash.of(decomposed, account: "A") == ApprovalHash.of(composed, account: "A"))
    }

    @Test func wordsCannotWanderFromOneFieldToTheNext() {
        let left = PostContent(text: "a", altText: "bc", pictureHash: nil)
        let right = PostContent(text: "ab", altText: "c", pictureHash: nil)
        #expect(ApprovalHash.of(left, account: "x") != ApprovalHash.of(right, account: "x"))
    }

    @Test func linksAreFoundWithoutTheirPunctuation() {
        #expect(ApprovalHash.links(in: "See https://a.test/x, (http://b.test) end.") == ["https://a.test/x", "http://b.test"])
    }
}
