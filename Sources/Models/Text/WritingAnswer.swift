import Editorial
import Support

/// A language model's answer read as a writing, forgiving about its wrapping and its spelling of members.
struct WritingAnswer {
    let writing: Writing

    /// What models are asked to follow, in the subset that all engines understand. The order counts: engines that are held
    /// to the schema write in it, and what picks its evidence first stays closer to it.
    static let schema = """
        {"type":"object","properties":{\
        "quotes":{"type":"array","items":{"type":"object","properties":{"source":{"type":"string"},"span":{"type":"string"}},\
        "required":["source","span"],"additionalProperties":false}},\
        "hook":{"type":"string"},"body":{"type":"array","items":{"type":"string"}},"call_to_action":{"type":"string"},\
        "hashtags":{"type":"array","items":{"type":"string"}},"alt_text":{"type":"string"},"picture_prompt":{"type":"string"}},\
        "required":["quotes","hook","body","call_to_action","hashtags","alt_text","picture_prompt"],"additionalProperties":false}
        """

    /// Nil when there is no object with a hook or a body in the text.
    init?(_ text: String) {
        guard let object = Self.object(in: Self.withoutThoughts(text)) else { return nil }
        let members = Dictionary(object.map { (Self.key($0.key), $0.value) }) { first, _ in first }
        writing = Writing(
            hook: Self.line(members["hook"]), body: Self.paragraphs(members["body"]), callToAction: Self.line(members["calltoaction"]),
            hashtags: Self.hashtags(members["hashtags"]), altText: Self.line(members["alttext"]),
            picturePrompt: Self.line(members["pictureprompt"]), quotes: Self.quotes(members["quotes"]))
    }

    /// `<think>...</think>` before the answer, also when its beginning was cut off.
    private static func withoutThoughts(_ text: String) -> Substring {
        var rest = text[...]
        for end in ["</think>", "</thinking>"] {
            if let range = rest.ranges(of: end).last { rest = rest[range.upperBound...] }
        }
        return rest
    }

    /// The first object with our members: inside a code fence, after "Sure! Here is ...", alone.
    private static func object(in text: Substring) -> [String: JSON]? {
        var starts = 0
        for start in text.indices where text[start] == "{" {
            starts += 1
            if starts > 20 { return nil }
            guard let end = endOfObject(text[start...]), let object = (try? JSON(parsing: Array(text[start...end].utf8)))?.object else {
                continue
            }
            let keys = Set(object.keys.map(key))
            if keys.contains("hook") || keys.contains("body") { return object }
            // Some engines wrap the object once more: {"post": {...}}.
            if let inner = object.values.compactMap(\.object).first(where: { $0.keys.contains { key($0) == "hook" } }) { return inner }
        }
        return nil
    }

    private static func endOfObject(_ text: Substring) -> Substring.Index? {
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

    /// "callToAction", "call_to_action" and "Call to action" are one member.
    private static func key(_ name: String) -> String { name.lowercased().filter { $0.isLetter } }

    private static func line(_ value: JSON?) -> String { tidy(value?.string ?? "").collapsed }

    private static func paragraphs(_ value: JSON?) -> [String] {
        let parts = value?.array.map { $0.compactMap(\.string) } ?? [value?.string ?? ""]
        return parts.flatMap { CanonicalText.paragraphs(of: tidy($0)) }.map { paragraph in
            paragraph.split(separator: "\n").map { String($0).collapsed }.filter { !$0.isEmpty }.joined(separator: "\n")
        }.filter { !$0.isEmpty }
    }

    private static func hashtags(_ value: JSON?) -> [String] {
        let words =
            value?.array?.compactMap(\.string)
            ?? (value?.string ?? "").split(whereSeparator: { $0.isWhitespace || $0 == "," }).map(String.init)
        return words.map { tidy($0).filter { $0.isLetter || $0.isNumber } }.filter { !$0.isEmpty }.prefix(10).map { $0 }
    }

    private static func quotes(_ value: JSON?) -> [Quote] {
        (value?.array ?? []).prefix(20).compactMap { quote in
            guard let span = quote["span"]?.string ?? quote.string, !span.trimmed.isEmpty else { return nil }
            return Quote(source: quote["source"]?.string ?? "", span: span.limited(utf16: 1000))
        }
    }

    /// Without what a plain text cannot show: Markdown's emphasis and headings, invisible characters.
    private static func tidy(_ text: String) -> String {
        let plain = UntrustedText.clean(text).replacing("\r\n", with: "\n").replacing("**", with: "").replacing("__", with: "")
        return plain.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.hasPrefix("# ") || line.hasPrefix("## ") || line.hasPrefix("### ") ? line.drop { $0 == "#" || $0 == " " } : line
        }.joined(separator: "\n").trimmed
    }
}
