import FoundationEssentials
import HTTPServer
import Support

/// What stands behind the look-alike's port: its state and the routes that read and change it.
final class LinkedInService: Sendable {
    struct State {
        var settings: LinkedInSettings
        var posts: [LedgerPost] = []
        var attempts: [CreateAttempt] = []
        var comments: [LedgerComment] = []
        var assets: [String: LedgerAsset] = [:]
        /// Calls by day and counter.
        var calls: [String: Int] = [:]
        /// Codes that were given to browsers, until they are used.
        var codes: [String: LoginCode] = [:]
        /// By refresh token.
        var renewals: [String: Renewal] = [:]
        var lastID: Int64 = 0
    }

    let clock: any DeskClock
    /// Rings after every request that may have changed something.
    let doorbell = Doorbell()
    let log: RequestLog
    let faults = Faults(refusal: LinkedInRefusal.fault, throttling: LinkedInRefusal.protection)
    let state: Locked<State>

    init(clock: any DeskClock, settings: LinkedInSettings) {
        self.clock = clock
        log = RequestLog(clock: clock)
        state = Locked(State(settings: settings))
    }

    var posts: [LedgerPost] { allPosts.filter { $0.deletedAt == nil } }
    var allPosts: [LedgerPost] { state.withLock { $0.posts } }
    var comments: [LedgerComment] { state.withLock { $0.comments } }
    var assets: [LedgerAsset] { state.withLock { Array($0.assets.values) } }

    var ledger: JSON {
        [
            "posts": .array(allPosts.map(\.json)), "violations": .array(log.violations.map(\.json)),
            "requests": .array(log.requests.suffix(500).map(\.json)),
        ]
    }

    func issueToken(scopes: Set<String>, member: String, lifetime: Duration, client: String?) -> String {
        // About as long as LinkedIn's.
        let token = "AQ" + Hex.text(RandomBytes.make(170))
        var grant = LinkedInSettings.Grant(member: member, scopes: scopes, expiresAt: clock.now() + lifetime, client: client)
        grant.refusalsLeft = state.withLock { $0.settings.newTokenRefusals }
        state.withLock { $0.settings.grants[token] = grant }
        return token
    }

    /// Neither log nor faults touch the pages and the controls.
    func makeHandler(pages: LinkedInPages) -> @Sendable (ServerRequest) async -> ServerResponse {
        let controls = makeControls()
        let api = makeAPI()
        let vendor = log.applied(to: witnessing { await api(Self.untunneled($0)) })
        return { [doorbell] request in
            if let page = pages.answer(request) { return page }
            let isControl = Self.controlPaths.contains(request.rawPath)
            let response = isControl ? await controls(request) : await vendor(request)
            if request.method != "GET" || !isControl { doorbell.ring() }
            return response
        }
    }

    private static let controlPaths: Set<String> = ["/ledger", "/ledger.json", "/calls", "/faults", "/tokens"]

    private func makeControls() -> Router {
        var router = Router()
        for path in ["/ledger", "/ledger.json"] { router.on("GET", path) { [self] _, _ in .json(ledger) } }
        router.on("POST", "/tokens") { [self] request, _ in
            guard let body = try? request.json(), let scopes = body["scopes"]?.array else {
                return .json(["error": "a token needs {scopes, member?, expires_in?, client_id?}"], status: 400)
            }
            let token = issueToken(
                scopes: Set(scopes.compactMap(\.string)), member: body["member"]?.string ?? "Ab3dE_9xYz",
                lifetime: body["expires_in"]?.integer.map { .seconds($0) } ?? LinkedInSettings.tokenLife,
                client: body["client_id"]?.string)
            return .json(["access_token": .string(token)])
        }
        log.addControls(to: &router)
        faults.addControls(to: &router)
        return router
    }

    private func makeAPI() -> Router {
        var router = Router()
        router.refuse { request, status in LinkedInRefusal.plain(status, "\(request.method) \(request.rawPath) is not known").response }
        addIdentity(to: &router)
        addIntrospection(to: &router)
        addTokens(to: &router)
        addAssets(to: &router)
        addPosts(to: &router)
        addSocial(to: &router)
        addStatistics(to: &router)
        return router
    }

    /// Long queries come as a POST whose body is the query (the official client does so above 4,000 bytes).
    private static func untunneled(_ request: ServerRequest) -> ServerRequest {
        guard request.method == "POST", let method = request.header("x-http-method-override") else { return request }
        return ServerRequest(
            method: method, target: request.rawPath + "?" + String(decoding: request.body, as: UTF8.self), headers: request.headers)
    }
}
