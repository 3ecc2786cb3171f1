import Editorial
import FoundationEssentials
import Support
import Testing

/// What is new among the entries of a feed, and what was there before under another name.
struct ArrivalsTests {
    private let now = Date(milliseconds: 1_783_156_080_000)

    private func item(_ identity: String, url: String? = nil, title: String = "Title", at date: Date? = nil, text: String = "Text") -> Item
    {
        Item(
            id: "new \(identity)", feedID: "feed", identity: identity, url: url, title: title, publishedAt: date, text: text,
            firstSeenAt: now, contentHash: title + text)
    }

    private func known(_ items: [Item]) -> KnownItems {
        var known = KnownItems()
        known.isEmpty = false
        for item in items {
            let one = KnownItem(
                id: "old \(item.identity)", identity: item.identity, contentHash: item.contentHash, title: item.title,
                publishedAt: item.publishedAt)
            known.byIdentity[item.identity] = one
            if let page = CanonicalAddress.of(item.url ?? "") { known.byAddress[page, default: []].append(one) }
        }
        return known
    }

    private func arrivals(_ items: [Item], known: KnownItems, former: [String: [String]] = [:]) -> Arrivals {
        var reading = FeedReading(state: FeedState(), items: items)
        reading.formerNames = former
        return Arrivals(reading, known: known)
    }

    @Test func `only new and changed entries arrive`() {
        let before = known([item("guid:1"), item("guid:2")])
        let found = arrivals([item("guid:1"), item("guid:2", text: "Edited"), item("guid:3")], known: before)
        #expect(found.items.map(\.identity) == ["guid:2", "guid:3"] && found.new == ["guid:3"] && found.renamed.isEmpty)
    }

    @Test func `what the last document had does not arrive, until it changes`() {
        let last = [item("guid:1"), item("guid:2", at: now), item("guid:3")]
        let filed = FiledEntries(bytes: FiledEntries(last).bytes)
        #expect(filed == FiledEntries(last.reversed()) && FiledEntries(bytes: []) == FiledEntries())
        var reading = FeedReading(state: FeedState(), items: last)
        #expect(Arrivals(reading, known: KnownItems(), filed: filed).items.isEmpty)
        reading.items = [item("guid:1", text: "Edited"), item("guid:2", at: now + .seconds(1)), item("guid:3"), item("guid:4")]
        #expect(Arrivals(reading, known: KnownItems(), filed: filed).items.map(\.identity) == ["guid:1", "guid:2", "guid:4"])
    }

    @Test func `an unknown guid with a known page and title is the same entry`() {
        let before = known([item("guid:http://a.example/?p=1", url: "http://a.example/one")])
        let found = arrivals([item("guid:https://a.example/one", url: "https://www.a.example/one/?utm_source=rss")], known: before)
        #expect(found.renamed == ["guid:https://a.example/one": "old guid:http://a.example/?p=1"] && found.new.isEmpty)
        #expect(found.items.count == 1 && !found.isRotation)
    }

    @Test func `so is one whose title was edited, when its date is the same`() {
        let before = known([item("guid:1", url: "https://a.example/one", at: now)])
        #expect(arrivals([item("guid:2", url: "https://a.example/one", title: "Another", at: now)], known: before).new.isEmpty)
        #expect(
            arrivals([item("guid:2", url: "https://a.example/one", title: "Another", at: now + .seconds(60))], known: before).new.count == 1
        )
        #expect(arrivals([item("guid:2", url: "https://a.example/one", title: "Another")], known: before).new.count == 1)
    }

    @Test func `a daily edition at one address stays an entry of its own`() {
        let before = known([item("guid:monday", url: "https://a.example/today", title: "Monday")])
        #expect(arrivals([item("guid:tuesday", url: "https://a.example/today", title: "Tuesday")], known: before).new == ["guid:tuesday"])
    }

    @Test func `entries that share a page, or whose old guid is still there, are entries of their own`() {
        let page = "https://a.example/changes"
        let before = known([item("guid:1", url: page)])
        let beside = arrivals([item("guid:1", url: page), item("guid:2", url: page + "#two")], known: before)
        #expect(beside.new == ["guid:2"])
        let both = arrivals([item("guid:2", url: page), item("guid:3", url: page)], known: before)
        #expect(both.new == ["guid:2", "guid:3"])
    }

    @Test func `a front page tells no entries apart`() {
        let before = known([item("guid:1", url: "https://a.example/")])
        #expect(arrivals([item("guid:2", url: "https://a.example/")], known: before).new == ["guid:2"])
    }

    @Test func `a name that a feed had before its entries were named otherwise counts`() {
        let before = known([item("guid:1")])
        let found = arrivals([item("link:https://a.example/one")], known: before, former: ["link:https://a.example/one": ["guid:1"]])
        #expect(found.renamed == ["link:https://a.example/one": "old guid:1"] && found.new.isEmpty && !found.isRotation)
    }

    @Test func `new guids for most entries are a rotation, and the second one makes the links count`() {
        let pages = (1...6).map { "https://a.example/\($0)" }
        let before = known(pages.map { item("guid:old \($0)", url: $0) })
        let found = arrivals(pages.map { item("guid:new \($0)", url: $0) } + [item("guid:more")], known: before)
        #expect(found.isRotation && found.new == ["guid:more"] && found.renamed.count == 6)
        var memory = FeedMemory()
        memory.noteRotation()
        #expect(memory.naming == .guid)
        memory.noteRotation()
        #expect(memory.naming == .link)
    }

    @Test func `what was taken out of the store does not come back, under its name or another`() {
        let gone = item("guid:1", url: "https://a.example/one", title: "One")
        var memory = KnownItems()
        memory.gone = Set(Tombstone.of(gone))
        #expect(arrivals([gone], known: memory).items.isEmpty)
        #expect(arrivals([item("guid:2", url: "http://a.example/one?utm_medium=feed", title: "One")], known: memory).items.isEmpty)
        #expect(arrivals([item("guid:2", url: "https://a.example/one", title: "Two")], known: memory).new == ["guid:2"])
    }

    @Test(
        arguments: [
            ("https://a.example/x?utm_source=rss&utm_medium=feed", "https://a.example/x"),
            ("https://a.example/x?id=1&utm_source=rss&b=2#part", "https://a.example/x?id=1&b=2#part"),
            ("https://a.example/x?source=a&ref=b&from=c", "https://a.example/x?source=a&ref=b&from=c"),
            ("https://a.example/#/x?utm_source=rss", "https://a.example/#/x?utm_source=rss"),
            ("https://a.example/x?&fbclid=1&&", "https://a.example/x?&&"),
        ])
    func `addresses lose what campaigns add, and nothing else`(address: String, clean: String) {
        #expect(CanonicalAddress.clean(address) == clean)
    }
}
