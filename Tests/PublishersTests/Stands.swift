import Editorial
import FoundationEssentials
import HTTPClient
import Support
import TestKit

@testable import Publishers

/// A clock that goes on by itself when somebody sleeps, and remembers for how long.
final class JumpingClock: DeskClock {
    private let state: Locked<(now: Date, slept: [Double])>

    init(_ start: String) { state = Locked((Timestamp.parse(start)!, [])) }

    func now() -> Date { state.withLock { $0.now } }

    func sleep(until deadline: Date) async throws {
        try Task.checkCancellation()
        state.withLock { state in
            state.slept.append(deadline.timeIntervalSince(state.now))
            state.now = max(state.now, deadline)
        }
    }

    /// The lengths of all sleeps, in seconds.
    var slept: [Double] { state.withLock { $0.slept } }
}

/// One LinkedIn account against a server of the test's own.
struct Desk {
    let server: WireServer
    let clock = JumpingClock("2026-11-20T12:00:00Z")
    let service: LinkedInService
    let publisher: LinkedInPublisher
    let evidence: LinkedInEvidence
    let statistics: LinkedInStatistics

    init(
        author: String = "urn:li:organization:5515715", version: String = "202610", sendLimit: Duration = .seconds(60),
        _ script: @escaping @Sendable (WirePeer) -> Void
    ) {
        server = WireServer(script)
        let settings = LinkedInSettings(author: author, baseURL: server.url, version: APIVersion(version)!, token: nil)
        let client = HTTPClient(userAgent: "copydesk-test/1")
        service = LinkedInService(account: "acme", settings: settings, token: Secret("t0ken"), transport: client)
        var publisher = LinkedInPublisher(service: service, clock: clock, log: .silent)
        publisher.sendLimit = sendLimit
        self.publisher = publisher
        evidence = LinkedInEvidence(service: service, clock: clock)
        statistics = LinkedInStatistics(service: service, clock: clock)
    }

    /// Answers each request by its first line.
    init(author: String = "urn:li:organization:5515715", version: String = "202610", answers: @escaping @Sendable (String) -> String) {
        self.init(author: author, version: version) { peer in
            while let request = peer.readRequest() { peer.write(answers(request.line)) }
        }
    }
}

/// A whole response with a body.
func answer(_ status: Int, _ body: String = "", _ headers: String...) -> String {
    (["HTTP/1.1 \(status) Some", "Content-Length: \(body.utf8.count)"] + headers).joined(separator: "\r\n") + "\r\n\r\n" + body
}

func approved(_ text: String, picture: Picture? = nil, altText: String = "", card: LinkCard? = nil, mentions: [Mention] = [])
    -> ApprovedPost
{
    ApprovedPost(
        draftID: "0199-draft", account: "acme", text: text, altText: altText, picture: picture, card: card, mentions: mentions,
        approvalHash: "approval")
}

func prepared(_ text: String = "Hello", image: String? = nil, body: String = "{}") -> PreparedPost {
    PreparedPost(
        draftID: "0199-draft", approvalHash: "approval", body: body, bodyHash: SHA256.hex(of: body), mediaURN: image, text: text,
        preparedAt: Timestamp.parse("2026-11-20T11:00:00Z")!)
}

let fox = Picture(
    bytes: [137, 80, 78, 71, 0, 255, 13, 10], mediaType: "image/png", width: 1200, height: 627, hash: "f0",
    provenance: .init(
        engine: "card", model: "", prompt: "", negativePrompt: "", seed: nil, deliveredWidth: 1200, deliveredHeight: 627, steps: []))

extension LinkedInService {
    /// An account with a token that the configuration has had for long, or none.
    init(account: String, settings: LinkedInSettings, token: Secret?, transport: any HTTPTransport) {
        let connections = Connections()
        if let token { connections.noteConfigured(token, of: account, at: .distantPast) }
        let tokens = TokenSource(
            account: account, configured: token, connections: connections, login: nil, clock: SystemClock(), log: .silent)
        self.init(account: account, settings: settings, tokens: tokens, transport: transport)
    }
}
