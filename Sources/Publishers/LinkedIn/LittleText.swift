import Editorial

/// LinkedIn's "little text", the format of a post's commentary (posts API, Little Text Format).
///
/// A reserved character that is neither escaped nor part of an element is not an error: LinkedIn answers 201 and
/// silently drops everything from there on. So everything is escaped, and read back before it is sent.
enum LittleText {
    /// Text, live hashtags and mentions as commentary; nil when reading it back does not give the same, byte for byte.
    static func commentary(for segments: [PostSegment]) -> String? {
        let commentary = render(segments)
        guard let read = read(commentary), read.map(bytes) == segments.map(bytes) else { return nil }
        return commentary
    }

    /// Escapes all text, and puts hashtags and mentions in unescaped.
    private static func render(_ segments: [PostSegment]) -> String {
        segments.reduce(into: "") { commentary, segment in
            switch segment {
            case .text(let text): commentary += escape(text)
            case .hashtag(let word): commentary += "#" + word
            case .mention(let mention): commentary += "@[\(escape(mention.name))](\(escape(mention.urn)))"
            }
        }
    }

    /// As strings, texts that only look the same are equal.
    private static func bytes(_ segment: PostSegment) -> [[UInt8]] {
        switch segment {
        case .text(let text): [Array(text.utf8)]
        case .hashtag(let word): [[], Array(word.utf8)]
        case .mention(let mention): [[], Array(mention.name.utf8), Array(mention.urn.utf8)]
        }
    }

    /// The text with a backslash before each of the 15 reserved characters.
    static func escape(_ text: String) -> String {
        // By scalar: "#" with a variation selector, or "(" with an accent, is one Character but still reserved.
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if isReserved(scalar) { escaped.append("\\") }
            escaped.append(scalar)
        }
        return String(escaped)
    }

    /// What people see of a commentary: hashtags (`#word` or `{hashtag|\#|word}`) and mentions written out.
    ///
    /// Nil when it has a bare reserved character, where LinkedIn cuts.
    static func plain(_ commentary: String) -> String? { read(commentary).map { $0.map(\.seen).joined() } }

    /// A commentary's text, live hashtags and mentions; nil when it has a bare reserved character, where LinkedIn cuts.
    static func read(_ commentary: String) -> [PostSegment]? {
        var reader = Reader(commentary)
        return reader.readAll()
    }

    static func isReserved(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\\", "|", "{", "}", "@", "[", "]", "(", ")", "<", ">", "#", "*", "_", "~": true
        default: false
        }
    }
}

extension LittleText {
    /// Reads commentary from left to right; every method leaves `rest` after what it took.
    private struct Reader {
        private var rest: Substring.UnicodeScalarView
        private var segments: [PostSegment] = []
        private var plain = String.UnicodeScalarView()

        init(_ commentary: String) { rest = commentary[...].unicodeScalars }

        mutating func readAll() -> [PostSegment]? {
            while let scalar = rest.first {
                switch scalar {
                case "\\": guard readEscaped() else { return nil }
                case "#": guard readTag() else { return nil }
                case "{": guard readTemplate() else { return nil }
                case "@": guard readMention() else { return nil }
                default:
                    guard !isReserved(scalar) else { return nil }
                    plain.append(rest.removeFirst())
                }
            }
            endText()
            return segments
        }

        private mutating func endText() {
            if !plain.isEmpty { segments.append(.text(String(plain))) }
            plain = String.UnicodeScalarView()
        }

        private mutating func add(_ segment: PostSegment) {
            endText()
            segments.append(segment)
        }

        private mutating func readEscaped() -> Bool {
            rest.removeFirst()
            guard let scalar = rest.first, isReserved(scalar) else { return false }
            plain.append(rest.removeFirst())
            return true
        }

        private mutating func readTag() -> Bool {
            rest.removeFirst()
            let word = rest.prefix(while: PostSegment.isTagPart)
            guard !word.isEmpty else { return false }
            add(.hashtag(String(word)))
            rest = rest[word.endIndex...]
            return true
        }

        /// `{hashtag|\#|word}`, the form in which LinkedIn returns hashtags; the sign may be U+FF03.
        private mutating func readTemplate() -> Bool {
            guard take("{hashtag|") else { return false }
            let sign = readText(until: "|")
            guard let sign, sign == "#" || sign == "\u{FF03}", let word = readText(until: "}"), !word.isEmpty else { return false }
            if sign == "#" { add(.hashtag(word)) } else { plain.append(contentsOf: (sign + word).unicodeScalars) }
            return true
        }

        /// `@[Name](urn:li:person:id)`; the name is what people see.
        private mutating func readMention() -> Bool {
            guard take("@["), let name = readText(until: "]"), take("("), let urn = readText(until: ")") else { return false }
            add(.mention(Mention(name: name, urn: urn)))
            return true
        }

        private mutating func take(_ literal: String) -> Bool {
            guard rest.starts(with: literal.unicodeScalars) else { return false }
            rest.removeFirst(literal.unicodeScalars.count)
            return true
        }

        /// Text with escapes up to the unescaped `end`, which is taken too; a bare "#" stands for itself in here.
        private mutating func readText(until end: Unicode.Scalar) -> String? {
            var text = String.UnicodeScalarView()
            while let scalar = rest.popFirst() {
                if scalar == end { return String(text) }
                if scalar == "\\" {
                    guard let escaped = rest.popFirst(), isReserved(escaped) else { return nil }
                    text.append(escaped)
                } else if isReserved(scalar), scalar != "#" {
                    return nil
                } else {
                    text.append(scalar)
                }
            }
            return nil
        }
    }
}
