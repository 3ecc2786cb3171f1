import Editorial
import FoundationEssentials
import HTTPClient
import Markup
import Support

/// Reads web pages that people name: one request each, public addresses only, and nothing that robots.txt asks to be left alone.
package struct PageFetcher: PageReader {
    /// The name by which robots.txt may speak to us.
    static let agent = "copydesk"
    /// The largest page in bytes, decompressed.
    package static let largestBody = 4 << 20
    /// The longest text that is kept; prompts take less.
    static let longestText = 40_000
    /// How long a site's robots.txt is remembered (RFC 9309: at most a day), and one that could not be had.
    private static let memory = Duration.seconds(86_400)
    private static let shortMemory = Duration.seconds(600)
    private static let mostSites = 1000

    private let http: any HTTPTransport
    private let privateNetworks: [String]
    private let sites = Locked<[String: (rules: RobotsRules, until: Date)]>([:])
    /// Sites that want to be left alone.
    private let closed = Locked<[String: Date]>([:])
    private let gap: Duration
    private let clock: any DeskClock
    /// When hosts may be asked next.
    private let turns = Locked<[String: Date]>([:])

    /// - Parameters:
    ///   - privateNetworks: hosts and CIDRs that pages may be read from besides public ones.
    ///   - gap: least time between two requests to one host other than the operator's own, in real time.
    package init(
        http: any HTTPTransport, privateNetworks: [String] = [], gap: Duration = .zero, clock: any DeskClock = SystemClock()
    ) {
        self.http = http
        self.privateNetworks = privateNetworks
        self.gap = gap
        self.clock = clock
    }

    package func read(_ address: String, now: Date) async throws -> SourcePage {
        guard let site = PageSite(address) else {
            throw PageProblem(address, "it is no web address; write one that begins with https://.", .permanent)
        }
        try checkOpen(site, address, now: now)
        try await ask(site, address, now: now)
        let response = try await send(address, accepting: "text/html, application/xhtml+xml;q=0.9, text/plain;q=0.8", named: address)
        guard response.isSuccess else {
            let problem = PageProblem(address, response, now: now)
            if case .retryAfter(let wait) = problem.disposition { close(PageSite(response.url) ?? site, for: wait, now: now) }
            throw problem
        }
        // Where a redirect leads somebody else may have a word.
        if let end = PageSite(response.url), end.origin != site.origin { try await ask(end, address, now: now) }
        return try page(response, address)
    }

    // MARK: sites that want to be left alone

    private func checkOpen(_ site: PageSite, _ address: String, now: Date) throws {
        guard let until = closed.withLock({ $0[site.origin] }), now < until else { return }
        throw PageProblem(
            address, "its server was in trouble or asked to come later a moment ago; it is left alone for now.",
            .retryAfter(.seconds(until.timeIntervalSince(now))))
    }

    /// Nobody asks the site anything for a while, whatever page of it is named.
    private func close(_ site: PageSite, for wait: Duration, now: Date) {
        closed.withLock { closed in
            if closed.count >= Self.mostSites { closed = [:] }
            closed[site.origin] = now + min(wait, Self.memory)
        }
    }

    private func ask(_ site: PageSite, _ address: String, now: Date) async throws {
        guard try await rules(of: site, now: now).allows(site.path) else {
            throw PageProblem(address, "its site asks programs not to read it (robots.txt); copy what matters into the brief.", .permanent)
        }
    }

    private func page(_ response: HTTPResponse, _ address: String) throws -> SourcePage {
        let document = FeedDocument(response.body, contentType: response.header("content-type"), url: response.url)
        switch document.mediaType ?? "text/html" {
        case "text/html", "application/xhtml+xml":
            let article = HTMLArticle(page: response.body, charset: document.charset)
            return try page(address, response.url, title: article.title, text: article.text, article.language)
        case "text/plain", "text/markdown":
            let text = String(decoding: Charset.decode(response.body, declared: document.charset).bytes, as: UTF8.self)
            return try page(address, response.url, title: "", text: VisibleText.clean(text), nil)
        case let type: throw PageProblem(address, "it is no page of text but \(type.limited(utf16: 60)); name another.", .permanent)
        }
    }

    private func page(_ address: String, _ url: String, title: String, text: String, _ language: String?) throws -> SourcePage {
        if text.trimmed.isEmpty {
            throw PageProblem(address, "it shows no text without a browser; copy what matters into the brief.", .permanent)
        }
        let host = PageSite(url)?.host ?? ""
        return SourcePage(
            url: url, title: (title.isEmpty ? host : title).limited(utf16: 300), text: text.limited(utf16: Self.longestText),
            language: language)
    }

    // MARK: robots.txt

    private func rules(of site: PageSite, now: Date) async throws -> RobotsRules {
        if let known = sites.withLock({ $0[site.origin] }), now < known.until { return known.rules }
        var rules = RobotsRules.everything
        var length = Self.memory
        do {
            let response = try await send(site.origin + "/robots.txt", accepting: "text/plain", named: site.origin)
            // RFC 9309, 2.3.1: what is not there forbids nothing; a server in trouble forbids everything for now.
            if response.isSuccess {
                rules = RobotsRules(String(decoding: response.body.prefix(500_000), as: UTF8.self), agent: Self.agent)
            } else if response.status >= 500 || response.status == 429 {
                throw PageProblem(site.origin, response, now: now)
            }
        } catch let problem as PageProblem {
            guard problem.isTooLarge else {
                let wait = if case .retryAfter(let wait) = problem.disposition { wait } else { Self.shortMemory }
                close(site, for: wait, now: now)
                throw problem
            }
            length = Self.shortMemory
        }
        sites.withLock { sites in
            if sites.count >= Self.mostSites { sites = [:] }
            sites[site.origin] = (rules, now + length)
        }
        return rules
    }

    private func send(_ address: String, accepting types: String, named name: String) async throws -> HTTPResponse {
        if gap > .zero, let place = WebAddress(address), !isOwn(place) { try await waitForTurn(at: place.host) }
        do {
            return try await http.send(
                HTTPRequest(
                    "GET", address, headers: [HTTPHeader("Accept", types)],
                    limits: HTTPLimits(total: .seconds(30), body: Self.largestBody), reach: .publicOnly(allowing: privateNetworks)))
        } catch let failure as HTTPFailure {
            throw PageProblem(name, failure)
        }
    }

    /// Whether it is the operator's own, which needs no gaps.
    private func isOwn(_ place: WebAddress) -> Bool {
        place.isLoopback || privateNetworks.contains { $0.lowercased() == place.host }
    }

    private func waitForTurn(at host: String) async throws {
        let now = clock.now()
        let turn = turns.withLock { turns in
            if turns.count >= Self.mostSites { turns = [:] }
            let turn = max(now, turns[host] ?? now)
            turns[host] = turn + clock.stretched(gap)
            return turn
        }
        if turn > now { try await clock.sleep(until: turn) }
    }
}

/// Where a page is, in the parts that robots.txt speaks of.
struct PageSite: Equatable {
    /// "https://example.org:8443".
    let origin: String
    let host: String
    /// With its query, and never empty.
    let path: String

    init?(_ address: String) {
        let plain = address.prefix { $0 != "#" }
        guard let scheme = ["https://", "http://"].first(where: { plain.lowercased().hasPrefix($0) }) else { return nil }
        let rest = plain.dropFirst(scheme.count)
        let authority = rest.prefix { !"/?".contains($0) }
        guard !authority.isEmpty, !authority.contains("@") else { return nil }
        origin = scheme + authority.lowercased()
        host = String(authority.lowercased().prefix { $0 != ":" })
        let tail = rest.dropFirst(authority.count)
        path = tail.hasPrefix("/") ? String(tail) : "/" + tail
    }
}

/// Why a page could not be read.
struct PageProblem: DeskError, Equatable {
    let message: Message
    var description: String { message.description }
    let disposition: Disposition
    let isTooLarge: Bool

    init(_ address: String, _ reason: Message, _ disposition: Disposition, isTooLarge: Bool = false) {
        message = "The page \(address.limited(utf16: 200)) could not be read: \(reason)"
        self.disposition = disposition
        self.isTooLarge = isTooLarge
    }

    init(_ address: String, _ failure: HTTPFailure) {
        let isTooLarge = failure.kind == .tooLarge
        self.init(
            address, isTooLarge ? "it is larger than \(PageFetcher.largestBody >> 20) MB; name a shorter one." : failure.message,
            isTooLarge ? .permanent : failure.disposition, isTooLarge: isTooLarge)
    }

    init(_ address: String, _ response: HTTPResponse, now: Date) {
        let wait = response.header("retry-after").flatMap { RetryAfter.parse($0, now: now) }
        switch response.status {
        case 404, 410: self.init(address, "there is nothing at its address (\(response.status)); check it.", .permanent)
        case 429, 503: self.init(address, "its server asks to come later (\(response.status)).", .retryAfter(wait ?? .seconds(600)))
        case 500...: self.init(address, "its server is in trouble (\(response.status)).", .retry)
        default: self.init(address, "its server refuses to show it (\(response.status)); copy what matters into the brief.", .permanent)
        }
    }
}
