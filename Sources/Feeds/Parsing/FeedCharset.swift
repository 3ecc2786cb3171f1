import Markup

/// Which charset a document counts as being in: RFC 3023 weighs what the transfer and the document say.
struct FeedCharset {
    /// The name as declared, or that of the charset that was read where the declared one did not fit.
    let name: String
    /// What is wrong with the declaration; nil for a right one.
    let flaw: String?

    /// - Parameter read: the charset that the document was read in.
    init(_ document: FeedDocument, read: String) {
        let label = FeedCharset.label(document)
        let canonical = Charset.known(label)
        if Charset.isASCII(document.bytes), let canonical, Charset.isASCIICompatible(canonical) {
            name = label.lowercased() == "gb2312" ? "gb18030" : label
            flaw = FeedCharset.typeFlaw(document)
        } else if canonical == read || FeedCharset.isWide(label) && FeedCharset.isWide(read) {
            name = FeedCharset.isWide(label) ? read : label.lowercased() == "gb2312" ? "gb18030" : label
            flaw = FeedCharset.typeFlaw(document)
        } else {
            name = read
            flaw = "it says it is in \(label.prefix(40)) and is in \(read)"
        }
    }

    private static func isWide(_ name: String) -> Bool {
        ["utf-16", "utf-32", "utf16", "utf32", "utf_16", "utf_32", "u16", "u32", "ucs-", "iso-10646-ucs", "csucs", "csunicode"]
            .contains { name.lowercased().hasPrefix($0) }
    }

    private static func label(_ document: FeedDocument) -> String {
        let declared = Charset.declared(in: document.bytes)
        guard let type = document.mediaType else { return document.charset ?? declared ?? "utf-8" }
        if type.hasPrefix("text/") { return document.charset ?? "us-ascii" }
        return (isXML(type) ? document.charset : nil) ?? declared ?? document.charset ?? "utf-8"
    }

    private static func typeFlaw(_ document: FeedDocument) -> String? {
        guard let type = document.mediaType, !isXML(type), !type.hasSuffix("json") else { return nil }
        return "\(type.prefix(80)) is no type of XML"
    }

    private static func isXML(_ type: String) -> Bool {
        type.hasSuffix("/xml") || type.hasSuffix("+xml")
            || [
                "application/xml-dtd", "application/xml-external-parsed-entity",
                "text/xml-external-parsed-entity",
            ].contains(type)
    }
}
