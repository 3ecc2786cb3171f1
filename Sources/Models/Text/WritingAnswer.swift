import Editorial
import Support

/// A language model's answer read as a writing, forgiving about its wrapping and its spelling of members.
struct WritingAnswer {
    let writing: Writing

    /// Nil when there is no object with a hook or a body in the text.
    init?(_ text: String) {
        guard let members = AnswerObject.find(in: text, having: ["hook", "body"]) else { return nil }
        let hook = Self.line(members["hook"])
        writing = Writing(
            hook: hook, body: Self.paragraphs(members["body"], after: hook), callToAction: Self.line(members["calltoaction"]),
            hashtags: Self.hashtags(members["hashtags"]), altText: Self.line(members["alttext"]),
            picturePrompt: Self.line(members["pictureprompt"]), quotes: Self.quotes(members["quotes"]))
    }

    private static func line(_ value: JSON?) -> String { tidy(value?.string ?? "").collapsed }

    /// Small models go round in circles: what stands already is left out when it comes again word for word.
    private static func paragraphs(_ value: JSON?, after hook: String) -> [String] {
        let parts = value?.array.map { $0.compactMap(\.string) } ?? [value?.string ?? ""]
        var said: Set<String> = [hook.lowercased()]
        return parts.flatMap { CanonicalText.paragraphs(of: tidy($0)) }.map { paragraph in
            paragraph.split(separator: "\n").map { String($0).collapsed }.filter { !$0.isEmpty }.joined(separator: "\n")
        }.filter { !$0.isEmpty && said.insert($0.lowercased()).inserted }
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
