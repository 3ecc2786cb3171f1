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

    /// A document; without an address its relative links stay relative.
    package init(_ bytes: [UInt8], contentType: String? = nil, url: String? = nil) {
        self.bytes = bytes
        self.contentType = contentType
        self.url = url
    }

    /// The charset that `Content-Type` names.
    var charset: String? {
        contentType?.split(separator: ";").dropFirst().lazy.map(\.trimmed).first { $0.lowercased().hasPrefix("charset=") }
            .map { $0.dropFirst(8).filter { $0 != "\"" && $0 != "'" } }
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
