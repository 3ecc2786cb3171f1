import Support

/// How the text of an element is meant.
enum FeedTextForm {
    /// The elements that hold text; elements inside of them are markup.
    static let texts: Set<String> = [
        "title", "description", "atom:title", "atom:subtitle", "atom:tagline", "atom:summary", "atom:content", "atom:rights",
        "atom:copyright", "atom:info", "content:encoded", "xhtml:body", "xhtml:div", "body", "fullitem", "dc:title", "dc:description",
        "dcterms:abstract", "abstract", "media:title", "media:description", "itunes:summary", "itunes:subtitle", "copyright",
    ]

    /// The text of an element; nil when it is empty, or no text at all.
    static func text(_ element: FeedElement) -> FeedText? {
        guard let form = of(element) else { return nil }
        let value = (element.markup?.html ?? element.text).trimmed
        // Elements inside are markup, whatever the type says.
        let actual: FeedText.Form = element.markup == nil ? form : form == .xhtml ? .xhtml : .html
        return value.isEmpty ? nil : FeedText(value: value, form: actual, base: element.base, language: element.language)
    }

    /// How an element is meant by its type; nil for what is no text (a picture in base64, a file elsewhere).
    static func of(_ element: FeedElement) -> FeedText.Form? {
        guard element.key.hasPrefix("atom:") else {
            switch element.key {
            case "media:title", "media:description": return element["type"] == "html" ? .html : .plain
            case "xhtml:body", "xhtml:div": return .xhtml
            case "itunes:subtitle": return .plain
            default: return .html
            }
        }
        let type = (element["type"] ?? "text").lowercased()
        let mode = element["mode"]?.lowercased()
        if mode == "base64" { return nil }
        switch type {
        case "text", "text/plain": return mode == "xml" && element.markup != nil ? .xhtml : .plain
        case "html", "text/html": return mode == "xml" ? .xhtml : .html
        case "xhtml", "application/xhtml+xml": return mode == "escaped" ? .html : .xhtml
        default: return type.hasPrefix("text/") ? .plain : type.hasSuffix("xml") ? .xhtml : nil
        }
    }
}
