import HTTPServer
import Support

/// Text and image models that answer from their prompts: Ollama, OpenAI chat, AUTOMATIC1111 and Stability on one port.
///
/// Texts are made of the prompt's own sentences and fit any schema asked for; pictures are painted by code. Both depend
/// only on prompt and seed. `GET /calls` tells what was asked; `POST /faults` and `POST /tricks` `{"kind", "count"?}` make it fail.
package final class ModelsLookalike: Sendable {
    private let service: ModelsService
    private let handler: @Sendable (ServerRequest) async -> ServerResponse
    private let server: HTTPServer

    /// Listens on a loopback port (0 takes any free one).
    package init(clock: any DeskClock, port: Int = 8423) throws {
        service = ModelsService(clock: clock)
        handler = service.makeHandler()
        server = try HTTPServer(port: port, limits: ServerLimits(bodyBytes: 16 << 20), handler: handler)
    }

    /// Serves until the task is cancelled.
    package func run() async throws { try await server.run() }

    /// The answer to one request, without a connection.
    package func handle(_ request: ServerRequest) async -> ServerResponse { await handler(request) }

    /// The port it listens on.
    package var port: Int { server.port }
    /// "http://127.0.0.1:PORT": the base of Ollama, AUTOMATIC1111 and Stability; with "/v1" of OpenAI.
    package var baseURL: String { "http://127.0.0.1:\(port)" }
    /// Failures of the server to come.
    package var faults: Faults { service.faults }
    /// Requests and violations.
    package var log: RequestLog { service.log }

    /// Makes the next answers that can fail this way do so.
    package func play(_ trick: ModelTrick, count: Int = 1) { service.tricks.add(trick, count: count) }
}

/// What stands behind the look-alike's port.
final class ModelsService: Sendable {
    let clock: any DeskClock
    let log: RequestLog
    let faults = Faults { status, request in ModelsService.refusal(status, request, "rehearsed fault") }
    let tricks = ModelTricks()

    init(clock: any DeskClock) {
        self.clock = clock
        log = RequestLog(clock: clock)
    }

    func makeHandler() -> @Sendable (ServerRequest) async -> ServerResponse {
        let controls = makeControls()
        var api = Router()
        addOllama(to: &api)
        addOpenAI(to: &api)
        addEmbeddings(to: &api)
        addSDAPI(to: &api)
        addStability(to: &api)
        api.refuse { request, status in Self.refusal(status, request, "404 page not found") }
        let vendor = log.applied(to: faults.applied(to: { [api] in await api($0) }))
        return { request in
            ["/calls", "/faults", "/tricks"].contains(request.rawPath) ? await controls(request) : await vendor(request)
        }
    }

    private func makeControls() -> Router {
        var router = Router()
        router.on("POST", "/tricks") { [self] request, _ in
            guard let body = try? request.json(), let trick = ModelTrick(rawValue: body["kind"]?.string ?? "") else {
                let known = ModelTrick.allCases.map(\.rawValue).joined(separator: ", ")
                return .json(["error": .string("a trick is {kind, count?}; kinds are \(known)")], status: 400)
            }
            tricks.add(trick, count: body["count"]?.integer ?? 1)
            return .empty(204)
        }
        router.on("DELETE", "/tricks") { [self] _, _ in
            tricks.clear()
            return .empty(204)
        }
        log.addControls(to: &router)
        faults.addControls(to: &router)
        return router
    }

    /// The error body of the vendor whose path was asked.
    static func refusal(_ status: Int, _ request: ServerRequest, _ message: String) -> ServerResponse {
        let path = request.rawPath
        if path.hasPrefix("/api/") { return .json(["error": .string(message)], status: status) }
        if path.hasPrefix("/v1/generation") || path.hasPrefix("/v1/engines") {
            return .json(["id": "0", "name": .string(name(status)), "message": .string(message)], status: status)
        }
        if path.hasPrefix("/v2beta") {
            return .json(["id": "0", "name": .string(name(status)), "errors": [.string(message)]], status: status)
        }
        if path.hasPrefix("/sdapi") {
            return .json(["error": "HTTPException", "detail": .string(message), "body": "", "errors": ""], status: status)
        }
        return openAIRefusal(status, message, code: status == 429 ? "rate_limit_exceeded" : nil)
    }

    private static func name(_ status: Int) -> String {
        switch status {
        case 401: "unauthorized"
        case 402: "payment_required"
        case 403: "permission_denied"
        case 404: "not_found"
        case 429: "rate_limit_exceeded"
        case 500...: "server_error"
        default: "bad_request"
        }
    }

    /// What a text model says: the answer, and why it ended ("stop" or "length").
    func answer(_ prompt: ChatPrompt, schema: JSON?, wantsJSON: Bool, trick: ModelTrick?) -> (text: String, reason: String) {
        let writer = AnswerWriter(material: Material(system: prompt.system, user: prompt.user, seed: prompt.seed))
        let text =
            if let schema { writer.value(for: schema).text } else if wantsJSON { JSON.object(["text": .string(writer.post)]).text } else {
                writer.prose
            }
        return switch trick {
        case .nonsense: ("Bananas sing softly while the staircase votes for Tuesday.", "stop")
        case .empty: ("", "stop")
        case .fenced: ("```json\n\(text)\n```", "stop")
        case .cut: (String(text.prefix(text.count * 2 / 3)), "length")
        case .refusal: ("I'm sorry, but I can't help with that request.", "stop")
        default: (text, "stop")
        }
    }
}

/// The parts of a chat that matter to the answer.
struct ChatPrompt: Sendable {
    let system: String
    let user: String
    let seed: Int?

    /// Nil when a message's content is neither text nor a list of parts.
    init?(_ messages: [JSON], seed: Int?) {
        var (system, user) = ([String](), [String]())
        for message in messages {
            let parts = message["content"]?.array?.compactMap { $0["text"]?.string }
            guard let text = message["content"]?.string ?? parts?.joined(separator: "\n") else { return nil }
            switch message["role"]?.string {
            case "system", "developer": system.append(text)
            // Its own earlier answers are no material.
            case "assistant": break
            default: user.append(text)
            }
        }
        (self.system, self.user, self.seed) = (system.joined(separator: "\n"), user.joined(separator: "\n\n"), seed)
    }

    /// Roughly what a tokenizer would count.
    static func tokens(_ text: String) -> Int { text.utf8.count / 4 + 1 }
    var tokens: Int { Self.tokens(system) + Self.tokens(user) }
}
