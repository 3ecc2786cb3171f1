import Markup
import Support

/// Writes elements that a feed carries as elements (Atom's XHTML, or HTML that nobody escaped) back as markup.
final class InlineMarkup {
    private var html: [UInt8]
    /// How many of its elements are open.
    private(set) var depth = 0
    /// The `div` around Atom's XHTML is no part of the content.
    private let dropsOuterDiv: Bool
    /// What stands at the top: whether it is one `div` alone, and where its content begins and ends.
    private var isAlone = true
    private var inside: (start: Int, end: Int)?

    init(after text: String, dropsOuterDiv: Bool) {
        html = Array(text.utf8)
        self.dropsOuterDiv = dropsOuterDiv
        isAlone = text.allSatisfy(\.isWhitespace)
    }

    /// The markup, with elements closed that were left open.
    var finished: String {
        guard dropsOuterDiv, isAlone, let inside else { return String(decoding: html, as: UTF8.self) }
        return String(decoding: html[inside.start..<inside.end], as: UTF8.self)
    }

    func start(_ element: XMLElement) {
        depth += 1
        html.append(UInt8(ascii: "<"))
        html.append(contentsOf: element.name.local.utf8)
        for attribute in element.attributes { append(attribute) }
        if let namespace = InlineMarkup.graphics[element.name.local], namespace == element.name.namespace {
            append("xmlns", namespace)
        }
        html.append(UInt8(ascii: ">"))
        guard depth == 1 else { return }
        isAlone = isAlone && inside == nil && element.name.local == "div"
        inside = (html.count, html.count)
    }

    func end(_ name: XMLName) {
        depth -= 1
        if depth == 0, let start = inside?.start { inside = (start, html.count) }
        if InlineMarkup.void.contains(name.local) { return }
        html.append(contentsOf: "</".utf8)
        html.append(contentsOf: name.local.utf8)
        html.append(UInt8(ascii: ">"))
    }

    func text(_ text: String) {
        if depth == 0, !text.allSatisfy(\.isWhitespace) { isAlone = false }
        Entities.append(escaped: text, to: &html)
    }

    private func append(_ attribute: (name: XMLName, value: String)) {
        switch attribute.name.namespace {
        case "": append(attribute.name.local, attribute.value)
        case "http://www.w3.org/1999/xlink": append("xlink:" + attribute.name.local, attribute.value)
        case xmlNamespace: append("xml:" + attribute.name.local, attribute.value)
        default: break
        }
    }

    private func append(_ name: String, _ value: String) {
        html.append(UInt8(ascii: " "))
        html.append(contentsOf: name.utf8)
        html.append(contentsOf: "=\"".utf8)
        Entities.append(escaped: value, to: &html)
        html.append(UInt8(ascii: "\""))
    }

    private static let graphics = ["svg": "http://www.w3.org/2000/svg", "math": "http://www.w3.org/1998/Math/MathML"]

    private static let void: Set<String> = [
        "br", "hr", "img", "wbr", "input", "area", "base", "col", "embed", "link", "meta", "source", "track",
    ]
}
