import Editorial
import FoundationEssentials
import Support
import Testing

/// Which new entries of a feed are news.
struct NewsTests {
    private let now = Date(milliseconds: 1_783_156_080_000)
    private let day = Duration.seconds(86_400)

    private func items(_ count: Int, at date: (Int) -> Date?) -> [Item] {
        (0..<count).map { number in
            Item(
                id: "\(number)", feedID: "feed", identity: "guid:\(number)", url: nil, title: "\(number)", publishedAt: date(number),
                text: "", firstSeenAt: now, contentHash: "")
        }
    }

    private func left(_ items: [Item], readBefore: Duration?, lately: Int = 0) -> [String: Message] {
        var memory = FeedMemory()
        memory.lastReadAt = readBefore.map { now - $0 }
        var known = KnownItems()
        (known.isEmpty, known.lately) = (readBefore == nil, lately)
        return News(memory, known: known, now: now).reasons(against: items)
    }

    @Test func `of a feed's first entries the ten newest of the week are news`() {
        let found = left(items(40) { number in now - .seconds(3600 * number) }, readBefore: nil)
        #expect(found.count == 30 && found["9"] == nil && found["10"]?.description.contains("before that was first read") == true)
        #expect(left(items(40) { number in now - day * (6 + number) }, readBefore: nil).count == 38)
        // Without dates the order of the feed counts.
        #expect(Set(left(items(12) { _ in nil }, readBefore: nil).keys) == ["10", "11"])
    }

    @Test func `five hundred old entries that a feed suddenly shows are no news`() {
        let old = items(500) { number in now - day * (30 + number) }
        let found = left(old, readBefore: .seconds(3600))
        #expect(
            found.count == 500
                && found["0"]?.description == "It was dated 2026-06-04 when it first appeared: what is dated back is no news.")
        let undated = left(items(500) { _ in nil }, readBefore: .seconds(3600))
        #expect(undated.count == 490 && undated["0"] == nil && undated["499"]?.description.contains("flood") == true)
        #expect(left(items(500) { _ in now }, readBefore: .seconds(3600)).count == 490)
    }

    @Test func `what a busy feed brings after days of rest is news`() {
        #expect(left(items(300) { number in now - .seconds(600 * number) }, readBefore: day * 3, lately: 2800).isEmpty)
        #expect(left(items(20) { _ in nil }, readBefore: .seconds(3600)).isEmpty)
    }

    @Test func `an entry that is set up a day before it appears is news, one that is dated back by a week is not`() {
        let found = left(items(2) { number in number == 0 ? now - day : now - day * 6 }, readBefore: .seconds(3600))
        #expect(Array(found.keys) == ["1"])
        // Nobody looked for a week.
        #expect(left(items(1) { _ in now - day * 6 }, readBefore: day * 6).isEmpty)
    }

    @Test func `an entry dated tomorrow became news when it was first seen`() {
        #expect(items(1) { _ in now + day * 30 }[0].newsDate == now)
    }
}
