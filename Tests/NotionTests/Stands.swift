import FoundationEssentials
import HTTPClient
import Notion
import Support

/// A clock on which nobody waits: whoever sleeps moves it on.
final class HastyClock: DeskClock {
    private let instant = Locked(Date(timeIntervalSince1970: 1_800_000_000))
    func now() -> Date { instant.withLock { $0 } }
    func sleep(until deadline: Date) async throws {
        try Task.checkCancellation()
        instant.withLock { if $0 < deadline { $0 = deadline } }
    }
}

/// A clock that moves only by hand.
final class HandClock: DeskClock {
    private let state = Locked(
        (now: Date(timeIntervalSince1970: 1_800_000_000), sleepers: [UUID: (Date, CheckedContinuation<Void, any Error>)]()))

    func now() -> Date { state.withLock { $0.now } }

    var sleepers: Int { state.withLock { $0.sleepers.count } }

    func sleep(until deadline: Date) async throws {
        let id = UUID()
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let isDone = state.withLock { state in
                    if Task.isCancelled || deadline <= state.now { return true }
                    state.sleepers[id] = (deadline, continuation)
                    return false
                }
                if isDone { continuation.resume(with: Result { try Task.checkCancellation() }) }
            }
        } onCancel: {
            state.withLock { $0.sleepers.removeValue(forKey: id) }?.1.resume(throwing: CancellationError())
        }
    }

    func advance(by length: Duration) {
        let due = state.withLock { state in
            state.now = state.now + length
            let now = state.now
            let due = state.sleepers.filter { $0.value.0 <= now }
            for id in due.keys { state.sleepers[id] = nil }
            return due.values.map(\.1)
        }
        due.forEach { $0.resume() }
    }
}

/// A network that gives prepared answers in order and remembers what was asked.
final class Script: HTTPTransport {
    enum Step: Sendable {
        case answer(Int, JSON, headers: [HTTPHeader] = [])
        case raw(Int, String)
        case failure(HTTPFailure)
    }

    private let state: Locked<(steps: [Step], requests: [HTTPRequest])>
    init(_ steps: [Step]) { state = Locked((steps, [])) }

    var requests: [HTTPRequest] { state.withLock { $0.requests } }
    var bodies: [JSON] { requests.map { if case .bytes(let bytes, _) = $0.body { (try? JSON(parsing: bytes)) ?? .null } else { .null } } }
    var lines: [String] { requests.map { "\($0.method) \($0.url.dropFirst("https://notion.test".count))" } }

    func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        let step = state.withLock { state in
            state.requests.append(request)
            return state.steps.isEmpty ? Step.answer(500, ["code": "script_is_over"]) : state.steps.removeFirst()
        }
        switch step {
        case .answer(let status, let json, let headers): return HTTPResponse(status: status, headers: headers, body: json.serialized())
        case .raw(let status, let text): return HTTPResponse(status: status, body: Array(text.utf8))
        case .failure(let failure): throw failure
        }
    }
}

func client(_ script: Script, clock: any DeskClock = HastyClock(), rate: NotionRate? = nil) -> NotionClient {
    NotionClient(
        .init(baseURL: "https://notion.test/", token: Secret("ntn_x")), transport: script,
        rate: rate ?? NotionRate(perSecond: 100, burst: 100, clock: clock), clock: clock, log: .silent)
}

func page(_ id: String, more: JSON = [:]) -> JSON {
    .object(["object": "page", "id": .string(id)].merging(more.object ?? [:]) { $1 })
}

func list(_ results: [JSON], next: String? = nil, more: [String: JSON] = [:]) -> JSON {
    let base: [String: JSON] = [
        "object": "list", "results": .array(results), "has_more": .bool(next != nil), "next_cursor": .optional(next),
    ]
    return .object(base.merging(more) { $1 })
}
