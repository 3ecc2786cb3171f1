import HTTPClient
import Support

/// The way to the outside, on which the process may die, or lose its patience, at one request.
final class Interference: HTTPTransport {
    /// What happens at the request.
    enum Act: Sendable, Equatable {
        /// The process ends before anything of it is written.
        case dieBefore
        /// The process ends when the peer has done what was asked.
        case dieAfter
        /// It is given up after a second instead of a minute.
        case hurry
    }

    private let base: HTTPClient
    private let plan = Locked<(act: Act, method: String, path: String)?>(nil)
    private let die = Locked<@Sendable () -> Void>({})

    init(_ base: HTTPClient) { self.base = base }

    /// Does so at the next request that fits; a path that ends with "*" is the beginning of one. `die` ends the process.
    func plan(_ act: Act, method: String, path: String, die: @escaping @Sendable () -> Void) {
        self.die.withLock { $0 = die }
        plan.withLock { $0 = (act, method, path) }
    }

    /// Whether nothing is planned.
    var isClear: Bool { plan.withLock { $0 == nil } }

    /// Plans nothing any more; what ends the process holds the house in which this is, with its store's files.
    func forget() {
        plan.withLock { $0 = nil }
        die.withLock { $0 = {} }
    }

    func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        switch strike(request) {
        case .dieBefore: break
        case .dieAfter: _ = try? await base.send(request)
        case .hurry:
            var request = request
            request.limits.total = .seconds(1)
            return try await base.send(request)
        case nil: return try await base.send(request)
        }
        die.withLock { $0 }()
        throw CancellationError()
    }

    private func strike(_ request: HTTPRequest) -> Act? {
        plan.withLock { plan in
            guard let (act, method, path) = plan, method == request.method, let asked = WebAddress(request.url)?.path,
                path.hasSuffix("*") ? asked.hasPrefix(path.dropLast()) : asked == path
            else { return nil }
            plan = nil
            return act
        }
    }
}
