/// A redirect that was followed.
package struct HTTPRedirect: Sendable, Hashable {
    /// 301, 302, 303, 307 or 308.
    package let status: Int
    /// Where it led, absolute.
    package let url: String

    /// A step to `url`.
    package init(status: Int, url: String) {
        self.status = status
        self.url = url
    }
}

/// The whole answer of a server, whatever its status.
package struct HTTPResponse: Sendable {
    /// 200 to 599.
    package var status: Int
    /// The last header block, in order.
    package var headers: [HTTPHeader]
    /// The decoded body; empty when the request has `onChunk` and the status is 2xx.
    package var body: [UInt8]
    /// The address that answered, after redirects.
    package var url: String
    /// The redirects followed, first one first.
    package var redirects: [HTTPRedirect]

    /// An answer; adapters' tests make them by hand.
    package init(status: Int, headers: [HTTPHeader] = [], body: [UInt8] = [], url: String = "", redirects: [HTTPRedirect] = []) {
        self.status = status
        self.headers = headers
        self.body = body
        self.url = url
        self.redirects = redirects
    }

    /// The last header of that name, nil when there is none.
    package func header(_ lowercasedName: String) -> String? {
        headers.last { $0.name.utf8.count == lowercasedName.utf8.count && $0.name.lowercased() == lowercasedName }?.value
    }

    /// Whether the status is 2xx.
    package var isSuccess: Bool { (200..<300).contains(status) }

    /// The body as text; bytes that are not UTF-8 become U+FFFD.
    package var text: String { String(decoding: body, as: UTF8.self) }
}
