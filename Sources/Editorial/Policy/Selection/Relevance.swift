import FoundationEssentials
import Support

/// How well items answer what somebody wants posts about: by the words they share, and by their meaning where that is known.
package struct Relevance: Sendable {
    /// An item with the terms that were found in it: none when it is near by its meaning alone.
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
    private let meanings: Meanings

    package init(_ items: [Item], embeddings: [String: Embedding] = [:]) {
        self.items = items
        index = TermIndex(items)
        meanings = Meanings(items, embeddings)
    }

    /// The items that answer a brief, best first; of two that answer it alike the one that comes first.
    package func matches(for brief: Brief) -> [Match] { matches(for: Topic(brief), nearTo: brief.id) }

    /// The items that are about what the brand writes about.
    package func matches(for brand: Brand) -> [Match] { matches(for: Topic(brand), nearTo: MeaningText.subject(of: brand)) }

    private func matches(for topic: Topic, nearTo subject: String) -> [Match] {
        let found = hits(of: topic)
        let nearness = meanings.nearness(to: subject)
        // Words and meaning count half and half.
        let best = nearness.isEmpty ? 1 : found.values.map(\.score).max() ?? 1
        let ranked = Set(found.keys).union(nearness.keys).map { document in
            let hit = found[document] ?? Hit()
            return (document: document, hit: hit, score: hit.score / best + (nearness[document] ?? 0))
        }
        let answers = ranked.filter { $0.hit.weight >= Self.least || nearness[$0.document] ?? 0 >= Meanings.bound }
        return answers.sorted { ($1.score, $0.document) < ($0.score, $1.document) }.map { answer in
            let terms = answer.hit.weight >= Self.least ? answer.hit.shown : []
            return Match(item: items[answer.document], score: answer.score, terms: terms)
        }
    }

    /// What of a topic was found in an item.
    private struct Hit {
        var score = 0.0
        var weight = 0.0
        var terms: [(score: Double, shown: String, isWhole: Bool)] = []

        /// The terms that were found whole, best first; those of which a part was found where there is none.
        var shown: [String] {
            let whole = terms.filter(\.isWhole)
            return (whole.isEmpty ? terms : whole).sorted { ($1.score, $0.shown) < ($0.score, $1.shown) }.map(\.shown)
        }
    }

    private func hits(of topic: Topic) -> [Int: Hit] {
        var found: [Int: Hit] = [:]
        for concept in topic.concepts {
            let scores = concept.stems.map(index.scores)
            for document in Set(scores.flatMap(\.keys)) {
                let parts = scores.compactMap { $0[document] }
                let share = parts.count == scores.count ? 1 : Self.ofPart * Double(parts.count) / Double(scores.count)
                let score = concept.weight * share * parts.reduce(0, +) / Double(parts.count)
                found[document, default: Hit()].score += score
                found[document]?.weight += concept.weight * share
                found[document]?.terms.append((score, concept.shown, share == 1))
            }
        }
        return found
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
