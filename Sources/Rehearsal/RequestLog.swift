import FoundationEssentials
import HTTPServer
import Support

/// A request as a look-alike saw it, without its secrets.
package struct LoggedRequest: Sendable {
    package let time: Date
    package let method: String
    /// The path as sent.
    package let path: String
    package let query: String
    package let bodyCount: Int
    /// The answer's status, 0 when there was none.
    package let status: Int

    /// Which call of the API it was, whatever it was about: "GET /v1/pages/*", "GET /rest/posts?q=author".
    package var call: String {
        var segments: [Substring] = []
        for segment in path.split(separator: "/") {
            segments.append(segments.last == "properties" || Self.isIdentifier(segment) ? "*" : segment)
        }
        // Rest.li names its actions and finders in the query.
        let verb = query.split(separator: "&").first { $0.hasPrefix("action=") || $0.hasPrefix("q=") }
        return "\(method) /\(segments.joined(separator: "/"))\(verb.map { "?\($0)" } ?? "")"
    }

    /// Words of a path are in letters and short numbers ("v2beta", "txt2img"); ids are numbers, long, or encoded.
    private static func isIdentifier(_ segment: Substring) -> Bool {
        let digits = segment.utf8.count { (0x30...0x39).contains($0) }
        return segment.contains("%") || digits > 2 || (digits > 0 && segment.utf8.count > 7)
    }

    package var json: JSON {
        [
            "time": .string(Timestamp.text(time)), "method": .string(method), "path": .string(path), "query": .string(query),
            "body_bytes": .integer(bodyCount), "status": .integer(status),
        ]
    }
}

/// A client's fault that the real service would have punished, now or later.
package struct Violation: Sendable, Equatable {
    package let time: Date
    /// A short name, such as "little-text".
    package let kind: String
    package let detail: String

    package var json: JSON { ["time": .string(Timestamp.text(time)), "kind": .string(kind), "detail": .string(detail)] }
}

/// What a look-alike was asked and what was wrong with it; the newest 10,000 of each.
package final class RequestLog: Sendable {
    private struct State {
        var requests: [LoggedRequest] = []
        var violations: [Violation] = []
        var calls: [String: Int] = [:]
    }

    private static let limit = 10_000
    private let state = Locked(State())
    private let clock: any DeskClock

    package init(clock: any DeskClock) { self.clock = clock }

    /// All requests, oldest first.
    package var requests: [LoggedRequest] { state.withLock { $0.requests } }
    /// All violations, oldest first.
    package var violations: [Violation] { state.withLock { $0.violations } }
    /// How often each call was made (`LoggedRequest.call`), also by requests that are no longer listed.
    package var calls: [String: Int] { state.withLock { $0.calls } }

    /// Notes a violation now.
    package func violate(_ kind: String, _ detail: String) {
        let violation = Violation(time: clock.now(), kind: kind, detail: detail)
        state.withLock { Self.append(violation, to: &$0.violations) }
    }

    /// The handler with every request written down.
    package func applied(
        to handler: @escaping @Sendable (ServerRequest) async -> ServerResponse
    ) -> @Sendable (ServerRequest) async -> ServerResponse {
        { request in
            let time = self.clock.now()
            let response = await handler(request)
            let entry = LoggedRequest(
                time: time, method: request.method, path: request.rawPath, query: request.rawQuery, bodyCount: request.body.count,
                status: response.shownStatus)
            self.state.withLock { state in
                Self.append(entry, to: &state.requests)
                let call = entry.call
                // Paths that no API has cannot fill the memory.
                if state.calls[call] != nil || state.calls.count < 1000 { state.calls[call, default: 0] += 1 }
            }
            return response
        }
    }

    /// Keeps the newest.
    static func append<Entry>(_ entry: Entry, to list: inout [Entry]) {
        if list.count >= limit { list.removeFirst(limit / 10) }
        list.append(entry)
    }
}

extension ServerResponse {
    /// The status as the client sees it, 0 when the connection fails before.
    var shownStatus: Int { fault == .dropBefore || fault == .reset ? 0 : status }
}

extension RequestLog {
    /// Lets another process read which calls were made and how often (GET /calls).
    package func addControls(to router: inout Router) {
        router.on("GET", "/calls") { [self] _, _ in .json(.object(calls.mapValues { .integer($0) })) }
    }
}
