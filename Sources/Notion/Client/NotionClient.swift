import FoundationEssentials
import HTTPClient
import Support

/// Notion's REST API over one token; every call waits for its turn in the process's bucket.
///
/// Calls throw `NotionError` or `CancellationError`.
package struct NotionClient: Sendable {
    /// Where Notion is and who asks.
    package struct Settings: Sendable {
        /// Without a path: `https://api.notion.com`.
        package var baseURL: String
        /// The API version that is asked for; bodies are the same from 2025-09-03 on.
        package var version: String
        package var token: Secret
        /// How long a caller is kept waiting when Notion asks everybody to wait.
        package var patience: Duration

        package init(
            baseURL: String = "https://api.notion.com", version: String = "2026-03-11", token: Secret, patience: Duration = .seconds(90)
        ) {
            self.baseURL = baseURL.hasSuffix("/") ? String(baseURL.dropLast()) : baseURL
            self.version = version
            self.token = token
            self.patience = patience
        }
    }

    package let settings: Settings
    let transport: any HTTPTransport
    let rate: NotionRate
    let clock: any DeskClock
    let log: Log
    let retry: NotionRetry
    let rights = NotionRights()
    private var lane = NotionLane.writes
    private var deadline: Date?

    /// A client; `rate` is shared by all clients of the process.
    package init(_ settings: Settings, transport: any HTTPTransport, rate: NotionRate, clock: any DeskClock, log: Log) {
        self.settings = settings
        self.transport = transport
        self.rate = rate
        self.clock = clock
        self.log = log
        retry = NotionRetry()
    }

    /// Whether all that Notion allows has been used for a while.
    package var isRateShort: Bool { rate.isShort }

    /// The same client whose calls wait in another lane.
    package func on(_ lane: NotionLane) -> NotionClient {
        var copy = self
        copy.lane = lane
        return copy
    }

    /// The same client whose requests are not sent after that moment; nil leaves them their time.
    package func before(_ deadline: Date?) -> NotionClient {
        var copy = self
        copy.deadline = deadline
        return copy
    }
}

extension NotionClient {
    func get(_ path: String, query: [(String, String)] = []) async throws -> JSON {
        try await call("GET", path, query: query, effect: .repeatable)
    }

    func call(
        _ method: String, _ path: String, query: [(String, String)] = [], body: JSON? = nil, effect: Effect
    ) async throws -> JSON {
        try await call(
            method, path, query: query, raw: body.map { .bytes($0.serialized(), contentType: "application/json") } ?? .none, effect)
    }

    func call(
        _ method: String, _ path: String, query: [(String, String)] = [], raw body: HTTPRequest.Body, _ effect: Effect
    ) async throws -> JSON {
        let name = "\(method) \(path)"
        guard let capability = NotionCapability(request: name) else {
            return try await attempt(method, path, query: query, raw: body, effect)
        }
        guard rights.mayAsk(for: capability, at: clock.now()) else { throw NotionError(.withheld(capability), request: name) }
        do {
            return try await attempt(method, path, query: query, raw: body, effect)
        } catch let error as NotionError where error.isRestricted {
            throw await isLacking(capability)
                ? NotionError(.withheld(capability), request: name, requestID: error.requestID)
                : error
        }
    }

    func attempt(
        _ method: String, _ path: String, query: [(String, String)] = [], body: JSON? = nil, _ effect: Effect
    ) async throws -> JSON {
        try await attempt(
            method, path, query: query, raw: body.map { .bytes($0.serialized(), contentType: "application/json") } ?? .none, effect)
    }

    private func attempt(
        _ method: String, _ path: String, query: [(String, String)], raw body: HTTPRequest.Body, _ effect: Effect
    ) async throws -> JSON {
        let name = "\(method) \(path)"
        let request = request(method, path, query: query, body: body)
        var tried = 0
        while true {
            tried += 1
            try await turn(name)
            if let deadline, clock.now() > deadline { throw NotionError(.late, request: name) }
            let outcome = try await send(request, name: name, effect: effect, tried: tried)
            switch outcome {
            case .success(let json): return json
            case .failure(let failed):
                log.debug("notion.retry", ["request": name, "try": tried, "error": failed.error.description])
                switch failed.next {
                case .giveUp: throw failed.error
                case .pause(let length): try await clock.sleep(for: length)
                case .hold(let length):
                    rate.hold(for: length)
                    if tried >= retry.tries { throw failed.error }
                }
            }
        }
    }

    private struct Failed: Error {
        let error: NotionError
        let next: NotionRetry.Next
    }

    private func turn(_ name: String) async throws {
        do {
            try await rate.take(lane, patience: settings.patience)
        } catch NotionRate.TurnRefused.held(let length) {
            throw NotionError(.held(length), request: name)
        } catch NotionRate.TurnRefused.crowded {
            throw NotionError(.crowded, request: name)
        }
    }

    private func request(_ method: String, _ path: String, query: [(String, String)], body: HTTPRequest.Body) -> HTTPRequest {
        let pairs = query.map { "\($0.0)=\(percentEncoded($0.1))" }.joined(separator: "&")
        var request = HTTPRequest(
            method, settings.baseURL + path + (pairs.isEmpty ? "" : "?" + pairs), headers: [HTTPHeader("Notion-Version", settings.version)],
            body: body, bearer: settings.token, limits: HTTPLimits(total: .seconds(70), stall: .seconds(65), body: 32 << 20, redirects: 0))
        // Decided here, where lost answers are told from requests that never left.
        request.repeatable = false
        return request
    }

    private func send(_ request: HTTPRequest, name: String, effect: Effect, tried: Int) async throws -> Result<JSON, Failed> {
        let jitter = Double.random(in: 0...1)
        do {
            let response = try await transport.send(request)
            if response.isSuccess { return read(response, name, effect, tried, jitter) }
            return .failure(failed(response, name, effect, tried, jitter))
        } catch let failure as HTTPFailure {
            let next = retry.next(failure, effect: effect, tried: tried, jitter: jitter)
            let unknown = effect == .write && failure.requestWritten
            return .failure(Failed(error: NotionError(.transport(failure), request: name, mayHaveTakenEffect: unknown), next: next))
        }
    }

    // A write whose answer is damaged was carried out all the same.
    private func read(_ response: HTTPResponse, _ name: String, _ effect: Effect, _ tried: Int, _ jitter: Double) -> Result<JSON, Failed> {
        if let json = try? JSON(parsing: response.body), json.object != nil { return .success(json) }
        let error = NotionError(
            .unreadable("status \(response.status) with \(response.body.count) bytes that are no JSON object"), request: name,
            requestID: response.header("x-notion-request-id"), mayHaveTakenEffect: effect == .write)
        let failure = HTTPFailure(.protocolError, host: "", requestWritten: true)
        return .failure(Failed(error: error, next: retry.next(failure, effect: effect, tried: tried, jitter: jitter)))
    }

    private func failed(_ response: HTTPResponse, _ name: String, _ effect: Effect, _ tried: Int, _ jitter: Double) -> Failed {
        let body = try? JSON(parsing: response.body)
        let code = body?["code"]?.string ?? ""
        let error = NotionError(
            .answer(status: response.status, code: code, message: body?["message"]?.string ?? ""), request: name,
            requestID: body?["request_id"]?.string ?? response.header("x-notion-request-id") ?? response.header("cf-ray"),
            mayHaveTakenEffect: mayHaveTakenEffect(status: response.status, effect: effect))
        let wait = response.header("retry-after").flatMap { RetryAfter.parse($0, now: clock.now()) }
        let next = retry.next(
            status: response.status, code: code, retryAfter: wait, effect: effect, tried: tried, jitter: jitter)
        return Failed(error: error, next: next)
    }
}
