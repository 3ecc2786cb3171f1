import Support

/// The JSON object in a language model's answer: inside a code fence, after "Sure! Here is ...", alone.
enum AnswerObject {
    /// Its members by their names as `key` writes them; nil when no object has one of the wanted.
    static func find(in text: String, having wanted: Set<String>) -> [String: JSON]? {
        let text = withoutThoughts(text)
        var starts = 0
        for start in text.indices where text[start] == "{" {
            starts += 1
            if starts > 20 { return nil }
            guard let end = end(of: text[start...]), let object = (try? JSON(parsing: Array(text[start...end].utf8)))?.object else {
                continue
            }
            // Some engines wrap the object once more: {"post": {...}}.
            for members in ([object] + object.values.compactMap(\.object)).map(keyed) where !wanted.isDisjoint(with: members.keys) {
                return members
            }
        }
        return nil
    }

    private static func keyed(_ object: [String: JSON]) -> [String: JSON] {
        Dictionary(object.map { (key($0.key), $0.value) }) { first, _ in first }
    }

    /// "callToAction", "call_to_action" and "Call to action" are one member.
    private static func key(_ name: String) -> String { name.lowercased().filter { $0.isLetter } }

    /// `<think>...</think>` before the answer, also when its beginning was cut off.
    private static func withoutThoughts(_ text: String) -> Substring {
        var rest = text[...]
        for end in ["</think>", "</thinking>"] {
            if let range = rest.ranges(of: end).last { rest = rest[range.upperBound...] }
        }
        return rest
    }

    private static func end(of text: Substring) -> Substring.Index? {
        var depth = 0
        var isInString = false
        var isEscaped = false
        for index in text.utf8.indices {
            switch text.utf8[index] {
            case _ where isEscaped: isEscaped = false
            case UInt8(ascii: "\\") where isInString: isEscaped = true
            case UInt8(ascii: "\""): isInString.toggle()
            case UInt8(ascii: "{") where !isInString: depth += 1
            case UInt8(ascii: "}") where !isInString:
                depth -= 1
                if depth == 0 { return index }
            default: break
            }
        }
        return nil
    }
}
