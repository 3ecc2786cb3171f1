/// A source made ready to be searched: its words with their neighbours, its figures, dates and quotable text.
struct SourceIndex {
    let source: FactSource
    let text: FactTokens
    let figures: [FigureReader.Found]
    let derived: DerivedFigures
    let spans: SourceSpans
    /// The stems of all nouns that are counted.
    let counted: Set<String>
    let topics: SourceTopics
    /// How many names its lists have.
    let lists: Set<Int>
    let dates: [CalendarReader.Found]
    let dateTopics: DateTopics
    /// Where each word stands.
    private let places: [String: [Int]]
    /// All words by their first five letters.
    let inflections: [Substring: [String]]
    let flat: FlatText

    init(_ source: FactSource) {
        self.source = source
        text = FactTokens(source.text)
        let dates = SourceInference.withYears(CalendarReader(text).all(), in: text, on: source.day)
        spans = SourceSpans(dates, in: text, on: source.day)
        let taken = Set(dates.filter { $0.number == nil }.flatMap(\.range))
        let stated = FigureReader(text, isSource: true) { taken.contains($0) }.all()
        figures = stated + stated.compactMap(SourceInference.converted) + dates.compactMap(SourceInference.length)
        let future = stated.flatMap { [text] found in
            [
                SourceInference.future(found, in: text) ?? SourceInference.past(found, in: text),
                SourceInference.birth(found, on: source.day),
                SourceInference.moved(found, dates, in: text, on: source.day),
            ].compactMap { $0 }
        }
        derived = DerivedFigures(stated, spans: dates.compactMap { SourceInference.since($0, on: source.day) }, in: text)
        let hasPoints = stated.contains { $0.figure.unit?.dimension == .points }
        counted = Set(stated.lazy.map(\.figure.noun).filter { !$0.isEmpty } + (hasPoints ? ["point", "punkt"] : []))
        topics = SourceTopics(text)
        lists = OwnCount.lists(of: text)
        var places: [String: [Int]] = [:]
        for (index, token) in text.tokens.enumerated() where token.kind != .mark {
            places[PlaceNames.common(token.key), default: []].append(index)
        }
        self.places = places
        inflections = Dictionary(grouping: Set(text.tokens.lazy.filter { $0.kind == .word && $0.key.count >= 5 }.map(\.key))) {
            $0.prefix(5)
        }
        flat = FlatText(source.text)
        self.dates = dates + future
        dateTopics = DateTopics(dates, in: text)
    }

    /// Where it first tells that a figure rose or fell.
    var firstChange: Int? { figures.first { $0.figure.role.contains(.change) }?.range.lowerBound }

    /// "Smith, 42, said", "aged 16": a number between marks behind a name, or behind a word for age.
    func isAge(_ range: Range<Int>) -> Bool {
        let before = (1...2).map { text.key(range.lowerBound - $0) }
        if ["aged", "age", "alter", "turned", "turns", "wurde", "wird"].contains(before[0]) || ["alter", "age"].contains(before[1]) {
            return true
        }
        guard [",", "("].contains(text.key(range.lowerBound - 1)), text[range.lowerBound - 2]?.kind == .word else { return false }
        return [",", ")", "."].contains(text.key(range.upperBound))
    }

    /// Where both numbers of "two of the three" stand side by side.
    func places(ofParts parts: [Double]) -> Int? {
        let places = parts.map { part in figures.filter { $0.figure.values.contains(part) }.map(\.range.lowerBound) }
        guard let first = places.first, let last = places.last else { return nil }
        return first.first { place in last.contains { abs($0 - place) < Self.sideBySide } }
    }

    private static let sideBySide = 12

    /// Where a name's word stands, perhaps with a simple ending.
    func places(of key: String) -> [Int] {
        if let found = places[PlaceNames.common(key)] { return found }
        for ending in Self.endings where key.count > ending.count + 2 {
            if key.hasSuffix(ending), let found = places[PlaceNames.common(String(key.dropLast(ending.count)))] { return found }
        }
        for ending in Self.endings { if let found = places[key + ending] { return found } }
        return []
    }

    /// "Chefin" where the source has "Vorstandschefin", "Bernstein" where it has "Bernsteinperlen".
    func hasCompound(of key: String) -> Bool {
        key.count >= 5 && places.keys.contains { $0.count > key.count + 2 && ($0.hasSuffix(key) || $0.hasPrefix(key)) }
    }

    /// "Papieranträge" where the source has "Anträge".
    func hasHead(of key: String) -> Bool {
        (Self.shortestHead..<max(Self.shortestHead, min(40, key.count - 2))).contains { places[String(key.suffix($0))] != nil }
    }

    private static let shortestHead = 5

    /// All words, each once.
    var words: Dictionary<String, [Int]>.Keys { places.keys }

    /// "Sweden" where the source has "Stockholm".
    func hasCity(of key: String) -> Bool { PlaceNames.cities(of: key).contains { places[$0] != nil } }

    private static let endings = ["s", "es", "er", "n", "en"]

    /// What stands here where the draft has another name: the words around it are the same.
    func rival(of index: Int, in draft: FactTokens) -> Int? {
        let near = { (offset: Int) in draft[index + offset].flatMap { $0.kind == .word ? $0.key : nil } }
        if let last = near(-1), let next = near(1), let place = gap(after: [last], before: [next]) { return place }
        if let first = near(1), let second = near(2), let place = gap(after: [], before: [first, second]) { return place }
        if let first = near(-2), let second = near(-1), let place = gap(after: [first, second], before: []) { return place }
        // "Curevac und die Charité": three words say as much as two long ones.
        if let first = near(1), let second = near(2), let third = near(3), let place = gap(after: [], before: [first, second, third]) {
            return place
        }
        if let first = near(-3), let second = near(-2), let third = near(-1), let place = gap(after: [first, second, third], before: []) {
            return place
        }
        // "Katrin Böttcher" where the source has "Katrin Böhme".
        guard let last = draft[index - 1], last.isCapital, !NameReader.isCommon(last.key), let place = gap(after: [last.key], before: []),
            text[place - 1]?.startsSentence == false
        else { return nil }
        return place
    }

    /// A word in capitals between words that stand in the source as they are.
    private func gap(after: [String], before: [String]) -> Int? {
        // Two small words are beside many nouns.
        guard let anchor = after.last ?? before.first, (after + before).contains(where: { $0.count >= 4 }) else { return nil }
        return (places[PlaceNames.common(anchor)] ?? []).prefix(50).lazy.map { after.isEmpty ? $0 - 1 : $0 + 1 }.first { place in
            guard let token = text[place], token.kind == .word, token.isCapital, !NameReader.isCommon(token.key) else { return false }
            return after.enumerated().allSatisfy { text.key(place - after.count + $0) == $1 }
                && before.enumerated().allSatisfy { text.key(place + 1 + $0) == $1 }
        }
    }

    /// Whether two words of a name belong together here: nothing but other parts of a name is between them.
    func hasSideBySide(_ first: String, _ second: String) -> Bool {
        let seconds = Set(places(of: second).prefix(Self.mostPlaces))
        return places(of: first).prefix(Self.mostPlaces).contains { start in
            (1...4).contains {
                seconds.contains(start + $0) && isName(between: start, start + $0)
                    || seconds.contains(start - $0) && isName(between: start - $0, start)
            }
        }
    }

    private static let mostPlaces = 200
    private static let particles: Set = [
        "-", ".", ",", "de", "van", "von", "der", "den", "la", "le", "di", "da", "al", "bin", "of", "d", "'",
    ]

    private func isName(between first: Int, _ second: Int) -> Bool {
        ((first + 1)..<second).allSatisfy { text.tokens[$0].isCapital || Self.particles.contains(text.key($0)) }
    }

    /// Whether it is capitalised inside a sentence somewhere, and never written small.
    func isName(_ index: Int) -> Bool {
        let key = text.key(index)
        let all = (places[PlaceNames.common(key)] ?? []).compactMap { text[$0] }.filter { $0.key == key }
        return all.contains { $0.isCapital && (!$0.startsSentence || $0.isOddlySpelled) } && all.allSatisfy(\.isCapital)
    }

    /// Whether the word is written small somewhere.
    func isSmall(_ key: String) -> Bool { (places[key] ?? []).contains { text[$0]?.isCapital == false } }

    func quote(around index: Int) -> Quote { Quote(source: source.address, span: text.sentence(around: index)) }
}
