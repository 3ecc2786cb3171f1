import Markup
import Support

extension FeedRecordPrint {
    /// Title, description, summary, content and so on, with what they are and are relative to.
    func texts(of record: FeedRecord, isFeed: Bool) -> [String: JSON] {
        var members: [String: JSON] = [:]
        let contents = record.contents + record.moreSummaries
        let summary = record.summary ?? contents.first { ["text/plain", "text/html", "application/xhtml+xml"].contains($0.type) }
        var named = [("title", record.title), ("rights", record.rights), ("info", record.info)]
        named += isFeed ? [("description", record.subtitle ?? summary)] : [("summary", summary), ("subtitle", record.subtitle)]
        for (name, text) in named {
            guard let text, let shown = shown(text) else { continue }
            members[name] = Self.text(shown.value)
            members[name + "_detail"] = Self.object(["type": shown.type, "language": text.language, "base": text.base])
        }
        members["content"] = Self.list(
            contents.compactMap { text in
                guard let shown = shown(text) else { return nil }
                return Self.object([
                    "value": shown.value, "type": shown.type, "language": text.language, "base": text.base, "src": text.source,
                ])
            })
        return members
    }

    /// The text as it may be shown, and what it is; nil when nothing is left of it.
    private func shown(_ text: FeedText) -> (value: String, type: String)? {
        let type = text.type == "text/plain" && guessesMarkup && HTMLSanitizer.isMarkup(text.value) ? "text/html" : text.type
        guard ["text/html", "application/xhtml+xml"].contains(type) else { return (text.value, type) }
        let clean = HTMLSanitizer.clean(text.value) { FeedElement.resolve($0, text.base) }.trimmed
        return clean.isEmpty && text.source == nil ? nil : (clean, type)
    }
}
