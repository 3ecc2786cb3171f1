import Support

/// One header line; names are compared without regard to case.
package struct HTTPHeader: Sendable, Hashable {
    /// The name as it goes over the wire.
    package let name: String
    /// The value; line breaks and NUL are removed before it is sent.
    package let value: String
    /// Whether it is a secret: refused over plain http, as tokens are. Headers known to carry credentials always are.
    package let isSecret: Bool
    /// Whether it is dropped when a redirect changes the origin, as every secret is.
    package let staysAtOrigin: Bool

    /// A line `name: value`.
    package init(_ name: String, _ value: String, isSecret: Bool = false, staysAtOrigin: Bool = false) {
        self.name = name
        self.value = value
        self.isSecret = isSecret
        self.staysAtOrigin = staysAtOrigin
    }
}

/// One part of a `multipart/form-data` body.
package struct HTTPPart: Sendable {
    /// The field's name.
    package let name: String
    /// The file name, when the part is a file.
    package let filename: String?
    /// The media type of `data`.
    package let contentType: String?
    /// The bytes as they are sent.
    package let data: [UInt8]

    /// A field, or a file when it has a file name.
    package init(name: String, filename: String? = nil, contentType: String? = nil, data: [UInt8]) {
        self.name = name
        self.filename = filename
        self.contentType = contentType
        self.data = data
    }
}

/// What a transfer may cost before it is given up.
package struct HTTPLimits: Sendable {
    /// From the start of the transfer to its last byte, redirects included; waiting for a turn does not count.
    package var total: Duration
    /// Name lookup, connection and TLS handshake of one hop.
    package var connect: Duration
    /// Longest time without a byte; whole seconds, rounded up.
    package var stall: Duration
    /// Largest body in bytes after decompression.
    package var body: Int
    /// Redirects followed; with 0 the 3xx is the response. More of them fail as `.protocolError`.
    package var redirects: Int

    /// The limits of an ordinary call; change what differs.
    package init(
        total: Duration = .seconds(30), connect: Duration = .seconds(10), stall: Duration = .seconds(20),
        body: Int = 8 << 20, redirects: Int = 5
    ) {
        self.total = total
        self.connect = connect
        self.stall = stall
        self.body = body
        self.redirects = redirects
    }
}

/// What to ask of a server, and within which limits.
package struct HTTPRequest: Sendable {
    /// The bytes that go with the request.
    package enum Body: Sendable {
        case none
        case bytes([UInt8], contentType: String)
        case multipart([HTTPPart])
    }

    /// Which addresses the request may connect to, on every hop.
    package enum Reach: Sendable {
        case anywhere
        /// Only public addresses, and the hosts ("nas.lan") or CIDRs ("10.1.0.0/16") named here.
        case publicOnly(allowing: [String])
    }

    /// How the connection is chosen.
    package enum ConnectionUse: Sendable {
        case pooled
        /// HTTP/1.1 on a connection of its own, no redirects, written at most once; once written it cannot be cancelled.
        ///
        /// `lastGate` runs on the transfer thread, connected, just before the first byte of the request;
        /// false gives the failure `.gate`, and nothing was sent. It must not block.
        case fresh(lastGate: @Sendable () -> Bool)
    }

    /// Upper case.
    package var method: String
    /// Absolute, http or https.
    package var url: String
    /// Besides those that the body, `bearer` and the client itself bring.
    package var headers: [HTTPHeader]
    /// What is sent after the head.
    package var body: Body
    /// Time, size and redirects.
    package var limits: HTTPLimits
    /// Where it may lead; `.publicOnly` for every address that a stranger chose.
    package var reach: Reach
    /// Sent as `Authorization: Bearer`; refused over plain http unless the host is loopback, dropped when a redirect changes the origin.
    package var bearer: Secret?
    /// Pooled, or once only.
    package var connection: ConnectionUse
    /// Connects to this Unix socket instead of the address in `url`, whose host is then only a name.
    package var socketPath: String?
    /// A proxy that an operator named, such as "http://proxy.lan:3128" or "socks5h://user:password@127.0.0.1:9050"; it does the
    /// connecting, so that of `reach` only addresses written in the URL are held back.
    package var proxy: Secret?
    /// Leaves out HTTP/2.
    package var usesHTTP1 = false
    /// Whether the request may be written again when a pooled connection turns out to be dead; by default as the method's meaning says.
    package var repeatable: Bool
    /// Takes the decoded body of a 2xx piece by piece, on the transfer thread, instead of `HTTPResponse.body`.
    ///
    /// False ends the transfer early; the response is then returned as far as it came. It must not block.
    package var onChunk: (@Sendable ([UInt8]) -> Bool)?

    /// A request with the usual limits.
    package init(
        _ method: String = "GET", _ url: String, headers: [HTTPHeader] = [], body: Body = .none, bearer: Secret? = nil,
        limits: HTTPLimits = HTTPLimits(), reach: Reach = .anywhere, connection: ConnectionUse = .pooled,
        onChunk: (@Sendable ([UInt8]) -> Bool)? = nil
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.limits = limits
        self.reach = reach
        self.bearer = bearer
        self.connection = connection
        self.repeatable = ["GET", "HEAD", "PUT", "DELETE", "OPTIONS"].contains(method)
        self.onChunk = onChunk
    }
}
