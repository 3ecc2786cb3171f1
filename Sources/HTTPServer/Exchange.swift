internal import CMicroHTTPD
import Support

/// One request from its first line to its answer; shared by libmicrohttpd's thread and the task that answers.
final class Exchange: Sendable {
    private enum Phase {
        case head, body, waiting, answered
    }

    private struct State {
        var phase = Phase.head
        var method = ""
        var headers: [(name: String, value: String)] = []
        var body: [UInt8] = []
        var bodyCount = 0
        /// The connection, from the first callback to the last.
        var connection: Connection?
        var answer: Answer?
    }

    private let target: String
    private let limits: ServerLimits
    private let arrived: @Sendable (Exchange) -> Void
    private let state = Locked(State())

    init(target: String, limits: ServerLimits, arrived: @escaping @Sendable (Exchange) -> Void) {
        self.target = target
        self.limits = limits
        self.arrived = arrived
    }

    /// The whole request; taken when the exchange has arrived.
    var request: ServerRequest {
        state.withLock { ServerRequest(method: $0.method, target: target, headers: $0.headers, body: $0.body) }
    }

    // MARK: The task's side

    /// Hands the answer over and wakes the connection. Returns the pieces to pump when the body is a stream and still wanted.
    func answer(_ response: ServerResponse) -> ResponsePieces? {
        state.withLock { state in
            guard state.phase == .waiting, state.answer == nil, let connection = state.connection else { return nil }
            let answer = Answer(response, on: connection)
            state.answer = answer
            connection.resume()
            return answer.pieces
        }
    }

    /// Answers 503 unless an answer is there already.
    func interrupt() {
        state.withLock { state in
            guard state.answer == nil, state.phase != .answered else { return }
            state.answer = Answer(Self.unavailable)
            if state.phase == .waiting { state.connection?.resume() }
        }
    }

    // MARK: The wire's side

    /// One callback of libmicrohttpd: the head, a part of the body, the end of the body, or the return from suspension.
    func advance(_ connection: OpaquePointer, method: UnsafePointer<CChar>, version: UnsafePointer<CChar>, received: UnsafeRawBufferPointer)
        -> MHD_Result
    {
        let step: Step = state.withLock { state in
            if state.phase == .head {
                state.connection = Connection(connection)
                return Self.begin(&state, method: String(cString: method), version: String(cString: version), limits: limits)
            }
            if !received.isEmpty { return Self.take(&state, received, limits: limits) }
            return Self.end(&state, limits: limits)
        }
        switch step {
        case .goOn: return .YES
        case .drop: return .NO
        case .dispatch: arrived(self)
        case .send(let answer): return answer.queue(on: Connection(connection))
        }
        return .YES
    }

    /// The request is over, answered or not.
    func close() {
        let pieces = state.withLock { state in
            state.phase = .answered
            state.connection = nil
            return state.answer?.pieces
        }
        pieces?.abandon()
    }

    private enum Step {
        case goOn, drop, dispatch
        case send(Answer)
    }

    private static func begin(_ state: inout State, method: String, version: String, limits: ServerLimits) -> Step {
        state.phase = .body
        state.method = method
        state.headers = state.connection?.headers() ?? []
        func header(_ name: String) -> String? { state.headers.first { $0.name.lowercased() == name }?.value }
        let declared = header("content-length").flatMap { Int($0) } ?? 0
        // Checked here because libmicrohttpd 0.9.75 sends the head of its own refusal twice (measured).
        if version == "HTTP/1.1", header("host") == nil { return send(Answer(noHost), &state) }
        guard declared > limits.bodyBytes else { return .goOn }
        // A client that asked first, or that would send for ages, gets its answer at once; any other only reads it
        // after it has sent everything.
        if declared > limits.drainedBytes || header("expect") != nil { return send(Answer(tooLarge(limits)), &state) }
        return .goOn
    }

    private static func take(_ state: inout State, _ received: UnsafeRawBufferPointer, limits: ServerLimits) -> Step {
        state.bodyCount += received.count
        if state.bodyCount > limits.drainedBytes { return .drop }
        if state.bodyCount > limits.bodyBytes { state.body = [] } else { state.body.append(contentsOf: received) }
        return .goOn
    }

    private static func end(_ state: inout State, limits: ServerLimits) -> Step {
        if let answer = state.answer { return send(answer, &state) }
        if state.bodyCount > limits.bodyBytes { return send(Answer(tooLarge(limits)), &state) }
        guard state.phase == .body, let connection = state.connection else { return .goOn }
        state.phase = .waiting
        // Under the lock, so that nobody can resume it before it is suspended.
        connection.suspend()
        return .dispatch
    }

    private static func send(_ answer: Answer, _ state: inout State) -> Step {
        state.phase = .answered
        return .send(answer)
    }

    private static func tooLarge(_ limits: ServerLimits) -> ServerResponse {
        .json(["error": .string("the request body is longer than \(limits.bodyBytes) bytes")], status: 413)
    }

    private static let noHost = ServerResponse.json(["error": "the Host header is missing"], status: 400).with("Connection", "close")
    private static let unavailable = ServerResponse.json(["error": "the server is stopping"], status: 503).with("Connection", "close")
}

extension Exchange {
    static func from(_ context: UnsafeMutableRawPointer?) -> Exchange? {
        context.map { Unmanaged<Exchange>.fromOpaque($0).takeUnretainedValue() }
    }

    /// Takes back what `Wire.open` retained.
    static func released(_ context: inout UnsafeMutableRawPointer?) -> Exchange? {
        defer { context = nil }
        return context.map { Unmanaged<Exchange>.fromOpaque($0).takeRetainedValue() }
    }
}
