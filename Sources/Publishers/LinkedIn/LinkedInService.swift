import HTTPClient
import Support

/// LinkedIn's versioned REST API for one account: how every call looks.
struct LinkedInService: Sendable {
    let account: String
    let settings: LinkedInSettings
    let token: Secret?
    let transport: any HTTPTransport

    /// One call below `/rest`; `method` is the HTTP verb, `action` the Rest.li one.
    func request(_ method: String, _ path: String, action: String, body: [UInt8]? = nil) -> HTTPRequest {
        var request = HTTPRequest(method, settings.baseURL + "/rest" + path, headers: headers(action), bearer: token)
        request.limits.body = 2 << 20
        request.limits.redirects = 0
        if let body { request.body = .bytes(body, contentType: "application/json") }
        return request
    }

    func send(_ request: HTTPRequest) async throws -> HTTPResponse { try await transport.send(request) }

    /// The account's page for people.
    var activityPage: String {
        switch Author(settings.author) {
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
