internal import CMicroHTTPD
import Dispatch
import Support

/// An HTTP/1.1 server on libmicrohttpd: one epoll thread for the wire, one child task per request.
///
/// It listens from `init` on, so that connections made before `run()` wait instead of failing.
package final class HTTPServer: Sendable {
    /// The port it listens on, also when 0 was asked for.
    package let port: Int
    let limits: ServerLimits
    private let handler: @Sendable (ServerRequest) async -> ServerResponse
    private let listener: ListeningSocket
    private let began = Locked(false)

    /// Listens on `host:port` (port 0 takes any free one); throws `ServerError` when that fails.
    package init(
        host: String = "127.0.0.1", port: Int, limits: ServerLimits = ServerLimits(),
        handler: @escaping @Sendable (ServerRequest) async -> ServerResponse
    ) throws {
        listener = try ListeningSocket(host: host, port: port)
        self.port = listener.port
        self.limits = limits
        self.handler = handler
    }

    /// Listens on a Unix socket whose file gets `mode`; throws `ServerError` when that fails.
    package init(
        socketPath: String, mode: UInt32 = 0o600, limits: ServerLimits = ServerLimits(),
        handler: @escaping @Sendable (ServerRequest) async -> ServerResponse
    ) throws {
        listener = try ListeningSocket(path: socketPath, mode: mode)
        port = 0
        self.limits = limits
        self.handler = handler
    }

    /// Serves until the task is cancelled; then whoever still waits is answered 503 and the connections are closed.
    package func run() async throws {
        let (exchanges, _, wire) = try begin()
        await withDiscardingTaskGroup { group in
            for await exchange in exchanges {
                group.addTask { await self.serve(exchange) }
            }
            wire.quiesce()
        }
        await wire.stop()
    }

    /// Serves until `end` returns; whoever is being answered then gets his answer. A cancelled task ends it as `run()` ends.
    package func run(until end: @escaping @Sendable () async -> Void) async throws {
        let (exchanges, arrivals, wire) = try begin()
        await withDiscardingTaskGroup { group in
            group.addTask {
                await end()
                arrivals.finish()
            }
            for await exchange in exchanges {
                group.addTask { await self.serve(exchange) }
            }
            if Task.isCancelled { wire.quiesce() }
        }
        wire.quiesce()
        await wire.stop()
    }

    /// Starts the wire, once in a server's life.
    private func begin() throws -> (exchanges: AsyncStream<Exchange>, arrivals: AsyncStream<Exchange>.Continuation, wire: Wire) {
        guard
            began.withLock({ began in
                defer { began = true }; return !began
            })
        else { throw ServerError.ranBefore(port: port) }
        let (exchanges, arrivals) = AsyncStream.makeStream(of: Exchange.self)
        let wire = Wire(limits: limits) { arrivals.yield($0) }
        guard wire.start(on: listener.descriptor) else { throw ServerError.cannotStart(port: port) }
        return (exchanges, arrivals, wire)
    }

    private func serve(_ exchange: Exchange) async {
        let response = await handler(exchange.request)
        if case .delay(let length) = response.fault { try? await Task.sleep(for: length) }
        // What a cancelled handler makes up is not an answer.
        if Task.isCancelled { return exchange.interrupt() }
        guard let pieces = exchange.answer(response) else { return }
        await pieces.pump(pings: response.isEventStream ? limits.pingInterval : nil)
    }
}
