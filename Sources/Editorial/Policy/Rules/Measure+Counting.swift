import Support

extension DraftText {
    /// The parts in each of which something is counted.
    func parts(_ scope: Rule.Scope) -> [String] {
        switch scope {
        case .post: [text]
        case .paragraph: paragraphs
        case .sentence: sentences
        case .firstLine: text.split(separator: "\n").first.map { [String($0)] } ?? []
        case .lastSentence: sentences.last.map { [$0] } ?? []
        }
    }
}

extension Rule.Measure {
    /// What is counted in a part of a draft.
    func all(in part: String, of draft: DraftText, _ scope: Rule.Scope) -> [Substring] {
        switch self {
        case .words: Self.words(of: part)
        case .characters: part.indices.map { part[$0...$0] }
        case .sentences: (scope == .post ? draft.sentences : Sentences.whole(part, language: draft.language)).map { $0[...] }
        case .paragraphs: draft.paragraphs.map { $0[...] }
        case .emoji: part.indices.filter { part[$0].isShownAsEmoji }.map { part[$0...$0] }
        case .hashtags: Self.hashtags(of: part)
        case .exclamationMarks: part.marks("!！")
        case .questionMarks: part.marks("?？")
        case .ellipses: part.marks("…") + part.ranges(of: "...").map { part[$0] }
        case .semicolons: part.marks(";")
        case .dashes: part.marks("—–")
        case .capitals: Self.words(of: part).filter { $0.count > 3 && $0.allSatisfy(\.isUppercase) }
        case .links: WebAddresses.all(in: part).filter { $0.contains("://") || $0.hasPrefix("www.") }.map { $0[...] }
        }
    }

    /// The words of the part that are too many.
    func quote(_ found: [Substring], beyond most: Int, of part: String) -> String {
        switch self {
        case .words, .characters:
            return String(part[found[most].startIndex...].prefix { !$0.isNewline })
        case .sentences, .paragraphs: return String(found[most])
        case .exclamationMarks, .questionMarks, .ellipses, .semicolons, .dashes:
            return part.lead(to: found[most].endIndex)
        case .emoji, .hashtags, .capitals, .links: return found.joined(separator: " ")
        }
    }

    /// Without hashtags and addresses, which are no words of the text.
    private static func words(of part: String) -> [Substring] {
        part.split(whereSeparator: \.isWhitespace).filter { word in
            !word.hasPrefix("#") && !word.contains("://") && word.contains { $0.isLetter || $0.isNumber }
        }
    }

    private static func hashtags(of part: String) -> [Substring] {
        PostSegment.split(part).compactMap { part -> Substring? in
            if case .hashtag(let word) = part { Substring("#" + word) } else { nil }
        }
    }

    var noun: Message {
        switch self {
        case .words: "words"
        case .characters: "characters"
        case .sentences: "sentences"
        case .paragraphs: "paragraphs"
        case .emoji: "emoji"
        case .hashtags: "hashtags"
        case .exclamationMarks: "exclamation marks"
        case .questionMarks: "question marks"
        case .ellipses: "ellipses"
        case .semicolons: "semicolons"
        case .dashes: "dashes"
        case .capitals: "words in capitals"
        case .links: "links"
        }
    }
}

extension String {
    fileprivate func marks(_ marks: String) -> [Substring] { indices.filter { marks.contains(self[$0]) }.map { self[$0...$0] } }

    /// The few words before a place, up to it.
    fileprivate func lead(to end: Index) -> String {
        let words = self[..<end].split(whereSeparator: \.isWhitespace).suffix(4)
        return words.joined(separator: " ")
    }
}

extension Character {
    /// Shown in colour: by itself, or because it is asked for; digits and "#" are none.
    var isShownAsEmoji: Bool {
        guard let first = unicodeScalars.first, !first.isASCII else { return false }
        return first.properties.isEmojiPresentation || first.properties.isEmoji && unicodeScalars.contains { $0.value == 0xFE0F }
    }
}
