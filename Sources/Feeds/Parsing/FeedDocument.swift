import HTTPClient
import Markup
import Support

/// What a server sent, with what it said about it.
package struct FeedDocument: Sendable {
    package var bytes: [UInt8]
    /// `Content-Type` as sent.
    package var contentType: String?
    /// The address that answered; what relative addresses are relative to, unless the document says otherwise.
    package var url: String?
    /// `Content-Location` as sent; where it is given, it is the document's address.
    package var contentLocation: String?
    /// `Content-Language` as sent.
    package var contentLanguage: String?

    /// A document; without an address its relative links stay relative.
    package init(_ bytes: [UInt8], contentType: String? = nil, url: String? = nil) {
        self.bytes = bytes
        self.contentType = contentType
        self.url = url
    }

    /// What its addresses are relative to.
    var base: String? { contentLocation.flatMap { FeedElement.safe(FeedElement.resolve($0, url)) } ?? url }

    /// The charset that `Content-Type` names.
    var charset: String? {
        for parameter in contentType?.split(separator: ";").dropFirst() ?? [] {
            let parts = parameter.split(separator: "=", maxSplits: 1).map { $0.filter { $0 != "\"" && $0 != "'" }.trimmed }
            if parts.count == 2, parts[0].lowercased() == "charset", !parts[1].isEmpty { return parts[1] }
        }
        return nil
    }

    /// `Content-Type` without its parameters, in lower case.
    var mediaType: String? { contentType?.split(separator: ";").first?.trimmed.lowercased() }
}

/// A document that is no feed; the reason reads on after "the address answers with ".
package enum FeedRefusal: Error, Sendable, Equatable {
    case empty
    /// A web page, with the feeds that it names, absolute.
    case page(feeds: [HTMLLinks.Feed])
    /// Something else, named with its article.
    case other(String)
    /// A feed that breaks off before its first entry or attacks its reader.
    case unreadable(String)
}
