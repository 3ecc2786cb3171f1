import Editorial

/// LinkedIn's "little text", the format of a post's commentary (posts API, Little Text Format).
///
/// A reserved character that is neither escaped nor part of an element is not an error: LinkedIn answers 201 and
/// silently drops everything from there on. So everything is escaped, and read back before it is sent.
enum LittleText {
    /// The text with its live hashtags as commentary; nil when reading it back does not give the same text.
    static func commentary(for text: String) -> String? {
        let commentary = render(PostSegment.split(text))
        guard let plain = plain(commentary), Array(plain.utf8) == Array(text.utf8) else { return nil }
        return commentary
    }

    /// Escapes all text, and puts hashtags in unescaped.
    static func render(_ segments: [PostSegment]) -> String {
        segments.reduce(into: "") { commentary, segment in
            switch segment {
            case .text(let text): commentary += escape(text)
            case .hashtag(let word): commentary += "#" + word
            }
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
    static func plain(_ commentary: String) -> String? {
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
        private var plain = String.UnicodeScalarView()

        init(_ commentary: String) { rest = commentary[...].unicodeScalars }

        mutating func readAll() -> String? {
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
            return String(plain)
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
            plain.append("#")
            plain.append(contentsOf: word)
            rest = rest[word.endIndex...]
            return true
        }

        /// `{hashtag|\#|word}`, the form in which LinkedIn returns hashtags; the sign may be U+FF03.
        private mutating func readTemplate() -> Bool {
            guard take("{hashtag|") else { return false }
            let sign = readText(until: "|")
            guard let sign, sign == "#" || sign == "\u{FF03}", let word = readText(until: "}"), !word.isEmpty else { return false }
            plain.append(contentsOf: (sign + word).unicodeScalars)
            return true
        }

        /// `@[Name](urn:li:person:id)`; the name is what people see.
        private mutating func readMention() -> Bool {
            guard take("@["), let name = readText(until: "]"), take("("), readText(until: ")") != nil else { return false }
            plain.append(contentsOf: name.unicodeScalars)
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
