import HTTPServer
import Support

/// What people and monitors see of a running desk: a page, its JSON, health, readiness and metrics. It changes nothing.
package struct DeskConsole: Sendable {
    private let report: Shared<DeskReport>
    private let sheet: Shared<[UInt8]>
    private let metrics: Metrics
    private let events: PageEvents
    private let hosts: KnownHosts

    /// Asks `report` when somebody asks and the last answer is from before a ring of `doorbell` or older than `lifetime`, and tells
    /// open pages of rings; answers only requests for loopback names, addresses and `listenHost`.
    package init(
        report: @escaping @Sendable () async throws -> DeskReport, metrics: Metrics, doorbell: Doorbell = Doorbell(),
        lifetime: Duration = .seconds(1), listenHost: String = "127.0.0.1"
    ) {
        let report = Shared(until: doorbell, lifetime: lifetime, make: report)
        self.report = report
        sheet = Shared(until: doorbell, lifetime: lifetime) { [UInt8](StatusPage(try await report.value).text.utf8) }
        self.metrics = metrics
        events = PageEvents(after: doorbell)
        hosts = KnownHosts(listenHost: listenHost)
    }

    /// The answer to any request: GET and HEAD of the known paths, else 404, 405 or 421.
    package func answer(_ request: ServerRequest) async -> ServerResponse {
        await content(request).guarded()
    }

    private func content(_ request: ServerRequest) async -> ServerResponse {
        guard hosts.serve(request) else {
            return .text("This server does not answer for that host; ask by the address that it listens on.\n", status: 421)
        }
        guard let endpoint = Endpoint(path: request.rawPath) else {
            return .text("No such path. The status page is at /.\n", status: 404)
        }
        guard ["GET", "HEAD"].contains(request.method) else {
            return .text("This path is only read: GET or HEAD.\n", status: 405).with("Allow", "GET, HEAD")
        }
        return await answer(endpoint)
    }

    private func answer(_ endpoint: Endpoint) async -> ServerResponse {
        switch endpoint {
        case .page: await page()
        case .document: await document()
        case .health: await health()
        case .readiness: await readiness()
        case .numbers: await numbers()
        case .events: events.response
        case .asset(let asset): asset.response
        }
    }

    private func page() async -> ServerResponse {
        do {
            return .bytes(try await sheet.value, type: "text/html; charset=utf-8")
        } catch {
            return .html(StatusPage(failure: "\(error)").text, status: 503)
        }
    }

    private func document() async -> ServerResponse {
        do {
            return .bytes(try await report.value.json(), type: "application/json")
        } catch {
            return .json(["error": .string("\(error)")], status: 503)
        }
    }

    private func health() async -> ServerResponse {
        do {
            _ = try await report.value
            return .text("ok\n")
        } catch {
            return .text("The desk's state cannot be read: \(error)\n", status: 503)
        }
    }

    private func readiness() async -> ServerResponse {
        do {
            let reasons = try await report.value.notReady
            return reasons.isEmpty ? .text("ready\n") : .text(reasons.joined(separator: "\n") + "\n", status: 503)
        } catch {
            return .text("The desk's state cannot be read: \(error)\n", status: 503)
        }
    }

    /// Always 200: a failed report is a number too, and the counters go on.
    private func numbers() async -> ServerResponse {
        let own = (try? await report.value).map(ReportMetrics.init) ?? ReportMetrics()
        return .bytes([UInt8]((metrics.render() + own.text).utf8), type: "text/plain; version=0.0.4; charset=utf-8")
    }
}

/// What can be asked for.
private enum Endpoint {
    case page, document, health, readiness, numbers, events
    case asset(PageAsset)

    init?(path: String) {
        switch path {
        case "/": self = .page
        case "/status.json": self = .document
        case "/healthz": self = .health
        case "/readyz": self = .readiness
        case "/metrics": self = .numbers
        case "/events": self = .events
        default:
            guard let asset = Asset.all[path] else { return nil }
            self = .asset(asset)
        }
    }
}
