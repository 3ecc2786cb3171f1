import FoundationEssentials
import Support

/// How the text of an element is meant.
enum FeedTextForm {
    /// The elements that hold text, each with the type that it has when it names none; elements inside of them are markup.
    static let types: [String: String] = {
        let plain = [
            "title", "dc:title", "media:title", "subtitle", "tagline", "itunes:subtitle", "summary", "itunes:summary", "abstract",
            "dcterms:abstract", "rights", "copyright", "dc:rights", "info", "feedburner:browserfriendly", "content",
        ].map { ($0, "text/plain") }
        let html = ["description", "dc:description", "media:description", "content:encoded", "fullitem"].map { ($0, "text/html") }
        let xhtml = ["xhtml:body", "xhtml:div", "body"].map { ($0, "application/xhtml+xml") }
        return Dictionary(uniqueKeysWithValues: plain + html + xhtml)
    }()

    /// The text of an element; nil when it is empty.
    static func text(_ element: FeedElement) -> FeedText? {
        let (form, declared) = (of(element), type(of: element))
        let isPacked = isBase64(element, declared)
        let raw = (element.markup?.finished ?? element.text).trimmed
        let value = isPacked ? unpacked(raw) ?? raw : raw
        let source = element["src"].map(element.resolved)
        if value.isEmpty, source == nil { return nil }
        var text = FeedText(value: value, form: form ?? .data, base: element.base, language: element.language)
        text.type = element.markup == nil ? declared : "application/xhtml+xml"
        text.source = source
        // Elements inside are markup, whatever the type says.
        if element.markup != nil, form != nil { text.form = form == .xhtml ? .xhtml : .html }
        return text
    }

    /// The media type that an element names, else its own.
    private static func type(of element: FeedElement) -> String {
        switch element["type"]?.lowercased() {
        case nil: element.name.textType ?? "text/html"
        case "text", "plain": "text/plain"
        case "html": "text/html"
        case "xhtml": "application/xhtml+xml"
        case let type?: type
        }
    }

    /// What base64 packs, when that is text.
    private static func unpacked(_ text: String) -> String? {
        Data(base64Encoded: text, options: .ignoreUnknownCharacters).flatMap { String(validating: $0, as: UTF8.self) }.map(\.trimmed)
    }

    private static func isBase64(_ element: FeedElement, _ type: String) -> Bool {
        if element["mode"]?.lowercased() == "base64" { return true }
        return !(type.hasPrefix("text/") || type.hasSuffix("+xml") || type.hasSuffix("/xml"))
    }

    /// How an element is meant by its type; nil for what is no text (a picture in base64, a file elsewhere).
    static func of(_ element: FeedElement) -> FeedText.Form? {
        guard element.isAtom else {
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
