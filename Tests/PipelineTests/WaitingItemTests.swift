import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support
import TestKit
import Testing

/// What is said of items that no brand has chosen.
struct WaitingItemTests {
    private static let towns = ["Kiel", "Lyon", "Leeds", "Graz", "Turin", "Basel"]

    private static func rig() async throws -> Rig {
        let rig = try await Rig()
        for (number, town) in towns.enumerated() {
            try await rig.scratch.seedItems([town], feed: "feed \(number)", now: rig.clock.now()) { item in
                item.title = "\(town) opens a bridge"
                item.text = "\(town) counts \(number * 17 + 11) cranes."
                item.publishedAt = rig.clock.now() - .seconds(3600 * number)
            }
        }
        return rig
    }

    private static func why(_ id: String, _ rig: Rig) async throws -> String {
        try #require(try await Explainer(rig.workshop, rig.store, choosing: rig.store).blockage(of: id)).sentence.description
    }

    @Test func `before a brand has looked, it is told whether it takes the item, and what comes before it`() async throws {
        let rig = try await Self.rig()
        #expect(try await Self.why("Kiel", rig) == "Brand brand takes it at its next look.")
        #expect(try await Self.why("Basel", rig) == "Brand brand may take it; 5 stories come before it.")
    }

    @Test func `when the day is full that is told, and what became too old is refused with its reason`() async throws {
        let rig = try await Self.rig()
        try await rig.work("select")
        #expect(try await Self.why("Basel", rig) == "Brand brand has the 3 drafts that it may have in a day.")
        rig.clock.advance(by: .seconds(9 * 86_400))
        try await rig.work("select")
        #expect(try await Self.why("Basel", rig) == "No brand took it: Older than 7 days.")
        let story = try await rig.store.story(of: "Basel").map(\.sentence)
        #expect(story.contains("Not chosen for Brand brand: Older than 7 days."), "\(story)")
        #expect(try await rig.store.items(called: "basel opens a bridge", most: 2).map(\.id) == ["Basel"])
        #expect(try await rig.store.items(called: "opens a bridge", most: 20).count == Self.towns.count)
    }

    @Test func `an item of a feed that no brand may use is told as such`() async throws {
        let rig = try await Self.rig()
        var feed = FeedSource(id: "feed 0", url: "https://example.org/feed 0.xml", name: "Feed 0")
        feed.brand = "Somebody else"
        try await rig.store.reconcile(feeds: [feed], origin: .configuration, now: rig.clock.now())
        #expect(try await Self.why("Kiel", rig) == "No brand has looked at it yet.")
    }
}
