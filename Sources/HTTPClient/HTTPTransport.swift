/// Sends requests; what adapters are given, so that tests can stand in for the network.
package protocol HTTPTransport: Sendable {
    /// The server's answer, whatever its status; throws `HTTPFailure` or `CancellationError`.
    func send(_ request: HTTPRequest) async throws -> HTTPResponse
}
