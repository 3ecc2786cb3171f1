import Editorial
import HTTPClient
import Support

/// LinkedIn's versioned REST API for one account: how every call looks.
struct LinkedInService: Sendable {
    let account: String
    let settings: LinkedInSettings
    let tokens: TokenSource
    let transport: any HTTPTransport

    init(account: String, settings: LinkedInSettings, tokens: TokenSource, transport: any HTTPTransport) {
        self.account = account
        self.settings = settings
        self.tokens = tokens
        self.transport = transport
    }

    /// Who posts: as configured, or whoever connected the account; empty while nobody has.
    var author: String { settings.author.isEmpty ? tokens.connection?.author ?? "" : settings.author }

    /// One call below `/rest`; `method` is the HTTP verb, `action` the Rest.li one.
    func request(_ method: String, _ path: String, action: String, body: [UInt8]? = nil) -> HTTPRequest {
        var request = HTTPRequest(method, settings.baseURL + "/rest" + path, headers: headers(action))
        request.limits.body = 2 << 20
        request.limits.redirects = 0
        if let body { request.body = .bytes(body, contentType: "application/json") }
        return request
    }

    /// Sends what may be repeated. After a 401 nothing was done: then it is tried again with a token that may be taken.
    func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        var token = try await tokens.token()
        var tries = SecondTries()
        while true {
            let response = try await transport.send(request.bearing(token))
            guard response.status == 401 else {
                tokens.noteAccepted(token)
                return response
            }
            guard let another = try await tokens.another(after: token, LinkedInAnswer(response, now: tokens.clock.now()), &tries) else {
                return response
            }
            token = another
        }
    }

    /// Sends what must not be repeated, once, with the token in hand. `isCurable` tells of a 401 that the next preparing may cure.
    func sendOnce(_ request: HTTPRequest) async throws -> (response: HTTPResponse, isCurable: Bool) {
        let token = try tokens.inHand()
        let response = try await transport.send(request.bearing(token))
        guard response.status == 401 else {
            tokens.noteAccepted(token)
            return (response, false)
        }
        return (response, tokens.isCurable(token, LinkedInAnswer(response, now: tokens.clock.now())))
    }

    /// The account's page for people.
    var activityPage: String {
        switch Author(author) {
        case .organization(let id): "\(site)/company/\(id)/posts/"
        case .member, nil: "\(site)/in/me/recent-activity/all/"
        }
    }

    /// Where people see a post.
    func permalink(_ urn: String) -> String { "\(site)/feed/update/\(urn)/" }

    /// LinkedIn's own pages have another host than its API; another service, such as a look-alike, has both under one address.
    private var site: String {
        WebAddress(settings.baseURL)?.host == "api.linkedin.com" ? "https://www.linkedin.com" : settings.baseURL
    }

    private func headers(_ action: String) -> [HTTPHeader] {
        [
            HTTPHeader("LinkedIn-Version", settings.version.description),
            HTTPHeader("X-Restli-Protocol-Version", "2.0.0"),
            HTTPHeader("X-RestLi-Method", action),
            HTTPHeader("Accept", "application/json"),
        ]
    }
}

extension HTTPRequest {
    fileprivate func bearing(_ token: Secret) -> HTTPRequest {
        var request = self
        request.bearer = token
        return request
    }
}
