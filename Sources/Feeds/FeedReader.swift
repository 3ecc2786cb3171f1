import Editorial
import FoundationEssentials
import HTTPClient
import Support

/// Reads feeds over HTTP: one conditional request a poll, and only what is new is parsed.
package struct FeedReader: SourceReader {
    private let http: any HTTPTransport
    private let privateNetworks: [String]

    /// The largest feed in bytes, decompressed.
    package static let largestBody = 15 << 20

    /// - Parameter privateNetworks: hosts and CIDRs that feeds may be read from besides public ones.
    package init(http: any HTTPTransport, privateNetworks: [String] = []) {
        self.http = http
        self.privateNetworks = privateNetworks
    }

    package func read(_ source: FeedSource, state: FeedState, now: Date) async throws -> FeedReading {
        let response: HTTPResponse
        do {
            response = try await http.send(request(source, state))
        } catch let failure as HTTPFailure {
            throw FeedProblem(source.name, failure)
        }
        switch response.status {
        case 304: return unchanged(response, state: state.kept(after: response), now: now)
        case 200..<300: return try changed(response, of: source, state: state, now: now)
        default: throw FeedProblem(source.name, response, now: now)
        }
    }

    private func request(_ source: FeedSource, _ state: FeedState) -> HTTPRequest {
        var headers = [
            HTTPHeader(
                "Accept",
                "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, */*;q=0.1"
            )
        ]
        // Byte for byte what the server sent: a server may compare nothing else.
        if let tag = state.entityTag { headers.append(HTTPHeader("If-None-Match", tag)) }
        if let date = state.lastModified { headers.append(HTTPHeader("If-Modified-Since", date)) }
        return HTTPRequest(
            "GET", source.url, headers: headers, limits: HTTPLimits(total: .seconds(60), body: FeedReader.largestBody),
            reach: .publicOnly(allowing: privateNetworks))
    }

    private func unchanged(_ response: HTTPResponse, state: FeedState, now: Date) -> FeedReading {
        FeedReading(state: state, items: nil, waitSeconds: PollPause.seconds(FeedHints(), response, now: now))
    }

    private func changed(_ response: HTTPResponse, of source: FeedSource, state: FeedState, now: Date) throws -> FeedReading {
        let hash = BLAKE2b.hex(of: response.body)
        let fresh = FeedState(validatorsOf: response, bodyHash: hash)
        if hash == state.bodyHash {
            var reading = unchanged(response, state: fresh, now: now)
            reading.size = response.body.count
            return reading
        }
        let feed: ParsedFeed
        do throws(FeedRefusal) {
            feed = try FeedParser.parse(FeedDocument(response.body, contentType: response.header("content-type"), url: response.url))
        } catch {
            throw FeedProblem(source.name, error)
        }
        let made = ItemMaker(feedID: source.id, now: now, naming: state.memory?.naming ?? .guid).items(of: feed)
        var reading = FeedReading(
            // What breaks off is asked for again as a whole.
            state: feed.isCut ? FeedState() : fresh, items: made.items,
            title: feed.title.map { PlainFeedText.line($0).limited(utf16: 200) },
            waitSeconds: PollPause.seconds(feed.hints, response, now: now), warnings: made.warnings + moved(response, source))
        (reading.size, reading.naming, reading.isCalendar) = (response.body.count, made.naming, made.isCalendar)
        (reading.formerNames, reading.categories) = (made.formerNames, made.categories)
        return reading
    }

    /// A publisher who moved says so once; a request that goes the old way costs both sides every time.
    private func moved(_ response: HTTPResponse, _ source: FeedSource) -> [String] {
        let isForGood = !response.redirects.isEmpty && response.redirects.allSatisfy { $0.status == 301 || $0.status == 308 }
        return isForGood ? ["The feed has moved for good to \(response.url); change its address."] : []
    }
}

extension FeedState {
    /// What a full answer leaves for the next poll; a validator that it does not carry is forgotten.
    init(validatorsOf response: HTTPResponse, bodyHash: String) {
        self.init()
        entityTag = FeedState.validator("etag", of: response)
        lastModified = FeedState.validator("last-modified", of: response)
        self.bodyHash = bodyHash
    }

    /// After "not modified" only what the answer carries is new.
    func kept(after response: HTTPResponse) -> FeedState {
        var state = self
        state.entityTag = FeedState.validator("etag", of: response) ?? entityTag
        state.lastModified = FeedState.validator("last-modified", of: response) ?? lastModified
        state.failures = 0
        return state
    }

    /// A validator that is too long to be one is not sent around.
    private static func validator(_ name: String, of response: HTTPResponse) -> String? {
        response.header(name).flatMap { $0.isEmpty || $0.utf8.count > 1000 ? nil : $0 }
    }
}
