import FoundationEssentials
import HTTPServer
import Support

/// What a browser gets from the look-alike: the feeds, each post, the ledger, and the files these need.
struct LinkedInPages: Sendable {
    let service: LinkedInService
    let zone: Zone
    private let events: PageEvents
    private let gate = PageGate()

    init(service: LinkedInService, zone: Zone) {
        self.service = service
        self.zone = zone
        events = PageEvents(after: service.doorbell)
    }

    /// The answer to a browser's request; nil for those of the API and its controls.
    func answer(_ request: ServerRequest) -> ServerResponse? {
        guard let view = View(request) else { return nil }
        if let refusal = gate.refusal(of: request) { return refusal.guarded() }
        if view == .clock {
            defer { service.doorbell.ring() }
            return bar.answer(request)?.guarded()
        }
        guard ["GET", "HEAD"].contains(request.method) else {
            return .text("This path is only read: GET or HEAD.\n", status: 405).with("Allow", "GET, HEAD").guarded()
        }
        return view == .login ? login(request) : show(view)
    }

    private var bar: RehearsalBar {
        RehearsalBar(clock: service.clock, zone: zone, neighbours: service.state.withLock { $0.settings.neighbours })
    }

    private func show(_ view: View) -> ServerResponse {
        let stage = LinkedInStage(service, zone: zone)
        switch view {
        case .author(let urn): return page(stage.author(urn).map { FeedPage(of: $0, on: stage).content }, stage)
        case .home(let kind): return page(stage.home(kind).map { FeedPage(of: $0, on: stage).content }, stage)
        case .hashtag(let word): return page(FeedPage(hashtag: word, on: stage).content, stage)
        case .post(let urn): return page(stage.post(urn).map { PostPage(post: $0, stage: stage).content }, stage)
        case .ledger: return page(LedgerPage(stage: stage, log: service.log).content, stage)
        case .media(let id): return media(id)
        case .events: return events.response.guarded()
        case .asset(let asset): return asset.response.guarded()
        case .clock, .unknown, .login: return page(nil, stage)
        }
    }

    private func login(_ request: ServerRequest) -> ServerResponse {
        switch LoginPage(service: service, request: request).outcome {
        case .page(let content): page(content, LinkedInStage(service, zone: zone))
        case .away(let address): ServerResponse.empty(302).with("Location", address).guarded()
        }
    }

    private func page(_ content: PageContent?, _ stage: LinkedInStage) -> ServerResponse {
        let content = content ?? .missing
        let document = RehearsalDocument(
            title: content.title + " · LinkedIn look-alike", bar: bar, navigation: stage.navigation(at: content.path), content: content.html
        )
        return .html(document.text, status: content.status).guarded()
    }

    /// An uploaded picture, of the kind that its bytes are. They never change.
    private func media(_ id: String) -> ServerResponse {
        guard let asset = service.state.withLock({ $0.assets["urn:li:image:\(id)"] }), let format = asset.format else {
            return .text("There is no such picture.\n", status: 404).guarded()
        }
        var response = ServerResponse.bytes(asset.bytes, type: "image/\(format.name)").guarded()
        response.headers.removeAll { $0.0 == "Cache-Control" }
        return response.with("Cache-Control", "private, max-age=86400, immutable")
    }
}

/// What stands in a page's main part.
struct PageContent: Sendable {
    let title: String
    /// Where it is, to mark the way to it.
    var path = ""
    var status = 200
    let html: HTML

    static let missing = PageContent(
        title: "Not found", status: 404,
        html: """
            <section class="card plain"><h1>There is no such page here</h1>
            <p>The look-alike shows only what was posted to it. Look at <a href="/">the page’s feed</a> or <a href="/ledger">the ledger</a>.</p>
            </section>
            """)
}

/// What can be looked at.
private enum View: Sendable, Equatable {
    case home(String), author(String), hashtag(String), post(String), ledger, media(String), events, asset(PageAsset), clock, login, unknown

    /// Nil for a path of the API. The ledger is a page only for who asks for one.
    init?(_ request: ServerRequest) {
        if request.rawPath == "/ledger", request.header("accept")?.lowercased().contains("text/html") != true { return nil }
        if request.rawPath == LoginPage.path {
            self = .login
            return
        }
        if let asset = LinkedInLook.assets[request.rawPath] {
            self = .asset(asset)
            return
        }
        let segments = request.path.split(separator: "/").map(String.init)
        switch (segments.first, segments.dropFirst().first) {
        case (nil, _): self = .home("organization")
        case ("ledger", nil): self = .ledger
        case ("events", nil): self = .events
        case ("rehearsal", "clock"): self = .clock
        case ("in", nil), ("in", "me"): self = .home("person")
        case ("in", let id?): self = .author("urn:li:person:\(id)")
        case ("company", let id?): self = .author("urn:li:organization:\(id)")
        case ("media", let id?): self = .media(id)
        case ("feed", "update"): self = segments.count == 3 ? .post(segments[2]) : .unknown
        case ("feed", "hashtag"): self = segments.count == 3 ? .hashtag(segments[2]) : .unknown
        case ("feed", _), ("company", nil), ("media", nil): self = .unknown
        default: return nil
        }
    }
}
