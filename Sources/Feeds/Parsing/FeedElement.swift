import HTTPClient
import Markup
import Support

/// An element of a feed that is open.
struct FeedElement {
    let key: String
    let attributes: [(name: XMLName, value: String)]
    /// What relative addresses inside are relative to (`xml:base`, else the parent's).
    let base: String?
    /// `xml:lang`, else the parent's.
    let language: String?
    var text = ""
    /// Text between child elements of a construct that holds markup as elements; nil while it has none.
    var markup: InlineMarkup?
    /// Name, mail and address of a person, filled by its children.
    var person: FeedPerson?
    /// Title and address of an image or of a source, filled by its children.
    var image: FeedImage?
    var origin: FeedOrigin?

    init(_ element: XMLElement, key: String, inside parent: FeedElement?) {
        self.key = key
        attributes = element.attributes
        let base = element.attribute("base", namespace: xmlNamespace)
        self.base = base.map { FeedElement.resolve($0, parent?.base) } ?? parent?.base
        let language = element.attribute("lang", namespace: xmlNamespace)
        self.language = language.map { $0.isEmpty ? nil : $0 } ?? parent?.language
    }

    /// The element that stands around the root: only the address of the document is known.
    init(base: String?) {
        key = ""
        attributes = []
        self.base = base
        language = nil
    }

    /// The value of an attribute without a namespace, white space at its ends removed; nil when missing or empty.
    subscript(_ name: String) -> String? {
        guard let value = attributes.first(where: { $0.name.local.lowercased() == name && $0.name.namespace.isEmpty })?.value.trimmed else {
            return nil
        }
        return value.isEmpty ? nil : value
    }

    /// The value of an attribute of another namespace.
    func value(_ local: String, in namespace: String) -> String? {
        attributes.first { $0.name.local == local && $0.name.namespace == namespace }?.value.trimmed
    }

    /// The text without white space at its ends; nil when there is none.
    var content: String? {
        let text = text.trimmed
        return text.isEmpty ? nil : text
    }

    /// An address of this element, absolute where its base allows.
    func resolved(_ address: String) -> String { FeedElement.resolve(address, base) }

    static func resolve(_ address: String, _ base: String?) -> String {
        let address = address.trimmed
        guard let base, let page = WebAddress(base) else { return address }
        // Addresses of other schemes (`tag:`, `mailto:`) stay as they are.
        return page.resolve(address)?.text ?? address
    }
}

private let xmlNamespace = "http://www.w3.org/XML/1998/namespace"
