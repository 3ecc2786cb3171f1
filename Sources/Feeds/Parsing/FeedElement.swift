import HTTPClient
import Markup
import Support

/// Whose record an element belongs to.
enum FeedOwner { case feed, entry, source, nobody }

/// An element of a feed that is open.
final class FeedElement {
    let name: FeedName
    let depth: Int
    /// Whose record its children belong to.
    let owner: FeedOwner
    let attributes: [(name: XMLName, value: String)]
    /// What relative addresses inside are relative to (`xml:base`, else the parent's).
    let base: String?
    /// `xml:lang`, else the parent's.
    let language: String?
    var text = ""
    /// Text between child elements of a construct that holds markup as elements; nil while it has none.
    var markup: InlineMarkup?
    /// What its children fill in; most elements have none.
    private var parts: Parts?
    var person: FeedPerson? {
        get { parts?.person }
        set { filled.person = newValue }
    }
    var image: FeedImage? {
        get { parts?.image }
        set { filled.image = newValue }
    }
    var textInput: FeedTextInput? {
        get { parts?.textInput }
        set { filled.textInput = newValue }
    }
    /// How many `div` elements are open that only hold text which is escaped already.
    var wrappers = 0

    init(_ element: XMLElement, name: FeedName, inside parent: FeedElement) {
        self.name = name
        depth = parent.depth + 1
        attributes = element.attributes
        owner = FeedElement.owner(of: name, inside: parent.owner)
        // Most elements have none.
        guard !attributes.isEmpty else {
            (base, language) = (parent.base, parent.language)
            return
        }
        let base = element.attribute("base", namespace: xmlNamespace) ?? FeedElement.value("base", of: attributes)
        self.base = base.map { FeedElement.safe(FeedElement.resolve($0, parent.base)) ?? parent.base ?? "" } ?? parent.base
        let language = element.attribute("lang", namespace: xmlNamespace) ?? FeedElement.value("lang", of: attributes)
        self.language = language.map { $0.isEmpty ? nil : $0.replacing("_", with: "-") } ?? parent.language
    }

    var key: String { name.key }
    var isAtom: Bool { name.isAtom }

    /// The element that stands around the root: only what the transfer says of the document is known.
    init(base: String?, language: String?) {
        (name, depth, owner, attributes) = (FeedName(key: "", extra: "", isAtom: false), 0, .feed, [])
        self.base = base
        self.language = language
    }

    private static func owner(of name: FeedName, inside owner: FeedOwner) -> FeedOwner {
        switch name.role {
        case .entry: .entry
        case .source: .source
        // Not every entry's picture says so of its title and link.
        default: name.frame == .image ? .nobody : owner
        }
    }

    private final class Parts {
        var person: FeedPerson?
        var image: FeedImage?
        var textInput: FeedTextInput?
    }

    private var filled: Parts {
        let filled = parts ?? Parts()
        parts = filled
        return filled
    }

    /// Adds text; the first piece, which mostly is all, is not copied, and white space in front of it means nothing.
    func append(_ piece: String) {
        if text.isEmpty, piece.utf8.allSatisfy({ $0 <= 0x20 }) { return }
        if text.isEmpty { text = Mended.controls(piece) } else { text += Mended.controls(piece) }
    }

    /// The value of an attribute without a namespace, white space at its ends removed; nil when missing or empty.
    subscript(_ name: String) -> String? {
        guard let value = FeedElement.value(name, of: attributes)?.trimmed else { return nil }
        return value.isEmpty ? nil : value
    }

    private static func value(_ name: String, of attributes: [(name: XMLName, value: String)]) -> String? {
        attributes.first { $0.name.lowered == name && $0.name.namespace.isEmpty }?.value
    }

    /// The value of an attribute of another namespace.
    func value(_ local: String, in namespace: String) -> String? {
        attributes.first { $0.name.local == local && $0.name.namespace == namespace }?.value.trimmed
    }

    /// The resource that RDF names instead of writing it as text.
    var resource: String? { value("resource", in: rdfNamespace) }

    /// All attributes by their names in lower case.
    var dictionary: [String: String] {
        Dictionary(attributes.map { (FeedVocabulary.attribute($0.name), $0.value.trimmed) }) { first, _ in first }
    }

    /// The text without white space at its ends; nil when there is none.
    var content: String? {
        let text = text.trimmed
        return text.isEmpty ? nil : text
    }

    /// An address of this element, absolute where its base allows.
    func resolved(_ address: String) -> String { FeedElement.resolve(address, base) }

    static func resolve(_ address: String, _ base: String?) -> String { RelativeAddress.resolve(address, base) }

    /// The address when it is absolute and of a scheme that pages may lead to; nil otherwise.
    static func safe(_ address: String) -> String? {
        HTMLSanitizer.isSafe(address) ? address : nil
    }
}

let xmlNamespace = "http://www.w3.org/XML/1998/namespace"
let rdfNamespace = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
