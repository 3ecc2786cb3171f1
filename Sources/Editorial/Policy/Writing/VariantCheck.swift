import Support

/// Whether a variant differs from the texts beside it: in its first line, and in how it is built.
enum VariantCheck {
    private static let alike = 0.6
    private static let repeated = 0.5

    static func problems(_ writing: Writing, beside others: [String], language: String) -> [Message] {
        if others.isEmpty { return [] }
        let own = PostShape(hook: writing.hook, body: writing.body + [writing.callToAction].filter { !$0.isEmpty })
        let shapes = others.map { PostShape($0, language: language) }
        var problems: [Message] = []
        if shapes.contains(where: { isSameHook(own.hook, $0.hook) }) {
            problems.append("hook is nearly that of a previous post: begin with another angle.")
        }
        if shapes.contains(where: { $0.isBuilt(as: own) && overlap(own.opening, $0.opening) >= repeated }) {
            problems.append("The structure is that of a previous post: use another one, such as a list or a question and its answer.")
        }
        return problems
    }

    private static func isSameHook(_ left: String, _ right: String) -> Bool {
        let (first, second) = (Words.folded(left), Words.folded(right))
        return first.prefix(4) == second.prefix(4) || overlap(left, right) >= alike
    }

    /// The share of words that two texts have in common, of all that they have.
    private static func overlap(_ left: String, _ right: String) -> Double {
        let (first, second) = (Set(Stems.all(in: left)), Set(Stems.all(in: right)))
        return Double(first.intersection(second).count) / Double(max(1, first.union(second).count))
    }
}

/// How a post is built.
private struct PostShape {
    let hook: String
    /// The first paragraph behind the hook.
    let opening: String
    private let paragraphs: Int
    private let hasList: Bool
    private let asksFirst: Bool

    init(hook: String, body: [String]) {
        self.hook = hook
        opening = body.first ?? ""
        paragraphs = body.count
        hasList = body.contains {
            $0.split(separator: "\n").contains { line in ["- ", "• ", "1. ", "1) "].contains(where: line.hasPrefix) }
        }
        asksFirst = hook.contains("?")
    }

    /// Without what code puts under a text.
    init(_ text: String, language: String) {
        let parts = DraftText(text, language: language).paragraphs
        self.init(hook: parts.first ?? "", body: Array(parts.dropFirst()))
    }

    func isBuilt(as other: PostShape) -> Bool {
        paragraphs == other.paragraphs && hasList == other.hasList && asksFirst == other.asksFirst
    }
}
