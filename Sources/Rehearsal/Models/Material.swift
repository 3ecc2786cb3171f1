import Support

/// What a prompt gives to write about: its sentences, taken from each block in turn, so that whatever reached the model comes back.
struct Material: Sendable {
    /// Whole sentences, one of each block, then the second of each, and so on.
    let sentences: [String]
    /// What the prompt calls the block of each sentence.
    private let labels: [String]
    /// Short lines without a full stop.
    let titles: [String]
    /// Names, figures and long words, the most telling first.
    let keywords: [String]
    let links: [String]
    /// The editor's words for the end of the post, where the prompt gives some.
    let callToAction: String?
    let language: PromptLanguage
    /// Whether the system prompt wants hashtags as plain words.
    let wantsBareHashtags: Bool
    /// The longest text the system prompt allows, in characters.
    let limit: Int?
    /// Differs between prompts and seeds, so that another attempt reads differently.
    let variation: Int

    init(system: String, user: String, seed: Int? = nil) {
        let banned = Self.bannedWords(system)
        let allowed = { (text: String) in !banned.contains { text.lowercased().contains($0) } }
        var blocks = PromptBlocks(user).blocks.map { block in PromptBlock(label: block.label, lines: block.lines.filter(allowed)) }
        if let asked = PromptLanguage(askedIn: system) {
            let fitting = blocks.filter { PromptLanguage(of: $0.lines.joined(separator: " ")) == asked }
            if !fitting.isEmpty { blocks = fitting }
        }
        let lines = Self.interleaved(blocks)
        let whole = lines.filter { Sentences.isWhole($0.text) }
        titles = lines.map(\.text).filter { !Sentences.isWhole($0) }
        let chosen = whole.isEmpty ? lines : whole
        sentences = chosen.isEmpty ? ["Nothing to write about was given."] : chosen.map(\.text)
        labels = chosen.isEmpty ? [""] : chosen.map(\.label)
        language = PromptLanguage(of: lines.map(\.text).joined(separator: " "))
        keywords = Keywords.ranked(lines.map(\.text))
        links = user.split(whereSeparator: { $0.isWhitespace || "<>\"()".contains($0) }).map(String.init).filter {
            $0.hasPrefix("https://") || $0.hasPrefix("http://")
        }
        callToAction = PromptBlocks.value(of: "call to action", in: user).flatMap { allowed($0) ? $0 : nil }
        limit = Self.limit(system)
        wantsBareHashtags = system.contains("without the number sign") || system.contains("without #") || system.contains("without \"#\"")
        let chance = Self.number("\(system)\u{1}\(user)\u{1}\(seed ?? 0)")
        let opening = Self.openingOfPrevious(user)
        // Who asks for another text does not get the same one.
        variation = (0..<3).map { chance + $0 }.first { [sentences] in sentences[$0 % 3 % sentences.count] != opening } ?? chance
    }

    /// The first line of the text that a prompt wants rewritten.
    private static func openingOfPrevious(_ prompt: String) -> String? {
        let lines = prompt.split(separator: "\n").map { String($0).trimmed }
        return lines.firstIndex { $0.hasPrefix("<previous") }.map { lines.index(after: $0) }.flatMap {
            lines.indices.contains($0) ? lines[$0] : nil
        }
    }

    /// A number that only depends on the text.
    static func number(_ text: String) -> Int { SHA256.bytes(of: Array(text.utf8)).prefix(4).reduce(0) { $0 << 8 | Int($1) } }

    func sentence(_ index: Int) -> String { sentences[index % sentences.count] }
    /// What the prompt calls the block of `sentence(index)`.
    func label(_ index: Int) -> String { labels[index % labels.count] }
    func keyword(_ index: Int) -> String { keywords.isEmpty ? sentence(index) : keywords[index % keywords.count] }

    private static func interleaved(_ blocks: [PromptBlock]) -> [(text: String, label: String)] {
        var seen: Set<String> = []
        let longest = blocks.map(\.lines.count).max() ?? 0
        return (0..<longest).flatMap { row in
            blocks.compactMap { block in block.lines.indices.contains(row) ? (block.lines[row], block.label) : nil }
        }.filter { seen.insert($0.0).inserted }
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
