import Support

/// An answer: status, headers and a body that is at hand or arrives in pieces.
package struct ServerResponse: Sendable {
    package enum Body: Sendable {
        case bytes([UInt8])
        /// Sent piece by piece as they come; the answer ends with the stream.
        case stream(AsyncStream<[UInt8]>)
    }

    package var status: Int
    package var headers: [(String, String)]
    package var body: Body
    /// What happens to the connection instead of a clean answer; only look-alikes and tests set it.
    package var fault: ConnectionFault?

    package init(status: Int = 200, headers: [(String, String)] = [], body: Body = .bytes([]), fault: ConnectionFault? = nil) {
        self.status = status
        self.headers = headers
        self.body = body
        self.fault = fault
    }

    /// The value as application/json.
    package static func json(_ value: JSON, status: Int = 200) -> ServerResponse {
        .bytes(value.serialized(), type: "application/json", status: status)
    }

    /// The text as text/plain.
    package static func text(_ text: String, status: Int = 200) -> ServerResponse {
        .bytes([UInt8](text.utf8), type: "text/plain; charset=utf-8", status: status)
    }

    /// The page as text/html.
    package static func html(_ page: String, status: Int = 200) -> ServerResponse {
        .bytes([UInt8](page.utf8), type: "text/html; charset=utf-8", status: status)
    }

    /// An answer without a body.
    package static func empty(_ status: Int) -> ServerResponse { ServerResponse(status: status) }

    /// Bytes of the given media type.
    package static func bytes(_ bytes: [UInt8], type: String, status: Int = 200) -> ServerResponse {
        ServerResponse(status: status, headers: [("Content-Type", type)], body: .bytes(bytes))
    }

    /// Server-sent events; each piece is one or more whole events. The server adds a ping comment when nothing was sent for a while.
    package static func events(_ pieces: AsyncStream<[UInt8]>) -> ServerResponse {
        ServerResponse(headers: [("Content-Type", eventStreamType), ("Cache-Control", "no-store")], body: .stream(pieces))
    }

    /// The same answer with one more header.
    package func with(_ name: String, _ value: String) -> ServerResponse {
        var copy = self
        copy.headers.append((name, value))
        return copy
    }

    /// The same answer with the connection behaving badly.
    package func with(_ fault: ConnectionFault?) -> ServerResponse {
        var copy = self
        copy.fault = fault
        return copy
    }

    static let eventStreamType = "text/event-stream"

    var isEventStream: Bool {
        headers.contains { $0.0.lowercased() == "content-type" && $0.1.lowercased().hasPrefix(Self.eventStreamType) }
    }
}

/// A way in which a connection fails its client.
package enum ConnectionFault: Sendable, Equatable {
    /// Closed without any answer.
    case dropBefore
    /// Reset (RST) without any answer.
    case reset
    /// Closed after this many bytes of the body, although the head promised all of them.
    case truncate(after: Int)
    /// Answered, but only after this long.
    case delay(Duration)
}
