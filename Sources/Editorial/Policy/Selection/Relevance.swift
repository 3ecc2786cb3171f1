import FoundationEssentials
import Support

/// How well items answer what somebody wants posts about, by the words they share.
package struct Relevance: Sendable {
    /// An item with the terms that were found in it.
    package struct Match: Sendable {
        package let item: Item
        package let score: Double
        package let terms: [String]
    }

    /// Terms of this weight make a match: one of the name, or three of the messages.
    private static let least = 1.0
    /// What a part of a phrase is worth, of the whole.
    private static let ofPart = 0.3

    private let items: [Item]
    private let index: TermIndex

    package init(_ items: [Item]) {
        self.items = items
        index = TermIndex(items)
    }

    /// The items that answer a brief, best first; of two that answer it alike the one that comes first.
    package func matches(for brief: Brief) -> [Match] { matches(for: Topic(brief)) }

    /// The items that are about what the brand writes about.
    package func matches(for brand: Brand) -> [Match] { matches(for: Topic(brand)) }

    private func matches(for topic: Topic) -> [Match] {
        var found: [Int: (score: Double, weight: Double, terms: [(Double, String)])] = [:]
        for concept in topic.concepts {
            let scores = concept.stems.map(index.scores)
            for document in Set(scores.flatMap(\.keys)) {
                let parts = scores.compactMap { $0[document] }
                let share = parts.count == scores.count ? 1 : Self.ofPart * Double(parts.count) / Double(scores.count)
                let score = concept.weight * share * parts.reduce(0, +) / Double(parts.count)
                let known = found[document] ?? (0, 0, [])
                found[document] = (
                    known.score + score, known.weight + concept.weight * share, known.terms + (share == 1 ? [(score, concept.shown)] : [])
                )
            }
        }
        return found.filter { $0.value.weight >= Self.least }.sorted { ($1.value.score, $0.key) < ($0.value.score, $1.key) }
            .map { document, value in
                let terms = value.terms.sorted { ($1.0, $0.1) < ($0.0, $1.1) }.map(\.1)
                return Match(item: items[document], score: value.score, terms: terms)
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
}
