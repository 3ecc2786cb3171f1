import HTTPServer
import Support

/// A LinkedIn that keeps everything to itself: the REST API a publisher uses, and a ledger of what was posted.
///
/// It follows the versioned API (learn.microsoft.com/linkedin) down to the error bodies. For another process
/// `GET /ledger` shows posts, violations and requests, `GET /calls` how often each call was made; `POST /faults` and `POST /tokens`
/// set the stage. Browsers get the page's feed at `/`, the member's at `/in/`, each post at `/feed/update/URN`, and the ledger as a page.
package final class LinkedInLookalike: Sendable {
    private let service: LinkedInService
    private let handler: @Sendable (ServerRequest) async -> ServerResponse
    private let server: HTTPServer

    /// Listens on a loopback port (0 takes any free one); the pages tell times in `zone`, an IANA name.
    package init(clock: any DeskClock, port: Int = 8422, settings: LinkedInSettings = .standard, zone: String = "Europe/Berlin") throws {
        service = LinkedInService(clock: clock, settings: settings)
        handler = service.makeHandler(pages: LinkedInPages(service: service, zone: try Zone(named: zone)))
        // A picture has no documented size limit.
        server = try HTTPServer(port: port, limits: ServerLimits(bodyBytes: 64 << 20), handler: handler)
    }

    /// The answer to one request, without a connection.
    package func handle(_ request: ServerRequest) async -> ServerResponse { await handler(request) }

    /// Serves until the task is cancelled.
    package func run() async throws { try await server.run() }

    /// The port it listens on.
    package var port: Int { server.port }
    /// "http://127.0.0.1:PORT", the base of "/rest/…" and "/v2/…".
    package var baseURL: String { "http://127.0.0.1:\(port)" }

    /// Failures to come.
    package var faults: Faults { service.faults }
    /// Requests and violations.
    package var log: RequestLog { service.log }
    /// The posts that are not deleted, oldest first.
    package var posts: [LedgerPost] { service.posts }
    /// All posts, oldest first.
    package var allPosts: [LedgerPost] { service.allPosts }
    /// The comments that were written by the API, oldest first.
    package var comments: [LedgerComment] { service.comments }
    /// Every request to create a post, oldest first.
    package var attempts: [CreateAttempt] { service.state.withLock { $0.attempts } }
    /// The uploaded pictures and documents, in no order.
    package var assets: [LedgerAsset] { service.assets }
    /// `{posts, violations, requests}` as `GET /ledger` shows it; of requests the newest 500.
    package var ledger: JSON { service.ledger }

    /// Changes a post behind everybody's back, as LinkedIn and its people may: what the API gives back from now on.
    package func tamper(_ urn: String, _ change: @Sendable (inout [String: JSON]) -> Void) { service.tamper(urn, change) }

    /// Changes the settings while it runs.
    package func configure(_ change: @Sendable (inout LinkedInSettings) -> Void) { service.state.withLock { change(&$0.settings) } }

    /// Makes a new access token of a member.
    package func issueToken(
        scopes: Set<String>, member: String = "Ab3dE_9xYz", lifetime: Duration = LinkedInSettings.tokenLife,
        client: String? = LinkedInSettings.pageClient
    ) -> String {
        service.issueToken(scopes: scopes, member: member, lifetime: lifetime, client: client)
    }

    /// The access tokens that were made for an application.
    package func grantedTokens(to client: String) -> [String] {
        service.state.withLock { $0.settings.grants.filter { $0.value.client == client }.map(\.key) }
    }

    /// Lets every code that a browser carries be of no use any more.
    package func forgetCodes() { service.state.withLock { $0.codes = [:] } }

    /// Lets no refresh token be of use any more.
    package func forgetRenewals() { service.state.withLock { $0.renewals = [:] } }

    /// What a person posts on LinkedIn's own page, without the API.
    package func postByHand(as author: String, text: String) { service.postByHand(as: author, text: text) }

    /// Makes a token answer 401 "revoked".
    package func revoke(_ token: String) { service.state.withLock { $0.settings.grants[token]?.isRevoked = true } }
}
