import FoundationEssentials
import Support

/// Terms that come up far more often today than in the four weeks before.
package struct Rising: Sendable {
    /// A term with what makes it rise.
    package struct Term: Sendable, Hashable {
        package let shown: String
        /// Headlines of the last day that have it, and what the weeks before let expect.
        package let count: Int
        package let expected: Double
        /// How many of the days before are known: of a brand with many feeds only the last.
        package let days: Int
    }

    package static let baseline = Duration.seconds(28 * 86400)
    private static let day = Duration.seconds(86400)
    /// With fewer headlines before, nothing can be told.
    private static let leastBefore = 50
    private static let least = 4
    /// Deviations above what was to be expected, of a Poisson count.
    private static let deviations = 4.0

    private let terms: [String: Term]

    package init(_ headlines: [Headline], now: Date) {
        let today = headlines.filter { $0.at > now - Self.day }
        let before = headlines.filter { $0.at <= now - Self.day && $0.at > now - Self.day - Self.baseline }
        guard before.count >= Self.leastBefore else {
            terms = [:]
            return
        }
        let span = now.timeIntervalSince(before.map(\.at).min() ?? now) / 86400 - 1
        let days = max(1, Int(span.rounded(.up)))
        let usual = Self.counts(before)
        let share = Double(today.count) / Double(before.count)
        terms = Self.counts(today).compactMapValues { use in
            // The share of the term in the weeks before, so that a day with much news makes nothing rise.
            let expected = Double(usual[use.stem]?.count ?? 0) * share
            let rises = Double(use.count) >= expected + Self.deviations * (expected + 0.25).squareRoot()
            guard use.count >= Self.least, use.feeds.count > 1, rises else { return nil }
            return Term(shown: use.shown, count: use.count, expected: expected, days: days)
        }
    }

    /// The term of a headline that rises most.
    package func term(in title: String) -> Term? {
        Stems.all(in: title).compactMap { terms[$0] }.max { ($0.count, $1.shown) < ($1.count, $0.shown) }
    }

    private struct Use {
        let stem: String
        let shown: String
        var count = 0
        var feeds: Set<String> = []
    }

    /// What a headline says, by stem.
    private static func words(of headline: Headline) -> [String: String] {
        let words = Words.folded(String(headline.title.prefix(300))).filter { word in
            word.count > 3 && !word.contains(where: \.isNumber) && !StopWords.isStop(word)
        }
        return Dictionary(words.map { (Stems.of($0), $0) }) { first, _ in first }
    }

    private static func counts(_ headlines: [Headline]) -> [String: Use] {
        var uses: [String: Use] = [:]
        for headline in headlines {
            for (stem, word) in words(of: headline) {
                uses[stem, default: Use(stem: stem, shown: word)].count += 1
                uses[stem]?.feeds.insert(headline.feedID)
            }
        }
        return uses
    }
}
