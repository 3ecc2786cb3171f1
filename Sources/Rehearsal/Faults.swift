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
        /// 429 that says after how many seconds to come again; nothing is done.
        case throttled(retryAfter: Int)
        /// This status with a `Retry-After` of these words, which may be anything, or without one; nothing is done.
        case refused(Int, retryAfter: String?)
        /// A proxy's HTML page with this status; nothing is done.
        case html(Int)
        /// The same page although the request has taken effect.
        case htmlAfter(Int)
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
        /// An empty JSON object with the status and headers of the true answer, so that it names nothing.
        case emptied
        /// The true answer, whose body comes byte by byte for a minute.
        case drip
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
    /// What a throttled request is answered, besides when it may come again.
    private let throttling: @Sendable (ServerRequest) -> ServerResponse

    /// Faults whose plain statuses are answered in the vendor's form.
    package init(
        refusal: @escaping @Sendable (Int, ServerRequest) -> ServerResponse,
        throttling: (@Sendable (ServerRequest) -> ServerResponse)? = nil
    ) {
        self.refusal = refusal
        self.throttling = throttling ?? { refusal(429, $0) }
    }

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
        case .throttled(let seconds): return throttling(request).saying("Retry-After", String(seconds))
        case .refused(let status, let wait):
            let refused = refusal(status, request)
            return wait.map { refused.saying("Retry-After", $0) } ?? refused.without("Retry-After")
        case .html(let status): return Self.proxyPage(status)
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
        case .htmlAfter(let status): return Self.proxyPage(status)
        case .dropAfter: return response.with(.dropBefore)
        case .resetAfter: return response.with(.reset)
        case .slow(let length): return response.with(.delay(length))
        case .truncate:
            guard case .bytes(let bytes) = response.body, !bytes.isEmpty else { return response.with(.dropBefore) }
            return response.with(.truncate(after: bytes.count / 2))
        case .invalidJSON:
            return ServerResponse(status: response.status, headers: response.headers, body: .bytes([UInt8](#"{"id":"urn:li:sha"#.utf8)))
        case .withoutHeader(let name): return response.without(name)
        case .emptied: return ServerResponse(status: response.status, headers: response.headers, body: .bytes([UInt8]("{}".utf8)))
        case .drip: return ServerResponse(status: response.status, headers: response.headers, body: .stream(Self.drops(of: response.body)))
        default: return response
        }
    }

    private static func proxyPage(_ status: Int) -> ServerResponse {
        let title = status == 502 ? "502 Bad Gateway" : "Sign in to the network"
        return ServerResponse.html(
            "<html>\r\n<head><title>\(title)</title></head>\r\n<body><center><h1>\(title)</h1></center></body>\r\n</html>\r\n",
            status: status)
    }

    /// A byte each quarter of a second; where there is none, blanks for a minute.
    private static func drops(of body: ServerResponse.Body) -> AsyncStream<[UInt8]> {
        var bytes = [UInt8](repeating: 0x20, count: 240)
        if case .bytes(let whole) = body, !whole.isEmpty { bytes = whole }
        let rest = Locked(bytes[...])
        return AsyncStream {
            guard (try? await Task.sleep(for: .milliseconds(250))) != nil else { return nil }
            return rest.withLock { $0.popFirst() }.map { [$0] }
        }
    }
}

extension ServerResponse {
    fileprivate func without(_ name: String) -> ServerResponse {
        var copy = self
        copy.headers.removeAll { $0.0.lowercased() == name.lowercased() }
        return copy
    }

    /// With this value of a header and no other.
    fileprivate func saying(_ name: String, _ value: String) -> ServerResponse { without(name).with(name, value) }
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
