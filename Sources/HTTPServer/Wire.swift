internal import CMicroHTTPD
import Dispatch
import Glibc
import Support

/// The libmicrohttpd daemon: turns its callbacks into exchanges and ends it without losing a suspended connection.
final class Wire: Sendable {
    private struct State {
        var open: [ObjectIdentifier: Exchange] = [:]
        var stopping = false
    }

    let limits: ServerLimits
    private let arrived: @Sendable (Exchange) -> Void
    private let state = Locked(State())
    private let drained = DispatchSemaphore(value: 0)
    private let daemon = Locked<Daemon?>(nil)

    private struct Daemon: @unchecked Sendable { let pointer: OpaquePointer }

    init(limits: ServerLimits, arrived: @escaping @Sendable (Exchange) -> Void) {
        self.limits = limits
        self.arrived = arrived
    }

    /// The context pointer is unretained: whoever calls `start` keeps the wire until `stop` has returned.
    func start(on listening: Int32) -> Bool {
        let pointer = cmhd_start(
            listening, UInt32(clamping: limits.idleSeconds), UInt32(clamping: limits.connections), limits.headerBytes,
            Unmanaged.passUnretained(self).toOpaque(),
            { wire, target, _ in Wire.from(wire!).open(target: String(cString: target)) },
            { _, connection, _, method, version, bytes, count, context in
                guard let exchange = Exchange.from(context?.pointee) else { return .NO }
                let received = UnsafeRawBufferPointer(start: bytes, count: count!.pointee)
                count!.pointee = 0
                return exchange.advance(connection!, method: method!, version: version!, received: received)
            },
            { wire, _, context, _ in
                guard let exchange = Exchange.released(&context!.pointee) else { return }
                Wire.from(wire!).close(exchange)
            })
        daemon.withLock { $0 = pointer.map(Daemon.init) }
        return pointer != nil
    }

    /// Accepts nobody any more and answers 503 to everybody who waits; libmicrohttpd aborts the process when it
    /// is stopped with a suspended connection.
    func quiesce() {
        let waiting = state.withLock { state in
            state.stopping = true
            if state.open.isEmpty { drained.signal() }
            return Array(state.open.values)
        }
        if let daemon = daemon.withLock({ $0 }) { MHD_quiesce_daemon(daemon.pointer) }
        for exchange in waiting { exchange.interrupt() }
    }

    /// Ends the thread once the last answers have left or the grace is over; call after `quiesce`.
    func stop() async {
        guard
            let daemon = daemon.withLock({ daemon in
                defer { daemon = nil }; return daemon
            })
        else { return }
        let grace = limits.stopGrace
        await withCheckedContinuation { stopped in
            // Both calls block, which the cooperative threads must not.
            DispatchQueue.global().async { @Sendable [drained] in
                _ = drained.wait(timeout: .now() + grace.seconds)
                MHD_stop_daemon(daemon.pointer)
                stopped.resume()
            }
        }
    }

    private func open(target: String) -> UnsafeMutableRawPointer {
        let exchange = Exchange(target: target, limits: limits, arrived: arrived)
        let stopping = state.withLock { state in
            state.open[ObjectIdentifier(exchange)] = exchange
            return state.stopping
        }
        if stopping { exchange.interrupt() }
        return Unmanaged.passRetained(exchange).toOpaque()
    }

    private func close(_ exchange: Exchange) {
        exchange.close()
        state.withLock { state in
            state.open[ObjectIdentifier(exchange)] = nil
            if state.stopping, state.open.isEmpty { drained.signal() }
        }
    }

    private static func from(_ context: UnsafeMutableRawPointer) -> Wire {
        Unmanaged<Wire>.fromOpaque(context).takeUnretainedValue()
    }
}
