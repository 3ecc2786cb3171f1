import Support

/// Why there is no answer, and whether the server can have seen the request.
package struct HTTPFailure: DeskError {
    /// What went wrong.
    package enum Kind: Sendable, Equatable {
        case badURL
        case forbiddenAddress
        case nameNotFound
        /// Nothing on the way says anything.
        case connect
        /// The host, or something on the way, does not take connections.
        case refused
        case tls
        case timeout
        case stalled
        case tooLarge
        case closed
        case protocolError
        case gate
        case credentialsOverPlainHTTP
        case shutDown
    }

    /// What went wrong, as far as callers tell it apart.
    package let kind: Kind
    /// The host asked, empty when the address could not be read.
    package let host: String
    /// False only when it is certain that no byte of the request left.
    package let requestWritten: Bool
    /// The facts behind the kind: an address, a limit, the library's words. Never a path, query, header or body.
    package let detail: String

    /// A failure of a request to `host`.
    package init(_ kind: Kind, host: String, requestWritten: Bool, detail: String = "") {
        self.kind = kind
        self.host = host
        self.requestWritten = requestWritten
        self.detail = detail
    }

    package var disposition: Disposition {
        switch kind {
        case .badURL, .forbiddenAddress, .tooLarge: .permanent
        case .credentialsOverPlainHTTP: .needsOperator
        case .nameNotFound, .connect, .refused, .tls, .timeout, .stalled, .closed, .protocolError, .gate, .shutDown: .retry
        }
    }

    package var message: Message { detail.isEmpty ? sentence : "\(sentence) (\(detail))" }
    package var description: String { message.description }

    private var sentence: Message {
        switch kind {
        case .badURL: "The address is not a usable http or https URL; correct it."
        case .forbiddenAddress: "\(host) leads to an address that is not public; list it under private_networks if that is wanted."
        case .nameNotFound: "The name \(host) could not be found; check its spelling and the DNS."
        case .connect, .refused: "\(host) could not be connected to; check that it runs and is reachable from here."
        case .tls: "No trusted TLS connection to \(host) could be made; check its certificate."
        case .timeout: "\(host) did not answer in time."
        case .stalled: "\(host) stopped sending in the middle of an answer."
        case .tooLarge: "The answer of \(host) is larger than allowed."
        case .closed: "\(host) closed the connection before its answer was complete."
        case .protocolError: "\(host) answered with something that is not proper HTTP."
        case .gate: "The request to \(host) was held back at the last moment; nothing was sent."
        case .credentialsOverPlainHTTP: "A token would go to \(host) over plain http; use an https address."
        case .shutDown: "The HTTP client is shut down; the request to \(host) was given up."
        }
    }
}
