import Support

/// Hashtags for a text besides the brand's own: the writer's, as far as text or material speaks of them, the brief's keywords, then the
/// key phrases of the sources.
package enum Hashtags {
    /// With the brand's, as many as are looked for, as long as there are any.
    private static let wanted = 3

    /// Words without "#", best first.
    package static func chosen(_ writing: Writing, for assignment: Assignment) -> [String] {
        let known = Set(Stems.all(in: material(writing, assignment)))
        let own = writing.hashtags.filter { isGrounded($0, known) }
        return filled(own, for: assignment)
    }

    /// The brief's keywords, and key phrases of the sources until there are enough.
    package static func found(for assignment: Assignment, allowing isAllowed: (String) -> Bool) -> [String] {
        let keywords = (assignment.brief?.keywords ?? []).filter(isAllowed).map(joined).filter { !$0.isEmpty }
        return filled(Array(keywords.prefix(Composition.mostHashtags)), for: assignment, allowing: isAllowed)
    }

    private static func filled(
        _ words: [String], for assignment: Assignment, allowing isAllowed: (String) -> Bool = { _ in true }
    ) -> [String] {
        var chosen = words
        let brand = assignment.brand.hashtags
        var known = Set((brand + words).flatMap(stems))
        for phrase in KeyPhrases.top(of: assignment.items) + (assignment.brief?.keywords ?? []) {
            if brand.count + chosen.count >= wanted { break }
            let tag = joined(phrase)
            guard isAllowed(phrase), !tag.isEmpty, tag.utf16.count <= 30, !stems(tag).allSatisfy(known.contains) else { continue }
            known.formUnion(stems(tag))
            chosen.append(tag)
        }
        return chosen
    }

    private static func material(_ writing: Writing, _ assignment: Assignment) -> String {
        let told = ([writing.hook] + writing.body + [writing.callToAction]).joined(separator: " ")
        let brief = assignment.brief.map(PromptBuilder.words) ?? ""
        let brand = assignment.brand
        return ([told, brief, brand.name, brand.guidelines.text] + assignment.items.prefix(8).map { MachineTalk.removed(from: $0) })
            .joined(separator: "\n")
    }

    private static func isGrounded(_ tag: String, _ known: Set<String>) -> Bool { stems(tag).contains(where: known.contains) }

    /// Of the words in "SolarPump2026".
    private static func stems(_ tag: String) -> [String] {
        var spaced = ""
        for character in tag {
            if character.isUppercase, spaced.last?.isLowercase == true || spaced.last?.isNumber == true { spaced.append(" ") }
            spaced.append(character)
        }
        return Stems.all(in: spaced) + [Stems.of(tag.folded)]
    }

    /// "solar pump" as "SolarPump".
    private static func joined(_ phrase: String) -> String {
        phrase.split { !$0.isLetter && !$0.isNumber }.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }
}

/// What a source speaks of most, in its own words.
enum KeyPhrases {
    private static let most = 8
    private static let units = 4000

    /// Nouns and names of one or two words, best first: those of the title, those that are said more than once.
    static func top(of items: [Item]) -> [String] {
        var scores: [String: (score: Double, shown: String, place: Int)] = [:]
        for item in items.prefix(3) {
            let title = Set(Stems.all(in: item.title))
            for (place, phrase) in phrases(of: MachineTalk.removed(from: item).limited(utf16: units)).enumerated() {
                let stems = phrase.map { Stems.of($0.folded) }
                let bonus = (stems.allSatisfy(title.contains) ? 2.0 : 0) + Double(phrase.count - 1) * 0.5
                let key = stems.joined(separator: " ")
                let known = scores[key] ?? (bonus, phrase.joined(separator: " "), place)
                scores[key] = (known.score + 1, known.shown, known.place)
            }
        }
        return scores.values.sorted { ($1.score, $0.place, $0.shown) < ($0.score, $1.place, $1.shown) }.prefix(most).map(\.shown)
    }

    /// What stands between an article and the next small word or mark, and what has capitals inside a sentence.
    private static func phrases(of text: String) -> [[String]] {
        let parts = text.split { !$0.isLetter && !$0.isNumber && !" -'’".contains($0) }
        return parts.flatMap { part -> [[String]] in
            let words = part.split { " '’".contains($0) }.map(String.init)
            return words.indices.compactMap { index in
                let run = Array(words[index...].prefix(3).prefix(while: isTelling))
                guard (1...2).contains(run.count), index > 0, !isTelling(words[index - 1]) else { return nil }
                let isName = run.allSatisfy { $0.first?.isUppercase == true }
                return isName || articles.contains(words[index - 1].folded) ? run : nil
            }
        }
    }

    private static func isTelling(_ word: String) -> Bool {
        word.count > 3 && !StopWords.isStop(word.folded) && !weak.contains(word.folded) && word.allSatisfy { $0.isLetter || $0 == "-" }
    }

    /// Small words that the stop words of selection do not have, and that begin or end no tag.
    private static let weak: Set = [
        "beside", "across", "along", "towards", "toward", "near", "inside", "outside", "behind", "above", "below", "first", "second",
        "third",
        "last", "every", "whole", "many", "several", "early", "later", "alone", "erste", "ersten", "zweite", "zweiten", "dritte", "letzte",
        "letzten", "ganze", "ganzen", "neben", "entlang", "première", "premier", "second", "seconde", "dernier", "dernière", "près",
        "quelque",
    ]

    private static let articles: Set = [
        "the", "a", "an", "der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "le", "la", "les", "un",
        "une",
        "du", "l", "d", "new", "neue", "neuen", "neuer", "neues",
    ]
}
