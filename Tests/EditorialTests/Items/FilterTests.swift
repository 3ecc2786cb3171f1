import Editorial
import FoundationEssentials
import Support
import Testing

/// What a feed's filters leave out.
struct FilterTests {
    private static func item(_ title: String, url: String? = nil, author: String? = nil, text: String = "") -> Item {
        Item(
            id: title, feedID: "feed", identity: title, url: url, title: title, author: author, publishedAt: nil, text: text,
            firstSeenAt: .distantPast, contentHash: "")
    }

    private static func left(keep: [String] = [], block: [String] = [], _ items: [Item], _ categories: [String: [String]] = [:]) -> [String]
    {
        var filters = FeedFilters()
        (filters.keep, filters.block) = (keep, block)
        return FilteredItems(filters).reasons(against: items, categories: categories).keys.sorted()
    }

    @Test func `block leaves out what it finds, keep what it does not find`() {
        let items = [Self.item("A Webinar on ships"), Self.item("Ships sail"), Self.item("Cranes lift")]
        #expect(Self.left(block: ["title ~ (?i)webinar"], items) == ["A Webinar on ships"])
        #expect(Self.left(keep: ["title ~ (?i)ship"], items) == ["Cranes lift"])
        #expect(Self.left(keep: ["title ~ (?i)ship"], block: ["title ~ Webinar"], items) == ["A Webinar on ships", "Cranes lift"])
        #expect(Self.left(items).isEmpty)
    }

    @Test func `every field can be looked at`() {
        let item = Self.item("T", url: "https://a.example/sponsored/1", author: "Ann Marlow", text: "Book now.")
        for line in ["url ~ /sponsored/", "author ~ ^Ann", "category ~ ^ads$", "text ~ Book\\s+now"] {
            #expect(Self.left(block: [line], [item], ["T": ["news", "ads"]]) == ["T"], "\(line)")
        }
        #expect(Self.left(block: ["category ~ ads"], [item]).isEmpty)
    }

    @Test func `the reason names the line`() {
        var filters = FeedFilters()
        filters.block = ["title ~ T"]
        let reasons = FilteredItems(filters).reasons(against: [Self.item("T")], categories: [:])
        #expect(reasons["T"]?.description == "The feed's filter blocks it: \"title ~ T\".")
    }
}
