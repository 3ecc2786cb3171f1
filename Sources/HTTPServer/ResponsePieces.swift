internal import CMicroHTTPD
import Support

/// The hand-over between a stream of pieces and libmicrohttpd's reader: bounded, and awake only when there is something to send.
final class ResponsePieces: Sendable {
    private struct State {
        var waiting: [UInt8] = []
        var taken = 0
        /// Bytes still to send before the connection fails on purpose.
        var left = Int.max
        var finished = false
        var gone = false
        var suspended = false
        var wroteSincePing = false
        var writer: CheckedContinuation<Void, Never>?
    }

    private static let capacity = 64 << 10
    private let stream: AsyncStream<[UInt8]>
    private let connection: Connection
    private let state = Locked(State())
    private let (clientLeft, leaving) = AsyncStream.makeStream(of: Never.self)

    init(_ stream: AsyncStream<[UInt8]>, _ connection: Connection) {
        self.stream = stream
        self.connection = connection
    }

    // MARK: The task's side

    /// Carries the pieces over until the stream ends, the client leaves or the task is cancelled.
    func pump(pings interval: Duration?) async {
        await withTaskGroup { group in
            group.addTask {
                for await piece in self.stream {
                    guard await self.write(piece) else { return }
                }
            }
            group.addTask { for await _ in self.clientLeft {} }
            if let interval { group.addTask { await self.ping(every: interval) } }
            await group.next()
            group.cancelAll()
        }
        finish()
    }

    /// A client that went away is noticed only by writing to it.
    private func ping(every interval: Duration) async {
        while (try? await Task.sleep(for: interval)) != nil {
            let silent = state.withLock { state in
                defer { state.wroteSincePing = false }
                return !state.wroteSincePing && state.waiting.isEmpty
            }
            if silent { guard await write([UInt8](": ping\n\n".utf8)) else { return } }
        }
    }

    /// Waits while too much is unsent; false when nobody reads any more.
    private func write(_ piece: [UInt8]) async -> Bool {
        let wanted = state.withLock { state in
            guard !state.gone, !state.finished else { return false }
            state.waiting += piece
            state.wroteSincePing = true
            wake(&state)
            return true
        }
        guard wanted else { return false }
        await room()
        return !Task.isCancelled
    }

    private func room() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let now = state.withLock { state in
                    if state.gone || Task.isCancelled || state.waiting.count - state.taken <= Self.capacity || state.writer != nil {
                        return true
                    }
                    state.writer = continuation
                    return false
                }
                if now { continuation.resume() }
            }
        } onCancel: {
            releaseWriter()
        }
    }

    private func finish() {
        state.withLock { state in
            state.finished = true
            wake(&state)
        }
    }

    private func wake(_ state: inout State) {
        guard state.suspended, !state.gone else { return }
        state.suspended = false
        connection.resume()
    }

    private func releaseWriter() {
        let writer = state.withLock { state in
            defer { state.writer = nil }
            return state.writer
        }
        writer?.resume()
    }

    // MARK: The wire's side

    func truncate(after count: Int) { state.withLock { $0.left = max(0, count) } }

    func response() -> OpaquePointer? {
        MHD_create_response_from_callback(
            cmhd_size_unknown, 16 << 10,
            { context, _, room, count in
                Unmanaged<ResponsePieces>.fromOpaque(context!).takeUnretainedValue().read(into: room!, count)
            },
            Unmanaged.passRetained(self).toOpaque(),
            { Unmanaged<ResponsePieces>.fromOpaque($0!).takeRetainedValue().abandon() })
    }

    private func read(into room: UnsafeMutablePointer<CChar>, _ count: Int) -> Int {
        let result = state.withLock { state in
            if state.left == 0 { return cmhd_end_with_error }
            let part = state.waiting[state.taken...].prefix(min(count, state.left))
            guard !part.isEmpty else {
                if state.finished { return cmhd_end_of_stream }
                // Under the lock, so that a writer cannot miss it.
                state.suspended = true
                connection.suspend()
                return 0
            }
            UnsafeMutableRawBufferPointer(start: room, count: count).copyBytes(from: part)
            state.taken += part.count
            if state.left != .max { state.left -= part.count }
            if state.taken == state.waiting.count { (state.waiting, state.taken) = ([], 0) }
            return part.count
        }
        if result > 0 { releaseWriter() }
        return result
    }

    /// The connection is closed: nobody reads any more.
    func abandon() {
        state.withLock { $0.gone = true }
        leaving.finish()
        releaseWriter()
    }
}
