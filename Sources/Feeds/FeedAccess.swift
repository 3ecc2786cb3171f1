import FoundationEssentials
import HTTPClient
import Support

/// How one feed is asked besides its address: what its publisher handed out, and the way there.
package struct FeedAccess: Sendable {
    /// Header lines for the feed's own origin.
    package var headers: [HTTPHeader]
    /// Name and password of a login (RFC 7617).
    package var login: (user: String, password: Secret)?
    /// Who asks, where the feed wants another name.
    package var userAgent: String?
    /// The proxy between, with its own login where it wants one.
    package var proxy: Secret?
    /// Whether HTTP/2 is left out.
    package var usesHTTP1: Bool

    package init(
        headers: [HTTPHeader] = [], login: (user: String, password: Secret)? = nil, userAgent: String? = nil, proxy: Secret? = nil,
        usesHTTP1: Bool = false
    ) {
        self.headers = headers
        self.login = login
        self.userAgent = userAgent
        self.proxy = proxy
        self.usesHTTP1 = usesHTTP1
    }

    /// What goes to the feed's own origin and nowhere else.
    var ownHeaders: [HTTPHeader] {
        let basic = login.map { Data("\($0.user):\($0.password.reveal())".utf8).base64EncodedString() }
        return headers + (basic.map { [HTTPHeader("Authorization", "Basic \($0)")] } ?? [])
    }
}
