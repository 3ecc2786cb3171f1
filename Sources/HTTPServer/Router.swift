import Support

/// Finds the handler of a request by method and path pattern, such as "/v1/pages/{id}".
///
/// Literal segments win over parameters. A known path with another method answers 405, an unknown path 404.
package struct Router: Sendable {
    /// Answers a request whose path gave these parameters, percent-decoded.
    package typealias Handler = @Sendable (ServerRequest, PathParameters) async -> ServerResponse

    private struct Route: Sendable {
        let method: String
        let pattern: PathPattern
        let handler: Handler
    }

    private var routes: [Route] = []
    private var refusal: @Sendable (ServerRequest, Int) -> ServerResponse = { request, status in
        .json(
            ["error": .string("\(status == 404 ? "no such path" : "method not allowed"): \(request.method) \(request.rawPath)")],
            status: status)
    }

    /// A router without routes: everything is 404.
    package init() {}

    /// Adds a route; the pattern's last segment may be "{rest...}", which takes everything that is left.
    package mutating func on(_ method: String, _ pattern: String, _ handler: @escaping Handler) {
        routes.append(Route(method: method, pattern: PathPattern(pattern), handler: handler))
    }

    /// Answers 404 and 405 in another form than the plain one.
    package mutating func refuse(with refusal: @escaping @Sendable (ServerRequest, Int) -> ServerResponse) {
        self.refusal = refusal
    }

    /// The answer of the route that fits best.
    package func callAsFunction(_ request: ServerRequest) async -> ServerResponse {
        let segments = PathPattern.segments(request.rawPath)
        let fitting = routes.compactMap { route in route.pattern.match(segments).map { (route, $0) } }
        guard !fitting.isEmpty else { return refusal(request, 404) }
        // HEAD is GET whose body the server leaves out.
        let methods = request.method == "HEAD" ? ["HEAD", "GET"] : [request.method]
        let candidates = fitting.filter { methods.contains($0.0.method) }
        guard let (route, parameters) = candidates.max(by: { $0.0.pattern.rank < $1.0.pattern.rank }) else {
            return refusal(request, 405).with("Allow", fitting.map(\.0.method).joined(separator: ", "))
        }
        return await route.handler(request, parameters)
    }
}

/// The parameters a path pattern found, percent-decoded.
package struct PathParameters: Sendable {
    private let values: [String: String]

    init(_ values: [String: String]) { self.values = values }

    /// The value of a parameter that the pattern names; empty for any other name.
    package subscript(_ name: String) -> String { values[name] ?? "" }
}

/// A path pattern taken apart.
struct PathPattern: Sendable {
    private enum Segment: Sendable {
        case literal(String)
        case parameter(String)
        case rest(String)
    }

    private let expected: [Segment]
    /// Which pattern wins when several fit: literals first, from the left.
    let rank: String

    init(_ pattern: String) {
        expected = Self.segments(pattern).map { text in
            guard text.hasPrefix("{"), text.hasSuffix("}") else { return .literal(RequestTarget.decoded(text)) }
            let name = String(text.dropFirst().dropLast())
            return name.hasSuffix("...") ? .rest(String(name.dropLast(3))) : .parameter(name)
        }
        rank = String(
            expected.map { segment in
                switch segment {
                case .literal: "2"
                case .parameter: "1"
                case .rest: "0"
                }
            } as [Character])
    }

    static func segments(_ path: String) -> [Substring] {
        path.dropFirst(path.hasPrefix("/") ? 1 : 0).split(separator: "/", omittingEmptySubsequences: false)
    }

    func match(_ segments: [Substring]) -> PathParameters? {
        var values: [String: String] = [:]
        for (index, segment) in expected.enumerated() {
            if case .rest(let name) = segment {
                values[name] = RequestTarget.decoded(segments.dropFirst(index).joined(separator: "/"))
                return PathParameters(values)
            }
            guard index < segments.count else { return nil }
            switch segment {
            case .literal(let text): if RequestTarget.decoded(segments[index]) != text { return nil }
            case .parameter(let name):
                if segments[index].isEmpty { return nil }
                values[name] = RequestTarget.decoded(segments[index])
            case .rest: break
            }
        }
        return segments.count == expected.count ? PathParameters(values) : nil
    }
}
