import Editorial
import FoundationEssentials
import HTTPClient
import Support

/// Reads feeds over HTTP: one conditional request a poll, and only what is new is parsed.
package struct FeedReader: SourceReader {
    private let http: any HTTPTransport
    private let privateNetworks: [String]
    private let userAgent: String?
    private let access: [String: FeedAccess]
    private let limits: HTTPLimits

    /// The largest feed in bytes, decompressed.
    package static let largestBody = 15 << 20

    /// - Parameters:
    ///   - privateNetworks: hosts and CIDRs that feeds may be read from besides public ones.
    ///   - userAgent: who asks; nil for the client's own name.
    ///   - access: what single feeds need besides, by their normal addresses (`WebAddress.normalized`), wherever they are ordered.
    package init(
        http: any HTTPTransport, privateNetworks: [String] = [], userAgent: String? = nil, access: [String: FeedAccess] = [:],
        limits: HTTPLimits = HTTPLimits(total: .seconds(60), body: FeedReader.largestBody)
    ) {
        self.http = http
        self.privateNetworks = privateNetworks
        self.userAgent = userAgent
        self.access = access
        self.limits = limits
    }

    package func host(of source: FeedSource, state: FeedState) -> FeedHost {
        let text = state.address(of: source)
        guard let address = WebAddress(text) else { return FeedHost(text) }
        return FeedHost(address.host, isOwn: address.isLoopback || privateNetworks.contains { $0.lowercased() == address.host })
    }

    package func read(_ source: FeedSource, state: FeedState, now: Date) async throws -> FeedReading {
        let response: HTTPResponse
        do {
            response = try await http.send(request(source, state, now))
        } catch let failure as HTTPFailure {
            throw FeedProblem(source.name, failure)
        }
        switch response.status {
        // To a first request that is no answer.
        case 304 where state.bodyHash != nil || state.entityTag != nil || state.lastModified != nil:
            return unchanged(response, state.kept(after: response, now: now), now)
        case 206: throw FeedProblem(source.name, part: response)
        case 200..<300: return try changed(response, of: source, state: state, now: now)
        default: throw FeedProblem(source.name, response, now: now)
        }
    }

    private func request(_ source: FeedSource, _ state: FeedState, _ now: Date) -> HTTPRequest {
        let address = state.address(of: source)
        let access = access.isEmpty ? FeedAccess() : access[WebAddress.normalized(source.url) ?? source.url] ?? FeedAccess()
        var headers = [
            HTTPHeader(
                "Accept",
                "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, */*;q=0.1"
            )
        ]
        if let agent = access.userAgent ?? userAgent { headers.append(HTTPHeader("User-Agent", agent)) }
        if !state.asksPlainly(at: now) {
            // Byte for byte what the server sent: a server may compare nothing else.
            if let tag = state.entityTag { headers.append(HTTPHeader("If-None-Match", tag)) }
            if let date = state.lastModified { headers.append(HTTPHeader("If-Modified-Since", date)) }
        }
        // A feed that moved to somebody else takes nothing along.
        if address == source.url || WebAddress(address)?.origin == WebAddress(source.url)?.origin { headers += access.ownHeaders }
        var request = HTTPRequest("GET", address, headers: headers, limits: limits, reach: .publicOnly(allowing: privateNetworks))
        request.proxy = access.proxy
        request.usesHTTP1 = access.usesHTTP1
        return request
    }

    private func unchanged(_ response: HTTPResponse, _ state: FeedState, _ now: Date) -> FeedReading {
        var state = state
        let warnings = moved(response, &state, now)
        return FeedReading(state: state, items: nil, warnings: warnings)
    }

    private func changed(_ response: HTTPResponse, of source: FeedSource, state: FeedState, now: Date) throws -> FeedReading {
        let hash = Hex.text(XXH3.hash(of: response.body))
        if hash == state.bodyHash {
            var reading = unchanged(response, state.refreshed(by: response, now: now), now)
            reading.size = response.body.count
            return reading
        }
        let feed: ParsedFeed
        do throws(FeedRefusal) {
            feed = try FeedParser.parse(FeedDocument(response.body, contentType: response.header("content-type"), url: response.url))
        } catch {
            throw FeedProblem(source.name, error)
        }
        // Filters and linked pages are held against texts before anything is stored.
        let takesText = source.filters != nil || source.readsPages == true
        let maker = ItemMaker(feedID: source.id, now: now, naming: state.memory?.naming ?? .guid, takesText: takesText)
        let made = maker.items(of: feed)
        let title = feed.title.map { PlainFeedText.line($0).limited(utf16: 200) }
        let marks = FeedMarks.of(title, made.items)
        if isPermanentlyRedirected(response), !state.isKnown(by: marks) { throw FeedProblem(source.name, strange: response.url) }
        // An answer that is only what changed (226, RFC 3229) says nothing of the whole.
        var fresh = response.status == 226 ? state : state.learned(from: response, bodyHash: hash, now: now)
        fresh.wishes = PollWishes(feed.hints, response, now: now)
        fresh.hub = HubOffer(feed.hints, response)
        fresh.isCut = feed.isCut ? true : nil
        // What broke off is not known as a whole.
        if feed.isCut { fresh.bodyHash = nil }
        fresh.watch(made.items, wasKnown: state.bodyHash != nil, now: now)
        fresh.marks = marks
        let news = moved(response, &fresh, now)
        var reading = FeedReading(state: fresh, items: made.items, title: title, warnings: made.warnings + news)
        (reading.size, reading.naming, reading.isCalendar) = (response.body.count, made.naming, made.isCalendar)
        (reading.formerNames, reading.categories) = (made.formerNames, made.categories)
        return reading
    }

    private func isPermanentlyRedirected(_ response: HTTPResponse) -> Bool { response.redirects.first?.isPermanent == true }

    /// A publisher who moved says so with every answer; once that is certain, the detour is spared.
    private func moved(_ response: HTTPResponse, _ state: inout FeedState, _ now: Date) -> [String] {
        let permanent = response.redirects.prefix { $0.isPermanent }
        let address = state.note(movedTo: permanent.last?.url, at: now)
        return address.map { ["The feed has moved for good to \($0) and is read there from now on; its items stay."] } ?? []
    }
}

extension HTTPRedirect {
    fileprivate var isPermanent: Bool { status == 301 || status == 308 }
}
