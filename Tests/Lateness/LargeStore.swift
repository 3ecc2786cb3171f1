import Editorial
import FoundationEssentials
import Storage
import Support
import TestKit

/// What choosing costs where the store has a hundred thousand items: reading what a brand may choose from, and the choice itself.
struct LargeStore {
    private static let items = 100_000
    private static let feeds = 100
    private static let rounds = 5
    private let now = Date(milliseconds: 1_783_156_080_000)

    func lines() async throws -> [Bench.Line] {
        var lines: [Bench.Line] = []
        // A tenth is as new as items have to be that are looked at; then all of them are.
        for (days, words) in [(300, "over 300 days"), (29, "of one month")] {
            let scratch = try await ScratchStore(now: now)
            let brand = try await seed(scratch, days: days)
            try await scratch.store.checkpoint()
            var reading: [Double] = []
            var choosing: [Double] = []
            for _ in 0..<Self.rounds {
                let start = ContinuousClock.now
                let choice = try await scratch.store.choice(for: brand, now: now)
                let read = ContinuousClock.now
                _ = SelectionPolicy.choose(choice, for: brand, now: now)
                reading.append(start.duration(to: read).seconds)
                choosing.append(read.duration(to: .now).seconds)
            }
            let (read, chosen) = (Figures(reading).quantile(0.5), Figures(choosing).quantile(0.5))
            lines.append(
                Bench.Line(
                    name: "choice of a brand, 100,000 items \(words)",
                    words: "read in \(Int(read * 1000)) ms, chosen in \(Int(chosen * 1000)) ms",
                    numbers: ["reading": .number(read), "choosing": .number(chosen)], limit: "1 s together", isWithin: read + chosen < 1))
        }
        return lines
    }

    /// A brand that may use every feed, with posts and refusals behind it.
    private func seed(_ scratch: ScratchStore, days: Int) async throws -> Brand {
        let brand = try await scratch.seedBrand { brand in
            (brand.hashtags, brand.maximumADay) = (["Harbour", "Bridge"], 20)
        }
        let sources = (0..<Self.feeds).map { number in
            var source = FeedSource(id: "feed \(number)", url: "https://example.org/\(number).xml", name: "Feed \(number)")
            source.isCompetitor = number.isMultiple(of: 20)
            return source
        }
        try await scratch.store.reconcile(feeds: sources, origin: .configuration, now: now)
        for start in stride(from: 0, to: Self.items, by: 1000) {
            let items = (start..<start + 1000).map { item($0, days: days) }
            let polls = Dictionary(grouping: items, by: \.feedID).map { feed, items in
                FeedPoll(feedID: feed, state: FeedState(), items: items, nextPollAt: now, error: nil)
            }
            _ = try await scratch.store.file(polls, now: now)
            // Every second one was looked at before; some were chosen.
            let refused = items.filter { item in item.id.hasSuffix("1") || item.id.hasSuffix("3") }.map {
                Refused(itemID: $0.id, brandID: brand.id, reason: "Older than \(7) days.")
            }
            let chosen = items.prefix(2).map { item in
                Candidate(
                    id: "candidate of \(item.id)", brandID: brand.id, briefID: nil, account: "company", itemIDs: [item.id],
                    reasons: ["Seeded."], createdAt: item.firstSeenAt)
            }
            _ = try await scratch.store.file(chosen, refusals: refused, now: now)
        }
        return brand
    }

    private func item(_ number: Int, days: Int) -> Item {
        let seen = now - .seconds(Double(number) * Double(days * 86_400) / Double(Self.items))
        let places = ["Kiel", "Lyon", "Leeds", "Graz", "Nantes", "Turin", "Bergen", "Basel", "Cork", "Lille"]
        let (here, there) = (places[number % 10], places[number / 10 % 10])
        let sentence = "The harbour of \(here) counts \(number) cranes, bridge \(number * 7 % 977) leads to \(there). "
        return Item(
            id: "item \(number)", feedID: "feed \(number % Self.feeds)", identity: "\(number)", url: "https://example.org/a/\(number)",
            title: "\(here) builds quay \(number) with \(there)", publishedAt: seen,
            text: String(repeating: sentence, count: 20), language: "en", firstSeenAt: seen, contentHash: "\(number)")
    }
}
