import HTTPClient
import Support
import TOML

/// What an account of kind "linkedin" needs: who posts, and through which door.
package struct LinkedInSettings: PublisherSettings {
    /// `urn:li:person:…` or `urn:li:organization:…`
    let author: String
    /// Without a slash at its end.
    let baseURL: String
    let version: APIVersion
    /// Nil when the configuration is wrong.
    let token: SecretReference?
    /// The door for questions about tokens, without a slash at its end.
    var authURL = Self.standardAuthURL
    /// The app that the token was made for; nil means that LinkedIn is not asked what the token can do.
    var client: (id: String, secret: SecretReference)?

    static let standardAuthURL = "https://www.linkedin.com"

    package static let kind = "linkedin"

    package init(_ table: inout TableReader) {
        author = table.requiredString("author", example: "urn:li:organization:5515715")
        let url = table.url("base_url", default: "https://api.linkedin.com")
        let authURL = table.url("auth_url", default: Self.standardAuthURL)
        let versionText = table.string("version", default: APIVersion.checked)
        token = table.requiredSecret("token")
        let (clientID, clientSecret) = (table.string("client_id"), table.secret("client_secret"))
        baseURL = Self.withoutSlash(url)
        self.authURL = Self.withoutSlash(authURL)
        version = APIVersion(versionText) ?? APIVersion(APIVersion.checked)!

        if !author.isEmpty, Author(author) == nil {
            table.reject("author", "author = \"\(author)\" is no author, write \"urn:li:person:ID\" or \"urn:li:organization:NUMBER\"")
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

    private static func withoutSlash(_ url: String) -> String { url.hasSuffix("/") ? String(url.dropLast()) : url }

    package func outlet(of account: String, with tools: PublisherTools) throws -> Outlet {
        let service = LinkedInService(account: account, settings: self, token: try token?.resolve(), transport: tools.transport)
        let app = try client.map { LinkedInInspector.App(clientID: $0.id, clientSecret: try $0.secret.resolve()) }
        return Outlet(
            publisher: LinkedInPublisher(service: service, clock: tools.clock, log: tools.log),
            evidence: LinkedInEvidence(service: service, clock: tools.clock), inspector: LinkedInInspector(service: service, app: app),
            advice: { [version] now in [version.advice(account: account, at: now)].compactMap { $0 } })
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
