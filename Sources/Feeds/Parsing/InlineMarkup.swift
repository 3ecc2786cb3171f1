import Markup

/// Writes elements that a feed carries as elements (Atom's XHTML, or HTML that nobody escaped) back as markup.
struct InlineMarkup {
    private(set) var html = ""
    /// How many of its elements are open.
    private(set) var depth = 0
    /// The `div` around Atom's XHTML is no part of the content.
    private let dropsOuterDiv: Bool
    private var droppedDiv = false

    init(after text: String, dropsOuterDiv: Bool) {
        html = text
        self.dropsOuterDiv = dropsOuterDiv
    }

    mutating func start(_ element: XMLElement) {
        depth += 1
        if dropsOuterDiv, depth == 1, element.name.local == "div", html.allSatisfy(\.isWhitespace) {
            droppedDiv = true
            return
        }
        let attributes = element.attributes.map { " \($0.name.local)=\"\(Entities.escape($0.value))\"" }
        html += "<\(element.name.local)\(attributes.joined())>"
    }

    mutating func end(_ name: XMLName) {
        depth -= 1
        if depth == 0, droppedDiv { return droppedDiv = false }
        if !InlineMarkup.void.contains(name.local) { html += "</\(name.local)>" }
    }

    mutating func text(_ text: String) { html += Entities.escape(text) }

    private static let void: Set<String> = [
        "br", "hr", "img", "wbr", "input", "area", "base", "col", "embed", "link", "meta", "source", "track",
    ]
}
