/// Says who asks, where a request does not: publishers find whoever runs this by it.
package struct NamedTransport: HTTPTransport {
    private let transport: any HTTPTransport
    private let userAgent: String

    /// Sends by `transport` under that name.
    package init(_ transport: any HTTPTransport, userAgent: String) {
        self.transport = transport
        self.userAgent = userAgent
    }

    package func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        var request = request
        if !request.headers.contains(where: { $0.name.lowercased() == "user-agent" }) {
            request.headers.append(HTTPHeader("User-Agent", userAgent))
        }
        return try await transport.send(request)
    }
}
