import Support

/// A part of a prompt that gives something to write about.
struct PromptBlock: Sendable {
    /// What the prompt calls it, such as "S1" or "BRIEF"; empty when it has no name.
    let label: String
    /// Sentences and titles.
    var lines: [String] = []
}

/// Finds the material in a prompt: blocks between tags, a section about a brief, or, without either, all that is no instruction.
struct PromptBlocks {
    private static let instructions = [
        "guideline", "voice", "tone", "rule", "instruction", "persona", "style", "banned", "never", "language", "audience", "account",
        "limit", "format",
        "schema", "remark", "previous", "example", "task", "goal", "type", "keyword", "call to action", "cadence", "stimme", "regel",
        "sprache", "langue",
        "règle", "aufgabe", "tâche",
    ]
    private static let fields = [
        "title", "headline", "text", "summary", "content", "body", "topic", "brief", "key messages", "titel", "überschrift",
        "zusammenfassung", "titre",
        "résumé", "texte",
    ]
    /// How an editor begins a wish to the writer.
    private static let wishes = ["please ", "write ", "it should ", "each post ", "bitte ", "schreib", "veuillez ", "merci de "]
    private static let sections = ["brief", "material", "source", "article", "news"]

    private(set) var blocks: [PromptBlock] = [PromptBlock(label: "")]
    /// Whether text without a named place counts.
    private let isLoose: Bool
    private var counts: Bool
    private var tag: String?

    init(_ prompt: String) {
        let lines = Self.readable(prompt).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { String($0).trimmed }
        isLoose = !lines.contains { Self.opening($0) != nil || Self.section($0) != nil }
        counts = isLoose
        for line in lines { read(line) }
        blocks = blocks.filter { !$0.lines.isEmpty }
    }

    /// What the prompt says after a label such as "Call to action:"; nil when it says nothing.
    static func value(of label: String, in prompt: String) -> String? {
        readable(prompt).split(whereSeparator: \.isNewline).lazy
            .map { String($0.drop { "-*•>[] ".contains($0) }).trimmed }
            .first { $0.lowercased().hasPrefix(label + ":") }
            .map { String($0.dropFirst(label.count + 1)).trimmed }
            .flatMap { $0.isEmpty ? nil : $0 }
    }

    private mutating func read(_ line: String) {
        if let tag {
            if line.hasPrefix("</\(tag)") { leave() } else if counts { add(line) }
        } else if let (name, label) = Self.opening(line) {
            tag = name
            open(label, counts: !Self.isInstruction(name))
        } else if line.hasPrefix("#"), line.drop(while: { $0 == "#" }).hasPrefix(" ") {
            open(Self.section(line) ?? "", counts: isLoose ? !Self.isInstruction(line) : Self.section(line) != nil)
        } else if !line.contains(where: \.isLetter) {
            blocks.append(PromptBlock(label: blocks.last?.label ?? ""))
            if isLoose { counts = true }
        } else if counts {
            add(line)
        }
    }

    private mutating func open(_ label: String, counts: Bool) {
        blocks.append(PromptBlock(label: label))
        self.counts = counts
    }

    private mutating func leave() {
        tag = nil
        open("", counts: isLoose)
    }

    /// "Title: Grid fees fall" is a title; "Tone: calm" is an instruction, and "Rules:" makes all that follows one.
    private mutating func add(_ line: String) {
        let text = String(line.drop { "-*•>[] ".contains($0) })
        guard let (label, rest) = Self.labelled(text) else { return keep(text) }
        if !Self.isInstruction(label) { keep(rest) } else if rest.isEmpty { counts = false }
    }

    private mutating func keep(_ text: String) {
        blocks[blocks.count - 1].lines += Sentences.split(text).filter { sentence in
            !Self.wishes.contains { sentence.lowercased().hasPrefix($0) }
        }
    }

    private static func isInstruction(_ name: String) -> Bool { instructions.contains { name.lowercased().contains($0) } }

    /// The name of a tag at the start of a line, and what the block is called: "<source S1 8f3a9b>" is S1.
    private static func opening(_ line: String) -> (name: String, label: String)? {
        guard line.hasPrefix("<"), let end = line.firstIndex(of: ">") else { return nil }
        let words = line[line.index(after: line.startIndex)..<end].split(separator: " ")
        guard let name = words.first, name.allSatisfy({ $0.isLetter || $0 == "_" }) else { return nil }
        return (String(name), words.dropFirst().first { $0.count <= 6 }.map(String.init) ?? "")
    }

    /// "BRIEF" for the heading "# Brief".
    private static func section(_ line: String) -> String? {
        guard line.hasPrefix("#") else { return nil }
        return sections.first { line.lowercased().contains($0) }?.uppercased()
    }

    private static func labelled(_ text: String) -> (label: String, rest: String)? {
        guard let colon = text.firstIndex(of: ":"), !text[colon...].hasPrefix("://") else { return nil }
        let label = String(text[..<colon]).trimmed
        guard label.count <= 30, label.split(separator: " ").count <= 3, Self.fields.contains(label.lowercased()) || isInstruction(label)
        else {
            return nil
        }
        return (label, String(text[text.index(after: colon)...]).trimmed)
    }

    /// Datamarked text has a private-use character or "^" for each space.
    private static func readable(_ prompt: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in prompt.unicodeScalars { result.append((0xE000...0xF8FF).contains(scalar.value) || scalar == "^" ? " " : scalar) }
        return String(result)
    }
}
