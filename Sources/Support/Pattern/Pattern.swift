/// A regular expression that takes time in proportion to the text, whatever it is and whatever the text: it never goes back.
///
/// It knows letters, `.`, `[a-z]`, `[^a-z]`, `\d \w \s \D \W \S \b`, `^`, `$`, groups, `|`, `*`, `+`, `?`, `{2}`, `{2,}` and `{2,5}`, and
/// `(?i)` at its beginning for capital and small letters alike. It has no groups to take out and no references back to them.
package struct Pattern: Sendable, Hashable {
    /// As it was written.
    package let text: String
    private let ignoresCase: Bool
    private let program: [Instruction]

    /// More steps than any pattern needs that a person wrote; each costs time on each letter.
    static let mostSteps = 500

    package init(_ text: String) throws(PatternProblem) {
        self.text = text
        ignoresCase = text.hasPrefix("(?i)")
        var parser = PatternParser(ignoresCase ? text.dropFirst(4) : text[...])
        program = try PatternProgram.of(try parser.parse())
    }

    /// Whether it is found anywhere in the text.
    package func matches(_ text: String) -> Bool {
        var threads = Threads(program)
        var before: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            threads.begin(before: before, next: scalar)
            if threads.hasFound { return true }
            threads.take(ignoresCase ? scalar.variants : [scalar])
            before = scalar
        }
        threads.begin(before: before, next: nil)
        return threads.hasFound
    }
}

/// Why a text is no pattern.
package struct PatternProblem: Error, Hashable, CustomStringConvertible {
    package let description: String

    init(_ description: String) { self.description = description }
}

extension Unicode.Scalar {
    /// Itself, and the same letter small and capital.
    fileprivate var variants: [Unicode.Scalar] {
        if isASCII {
            let isLetter = UInt8(ascii: "a")...UInt8(ascii: "z") ~= UInt8(value | 0x20)
            return isLetter ? [self, Unicode.Scalar(UInt8(value ^ 0x20))] : [self]
        }
        let others = [properties.lowercaseMapping, properties.uppercaseMapping].compactMap { mapped in
            mapped.unicodeScalars.count == 1 ? mapped.unicodeScalars.first : nil
        }
        return [self] + others.filter { $0 != self }
    }
}

/// All the ways in which the text so far may be the beginning of a match, side by side: as many at most as the program has steps.
private struct Threads {
    private let program: [Instruction]
    /// Steps that wait for the next letter.
    private var waiting: [Int] = []
    /// Steps that the next letter leads to.
    private var reached: [Int] = []
    /// At which position each step was seen last.
    private var seen: [Int]
    private var position = 0
    private(set) var hasFound = false

    init(_ program: [Instruction]) {
        self.program = program
        seen = Array(repeating: -1, count: program.count)
    }

    /// Goes on from what the last letter led to, and begins a match here.
    mutating func begin(before: Unicode.Scalar?, next: Unicode.Scalar?) {
        waiting.removeAll(keepingCapacity: true)
        var open = reached.reversed() as [Int]
        open.insert(0, at: 0)
        while let step = open.popLast() {
            guard seen[step] != position else { continue }
            seen[step] = position
            switch program[step] {
            case .letter: waiting.append(step)
            case .split(let one, let other): open += [other, one]
            case .place(let place): if place.holds(before: before, next: next) { open.append(step + 1) }
            case .found: hasFound = true
            }
        }
        position += 1
    }

    mutating func take(_ variants: [Unicode.Scalar]) {
        reached.removeAll(keepingCapacity: true)
        for step in waiting {
            if case .letter(let letters) = program[step], letters.contains(anyOf: variants) { reached.append(step + 1) }
        }
    }
}
