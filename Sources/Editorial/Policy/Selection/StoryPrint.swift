import Support

/// What a story is known by, whoever tells it: its address, the words it is told in, its facts (names and figures), its running text.
///
/// Two newsrooms tell one event with about half their words in common and most of the names and figures; two events of one kind (two
/// quarters of one company) may share the words of a template, but not the facts. So words and facts count half and half, and a copy is
/// known by its runs of three words (Broder 1997). A print learns nothing from other items; where many are put together, what their feed
/// writes under all of them is left out before (`FeedRefrain`).
package struct StoryPrint: Sendable {
    /// Hosts on which many newsrooms publish.
    private static let shared: Set = [
        "news.google.com", "google.com", "medium.com", "reddit.com", "youtube.com", "linkedin.com", "facebook.com", "x.com", "twitter.com",
        "msn.com", "yahoo.com", "news.yahoo.com", "presseportal.de", "prnewswire.com", "businesswire.com", "globenewswire.com",
    ]

    /// Characters of a text that are looked at.
    private static let length = 2000
    /// Words that share so many letters at the start count as one: it brings inflections together in most languages of Europe.
    private static let stem = 5
    /// The likeness from which two items tell one story; 1 is all words and facts.
    private static let bound = 0.48
    /// The likeness of embeddings from which two items are near: with a figure in common, less of words and facts is asked for then. Alone it
    /// does not do: two quarters of one company are as near as two tellings of one.
    static let near: Float = 0.6
    private static let boundOfNear = 0.34
    /// With a figure in common less of words and facts does: two events of one kind have other figures.
    private static let boundOfFigure = 0.37
    /// With every figure of the one that has fewer, still less.
    private static let boundOfFigures = 0.35
    /// With some in common and most of them others: a sequel repeats a figure or two of what it follows.
    private static let boundOfFew = 0.6
    /// Without one, a person that both are about may do many things: so much of the words too.
    private static let leastWords = 0.3
    /// Likeness that is lost when both have figures and none in common.
    private static let contradiction = 0.25
    /// With words alone to go by, nearly all of them have to be there.
    private static let boundOfWords = 0.75

    let address: String?
    /// Whose page it is; nil where many newsrooms share a host.
    private let newsroom: String?
    private let page: String?
    private let headline: [String]
    /// Words that say something, by their stems.
    let terms: Set<String>
    private let facts: Set<String>
    private let figures: Set<String>
    /// Everything that is said, to look facts up in.
    private let said: Set<String>
    private let runs: Set<Int>
    /// For scripts without capitals, most of which have no spaces either.
    private let letters: TextPrint?

    /// What of a text is looked at.
    static func looked(at text: String) -> String { text.limited(characters: length) }

    package init(_ item: Item) { self.init(title: item.title, text: item.text, address: item.url) }

    package init(title: String, text: String, address: String? = nil) {
        let text = Self.looked(at: text)
        let title = String(title.prefix(300))
        let words = (title: PrintedWord.all(in: title), text: PrintedWord.all(in: text))
        let all = words.title + words.text
        self.address = address.flatMap(CanonicalAddress.of)
        newsroom = self.address.flatMap(WebAddresses.host).flatMap {
            Self.shared.contains($0) || !$0.contains(where: \.isLetter) ? nil : $0
        }
        page = self.address.map { $0 + "#" + (address?.split(separator: "#", maxSplits: 1).dropFirst().first ?? "") }
        headline = words.title.map(\.folded)
        figures = PrintedFigure.all(in: title).union(PrintedFigure.all(in: text))
        terms = Set(all.filter(\.saysSomething).map { Self.stem($0.folded) })
        // Where nearly every word of a headline has a capital, capitals say nothing.
        let named = words.text + (PrintedWord.isTitleCase(words.title) ? [] : words.title)
        facts = figures.union(named.filter(\.isName).map { Self.stem($0.folded) })
        said = figures.union(all.map { Self.stem($0.folded) })
        runs = Self.runs(of: words.text.map(\.folded))
        letters = 2 * all.filter(\.isCaseless).count > all.count ? TextPrint(title + "\n" + text) : nil
    }

    /// Whether both tell one story. `likeness` is that of their embeddings, where they have some.
    package func isSame(_ other: StoryPrint, likeness: Float? = nil) -> Bool {
        if let address, address == other.address { return true }
        if let letters, let others = other.letters { return letters.isNear(others) }
        if isBeside(other) { return isCopy(of: other, tenths: 9) }
        return isCopy(of: other) || tellsTheSame(as: other, isNear: likeness.map { $0 >= Self.near } ?? false)
    }

    /// Whether one is the other again, of one feed: entries of a changelog have one page and other fragments, episodes one description and
    /// other titles.
    func repeats(_ other: StoryPrint) -> Bool {
        if let page, page == other.page { return true }
        return headline == other.headline && isCopy(of: other)
    }

    /// What both are known by when many items are looked through.
    var keys: Set<String> { letters == nil ? terms.union(figures) : Set(said.flatMap { Self.signs(of: $0) }) }

    private static func stem(_ word: String) -> String { String(word.prefix(stem)) }

    /// Two signs each, as scripts without spaces need it.
    private static func signs(of word: String) -> [String] { zip(word, word.dropFirst()).map { String([$0, $1]) } }

    private static func runs(of words: [String]) -> Set<Int> {
        guard words.count > 2 else { return [] }
        return Set((0..<words.count - 2).map { words[$0..<$0 + 3].hashValue })
    }

    /// Whether the running text of the shorter is mostly that of the other.
    private func isCopy(of other: StoryPrint, tenths: Int = 6) -> Bool {
        let shorter = min(runs.count, other.runs.count)
        return shorter >= 8 && 10 * runs.intersection(other.runs).count >= tenths * shorter && !contradicts(other)
    }

    /// Two pages of one newsroom: what it tells again, a sequel or the next of a series, it writes in the words of the last.
    private func isBeside(_ other: StoryPrint) -> Bool {
        guard let newsroom, newsroom == other.newsroom else { return false }
        return address?.prefix { $0 != "?" } != other.address?.prefix { $0 != "?" }
    }

    private func contradicts(_ other: StoryPrint) -> Bool {
        !figures.isEmpty && !other.figures.isEmpty && figures.isDisjoint(with: other.figures)
    }

    private func tellsTheSame(as other: StoryPrint, isNear: Bool) -> Bool {
        let shared = Double(terms.intersection(other.terms).count)
        if shared < 3 { return false }
        if facts.isEmpty || other.facts.isEmpty {
            return shared / Double(terms.count * other.terms.count).squareRoot() >= Self.boundOfWords
        }
        let words = shared / Double(min(terms.count, other.terms.count))
        let likeness = (words + sharedFacts(other)) / 2
        if let bound = boundOfFigures(other, isNear: isNear) { return likeness >= bound }
        return words >= Self.leastWords && likeness - (contradicts(other) ? Self.contradiction : 0) >= Self.bound
    }

    /// How much is asked for by the figures that both have; nil where there are none.
    private func boundOfFigures(_ other: StoryPrint, isNear: Bool) -> Double? {
        let common = figures.intersection(other.figures).count
        let fewer = min(figures.count, other.figures.count)
        if common == 0 { return nil }
        if fewer >= 2, 2 * common <= fewer { return Self.boundOfFew }
        return isNear ? Self.boundOfNear : common == fewer ? Self.boundOfFigures : Self.boundOfFigure
    }

    /// The share of facts that the other has too; of one with hardly any, its few do not decide alone.
    private func sharedFacts(_ other: StoryPrint) -> Double {
        let own = Double(facts.intersection(other.said).count)
        let others = Double(other.facts.intersection(said).count)
        if min(facts.count, other.facts.count) > 2 { return max(own / Double(facts.count), others / Double(other.facts.count)) }
        return (own + others) / Double(facts.count + other.facts.count)
    }
}
