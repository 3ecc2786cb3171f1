import Support

/// What a prompt gives to write about: its sentences, taken from each block in turn, so that whatever reached the model comes back.
struct Material: Sendable {
    /// Whole sentences, one of each block, then the second of each, and so on.
    let sentences: [String]
    /// Short lines without a full stop.
    let titles: [String]
    /// Names, figures and long words, the most telling first.
    let keywords: [String]
    let links: [String]
    let language: PromptLanguage
    /// The longest text the system prompt allows, in characters.
    let limit: Int?
    /// Differs between prompts and seeds, so that another attempt reads differently.
    let variation: Int

    init(system: String, user: String, seed: Int? = nil) {
        let banned = Self.bannedWords(system)
        let allowed = { (text: String) in !banned.contains { text.lowercased().contains($0) } }
        let blocks = PromptBlocks.split(user).map { $0.filter(allowed) }.filter { !$0.isEmpty }
        let lines = Self.interleaved(blocks)
        let whole = lines.filter(Sentences.isWhole)
        titles = lines.filter { !Sentences.isWhole($0) }
        sentences = whole.isEmpty ? (titles.isEmpty ? ["Nothing to write about was given."] : titles) : whole
        language = PromptLanguage(of: lines.joined(separator: " "))
        keywords = Keywords.ranked(lines)
        links = user.split(whereSeparator: { $0.isWhitespace || "<>\"()".contains($0) }).map(String.init).filter {
            $0.hasPrefix("https://") || $0.hasPrefix("http://")
        }
        limit = Self.limit(system)
        variation = Self.number("\(system)\u{1}\(user)\u{1}\(seed ?? 0)")
    }

    /// A number that only depends on the text.
    static func number(_ text: String) -> Int { SHA256.bytes(of: Array(text.utf8)).prefix(4).reduce(0) { $0 << 8 | Int($1) } }

    func sentence(_ index: Int) -> String { sentences[index % sentences.count] }
    func keyword(_ index: Int) -> String { keywords.isEmpty ? sentence(index) : keywords[index % keywords.count] }

    private static func interleaved(_ blocks: [[String]]) -> [String] {
        var seen: Set<String> = []
        let longest = blocks.map(\.count).max() ?? 0
        return (0..<longest).flatMap { row in blocks.compactMap { $0.indices.contains(row) ? $0[row] : nil } }.filter {
            seen.insert($0).inserted
        }
    }

    private static let bans = [
        "banned", "never use", "do not use", "don't use", "must not use", "forbidden", "verboten", "nicht verwenden", "nie verwenden",
        "interdit",
        "ne pas utiliser",
    ]

    /// The words of lines such as "Banned words: cheap, disruptive".
    private static func bannedWords(_ system: String) -> [String] {
        system.split(whereSeparator: \.isNewline).flatMap { line -> [String] in
            let lower = line.lowercased()
            guard let ban = bans.compactMap({ lower.firstRange(of: $0) }).min(by: { $0.lowerBound < $1.lowerBound }) else { return [] }
            let rest = lower[ban.upperBound...]
            let list = rest.firstIndex(of: ":").map { rest[rest.index(after: $0)...] } ?? rest
            return list.split(whereSeparator: { ",;\"“”„«»".contains($0) })
                .map { String($0).trimmed.trimmingDots }.filter { (2...40).contains($0.count) }
        }
    }

    /// The number in "at most 1,300 characters".
    private static func limit(_ system: String) -> Int? {
        let words = system.lowercased().split(whereSeparator: { $0.isWhitespace || "()".contains($0) })
        let units = ["character", "zeichen", "caractère", "utf-16"]
        return zip(words, words.dropFirst()).compactMap { number, unit in
            guard units.contains(where: { unit.hasPrefix($0) }) else { return nil }
            return Int(number.filter { !",.'".contains($0) })
        }.filter { $0 >= 100 }.min()
    }
}

extension String {
    fileprivate var trimmingDots: String { hasSuffix(".") ? String(dropLast()).trimmed : self }
}

/// The blocks of a prompt, each as lines and sentences without labels and marks.
private enum PromptBlocks {
    /// Labels whose text tells how to write, not what about.
    private static let instructions = [
        "guideline", "voice", "tone", "rule", "instruction", "persona", "style", "banned", "never", "language", "audience", "account",
        "limit", "format",
        "schema", "remark", "ton", "stimme", "regel", "sprache", "langue", "règle",
    ]

    static func split(_ prompt: String) -> [[String]] {
        var blocks: [[String]] = [[]]
        var skipping = false
        for line in readable(prompt).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            let text = withoutTags(String(line)).trimmed
            guard !isMark(text) else {
                blocks.append([])
                skipping = false
                continue
            }
            let (label, rest) = labelled(text)
            if let label {
                skipping = instructions.contains { label.lowercased().contains($0) }
                blocks.append([])
            }
            if !skipping, !rest.isEmpty { blocks[blocks.count - 1] += Sentences.split(rest) }
        }
        return blocks.filter { !$0.isEmpty }
    }

    /// Datamarked text has a private-use character or "^" for each space.
    private static func readable(_ prompt: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in prompt.unicodeScalars {
            let isMark = (0xE000...0xF8FF).contains(scalar.value) || scalar == "^"
            result.append(isMark ? " " : scalar)
        }
        return String(result)
    }

    private static func withoutTags(_ line: String) -> String {
        var (result, depth) = ("", 0)
        for character in line {
            if character == "<" { depth += 1 }
            if depth == 0 { result.append(character) }
            if character == ">" { depth = max(0, depth - 1) }
        }
        return depth == 0 ? result : line
    }

    private static func isMark(_ line: String) -> Bool { !line.contains(where: \.isLetter) }

    /// "Title: Grid fees fall" is a title called so; list signs and "#" of headings go too.
    private static func labelled(_ line: String) -> (label: String?, rest: String) {
        let text = line.drop { "-*•#>=[] ".contains($0) }
        guard let colon = text.firstIndex(of: ":"), !text[colon...].hasPrefix("://") else {
            return line.hasPrefix("#") ? (String(text), "") : (nil, String(text))
        }
        let label = text[..<colon]
        let isLabel = label.count <= 30 && label.split(separator: " ").count <= 3 && label.contains(where: \.isLetter)
        return isLabel ? (String(label), String(text[text.index(after: colon)...]).trimmed) : (nil, String(text))
    }
}

/// Sentences of English, German and French prose.
enum Sentences {
    private static let abbreviations: Set = [
        "dr", "mr", "mrs", "ms", "prof", "inc", "ltd", "co", "corp", "no", "nr", "st", "vs", "approx", "ca", "bzw", "usw", "mio", "mrd",
        "abs", "art", "env",
    ]

    static func split(_ text: String) -> [String] {
        var sentences: [String] = []
        var words: [Substring] = []
        let all = text.split(whereSeparator: \.isWhitespace)
        for (index, word) in all.enumerated() {
            words.append(word)
            let next = index + 1 < all.count ? all[index + 1] : nil
            if next == nil || ends(word, before: next) {
                sentences.append(words.joined(separator: " "))
                words = []
            }
        }
        return sentences.filter { $0.contains(where: \.isLetter) }
    }

    /// Whether it reads as a sentence and not as a title.
    static func isWhole(_ text: String) -> Bool {
        guard let last = text.last(where: { !"\"'”’“»)".contains($0) }) else { return false }
        return ".!?…".contains(last) && text.count <= 600 && text.split(separator: " ").count >= 4
    }

    private static func ends(_ word: Substring, before next: Substring?) -> Bool {
        let core = word.reversed().drop { "\"'”’“»)".contains($0) }
        guard let mark = core.first, ".!?…".contains(mark) else { return false }
        guard let first = next?.first(where: { !"\"'“„«(".contains($0) }), first.isUppercase || first.isNumber else { return false }
        guard mark == "." else { return true }
        let stem = String(core.dropFirst().reversed())
        // "Dr.", initials, "z.B." and the days of German dates do not end a sentence.
        return !abbreviations.contains(stem.lowercased()) && stem.count > 1 && !stem.contains(".") && !stem.allSatisfy(\.isNumber)
            || stem.allSatisfy(\.isNumber) && stem.count == 4
    }
}

/// The most telling words of a text.
private enum Keywords {
    static func ranked(_ lines: [String]) -> [String] {
        var scores: [String: (word: String, score: Double, place: Int)] = [:]
        for line in lines {
            for (index, raw) in line.split(whereSeparator: { $0.isWhitespace || "/()".contains($0) }).enumerated() {
                let word = raw.trimmingCharacters { !($0.isLetter || $0.isNumber) }
                guard word.count >= 3, word.contains(where: \.isLetter), !PromptLanguage.isCommon(word) else { continue }
                let place = scores[word.lowercased()]?.place ?? scores.count
                let score = (scores[word.lowercased()]?.score ?? 0) + weight(word, startsLine: index == 0)
                scores[word.lowercased()] = (word, score, place)
            }
        }
        return scores.values.sorted { ($0.score, -$0.place) > ($1.score, -$1.place) }.prefix(40).map(\.word)
    }

    private static func weight(_ word: String, startsLine: Bool) -> Double {
        let hasFigure = word.contains(where: \.isNumber)
        let isName = word.first?.isUppercase == true && !startsLine
        return Double(min(word.count, 14)) / 5 + (hasFigure ? 3 : 0) + (isName ? 1.5 : 0)
    }
}

extension Substring {
    fileprivate func trimmingCharacters(_ isOutside: (Character) -> Bool) -> String {
        guard let start = firstIndex(where: { !isOutside($0) }), let end = lastIndex(where: { !isOutside($0) }) else { return "" }
        return String(self[start...end])
    }
}

/// The language a material is in, found by its commonest words.
enum PromptLanguage: String, Sendable, CaseIterable {
    case english = "en"
    case german = "de"
    case french = "fr"

    init(of text: String) {
        let words = text.lowercased().split { !$0.isLetter }.map(String.init)
        func hits(_ language: PromptLanguage) -> Int { words.count { Self.common[language]?.contains($0) == true } }
        self = Self.allCases.max { hits($0) < hits($1) } ?? .english
    }

    func question(_ topic: String) -> String {
        switch self {
        case .english: "What is your experience with \(topic)?"
        case .german: "Welche Erfahrungen haben Sie mit \(topic) gemacht?"
        case .french: "Quelle est votre expérience avec \(topic) ?"
        }
    }

    static func isCommon(_ word: String) -> Bool { common.values.contains { $0.contains(word.lowercased()) } }

    private static let common: [PromptLanguage: Set<String>] = [
        .english: [
            "the", "and", "of", "to", "in", "is", "that", "for", "with", "was", "on", "are", "by", "from", "has", "have", "its", "this",
            "will", "than",
            "were", "which", "been", "their", "they", "more", "about", "said", "says", "would", "when", "after", "into", "over", "our",
            "you", "your",
        ],
        .german: [
            "der", "die", "das", "und", "ist", "nicht", "mit", "von", "dem", "den", "ein", "eine", "einen", "für", "auf", "im", "zu",
            "wird", "werden", "sich",
            "auch", "bei", "nach", "aus", "als", "wie", "noch", "sind", "hat", "haben", "über", "mehr", "sagt", "zum", "zur",
        ],
        .french: [
            "le", "la", "les", "et", "des", "est", "une", "un", "du", "dans", "pour", "avec", "sur", "pas", "que", "qui", "par", "au",
            "aux", "ce", "cette",
            "sont", "ont", "plus", "ses", "leur", "nous", "vous", "été", "elle", "selon",
        ],
    ]
}
