import Editorial
import FoundationEssentials
import Support
import TestKit
import Testing

/// Parameters that links get when a post is sent.
struct LinkTaggingTests {
    private let now = Date(timeIntervalSince1970: 1_795_420_800)

    private func tags(_ rule: String = "utm_source=linkedin&utm_campaign={brand}", brand: String = "Acme", hosts: [String] = [])
        -> LinkTags?
    {
        let item = Item(
            id: "i", feedID: "f", identity: "i", url: "https://www.acme.example/blog/1", title: "T", publishedAt: nil, text: "",
            firstSeenAt: now, contentHash: "h")
        let candidate = Candidate(id: "c", brandID: "b", briefID: nil, account: "Our page", itemIDs: ["i"], reasons: [], createdAt: now)
        let assignment = Assignment(candidate: candidate, brand: Brand(id: "b", name: brand), brief: nil, items: [item])
        return LinkTags(rule: rule, moreHosts: hosts, for: assignment, draftID: "0199-d")
    }

    private func sent(_ text: String, _ tags: LinkTags?) -> String {
        PostContent(text: text, altText: "", pictureHash: nil, tags: tags).sentText
    }

    @Test(arguments: [
        ("https://acme.example", "https://acme.example?utm_source=linkedin&utm_campaign=acme"),
        ("https://acme.example/a/", "https://acme.example/a/?utm_source=linkedin&utm_campaign=acme"),
        ("http://WWW.acme.example:80/a?b=c#d?e", "http://WWW.acme.example:80/a?b=c&utm_source=linkedin&utm_campaign=acme#d?e"),
        ("https://acme.example/?#x", "https://acme.example/?utm_source=linkedin&utm_campaign=acme#x"),
        ("https://acme.example/?a=1&", "https://acme.example/?a=1&utm_source=linkedin&utm_campaign=acme"),
        ("https://acme.example/#top", "https://acme.example/?utm_source=linkedin&utm_campaign=acme#top"),
        ("https://acme.example/?utm_source=mail", "https://acme.example/?utm_source=mail&utm_campaign=acme"),
        ("https://acme.example/?utm_campaign&utm_source=x", "https://acme.example/?utm_campaign&utm_source=x"),
        ("https://blog.acme.example/x", "https://blog.acme.example/x?utm_source=linkedin&utm_campaign=acme"),
        ("https://notacme.example/x", "https://notacme.example/x"), ("https://acme.example.evil.test/", "https://acme.example.evil.test/"),
        ("https://evil.test/?https://acme.example/", "https://evil.test/?https://acme.example/"),
        ("https://acme.example@evil.test/", "https://acme.example@evil.test/"),
    ])
    func `a link keeps its parameters and its fragment and gets what is missing, on the hosts of the sources alone`(
        link: String, tagged: String
    ) {
        let text = "See (\(link)), or \"\(link)\": #now\n\(link)."
        #expect(sent(text, tags()) == "See (\(tagged)), or \"\(tagged)\": #now\n\(tagged).")
        #expect(sent(sent(text, tags()), tags()) == sent(text, tags()))
        #expect(sent(text, nil) == text)
    }

    @Test func `other hosts get them where the account says so`() {
        #expect(sent("https://shop.test/a", tags(hosts: ["shop.test"])) == "https://shop.test/a?utm_source=linkedin&utm_campaign=acme")
        #expect(sent("https://any.test", tags("a=b", hosts: ["*"])) == "https://any.test?a=b")
    }

    @Test func `what stands in braces is filled in as an address can hold it`() {
        #expect(tags(brand: "Acme & Söhne (DE)")?.query == "utm_source=linkedin&utm_campaign=acme-s%C3%B6hne-de")
        #expect(tags("a={account}&b={draft}-{brand}")?.query == "a=our-page&b=0199-d-acme")
        for rule in ["", "a", "a=", "=b", "a=b&", "a=b c", "a=b#c", "a={feed}", "a=b?c=d", "a=ü"] {
            #expect(!LinkTags.isRule(rule) && tags(rule) == nil, "\(rule)")
        }
    }

    @Test func `they count for the length, go onto the card, are part of what is approved, and stand on the page`() {
        let link = "https://acme.example/a"
        var content = PostContent(
            text: "Read \(link)", altText: "", pictureHash: "p", card: LinkCard(source: link, title: "T", description: ""), tags: tags())
        #expect(content.sentCard?.source == link + "?utm_source=linkedin&utm_campaign=acme")
        #expect(PostLimits.escapedUnits(content.segments) == PostLimits.escapedUnits(content.sentText))
        let hash = ApprovalHash.of(content, account: "Page")
        let draft = Draft(
            id: "d", candidateID: "c", brandID: "b", briefID: nil, account: "Page", state: .submitted, title: "T", content: content,
            windowEnds: now, createdAt: now)
        let callout = Callout.text(for: draft, slot: "")
        #expect(
            callout.contains("Links are sent with utm_source=linkedin&utm_campaign=acme:\n\(link)?utm_source=linkedin&utm_campaign=acme"))
        #expect(callout.contains("Link card: T\n\(link)?utm_source"))
        content.tags = tags("utm_source=x")
        #expect(ApprovalHash.of(content, account: "Page") != hash)
        content.tags = nil
        #expect(ApprovalHash.of(content, account: "Page") != hash)
    }
}
