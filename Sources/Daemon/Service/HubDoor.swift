import Editorial
import FoundationEssentials
import HTTPServer
import Pipeline
import Support

/// What hubs of feeds are answered (WebSub): whether a subscription is meant, and thanks for news, which are then polled.
struct HubDoor: Sendable {
    static let path = "/websub/"

    private let shelf: any HubShelf
    private let clock: any DeskClock
    private let metrics: Metrics

    init(shelf: any HubShelf, clock: any DeskClock, metrics: Metrics) {
        self.shelf = shelf
        self.clock = clock
        self.metrics = metrics
    }

    func answer(_ request: ServerRequest) async -> ServerResponse {
        do {
            let token = String(request.rawPath.dropFirst(Self.path.utf8.count))
            guard token.utf8.count == 40, let subscription = try await shelf.subscription(token: token) else {
                return counted("unknown", .text("No such subscription.\n", status: 404))
            }
            switch request.method {
            case "GET": return try await verify(subscription, request)
            case "POST": return try await take(subscription, request)
            default: return .text("Hubs ask with GET and send with POST.\n", status: 405).with("Allow", "GET, POST")
            }
        } catch {
            return counted("failed", .text("It could not be taken; send it again.\n", status: 503))
        }
    }

    private func verify(_ subscription: HubSubscription, _ request: ServerRequest) async throws -> ServerResponse {
        var subscription = subscription
        let now = clock.now()
        let mode = request.query("hub.mode") ?? ""
        if mode == "denied" {
            subscription.leaseUntil = nil
            subscription.failures = max(subscription.failures, 8)
            try await shelf.keep(subscription, nextRequestAt: subscription.nextRequest(after: now))
            return counted("denied", .empty(200))
        }
        guard let challenge = request.query("hub.challenge"), (1...1000).contains(challenge.utf8.count),
            subscription.verified(
                mode: mode, topic: request.query("hub.topic") ?? "", seconds: request.query("hub.lease_seconds").flatMap { Int($0) },
                at: now)
        else { return counted("refused", .text("That was not asked for.\n", status: 404)) }
        try await shelf.keep(subscription, nextRequestAt: subscription.nextRequest(after: now))
        return counted("verified", .bytes(Array(challenge.utf8), type: "text/plain"))
    }

    /// Who does not sign learns nothing (WebSub, 8): the answer is the same.
    private func take(_ subscription: HubSubscription, _ request: ServerRequest) async throws -> ServerResponse {
        guard Self.isSigned(request.body, signature: request.header("x-hub-signature"), secret: subscription.secret) else {
            return counted("unsigned", .empty(202))
        }
        try await shelf.hasten(feed: subscription.feedID, now: clock.now(), gap: clock.stretched(Collector.shortestInterval))
        return counted("taken", .empty(202))
    }

    /// `sha256=...`, with any of the methods that WebSub knows.
    static func isSigned(_ body: [UInt8], signature: String?, secret: String) -> Bool {
        let parts = (signature ?? "").split(separator: "=", maxSplits: 1).map { String($0).lowercased() }
        guard parts.count == 2, let method = HMACMethod(rawValue: parts[0]) else { return false }
        return constantTimeEqual(method.hex(key: Array(secret.utf8), message: body), parts[1])
    }

    private func counted(_ result: String, _ response: ServerResponse) -> ServerResponse {
        metrics.counter("copydesk_websub_total", help: "What hubs of feeds sent, by what became of it", labels: ["result": result])
            .increment()
        return response
    }
}
