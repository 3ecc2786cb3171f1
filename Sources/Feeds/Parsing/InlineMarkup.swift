import Markup
import Support

/// Writes elements that a feed carries as elements (Atom's XHTML, or HTML that nobody escaped) back as markup.
struct InlineMarkup {
    private var html: String
    /// How many of its elements are open.
    private(set) var depth = 0
    /// The `div` around Atom's XHTML is no part of the content.
    private let dropsOuterDiv: Bool
    /// What stands at the top: whether it is one `div` alone, and where its content begins and ends.
    private var isAlone = true
    private var inside: (start: String.Index, end: String.Index)?

    init(after text: String, dropsOuterDiv: Bool) {
        html = text
        self.dropsOuterDiv = dropsOuterDiv
        isAlone = text.allSatisfy(\.isWhitespace)
    }

    /// The markup, with elements closed that were left open.
    var finished: String {
        guard dropsOuterDiv, isAlone, let inside else { return html }
        return String(html[inside.start..<inside.end])
    }

    mutating func start(_ element: XMLElement) {
        depth += 1
        var attributes = element.attributes.compactMap(InlineMarkup.attribute)
        if let namespace = InlineMarkup.graphics[element.name.local], namespace == element.name.namespace {
            attributes.append(" xmlns=\"\(namespace)\"")
        }
        html += "<\(element.name.local)\(attributes.joined())>"
        guard depth == 1 else { return }
        isAlone = isAlone && inside == nil && element.name.local == "div"
        inside = (html.endIndex, html.endIndex)
    }

    mutating func end(_ name: XMLName) {
        depth -= 1
        if depth == 0, let start = inside?.start { inside = (start, html.endIndex) }
        if !InlineMarkup.void.contains(name.local) { html += "</\(name.local)>" }
    }

    mutating func text(_ text: String) {
        if depth == 0, !text.allSatisfy(\.isWhitespace) { isAlone = false }
        html += Entities.escape(text)
    }

    private static func attribute(_ attribute: (name: XMLName, value: String)) -> String? {
        let prefix: String
        switch attribute.name.namespace {
        case "": prefix = ""
        case "http://www.w3.org/1999/xlink": prefix = "xlink:"
        case xmlNamespace: prefix = "xml:"
        default: return nil
        }
        return " \(prefix)\(attribute.name.local)=\"\(Entities.escape(attribute.value))\""
    }

    private static let graphics = ["svg": "http://www.w3.org/2000/svg", "math": "http://www.w3.org/1998/Math/MathML"]

    private static let void: Set<String> = [
        "br", "hr", "img", "wbr", "input", "area", "base", "col", "embed", "link", "meta", "source", "track",
    ]
}
