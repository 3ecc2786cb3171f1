import HTTPServer
import Support

/// A failure that a look-alike shows on purpose, for requests that fit a pattern.
package struct Fault: Sendable, Equatable {
    /// What happens. "After" means that the request has taken effect.
    package enum Kind: Sendable, Equatable {
        /// This status, in the vendor's form; nothing is done.
        case status(Int)
        /// This status although the request has taken effect.
        case statusAfter(Int)
        /// A proxy's HTML page with status 502; nothing is done.
        case html502
        /// The same page although the request has taken effect.
        case html502After
        /// The connection is closed without an answer; nothing is done.
        case dropBefore
        /// The connection is closed without an answer although the request has taken effect.
        case dropAfter
        /// The connection is reset; nothing is done.
        case resetBefore
        /// The connection is reset although the request has taken effect.
        case resetAfter
        /// Answered this much later than done.
        case slow(Duration)
        /// Done and answered this much later, also when the client has given up.
        case slowBefore(Duration)
        /// Closed in the middle of the body (without a body: before the answer).
        case truncate
        /// A body that is no JSON, with the status and headers of the true answer.
        case invalidJSON
        /// The true answer without one header.
        case withoutHeader(String)
    }

    package let kind: Kind
    /// The path as sent, without the query; "*" stands for any run of characters.
    package let path: String
    /// The method, nil for any.
    package let method: String?
    /// Fitting requests that are left alone first.
    package var skip: Int
    /// Fitting requests that fail after that; nil for all.
    package var count: Int?

    package init(_ kind: Kind, path: String = "*", method: String? = nil, skip: Int = 0, count: Int? = 1) {
        self.kind = kind
        self.path = path
        self.method = method
        self.skip = skip
        self.count = count
    }

    func fits(_ request: ServerRequest) -> Bool {
        (method == nil || method == request.method) && Glob.matches(path, request.rawPath)
    }
}

/// The failures a look-alike has been told to show; they apply in the order given, each to as many requests as it says.
package final class Faults: Sendable {
    private let pending = Locked<[Fault]>([])
    private let refusal: @Sendable (Int, ServerRequest) -> ServerResponse

    /// Faults whose plain statuses are answered in the vendor's form.
    package init(refusal: @escaping @Sendable (Int, ServerRequest) -> ServerResponse) { self.refusal = refusal }

    /// Adds one.
    package func add(_ fault: Fault) { pending.withLock { $0.append(fault) } }

    /// Forgets all.
    package func clear() { pending.withLock { $0 = [] } }

    /// Those that can still strike.
    package var remaining: [Fault] { pending.withLock { $0 } }

    /// The handler with the faults in front of it.
    package func applied(
        to handler: @escaping @Sendable (ServerRequest) async -> ServerResponse
    ) -> @Sendable (ServerRequest) async -> ServerResponse {
        { request in
            guard let kind = self.strike(request) else { return await handler(request) }
            return await self.answer(request, kind, handler)
        }
    }

    private func strike(_ request: ServerRequest) -> Fault.Kind? {
        pending.withLock { pending in
            for index in pending.indices where pending[index].fits(request) {
                if pending[index].skip > 0 {
                    pending[index].skip -= 1
                    continue
                }
                let kind = pending[index].kind
                if let count = pending[index].count {
                    if count <= 1 { pending.remove(at: index) } else { pending[index].count = count - 1 }
                }
                return kind
            }
            return nil
        }
    }

    private func answer(
        _ request: ServerRequest, _ kind: Fault.Kind, _ handler: @Sendable (ServerRequest) async -> ServerResponse
    ) async -> ServerResponse {
        switch kind {
        case .status(let status): return refusal(status, request)
        case .html502: return Self.badGateway
        case .dropBefore: return ServerResponse(fault: .dropBefore)
        case .resetBefore: return ServerResponse(fault: .reset)
        case .slowBefore(let length):
            try? await Task.sleep(for: length)
            return await handler(request)
        default: return distort(await handler(request), kind, request)
        }
    }

    private func distort(_ response: ServerResponse, _ kind: Fault.Kind, _ request: ServerRequest) -> ServerResponse {
        switch kind {
        case .statusAfter(let status): return refusal(status, request)
        case .html502After: return Self.badGateway
        case .dropAfter: return response.with(.dropBefore)
        case .resetAfter: return response.with(.reset)
        case .slow(let length): return response.with(.delay(length))
        case .truncate:
            guard case .bytes(let bytes) = response.body, !bytes.isEmpty else { return response.with(.dropBefore) }
            return response.with(.truncate(after: bytes.count / 2))
        case .invalidJSON:
            return ServerResponse(status: response.status, headers: response.headers, body: .bytes([UInt8](#"{"id":"urn:li:sha"#.utf8)))
        case .withoutHeader(let name):
            let kept = response.headers.filter { $0.0.lowercased() != name.lowercased() }
            return ServerResponse(status: response.status, headers: kept, body: response.body)
        default: return response
        }
    }

    private static let badGateway = ServerResponse.html(
        "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body><center><h1>502 Bad Gateway</h1></center></body>\r\n</html>\r\n",
        status: 502)
}

/// Patterns in which "*" stands for any run of characters.
enum Glob {
    static func matches(_ pattern: String, _ text: String) -> Bool {
        let parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
        guard let first = parts.first, let last = parts.last, parts.count > 1 else { return pattern == text }
        guard text.hasPrefix(first) else { return false }
        var rest = text.dropFirst(first.count)
        for part in parts.dropFirst().dropLast() where !part.isEmpty {
            guard let found = rest.firstRange(of: part) else { return false }
            rest = rest[found.upperBound...]
        }
        return rest.hasSuffix(last)
    }
}
