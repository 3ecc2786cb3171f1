/// LinkedIn's "little" text, read the way the service reads it: at the first reserved character that is neither
/// escaped nor part of an element the text ends, silently.
///
/// Format: learn.microsoft.com/linkedin/marketing/community-management/shares/little-text-format; the silent cut is
/// reported by many users (n8n#10179, postiz#273) and documented nowhere.
struct LittleText: Sendable {
    enum Element: Sendable, Equatable {
        case text(String)
        case hashtag(String)
        case mention(name: String, urn: String)
    }

    /// Where and why the text was cut.
    struct Cut: Sendable, Equatable {
        let character: String
        let reason: String
        let lost: Int
    }

    static let reserved = Set("\\|{}@[]()<>#*_~".unicodeScalars)

    let raw: String
    let elements: [Element]
    let cut: Cut?

    init(_ raw: String) {
        var parser = LittleTextParser(raw)
        self.raw = raw
        (elements, cut) = parser.parse()
    }

    /// What readers see; `name` supplies the name of a mention that has none.
    func rendered(name: (String) -> String? = { _ in nil }) -> String {
        elements.map { element in
            switch element {
            case .text(let text): text
            case .hashtag(let word): "#" + word
            case .mention(let text, let urn): text.isEmpty ? name(urn) ?? urn : text
            }
        }.joined()
    }

    /// What a GET returns: reserved characters escaped, hashtags as templates.
    var normalized: String {
        elements.map { element in
            switch element {
            case .text(let text): Self.escaped(text)
            case .hashtag(let word): "{hashtag|\\#|\(Self.escaped(word))}"
            case .mention(let text, let urn): "@[\(Self.escaped(text))](\(urn.replacing("_", with: "\\_")))"
            }
        }.joined()
    }

    var hashtags: [String] { elements.compactMap { if case .hashtag(let word) = $0 { word } else { nil } } }
    var mentions: [String] { elements.compactMap { if case .mention(_, let urn) = $0 { urn } else { nil } } }

    static func escaped(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { result, scalar in
            if reserved.contains(scalar) { result.unicodeScalars.append("\\") }
            result.unicodeScalars.append(scalar)
        }
    }
}

/// Reads little text scalar by scalar: reserved characters are single scalars, whatever combines with them.
private struct LittleTextParser {
    private let scalars: [Unicode.Scalar]
    private var index = 0
    private var elements: [LittleText.Element] = []
    private var text = ""

    init(_ raw: String) { scalars = Array(raw.unicodeScalars) }

    mutating func parse() -> ([LittleText.Element], LittleText.Cut?) {
        var cut: LittleText.Cut?
        while index < scalars.count {
            if let reason = step() {
                cut = LittleText.Cut(character: String(scalars[index]), reason: reason, lost: scalars.count - index)
                break
            }
        }
        endText()
        return (elements, cut)
    }

    /// Reads one character or element; returns why it cannot be read.
    private mutating func step() -> String? {
        let scalar = scalars[index]
        guard LittleText.reserved.contains(scalar) else {
            take(scalar)
            index += 1
            return nil
        }
        switch scalar {
        case "\\":
            guard index + 1 < scalars.count, LittleText.reserved.contains(scalars[index + 1]) else { return "escapes nothing" }
            take(scalars[index + 1])
            index += 2
            return nil
        case "#": return hashtag() ? nil : "starts no hashtag"
        case "{": return template() ? nil : "is no hashtag template"
        case "@": return mention() ? nil : "is no mention"
        default: return "is not escaped"
        }
    }

    private mutating func take(_ scalar: Unicode.Scalar) { text.unicodeScalars.append(scalar) }

    private mutating func endText() {
        if !text.isEmpty { elements.append(.text(text)) }
        text = ""
    }

    private mutating func add(_ element: LittleText.Element, upTo end: Int) {
        endText()
        elements.append(element)
        index = end
    }

    private mutating func hashtag() -> Bool {
        var end = index + 1
        while end < scalars.count, Self.isWordPart(scalars[end]) { end += 1 }
        guard end > index + 1 else { return false }
        add(.hashtag(string(index + 1..<end)), upTo: end)
        return true
    }

    /// Marks too, as in the hashtags of Unicode (UAX #31): some vowel signs and viramas are not alphabetic.
    private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
        let properties = scalar.properties
        return properties.isAlphabetic || properties.numericType != nil
            || [.nonspacingMark, .spacingMark].contains(properties.generalCategory)
    }

    /// `{hashtag|\#|word}`, with a full-width number sign too.
    private mutating func template() -> Bool {
        for opening in ["{hashtag|\\#|", "{hashtag|#|", "{hashtag|\u{FF03}|"] {
            guard let start = skip(opening, from: index), let (word, end) = unescaped(from: start, upTo: "}"), !word.isEmpty else {
                continue
            }
            add(.hashtag(word), upTo: end)
            return true
        }
        return false
    }

    /// `@[Name](urn:li:person:id)`; the name with its brackets may be missing.
    private mutating func mention() -> Bool {
        var start = index + 1
        var name = ""
        if start < scalars.count, scalars[start] == "[" {
            guard let (found, end) = unescaped(from: start + 1, upTo: "]") else { return false }
            (name, start) = (found, end)
        }
        guard let inner = skip("(", from: start), let (urn, end) = unescaped(from: inner, upTo: ")") else { return false }
        let parts = urn.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 4, parts[0] == "urn", parts[1] == "li", ["person", "organization"].contains(parts[2]), !parts[3].isEmpty else {
            return false
        }
        add(.mention(name: name, urn: urn), upTo: end)
        return true
    }

    private func skip(_ literal: String, from start: Int) -> Int? {
        let wanted = Array(literal.unicodeScalars)
        guard start + wanted.count <= scalars.count, Array(scalars[start..<start + wanted.count]) == wanted else { return nil }
        return start + wanted.count
    }

    /// The unescaped text up to `closing`; nil when another bare reserved character comes first.
    private func unescaped(from start: Int, upTo closing: Unicode.Scalar) -> (String, end: Int)? {
        var (result, position) = ("", start)
        while position < scalars.count {
            let scalar = scalars[position]
            if scalar == closing { return (result, position + 1) }
            if scalar == "\\" {
                guard position + 1 < scalars.count, LittleText.reserved.contains(scalars[position + 1]) else { return nil }
                result.unicodeScalars.append(scalars[position + 1])
                position += 2
            } else if LittleText.reserved.contains(scalar) {
                return nil
            } else {
                result.unicodeScalars.append(scalar)
                position += 1
            }
        }
        return nil
    }

    private func string(_ range: Range<Int>) -> String {
        var result = String.UnicodeScalarView()
        result.append(contentsOf: scalars[range])
        return String(result)
    }
}
