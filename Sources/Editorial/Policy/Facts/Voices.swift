import Support

/// A text's words with who says them: what is quoted in parts was said by one, in one go.
struct Voices {
    struct Word {
        let text: Substring
        let sentence: Int
        /// Whose words they are, by number; 0 outside of quotation marks.
        let voice: Int
    }

    private static let mostParts = 8
    private static let mostPlaces = 30
    /// What stands between two quotations is longer than "said somebody" then.
    private static let longestAttribution = 100

    let words: [Word]

    init(_ characters: [Character]) {
        let quotations = Self.quotations(in: characters)
        var words: [Word] = []
        var (index, sentence, next) = (0, 0, 0)
        while index < characters.count {
            let end = characters[index...].firstIndex(where: \.isWhitespace) ?? characters.count
            let chunk = characters[index..<end]
            if let first = chunk.firstIndex(where: { $0.isLetter || $0.isNumber }) {
                while next < quotations.count, quotations[next].place.upperBound <= first { next += 1 }
                let isInside = next < quotations.count && quotations[next].place.contains(first)
                let voice = isInside ? quotations[next].voice : 0
                words += FlatText.words(String(chunk)).map { Word(text: $0, sentence: sentence, voice: voice) }
            }
            index = end
            var hasBreak = false
            while index < characters.count, characters[index].isWhitespace {
                hasBreak = hasBreak || characters[index].isNewline
                index += 1
            }
            if hasBreak || Self.ends(chunk, before: characters[index...].first) { sentence += 1 }
        }
        self.words = words
    }

    // MARK: parts

    /// Whether the parts stand in their order in the words of one, near each other, and nothing between them denies what they say.
    func say(_ parts: [[Substring]]) -> Bool {
        parts.count <= Self.mostParts && (Self.say(parts, in: words) || Self.say(parts, in: words.filter { $0.voice != 0 }))
    }

    private static func say(_ parts: [[Substring]], in words: [Word]) -> Bool {
        var ends: [Int]?
        for part in parts {
            let places = places(of: part, in: words).filter { place in
                words[place].voice == words[place + part.count - 1].voice
                    && ends?.contains { $0 <= place && isLeftOut($0..<place, of: words) } ?? true
            }
            if places.isEmpty { return false }
            ends = places.map { $0 + part.count }
        }
        return ends != nil
    }

    private static func places(of part: [Substring], in words: [Word]) -> [Int] {
        guard words.count >= part.count else { return [] }
        let found = (0...(words.count - part.count)).lazy.filter { start in part.indices.allSatisfy { words[start + $0].text == part[$0] } }
        return Array(found.prefix(mostPlaces))
    }

    /// Whether what stands in between may be left out: a whole sentence whatever it says, of the two that were quoted no negation.
    private static func isLeftOut(_ gap: Range<Int>, of words: [Word]) -> Bool {
        guard gap.lowerBound > 0, gap.lowerBound <= gap.upperBound else { return false }
        let (before, after) = (words[gap.lowerBound - 1], words[gap.upperBound])
        guard before.voice == after.voice, before.voice != 0 || after.sentence - before.sentence <= 1 else { return false }
        return !gap.contains { index in
            let word = words[index]
            return [before.sentence, after.sentence].contains(word.sentence) && word.voice == before.voice && denies(index, words)
        }
    }

    private static func denies(_ index: Int, _ words: [Word]) -> Bool {
        let word = words[index].text
        // "don't"
        if word == "t" { return index > 0 && words[index - 1].text.hasSuffix("n") }
        return negations.contains(word) || word.hasPrefix("kein")
    }

    private static let negations: Set<Substring> = Set(
        """
        not no never nor neither cannot without hardly nobody nothing none nicht nie niemals weder ohne kaum niemand nichts ne n pas jamais
        sans ni aucun aucune rien
        """.split(whereSeparator: \.isWhitespace))

    // MARK: who speaks

    /// What is in quotation marks, with the number of who says it: one goes on after "said X", until somebody else is named.
    static func quotations(in characters: [Character]) -> [(place: Range<Int>, voice: Int)] {
        var found: [(place: Range<Int>, voice: Int)] = []
        for place in Quotations.all(in: characters) {
            let isSame = found.last.map { goesOn(from: $0.place, to: place, characters) } ?? false
            found.append((place, (found.last?.voice ?? 0) + (isSame ? 0 : 1)))
        }
        return found
    }

    private static func goesOn(from last: Range<Int>, to next: Range<Int>, _ characters: [Character]) -> Bool {
        let between = characters[last.upperBound..<next.lowerBound]
        guard between.count <= longestAttribution, !startsSentence(within: between) else { return false }
        let known = Set(names(in: between))
        return names(in: attribution(behind: next, characters)).allSatisfy(known.contains)
    }

    /// "said Anna. Ben said"
    private static func startsSentence(within between: ArraySlice<Character>) -> Bool {
        let chunks = between.split(whereSeparator: \.isWhitespace)
        return zip(chunks, chunks.dropFirst()).contains { ends($0, before: $1.first { $0.isLetter }) && $1.contains(where: \.isLetter) }
    }

    /// The clause behind a quotation that tells who said it: "said Ben" behind a comma or a question.
    private static func attribution(behind place: Range<Int>, _ characters: [Character]) -> ArraySlice<Character> {
        let rest = characters[min(characters.count, place.upperBound + 1)...].prefix(longestAttribution)
        let start = rest.drop(while: \.isWhitespace)
        let last = characters[place].last { !$0.isWhitespace } ?? " "
        guard start.first == "," || ",?!".contains(last) && start.first?.isLowercase == true else { return [] }
        return start.dropFirst().prefix { !".;:“”„«»\"".contains($0) }
    }

    private static func names(in text: ArraySlice<Character>) -> [String] {
        text.split { !$0.isLetter }.filter { $0.first?.isUppercase == true }.map { String($0).folded }
    }

    /// Whether a word ends a sentence before the next.
    private static func ends(_ chunk: ArraySlice<Character>, before next: Character?) -> Bool {
        guard let next, !next.isLowercase, let mark = chunk.last(where: { !"”“«»\"’‘')]".contains($0) }), ".!?…".contains(mark) else {
            return false
        }
        let letters = chunk.filter(\.isLetter)
        return mark != "." || letters.count > 2 && !abbreviations.contains(String(letters).folded)
    }

    private static let abbreviations: Set = ["prof", "dipl", "mrs", "inc", "corp", "ltd", "bzw", "etc", "vgl"]
}
