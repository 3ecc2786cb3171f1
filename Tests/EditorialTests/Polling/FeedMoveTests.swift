import Editorial
import FoundationEssentials
import Support
import Testing

@Suite struct FeedMoveTests {
    private let now = Date(milliseconds: 1_783_156_080_000)

    private func settles(_ address: String) -> Bool {
        var state = FeedState()
        return (0..<6).contains { state.note(movedTo: address, at: now + .seconds($0 * 86_400)) != nil }
    }

    @Test(arguments: [
        "https://sparking.example/feed", "https://blog.example/parking-lots/feed", "https://unblocked.example/feed",
        "https://blog.example/feed?from=login", "https://blog.example/loginews.xml", "https://blog.example",
    ])
    func `a place whose name only contains a word of passing pages is moved to`(address: String) { #expect(settles(address)) }

    @Test(arguments: [
        "http://captive.example/feed", "http://wifi.login.example:8080/", "https://host.example/Suspended/index.html",
        "https://blog.example/signin?next=/feed", "https://blog.example/login.php", "https://blog.example/maintenance",
    ])
    func `a page that stands in for everything for a while is not`(address: String) { #expect(!settles(address)) }

    @Test func `since when a feed is read elsewhere is noted`() {
        var state = FeedState()
        for day in 0..<5 { _ = state.note(movedTo: "https://new.example/feed", at: now + .seconds(day * 86_400)) }
        #expect(state.address == "https://new.example/feed" && state.movedAt == now + .seconds(4 * 86_400))
        _ = state.failed(by: .missing, at: now)
        #expect(state.address == nil && state.movedAt == nil)
    }

    @Test func `a feed is known again by its entries, and by its title only where one of the two has none`() {
        var state = FeedState()
        #expect(state.isKnown(by: ["title:1", "a"]))
        state.marks = ["title:1", "a", "b"]
        #expect(state.isKnown(by: ["title:2", "b", "c"]))
        #expect(!state.isKnown(by: ["title:1", "c", "d"]))
        #expect(state.isKnown(by: ["title:1"]) && !state.isKnown(by: ["title:2"]))
        state.marks = ["title:1"]
        #expect(state.isKnown(by: ["title:1", "c"]) && !state.isKnown(by: ["title:2", "c"]))
    }

    @Test(arguments: [
        ("https://a.example/feed", "http://A.example/feed/"), ("https://a.example/feed", "https://www.a.example:443/feed#top"),
        ("http://a.example:80", "https://a.example/"), ("https://a.example/?p=1", "https://a.example?p=1"),
    ])
    func `spellings of one address are one`(one: String, other: String) { #expect(FeedSpelling.of(one) == FeedSpelling.of(other)) }

    @Test(arguments: [
        ("https://a.example/feed", "https://a.example/Feed"), ("https://a.example/feed", "https://a.example:8443/feed"),
        ("https://a.example/?cat=1", "https://a.example/?cat=2"), ("https://a.example/", "https://b.a.example/"),
    ])
    func `what may be another document is another`(one: String, other: String) { #expect(FeedSpelling.of(one) != FeedSpelling.of(other)) }
}
