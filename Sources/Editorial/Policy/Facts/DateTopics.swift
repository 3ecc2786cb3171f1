/// Which words of a source go with which of its dates, to tell a date that stands there for something else.
struct DateTopics {
    /// What a date may name.
    enum Part { case day, month, year, weekday, minute }

    private struct Place {
        let sentence: Int
        /// What the date names of itself: a day is no rival of a year.
        let shape: Set<Part>
        let words: Set<String>
        /// What the sentence says before its first date, where it has several.
        let shared: Set<String>
        /// "It opens on 5 May": of what, another sentence tells.
        let isPronoun: Bool
    }

    private let places: [Place]
    /// More dates than these are a calendar.
    private static let most = 40

    init(_ dates: [CalendarReader.Found], in text: FactTokens) {
        let dates = dates.prefix(Self.most)
        places = dates.indices.map { index in
            let own = dates[index].range
            let sentence = Clauses.sentence(around: own.lowerBound, in: text)
            let before = index > 0 && sentence.contains(dates[index - 1].range.lowerBound) ? dates[index - 1].range : nil
            let after =
                index + 1 < dates.count && sentence.contains(dates[index + 1].range.lowerBound) ? dates[index + 1].range : nil
            let start = before.map { Self.cut($0.upperBound, own.lowerBound, text) } ?? sentence.lowerBound
            let end = after.map { Self.cut(own.upperBound, $0.lowerBound, text) } ?? sentence.upperBound
            let first = dates.first { sentence.contains($0.range.lowerBound) }?.range.lowerBound ?? own.lowerBound
            return Place(
                sentence: sentence.lowerBound, shape: Self.shape(dates[index].values.first),
                words: Clauses.words(start..<max(start, end), in: text),
                shared: before == nil && after == nil ? [] : Clauses.words(sentence.lowerBound..<first, in: text),
                isPronoun: SourceTopics.isPronoun(text.key(sentence.lowerBound)))
        }
    }

    /// Whether what the claim speaks of stands with another date of that kind, and nothing of it with its own.
    ///
    /// `part` is what the claim names, where its own dates do not name it.
    func isElsewhere(_ words: Set<String>, homes: Set<Int>, of part: Part? = nil) -> Bool {
        let own = homes.compactMap { places.indices.contains($0) ? places[$0] : nil }
        guard let shape = part.map({ [$0] }) ?? own.first?.shape, own.count == homes.count, own.allSatisfy({ !$0.isPronoun }) else {
            return false
        }
        return places.indices.contains { index in
            let rival = places[index]
            guard !homes.contains(index), !rival.shape.isDisjoint(with: shape) else { return false }
            return own.allSatisfy { home in
                let words = home.sentence == rival.sentence ? words.subtracting(home.shared) : words
                return words.isDisjoint(with: home.words) && words.intersection(rival.words).count >= Self.least
            }
        }
    }

    private static let least = 2

    /// Where the words of one date end and those of the next begin: at the last mark or "and" between them.
    private static func cut(_ first: Int, _ last: Int, _ text: FactTokens) -> Int {
        (first..<max(first, last)).last { bounds.contains(text.key($0)) } ?? first
    }

    private static let bounds: Set = [",", ";", "(", ")", "–", "—", "and", "und", "et", "but", "aber", "mais"]

    private static func shape(_ value: CalendarValue?) -> Set<Part> {
        guard let value else { return [] }
        let parts: [(Part, Int?)] = [
            (.day, value.day), (.month, value.month), (.year, value.year), (.weekday, value.weekday), (.minute, value.minute),
        ]
        return Set(parts.filter { $0.1 != nil }.map(\.0))
    }
}
