/// What a pattern is made of.
indirect enum PatternNode: Hashable {
    case letters(PatternLetters)
    case place(PatternPlace)
    case sequence([PatternNode])
    case choice([PatternNode])
    case repeated(PatternNode, least: Int, most: Int?)
}

/// Which letters may stand at one place.
struct PatternLetters: Sendable, Hashable {
    var ranges: [ClosedRange<UInt32>] = []
    var isNegated = false

    func contains(anyOf variants: [Unicode.Scalar]) -> Bool {
        variants.contains { letter in ranges.contains { $0.contains(letter.value) } } != isNegated
    }

    static func one(_ scalar: Unicode.Scalar) -> Self { Self(ranges: [scalar.value...scalar.value]) }

    static let any = Self(ranges: [10...10], isNegated: true)
    /// Letters, digits and underscore; beyond ASCII everything counts as a letter that is none of the common marks and spaces.
    static let word = Self(ranges: [
        48...57, 65...90, 95...95, 97...122, 0xAA...0xAA, 0xB5...0xB5, 0xBA...0xBA, 0xC0...0x1FFF, 0x2C00...0x2DFF, 0x3041...0x10FFFF,
    ])
    static let digit = Self(ranges: [48...57])
    static let space = Self(ranges: [
        9...13, 32...32, 0x85...0x85, 0xA0...0xA0, 0x2000...0x200A, 0x2028...0x2029, 0x202F...0x202F, 0x3000...0x3000,
    ])

    var negated: Self { Self(ranges: ranges, isNegated: !isNegated) }

    /// The ranges of what it stands for, also of a negated one.
    var positive: [ClosedRange<UInt32>] {
        guard isNegated else { return ranges }
        var rest: [ClosedRange<UInt32>] = []
        var next: UInt32 = 0
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if range.lowerBound > next { rest.append(next...(range.lowerBound - 1)) }
            next = max(next, range.upperBound + 1)
        }
        return rest + (next <= 0x10FFFF ? [next...0x10FFFF] : [])
    }
}

/// Where something may stand.
enum PatternPlace: Sendable, Hashable {
    case start, end, edge, inside

    func holds(before: Unicode.Scalar?, next: Unicode.Scalar?) -> Bool {
        func isWord(_ scalar: Unicode.Scalar?) -> Bool { scalar.map { PatternLetters.word.contains(anyOf: [$0]) } ?? false }
        return switch self {
        case .start: before == nil
        case .end: next == nil
        case .edge: isWord(before) != isWord(next)
        case .inside: isWord(before) == isWord(next)
        }
    }
}

/// Reads a pattern from left to right.
struct PatternParser {
    private var rest: Substring.UnicodeScalarView
    private var depth = 0

    /// Deeper groups and longer patterns than people write.
    private static let deepest = 50
    private static let longest = 1000

    init(_ text: Substring) { rest = text.unicodeScalars }

    mutating func parse() throws(PatternProblem) -> PatternNode {
        if rest.count > Self.longest { throw PatternProblem("it is longer than \(Self.longest) characters") }
        let node = try choice()
        if !rest.isEmpty { throw PatternProblem("\")\" closes no group, write \"\\)\" for the mark itself") }
        return node
    }

    private mutating func choice() throws(PatternProblem) -> PatternNode {
        var branches = [try sequence()]
        while take("|") { branches.append(try sequence()) }
        return branches.count == 1 ? branches[0] : .choice(branches)
    }

    private mutating func sequence() throws(PatternProblem) -> PatternNode {
        var nodes: [PatternNode] = []
        while let next = rest.first, next != "|", next != ")" { nodes.append(try repetition(of: try atom())) }
        return .sequence(nodes)
    }

    private mutating func repetition(of node: PatternNode) throws(PatternProblem) -> PatternNode {
        guard let mark = rest.first, let (least, most) = try count(mark) else { return node }
        // Whether it would rather take few or many makes no difference to whether it is found.
        _ = take("?")
        if let again = rest.first, "*+".unicodeScalars.contains(again) { throw PatternProblem("\"\(again)\" repeats nothing") }
        return .repeated(node, least: least, most: most)
    }

    private mutating func count(_ mark: Unicode.Scalar) throws(PatternProblem) -> (Int, Int?)? {
        switch mark {
        case "*", "+", "?":
            rest.removeFirst()
            return (mark == "+" ? 1 : 0, mark == "?" ? 1 : nil)
        case "{":
            guard let end = rest.firstIndex(of: "}") else { throw PatternProblem("\"{\" is not closed, write \"\\{\" for the mark itself") }
            let inside = String(rest[rest.index(after: rest.startIndex)..<end])
            rest = rest[rest.index(after: end)...]
            let parts = inside.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
            guard (1...2).contains(parts.count), let least = parts[0], (0...100).contains(least),
                parts.count == 1 || inside.hasSuffix(",") || (parts[1].map { (max(1, least)...100).contains($0) } ?? false)
            else { throw PatternProblem("{\(inside)} is no count up to 100, write {2}, {2,} or {2,5}") }
            return (least, parts.count == 1 ? least : parts[1])
        default: return nil
        }
    }

    private mutating func atom() throws(PatternProblem) -> PatternNode {
        let scalar = rest.removeFirst()
        switch scalar {
        case ".": return .letters(.any)
        case "^": return .place(.start)
        case "$": return .place(.end)
        case "*", "+", "?", "{": throw PatternProblem("\"\(scalar)\" repeats nothing, write \"\\\(scalar)\" for the mark itself")
        case "[": return .letters(try letters())
        case "(": return try group()
        case "\\": return try escaped()
        default: return .letters(.one(scalar))
        }
    }

    private mutating func group() throws(PatternProblem) -> PatternNode {
        if take("?"), !take(":") {
            throw PatternProblem("\"(?\" begins something that is not known here; (?i) stands at the beginning only")
        }
        depth += 1
        defer { depth -= 1 }
        if depth > Self.deepest { throw PatternProblem("its groups are nested too deep") }
        let node = try choice()
        guard take(")") else { throw PatternProblem("\"(\" is not closed, write \"\\(\" for the mark itself") }
        return node
    }

    private mutating func escaped() throws(PatternProblem) -> PatternNode {
        guard let scalar = rest.popFirst() else { throw PatternProblem("it ends with \"\\\"") }
        switch scalar {
        case "b": return .place(.edge)
        case "B": return .place(.inside)
        default: return .letters(try Self.letters(after: scalar))
        }
    }

    private static func letters(after scalar: Unicode.Scalar) throws(PatternProblem) -> PatternLetters {
        switch scalar {
        case "d": return .digit
        case "D": return .digit.negated
        case "w": return .word
        case "W": return .word.negated
        case "s": return .space
        case "S": return .space.negated
        case "n": return .one("\n")
        case "t": return .one("\t")
        default:
            if scalar.isASCII, scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                throw PatternProblem("\"\\\(scalar)\" is not known")
            }
            return .one(scalar)
        }
    }

    private mutating func letters() throws(PatternProblem) -> PatternLetters {
        var set = PatternLetters(isNegated: take("^"))
        var isFirst = true
        while let scalar = rest.popFirst() {
            if scalar == "]", !isFirst { return set }
            isFirst = false
            let low = try scalar == "\\" ? Self.letters(after: rest.popFirst() ?? "\\") : .one(scalar)
            guard rest.first == "-", rest.dropFirst().first.map({ $0 != "]" }) ?? false, let start = low.ranges.first?.lowerBound,
                low == .one(Unicode.Scalar(start) ?? "-")
            else {
                set.ranges += low.positive
                continue
            }
            rest.removeFirst()
            let last = rest.removeFirst()
            let end = last == "\\" ? rest.popFirst() ?? last : last
            guard end.value >= start else { throw PatternProblem("a range in [...] goes backwards") }
            set.ranges.append(start...end.value)
        }
        throw PatternProblem("\"[\" is not closed, write \"\\[\" for the mark itself")
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard rest.first == scalar else { return false }
        rest.removeFirst()
        return true
    }
}
