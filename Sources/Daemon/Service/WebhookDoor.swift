import Editorial
import HTTPServer
import Notion
import Pipeline
import Support

/// What Notion's webhooks are answered: at once, since whatever they tell is fetched by the line.
struct WebhookDoor: Sendable {
    static let path = "/notion"
    /// Ids of so many events are remembered: Notion delivers again what it thinks was not received.
    static let mostRemembered = 1000

    private let token: WebhookToken
    private let box: NewsroomBox
    private let line: ProductionLine
    private let log: Log
    private let metrics: Metrics
    private let seen = Locked<[String]>([])

    init(token: WebhookToken, box: NewsroomBox, line: ProductionLine, log: Log, metrics: Metrics) {
        self.token = token
        self.box = box
        self.line = line
        self.log = log
        self.metrics = metrics
    }

    func answer(_ request: ServerRequest) async -> ServerResponse {
        guard request.rawPath == Self.path else { return .text("No such path. Notion's webhooks come to \(Self.path).\n", status: 404) }
        guard request.method == "POST" else { return .text("Webhooks are posted.\n", status: 405).with("Allow", "POST") }
        do {
            let (result, response) = try await judge(request)
            count(result)
            return response
        } catch {
            count("failed")
            log.warning("webhook not taken", ["why": "\(error)"])
            return .text("It could not be taken; send it again.\n", status: 503)
        }
    }

    private func judge(_ request: ServerRequest) async throws -> (String, ServerResponse) {
        if let offer = (try? JSON(parsing: request.body))?["verification_token"]?.string { return try take(offer: offer) }
        let signature = request.header("x-notion-signature")
        guard try token.accepts({ NotionEvent.isSigned(request.body, signature: signature, token: $0) }) else {
            return ("unsigned", .text("The signature is not Notion's.\n", status: 401))
        }
        guard let message = try await box.current.desk?.messages?.news(in: request.body) else {
            return ("unreadable", .empty(204))
        }
        guard isNew(message.id) else { return ("repeated", .empty(204)) }
        guard let news = message.news else { return ("ignored", .empty(204)) }
        line.take(news)
        return ("taken", .empty(204))
    }

    /// The token itself goes into a file and not into the log.
    private func take(offer: String) throws -> (String, ServerResponse) {
        guard (8...500).contains(offer.utf8.count), offer.allSatisfy({ $0.isASCII && !$0.isWhitespace }) else {
            return ("unreadable", .text("That is no verification token.\n", status: 400))
        }
        if let other = try token.offer(Secret(offer)) {
            log.warning(
                "webhook verification refused", ["next": "there is a token already; to begin anew remove \(other) and send it again"])
            return ("refused", .text("There is a verification token already.\n", status: 403))
        }
        log.notice("Notion offers webhooks", ["next": "paste what is in \(token.offerPath) into the connection's settings in Notion"])
        return ("offered", .empty(200))
    }

    private func isNew(_ id: String) -> Bool {
        seen.withLock { seen in
            if seen.contains(id) { return false }
            seen.append(id)
            if seen.count > Self.mostRemembered { seen.removeFirst(seen.count - Self.mostRemembered) }
            return true
        }
    }

    private func count(_ result: String) {
        metrics.counter("copydesk_webhooks_total", help: "Notion's webhooks by what became of them", labels: ["result": result]).increment()
    }
}

/// The door at an address of its own: what stands before it makes it public, and with it nothing else.
struct WebhookServer: Sendable {
    /// Hubs deliver whole documents with their news; what is larger than most is refused, since anybody may send.
    static let limits = ServerLimits(bodyBytes: 4 << 20, connections: 32, idleSeconds: 30)

    private let server: HTTPServer
    private let address: ListenAddress
    private let log: Log

    init(_ address: ListenAddress, state: String, _ desk: RunningDesk) throws {
        let door = WebhookDoor(
            token: WebhookToken(state: state), box: desk.box, line: desk.line, log: desk.log, metrics: desk.metrics)
        let hubs = HubDoor(shelf: desk.store, clock: desk.clock, metrics: desk.metrics)
        self.address = address
        log = desk.log
        server = try HTTPServer(
            host: address.host, port: address.port, limits: Self.limits
        ) { request in
            request.rawPath.hasPrefix(HubDoor.path) ? await hubs.answer(request) : await door.answer(request)
        }
    }

    func run() async throws {
        log.notice("webhooks", ["listen": "\(address.host):\(server.port)\(WebhookDoor.path)"])
        try await server.run()
    }
}
