import Support

/// Words and phrases that editors take out of one draft after the other and leave in none.
struct RemovedPhrases {
    /// Words of the longest phrase that is looked at, and of a draft.
    private static let longest = 6
    private static let mostWords = 600
    /// Habits that are looked through for those that say the same.
    private static let most = 400

    private let edits: [Edit]

    init(_ edits: [Edit]) { self.edits = edits }

    var all: [Preference] {
        var removed: [String: (drafts: Int, shown: String)] = [:]
        var kept: Set<String> = []
        for edit in edits {
            let after = Self.words(of: edit.approved)
            kept.formUnion(Self.phrases(in: after).keys)
            kept.formUnion(edit.approved.hashtags)
            var gone = Self.phrases(in: Self.removed(from: Self.words(of: edit.proposed), after))
            for hashtag in edit.proposed.hashtags { gone[hashtag] = hashtag }
            for (key, shown) in gone { removed[key, default: (0, shown)].drafts += 1 }
        }
        let habits = removed.filter { $0.value.drafts >= Preference.least && !kept.contains($0.key) }
        // The longest first: what is within one of them, and goes no more often, says nothing of its own.
        let sorted = habits.sorted { (Self.length($1.key), $0.key) < (Self.length($0.key), $1.key) }
        var chosen: [(key: String, value: (drafts: Int, shown: String))] = []
        for habit in sorted.prefix(Self.most)
        where !chosen.contains(where: { Self.isWithin(habit.key, $0.key) && habit.value.drafts <= $0.value.drafts }) {
            // And what is longer than one that goes more often is a chance neighbour.
            chosen.removeAll { Self.isWithin(habit.key, $0.key) }
            chosen.append(habit)
        }
        return chosen.sorted { ($1.value.drafts, $0.key) < ($0.value.drafts, $1.key) }.map { habit in
            Preference(
                "without:\(habit.key)", "Never use \"\(habit.value.shown)\".", drafts: habit.value.drafts, among: habit.value.drafts)
        }
    }

    private static func length(_ key: String) -> Int { key.split(separator: " ").count }

    private static func isWithin(_ key: String, _ other: String) -> Bool { (" " + other + " ").contains(" " + key + " ") }

    /// A word with the sentence that it stands in; nil where one ends.
    private typealias Word = (word: DraftText.Word, sentence: String)?

    private static func words(of draft: DraftText) -> [Word] {
        let words = draft.sentences.flatMap { sentence in DraftText.words(of: sentence).map { ($0, sentence) } + [nil] as [Word] }
        return Array(words.prefix(mostWords))
    }

    /// The words that were taken out, those apart that others stood between.
    private static func removed(from before: [Word], _ after: [Word]) -> [Word] {
        let difference = after.map { $0?.word.folded ?? "" }.difference(from: before.map { $0?.word.folded ?? "" })
        var removed: [Word] = []
        var last = -1
        for case .remove(let place, _, _) in difference.removals {
            if place != last + 1 { removed.append(nil) }
            removed.append(before[place])
            last = place
        }
        return removed
    }

    /// Runs of words within a sentence that say something: how they stand, by how they are compared.
    private static func phrases(in words: [Word]) -> [String: String] {
        var phrases: [String: String] = [:]
        for start in words.indices {
            for length in 1...longest where start + length <= words.count {
                let run = words[start..<(start + length)].compactMap { $0 }
                guard run.count == length, let first = run.first, let last = run.last else { break }
                guard saysSomething(run.map(\.word)) else { continue }
                phrases[run.map(\.word.folded).joined(separator: " ")] =
                    String(first.sentence[first.word.quote.startIndex..<last.word.quote.endIndex])
            }
        }
        return phrases
    }

    /// A phrase begins and ends with a word of its own; a number is of its story alone.
    private static func saysSomething(_ run: [DraftText.Word]) -> Bool {
        guard let first = run.first?.folded, let last = run.last?.folded else { return false }
        if run.contains(where: { $0.folded.contains(where: \.isNumber) }) { return false }
        return ![first, last].contains { StopWords.isStop($0) || $0.count < 3 }
    }
}
