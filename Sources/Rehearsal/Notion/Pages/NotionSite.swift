import HTTPServer
import Support

/// The pages of the look-alike: what people see and use in a browser, as the API is what programs do.
struct NotionSite: Sendable {
    let desk: NotionDesk

    /// The answer to a request for a page or one of its files; nil for every other request.
    func answer(_ request: ServerRequest) -> ServerResponse? {
        if let response = bar(.utc).answer(request) {
            desk.announce()
            return response.guarded()
        }
        guard let content = content(request) else { return nil }
        if let refusal = PageGate().refusal(of: request) { return refusal.guarded() }
        guard ["GET", "HEAD"].contains(request.method) else {
            return ServerResponse.text("This path is only read: GET or HEAD.\n", status: 405).with("Allow", "GET, HEAD").guarded()
        }
        return content().guarded()
    }

    private func bar(_ zone: Zone) -> RehearsalBar {
        RehearsalBar(clock: desk.clock, zone: zone, neighbours: desk.read { $0.settings.neighbours })
    }

    private func content(_ request: ServerRequest) -> (() -> ServerResponse)? {
        if let asset = NotionAsset.all[request.rawPath] { return { asset.response } }
        let path = request.segments
        func page(_ make: @escaping (NotionScene) -> NotionFrame.Page) -> () -> ServerResponse {
            {
                let scene = desk.read { NotionScene($0, now: desk.clock.now()) }
                return make(scene).response(scene, bar(scene.zone))
            }
        }
        switch (path.first, path.count) {
        case (nil, 0): return page { DraftBoard(scene: $0).page }
        case ("calendar", 1): return page { MonthPage(scene: $0, month: request.query("month")).page }
        case ("trash", 1): return page { TrashPage(scene: $0).page }
        case ("events", 1): return { desk.events.response }
        case ("files", 2): return { desk.read { $0.shownFile(path[1]) } }
        case ("p", 2): return page { $0.page(at: path[1]) }
        case (let name?, 1): return TablePage.Kind(rawValue: name).map { kind in page { TablePage(scene: $0, kind: kind).page } }
        default: return nil
        }
    }
}

/// The files that the pages need.
enum NotionAsset {
    static let all: [String: PageAsset] = [
        "/style.css": PageAsset(type: "text/css; charset=utf-8", text: RehearsalBar.style + style), "/live.js": .liveScript,
        "/page.js": PageAsset(type: "text/javascript; charset=utf-8", text: RehearsalBar.script + script),
        "/icon.svg": PageAsset(type: "image/svg+xml", text: icon),
    ]

    /// A sheet with lines.
    private static let icon = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect x="4" y="2" width="24" height="28" rx="4" fill="#fff" stroke="#37352f" \
        stroke-width="2.5"/><path d="M10 10h12M10 16h12M10 22h7" stroke="#37352f" stroke-width="2.5" stroke-linecap="round"/></svg>

        """
}

extension NotionWorkspace {
    /// A file as the pages show it: pictures in place, anything else to be saved.
    fileprivate func shownFile(_ id: String) -> ServerResponse {
        guard let file = files[id] else { return .text("The workspace has no such file.\n", status: 404) }
        let response = ServerResponse.bytes(file.bytes, type: file.contentType)
        return file.contentType.hasPrefix("image/") ? response : response.with("Content-Disposition", "attachment")
    }
}
