import Editorial
import HTTPClient
import Support
import TOML

/// What an account of kind "linkedin" needs: who posts, and through which door.
package struct LinkedInSettings: PublisherSettings {
    /// `urn:li:person:…` or `urn:li:organization:…`; empty means the member who connects the account.
    let author: String
    /// Without a slash at its end.
    let baseURL: String
    let version: APIVersion
    /// Nil where the account is connected instead.
    let token: SecretReference?
    /// The door for questions about tokens, without a slash at its end.
    var authURL = Self.standardAuthURL
    /// The app that tokens are made for; nil means that LinkedIn is not asked for tokens, nor what they can do.
    var client: (id: String, secret: SecretReference)?
    /// Where LinkedIn sends the browser after a login; registered with the app.
    var redirect = Self.standardRedirect
    /// What becomes of a post that was sent, got no clear answer and was not seen in five minutes.
    enum Unseen: String, CaseIterable { case never, once }
    private(set) var resendUnseen = Unseen.never
    /// Scopes to ask for; empty means those of the author's kind.
    private var chosenScopes: [String] = []

    static let standardAuthURL = "https://www.linkedin.com"
    /// Plain http is for this machine only; LinkedIn takes it for localhost.
    static let standardRedirect = "http://localhost:8425/linkedin"

    package static let kind = "linkedin"

    package init(_ table: inout TableReader) {
        let url = table.url("base_url", default: "https://api.linkedin.com")
        let authURL = table.url("auth_url", default: Self.standardAuthURL)
        let versionText = table.string("version", default: APIVersion.checked)
        let (clientID, clientSecret) = (table.string("client_id"), table.secret("client_secret"))
        // Without a token a person connects the account, in the name of an app; then LinkedIn also says who that is.
        let isConnected = !table.has("token") && (table.has("client_id") || table.has("client_secret"))
        token = isConnected ? table.secret("token") : table.requiredSecret("token")
        author =
            isConnected
            ? table.string("author", default: "") : table.requiredString("author", example: "urn:li:organization:5515715")
        redirect = table.url("redirect", default: Self.standardRedirect)
        chosenScopes = table.strings("scopes")
        baseURL = Self.withoutSlash(url)
        self.authURL = Self.withoutSlash(authURL)
        version = APIVersion(versionText) ?? APIVersion(APIVersion.checked)!

        resendUnseen = table.choice("resend_unseen", default: Unseen.never)
        if resendUnseen == .once, !Self.isPage(author) {
            table.reject(
                "resend_unseen",
                "resend_unseen = \"once\" is for pages: the posts of a member cannot be read, so that nobody would know of the first one, "
                    + "write \"never\"")
        }
        if !author.isEmpty, Author(author) == nil {
            table.reject("author", "author = \"\(author)\" is no author, write \"urn:li:person:ID\" or \"urn:li:organization:NUMBER\"")
        }
        if let wrong = chosenScopes.firstIndex(where: { !Self.isScope($0) }) {
            table.reject("scopes", element: wrong, "\"\(chosenScopes[wrong])\" is no scope, write one name such as \"w_member_social\"")
        }
        if APIVersion(versionText) == nil {
            table.reject(
                "version", "version = \"\(versionText)\" is no version of LinkedIn's API, write a month such as \"\(APIVersion.checked)\"")
        }
        for (key, value) in [("base_url", url), ("auth_url", authURL)] {
            if let address = WebAddress(value), address.scheme == "http", !address.isLoopback {
                table.reject(key, "\(key) would send the token over plain http, write it with https://")
            }
        }
        if redirect.contains("#") || redirect.contains("?") || WebAddress(redirect).map({ $0.scheme == "http" && !$0.isLoopback }) == true {
            table.reject(
                "redirect", "redirect has to be https://, or http:// on this machine such as \"\(Self.standardRedirect)\", without ? and #")
        }
        switch (clientID, clientSecret) {
        case (let id?, let secret?): client = (id, secret)
        case (_?, nil) where !table.has("client_secret"):
            table.reject("client_id", "client_id does nothing without client_secret, write both or neither")
        case (nil, _?) where !table.has("client_id"):
            table.reject("client_secret", "client_secret does nothing without client_id, write both or neither")
        default: break
        }
    }

    init(author: String, baseURL: String, version: APIVersion, token: SecretReference?) {
        self.author = author
        self.baseURL = baseURL
        self.version = version
        self.token = token
    }

    /// What is asked for. Another set would end all earlier tokens of that member for the app (authorization code flow, step 2): so
    /// it never depends on anything but the configuration.
    var scopes: [String] {
        if !chosenScopes.isEmpty { return chosenScopes }
        // Apps for pages have no other product, and so no "openid": asking for it would fail the whole login.
        if case .organization = Author(author) { return ["w_organization_social", "r_organization_social"] }
        return ["openid", "profile", "w_member_social"]
    }

    private static func isPage(_ author: String) -> Bool { if case .organization = Author(author) { true } else { false } }

    private static func isScope(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 || $0 == UInt8(ascii: "_") }
    }

    private static func withoutSlash(_ url: String) -> String { url.hasSuffix("/") ? String(url.dropLast()) : url }

    package func outlet(of account: String, with tools: PublisherTools) throws -> Outlet {
        let app = try app()
        let tokens = try tokens(of: account, app, tools)
        let service = LinkedInService(account: account, settings: self, tokens: tokens, transport: tools.transport)
        let publisher = LinkedInPublisher(service: service, clock: tools.clock, log: tools.log)
        return Outlet(
            publisher: publisher,
            evidence: LinkedInEvidence(service: service, clock: tools.clock), inspector: LinkedInInspector(service: service, app: app),
            statistics: LinkedInStatistics(service: service, clock: tools.clock), editor: publisher, commenter: publisher,
            resendsUnseen: resendUnseen == .once)
    }

    package func connector(of account: String, with tools: PublisherTools) throws -> (any AccountConnector)? {
        guard let app = try app() else {
            throw LinkedInProblem(
                "The account \"\(account)\" has no client_id and client_secret: write those of its app into the configuration.",
                .needsOperator)
        }
        return LinkedInConnector(login: login(of: account, app, tools), tokens: try tokens(of: account, app, tools), log: tools.log)
    }

    /// A login gives the scopes that are asked for and no others; what a token of the developer portal has only LinkedIn can tell.
    package func lacks(_ capability: Capability) -> Message? {
        guard token == nil, capability != .refresh else { return nil }
        let rights = LinkedInRights(author: Author(author) ?? .member(id: ""))
        return rights.answers(scopes: Set(scopes)).first { $0.capability == capability && $0.verdict == .cannot }?.reason
    }

    private func app() throws -> LinkedInApp? {
        try client.map { LinkedInApp(clientID: $0.id, clientSecret: try $0.secret.resolve()) }
    }

    private func login(of account: String, _ app: LinkedInApp, _ tools: PublisherTools) -> LinkedInLogin {
        LinkedInLogin(account: account, settings: self, app: app, transport: tools.transport, clock: tools.clock)
    }

    private func tokens(of account: String, _ app: LinkedInApp?, _ tools: PublisherTools) throws -> TokenSource {
        TokenSource(
            account: account, configured: try token?.resolve(), connections: tools.connections,
            login: app.map { login(of: account, $0, tools) }, clock: tools.clock, log: tools.log)
    }
}

/// Who posts.
enum Author: Hashable {
    case member(id: String)
    case organization(id: String)

    /// Reads a URN; nil when it is of neither kind.
    init?(_ urn: String) {
        let parts = urn.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 4, parts[0] == "urn", parts[1] == "li", !parts[3].isEmpty else { return nil }
        switch parts[2] {
        case "person" where parts[3].utf8.allSatisfy(Self.isIDByte): self = .member(id: parts[3])
        case "organization" where Int64(parts[3]) ?? 0 > 0: self = .organization(id: parts[3])
        default: return nil
        }
    }

    private static func isIDByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
