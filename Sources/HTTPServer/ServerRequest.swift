import Support

/// A request as the handler sees it: decoded, whole, within the limits.
package struct ServerRequest: Sendable {
    /// The method as sent, such as "GET".
    package let method: String
    /// The path as sent, without the query; the form to split into segments, because "%2F" is not a separator.
    package let rawPath: String
    /// The query as sent, without the question mark; empty when there is none.
    package let rawQuery: String
    /// The headers in the order sent, with names as sent.
    package let headers: [(name: String, value: String)]
    /// The body, empty when there is none.
    package let body: [UInt8]

    /// A request, for tests and for handlers that pass on another one.
    package init(method: String, target: String, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
        self.method = method
        let origin = RequestTarget.origin(target)
        let mark = origin.firstIndex(of: "?")
        rawPath = String(origin[..<(mark ?? origin.endIndex)])
        rawQuery = mark.map { String(origin[origin.index(after: $0)...]) } ?? ""
        self.headers = headers
        self.body = body
    }

    /// The percent-decoded path.
    package var path: String { RequestTarget.decoded(rawPath) }

    /// The decoded query in the order sent.
    package var query: [(name: String, value: String)] { RequestTarget.pairs(rawQuery) }

    /// The decoded pairs of a body of type application/x-www-form-urlencoded, in the order sent.
    package var form: [(name: String, value: String)] { RequestTarget.pairs(String(decoding: body, as: UTF8.self)) }

    /// The first header of this name, given in lower case.
    package func header(_ lowercasedName: String) -> String? {
        headers.first { $0.name.lowercased() == lowercasedName }?.value
    }

    /// The first query value of this name.
    package func query(_ name: String) -> String? {
        query.first { $0.name == name }?.value
    }

    /// The body as JSON; throws what the decoder throws.
    package func json() throws -> JSON { try JSON(parsing: body) }
}
