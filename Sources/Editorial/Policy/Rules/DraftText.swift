import Support

/// A draft as the checks read it: its words with their places, its sentences and paragraphs.
struct DraftText: Sendable {
    /// A word as it stands, and folded for comparing.
    struct Word: Sendable {
        let folded: String
        let quote: Substring
    }

    /// More is no post.
    private static let mostUnits = 20_000

    let text: String
    let language: String
    let stemmer: Stemmer
    /// Without web addresses.
    let plain: String
    let words: [Word]
    /// The text's own paragraphs: without those of hashtags, of the source, and legal lines.
    let paragraphs: [String]
    let sentences: [String]
    /// Live ones, with "#", folded.
    let hashtags: [String]
    private let places: [String: [Int]]

    /// `lines` are the brand's legal lines, with which no text ends.
    init(_ text: String, language: String, lines: [String] = []) {
        self.text = text.limited(utf16: Self.mostUnits)
        self.language = language
        stemmer = Stemmer(language: language)
        let all = CanonicalText.paragraphs(of: self.text)
        plain = all.map(WebAddresses.removed).joined(separator: "\n\n")
        words = Self.words(of: plain)
        // What was left of such a line is none of the text's own paragraphs either.
        let known = lines.map(\.collapsed)
        paragraphs = all.filter { part in !Self.isAppended(part) && !known.contains { $0.hasPrefix(part.collapsed) } }
        sentences = paragraphs.flatMap { Sentences.whole($0, language: language) }
        hashtags = PostSegment.split(self.text).compactMap { part -> String? in
            if case .hashtag(let word) = part { ("#" + word).folded } else { nil }
        }
        var places: [String: [Int]] = [:]
        for (index, word) in words.enumerated() { for stem in stemmer.stems(word.folded) { places[stem, default: []].append(index) } }
        self.places = places
    }

    static func words(of text: String) -> [Word] {
        text.split { !$0.isLetter && !$0.isNumber }.map { Word(folded: String($0).folded, quote: $0) }
    }

    /// Where a phrase stands: whole words in any case and inflection; in scripts without spaces anywhere.
    func quotes(of phrase: String) -> [String] {
        if phrase.hasPrefix("#") { return hashtags.filter { $0 == phrase.folded } }
        if phrase.unicodeScalars.contains(where: Self.isUnspaced) { return plain.folded.contains(phrase.folded) ? [phrase] : [] }
        let wanted = Self.words(of: phrase).map { stemmer.stems($0.folded) }
        let doing = Self.words(of: phrase).last.flatMap { stemmer.doing($0.folded) }
        // An emoji, an arrow, "&".
        guard let first = wanted.first else { return !phrase.isEmpty && plain.contains(phrase) ? [phrase] : [] }
        let starts = Set(first.flatMap { places[$0] ?? [] })
        let found = starts.filter { start in
            start + wanted.count <= words.count
                && wanted.indices.allSatisfy { place in
                    let word = words[start + place].folded
                    return !wanted[place].isDisjoint(with: stemmer.stems(word))
                        || place > 0 && place == wanted.count - 1 && doing != nil && stemmer.doing(word) == doing
                }
        }
        let joined = wanted.count > 1 ? places(ofJoined: phrase) : []
        return found.union(joined).sorted().map { quote($0, joined.contains($0) ? 1 : wanted.count) }
    }

    /// Where one of these very words stands, in any case and no inflection.
    func quotes(ofExactly forms: [String]) -> [String] {
        let forms = Set(forms)
        return words.indices.filter { forms.contains(words[$0].folded) }.map { quote($0, 1) }
    }

    /// "Gamechanger" where the phrase is "game-changer".
    private func places(ofJoined phrase: String) -> Set<Int> {
        guard phrase.contains("-"), !phrase.contains(where: \.isWhitespace) else { return [] }
        let joined = Names.letters(phrase)
        let doing = stemmer.doing(joined)
        return Set(
            words.indices.filter { index in
                let word = words[index].folded
                return word == joined || doing != nil && stemmer.doing(word) == doing
                    || !stemmer.stems(joined).isDisjoint(with: stemmer.stems(word))
            })
    }

    /// So many words from there on, as they stand.
    func quote(_ start: Int, _ count: Int) -> String {
        let end = min(start + count, words.count) - 1
        guard start <= end else { return "" }
        return String(plain[words[start].quote.startIndex..<words[end].quote.endIndex]).collapsed
    }

    /// Hashtags and source lines are put under a text by code.
    private static func isAppended(_ paragraph: String) -> Bool {
        if paragraph.split(whereSeparator: \.isWhitespace).allSatisfy({ $0.hasPrefix("#") }) { return true }
        return isSource(paragraph)
    }

    static func isSource(_ paragraph: String) -> Bool {
        let lower = paragraph.lowercased()
        return ["source:", "sources:", "source :", "sources :", "quelle:", "quellen:"].contains { lower.hasPrefix($0) }
    }

    /// Han, kana, Thai, Lao and Khmer, which put no spaces between words.
    private static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0E00...0x0EFF, 0x1780...0x17FF, 0x3040...0x30FF, 0x3400...0x9FFF, 0x20000...0x3FFFF: true
        default: false
        }
    }
}

extension Sentences {
    /// The sentences of a line or paragraph, its last one too when it has no end mark.
    static func whole(_ text: String, language: String) -> [String] {
        text.split(separator: "\n").map { String($0).trimmed }.filter { !$0.isEmpty }.flatMap { line -> [String] in
            let all = split(line, language: language)
            let rest = line.collapsed.dropFirst(all.joined(separator: " ").count).trimmed
            return rest.isEmpty ? all : all + [rest]
        }
    }
}
