/// Takes the events of a document in their order.
package protocol XMLHandler: AnyObject {
    /// An element begins.
    func start(_ element: XMLElement)
    /// The element that began last and has not ended ends; elements that the document's end cuts off never do.
    func end(_ name: XMLName)
    /// All text between two tags, references replaced.
    func text(_ text: String)
}

/// The name of an element or attribute; a document has one for all that are alike.
package final class XMLName: Sendable, Hashable {
    /// The name behind the colon.
    package let local: String
    /// The same in lower case.
    package let lowered: String
    /// The namespace's URI; empty when it has none.
    package let namespace: String
    /// The prefix as written, which means something only where its namespace was never declared.
    package let prefix: String
    /// How many other names the document had before this one.
    package let number: Int

    init(local: String, namespace: String, prefix: String, number: Int) {
        self.local = local
        lowered = local.lowercased()
        self.namespace = namespace
        self.prefix = prefix
        self.number = number
    }

    package static func == (a: XMLName, b: XMLName) -> Bool { a === b || a.local == b.local && a.namespace == b.namespace }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(local)
        hasher.combine(namespace)
    }
}

/// The beginning of an element.
package struct XMLElement: Sendable {
    package let name: XMLName
    package let attributes: [(name: XMLName, value: String)]
    /// The namespaces that a root declares; empty for every other element.
    package var declarations: [(prefix: String, uri: String)] = []

    /// The value of an attribute without a namespace, or of one in `namespace`.
    package func attribute(_ local: String, namespace: String = "") -> String? {
        attributes.first { $0.name.local == local && $0.name.namespace == namespace }?.value
    }
}

/// What stands in the way of reading a document.
package struct XMLLimits: Sendable {
    /// How deep elements may be nested.
    package var depth = 200
    /// How many bytes of text between two tags are kept.
    package var text = 8 << 20
    /// How many bytes a document may have in UTF-8.
    package var size = 32 << 20
    /// How many declarations of namespaces may hold at one place: each name is looked up among them.
    package var namespaces = 256
    /// How many names its elements and attributes may have together.
    package var names = 20_000

    /// Limits that no honest feed or outline meets.
    package init() {}
}
