import Support

/// Items by their words, for ranking by Okapi BM25 (Robertson and Zaragoza 2009); a title's word counts as three of the text.
///
/// Not SQLite's FTS5: what one brand chooses from is some thousand items that are in memory anyway, the store's SQL stays in the subset that
/// PostgreSQL shares, and the ranking stays a function of values that every store answers alike.
struct TermIndex: Sendable {
    private static let ofTitle = 3.0
    private static let saturation = 1.2
    private static let lengthShare = 0.75
    private static let length = 4000
    /// From so many letters on a term is looked for within longer words: "Wärmepumpe" in "Flusswärmepumpen".
    private static let ofCompound = 5
    private static let compoundWeight = 0.5

    private struct Posting: Sendable {
        let document: Int
        let weight: Double
    }

    private var postings: [String: [Posting]] = [:]
    private let compounds: Compounds
    private let count: Int

    init(_ items: [Item]) {
        let documents = items.map { item in
            (title: Stems.all(in: item.title.limited(characters: 300)), text: Stems.all(in: item.text.limited(characters: Self.length)))
        }
        let average = max(1, Double(documents.reduce(0) { $0 + $1.text.count }) / Double(max(1, documents.count)))
        for (number, document) in documents.enumerated() {
            let norm = 1 - Self.lengthShare + Self.lengthShare * Double(document.text.count) / average
            var weights = document.text.reduce(into: [String: Double]()) { $0[$1, default: 0] += 1 / norm }
            for term in document.title { weights[term, default: 0] += Self.ofTitle }
            for (term, weight) in weights { postings[term, default: []].append(Posting(document: number, weight: weight)) }
        }
        count = items.count
        compounds = Compounds(postings.keys)
    }

    /// What a term is worth in each item that has it, by the item's place.
    func scores(of term: String) -> [Int: Double] {
        var weights = postings[term, default: []].reduce(into: [Int: Double]()) { $0[$1.document] = $1.weight }
        if term.count >= Self.ofCompound {
            for word in compounds.words(with: term) {
                for posting in postings[word] ?? [] { weights[posting.document, default: 0] += posting.weight * Self.compoundWeight }
            }
        }
        let rarity = Self.bits(1 + (Double(count - weights.count) + 0.5) / (Double(weights.count) + 0.5))
        return weights.mapValues { rarity * $0 * (Self.saturation + 1) / ($0 + Self.saturation) }
    }

    /// The binary logarithm, straight between powers of two: near enough to say how rare a word is, and without C.
    private static func bits(_ number: Double) -> Double { Double(number.exponent) + number.significand - 1 }
}

/// Long words, to be found by how they begin and how they end.
private struct Compounds: Sendable {
    private static let least = 8
    private static let most = 50
    private let forth: [String]
    private let back: [String]

    init(_ words: some Sequence<String>) {
        let long = words.filter { $0.count >= Self.least }
        forth = long.sorted()
        back = long.map { String($0.reversed()) }.sorted()
    }

    /// Words that begin or end with a term and are longer; at most fifty of each.
    func words(with term: String) -> Set<String> {
        let ending = String(term.reversed())
        var all = Set(Self.words(in: forth, beginning: term)).union(Self.words(in: back, beginning: ending).map { String($0.reversed()) })
        all.remove(term)
        return all
    }

    private static func words(in sorted: [String], beginning start: String) -> [String] {
        var (low, high) = (0, sorted.count)
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle] < start { low = middle + 1 } else { high = middle }
        }
        return sorted[low...].prefix(most).prefix { $0.hasPrefix(start) }.map { $0 }
    }
}
