import FoundationEssentials
import Support

/// How well an item answers a brief, by the words they share.
package enum Relevance {
    /// An item with the brief's terms that were found in it.
    package struct Match: Sendable {
        package let item: Item
        package let score: Int
        package let terms: [String]
    }

    /// The best item that shares at least one term; the newer one when two are equal.
    package static func best(for brief: Brief, among items: [Item]) -> Match? {
        let terms = self.terms(of: brief)
        return items.compactMap { match($0, terms) }.max { left, right in
            (left.score, left.item.firstSeenAt) < (right.score, right.item.firstSeenAt)
        }
    }

    /// "2 h old", "3 days old", or "undated".
    package static func age(of item: Item, now: Date) -> Message {
        guard let date = item.publishedAt else { return "undated" }
        let hours = Int(max(0, now.timeIntervalSince(date)) / 3600)
        return hours < 48 ? "\(hours) h old" : "\(hours / 24) days old"
    }

    /// Words of at least four letters in a text, folded.
    package static func words(_ text: String) -> [String] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.filter { $0.count > 3 }.map(String.init)
    }

    private static func terms(of brief: Brief) -> [String] {
        var seen: Set<String> = []
        let all = brief.keywords.flatMap(words) + words(brief.name) + words(brief.keyMessages)
        return all.filter { !stopWords.contains($0) && seen.insert($0).inserted }
    }

    private static func match(_ item: Item, _ terms: [String]) -> Match? {
        let title = Set(words(item.title))
        let text = Set(words(item.text))
        let inTitle = terms.filter(title.contains)
        let inText = terms.filter { !title.contains($0) && text.contains($0) }
        let score = inTitle.count * 3 + inText.count
        return score == 0 ? nil : Match(item: item, score: score, terms: inTitle + inText)
    }

    /// Frequent words of four letters and more that say nothing about a topic (English, German, French).
    private static let stopWords = Set(
        """
        about after also been before both could does each from have into just like make many more most much must only other over same should
        some such than that their them then there these they this those through very want were what when where which while will with would your
        aber alle auch dass dein denn dies diese doch eine einem einen einer haben ihre ihren kann mehr nach nicht noch oder sein sich sind
        über unter viel wenn werden wird wurde zwischen dans avec pour plus sont leur leurs nous vous cette elle mais même comme tout tous être
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
