import Support

/// What a robots.txt asks of programs (RFC 9309). Pure.
struct RobotsRules: Sendable, Equatable {
    /// A path that is asked for or about; `*` stands for anything, a `$` at the end for the end.
    private struct Rule: Sendable, Equatable {
        let isAllowed: Bool
        let pattern: String
    }

    private let rules: [Rule]

    /// Everything may be read.
    static let everything = RobotsRules(rules: [])
    /// Nothing may be read.
    static let nothing = RobotsRules(rules: [Rule(isAllowed: false, pattern: "/")])

    private init(rules: [Rule]) { self.rules = rules }

    /// The rules for a program of this name, else those for all; only the first 500 KB count.
    init(_ text: String, agent: String) {
        var own: [Rule] = []
        var common: [Rule] = []
        var agents: [String] = []
        var isInAgents = false
        var isNamed = false
        for line in text.prefix(500_000).split(whereSeparator: \.isNewline) {
            let words = line.prefix { $0 != "#" }.split(separator: ":", maxSplits: 1).map(\.trimmed)
            guard words.count == 2 else { continue }
            switch words[0].lowercased() {
            case "user-agent":
                if !isInAgents { agents = [] }
                isInAgents = true
                agents.append(words[1].lowercased())
                isNamed = isNamed || agents.last == agent.lowercased()
            case "allow", "disallow":
                isInAgents = false
                // An empty one forbids nothing.
                if words[1].isEmpty { continue }
                let rule = Rule(isAllowed: words[0].lowercased() == "allow", pattern: words[1])
                if agents.contains(agent.lowercased()) { own.append(rule) }
                if agents.contains("*") { common.append(rule) }
            default: isInAgents = false
            }
        }
        rules = isNamed ? own : common
    }

    /// Whether a path with its query may be read: the longest rule that fits decides, and of two equally long the one that allows.
    func allows(_ path: String) -> Bool {
        let fitting = rules.filter { Self.fits($0.pattern, path) }
        let longest = fitting.map(\.pattern.utf8.count).max()
        let deciding = fitting.filter { $0.pattern.utf8.count == longest }
        return deciding.isEmpty || deciding.contains(where: \.isAllowed)
    }

    private static func fits(_ pattern: String, _ path: String) -> Bool {
        let isAnchored = pattern.hasSuffix("$")
        let pieces = (isAnchored ? pattern.dropLast() : pattern[...]).split(separator: "*", omittingEmptySubsequences: false)
        guard let first = pieces.first, path.hasPrefix(first) else { return false }
        var rest = path.dropFirst(first.count)
        for (index, piece) in pieces.enumerated().dropFirst() where !piece.isEmpty {
            if isAnchored, index == pieces.count - 1 { return rest.hasSuffix(piece) }
            guard let found = rest.firstRange(of: piece) else { return false }
            rest = rest[found.upperBound...]
        }
        return !isAnchored || rest.isEmpty || pieces.last?.isEmpty == true && pieces.count > 1
    }
}
