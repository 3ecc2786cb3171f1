/// Builds a safe fragment from the events of an HTML document.
final class CleanHTML: HTMLSink {
    private let resolve: (String) -> String?
    private var out: [UInt8] = []
    private var hidden = 0
    /// The kept elements that are open.
    private var open: [String] = []

    init(resolve: @escaping (String) -> String?) { self.resolve = resolve }

    /// The fragment, with all its elements closed.
    func finished() -> [UInt8] {
        while let name = open.popLast() { appendEnd(name) }
        return out
    }

    func start(_ name: String, _ attributes: HTMLAttributes) {
        if hidden > 0 || HiddenHTML.elements.contains(name) || HiddenHTML.hides(attributes) {
            hidden += 1
            return
        }
        guard CleanHTML.kept.contains(name) else { return }
        if name == "img" { return appendPicture(attributes) }
        out.append(contentsOf: "<\(name)".utf8)
        if name == "a", let address = attributes["href"].flatMap({ webAddress($0, mail: true) }) {
            append("href", address)
            append("rel", "nofollow noopener")
        }
        for attribute in CleanHTML.attributes[name] ?? [] {
            if let value = attributes[attribute] { append(attribute, value) }
        }
        out.append(UInt8(ascii: ">"))
        if !CleanHTML.void.contains(name) { open.append(name) }
    }

    func end(_ name: String) {
        if hidden > 0 {
            hidden -= 1
            return
        }
        guard !CleanHTML.void.contains(name), open.contains(name) else { return }
        while let last = open.popLast() {
            appendEnd(last)
            if last == name { return }
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if hidden == 0 { Entities.append(escaped: bytes, to: &out) }
    }

    /// Pictures of one pixel count readers; they are dropped.
    private func appendPicture(_ attributes: HTMLAttributes) {
        guard let address = attributes["src"].flatMap({ webAddress($0, mail: false) }) else { return }
        if ["width", "height"].contains(where: { ["0", "1"].contains(attributes[$0]) }) { return }
        out.append(contentsOf: "<img".utf8)
        append("src", address)
        for attribute in ["alt", "title", "width", "height"] {
            if let value = attributes[attribute] { append(attribute, value) }
        }
        out.append(UInt8(ascii: ">"))
    }

    private func append(_ attribute: String, _ value: String) {
        out.append(contentsOf: " \(attribute)=\"".utf8)
        Entities.append(escaped: value.utf8, to: &out)
        out.append(UInt8(ascii: "\""))
    }

    private func appendEnd(_ name: String) { out.append(contentsOf: "</\(name)>".utf8) }

    private func webAddress(_ text: String, mail: Bool) -> String? {
        // Browsers ignore line breaks and tabs inside of addresses, so "java\nscript:" would run.
        let text = String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value > 0x20 && $0.value != 0x7F }))
        let schemes = mail ? ["http://", "https://", "mailto:"] : ["http://", "https://"]
        guard !text.isEmpty, let address = mail && text.lowercased().hasPrefix("mailto:") ? text : resolve(text) else { return nil }
        return schemes.contains(where: address.lowercased().hasPrefix) ? address : nil
    }

    private static let void: Set<String> = ["br", "hr", "img", "wbr"]

    private static let kept: Set<String> = [
        "p", "br", "a", "b", "strong", "i", "em", "u", "s", "del", "ins", "mark", "small", "sub", "sup", "q", "cite", "code", "kbd",
        "samp", "var", "pre", "blockquote", "ul", "ol", "li", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img",
        "figure", "figcaption", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "div", "span", "abbr", "time", "wbr",
        "section", "article", "header", "footer", "aside", "details", "summary", "dfn", "address", "strike", "tt", "big", "center",
    ]

    private static let attributes: [String: [String]] = [
        "a": ["title"], "abbr": ["title"], "td": ["colspan", "rowspan"], "th": ["colspan", "rowspan"], "ol": ["start"],
        "time": ["datetime"], "img": [],
    ]
}
