import Feeds
import HTTPClient
import Support
import TOML

/// How a `[[feed]]` is asked besides its address; secrets are references until the newsroom is made.
package struct FeedAccessSettings: Sendable {
    /// One `[[feed.header]]`.
    private struct Header {
        let name: String
        let value: String?
        let secret: SecretReference?
    }

    private let headers: [Header]
    private let username: String?
    private let password: SecretReference?
    private let userAgent: String?
    private let usesHTTP1: Bool
    let proxy: SecretOrText?

    init(_ table: inout TableReader) {
        username = table.string("username")
        password = table.secret("password")
        if (username == nil) != (password == nil), !table.has("username") || !table.has("password") {
            table.reject(username == nil ? "password" : "username", "username and password go together, write both or neither")
        }
        userAgent = table.string("user_agent")
        proxy = table.secretOrURL("proxy")
        usesHTTP1 = table.choice("http_version", of: ["2", "1.1"], default: "2") == "1.1"
        headers = table.tables("header").map { Self.header($0) }
    }

    /// Whether the address is all that there is to say.
    var isPlain: Bool {
        headers.isEmpty && username == nil && password == nil && userAgent == nil && proxy == nil && !usesHTTP1
    }

    private static func header(_ table: TableReader) -> Header {
        var table = table
        let header = Header(name: table.requiredString("name"), value: table.string("value"), secret: table.secret("secret"))
        if table.has("value") == table.has("secret") {
            table.reject("name", "a header has either a value or a secret, write one of the two")
        }
        table.finish()
        return header
    }

    /// With the secrets; throws `SecretProblem`.
    func access() throws -> FeedAccess {
        let lines = try headers.map { header in
            let secret = try header.secret?.resolve()
            return HTTPHeader(header.name, secret?.reveal() ?? header.value ?? "", isSecret: secret != nil, staysAtOrigin: true)
        }
        let password = try password?.resolve()
        return FeedAccess(
            headers: lines, login: username.flatMap { name in password.map { (name, $0) } }, userAgent: userAgent,
            proxy: try proxy?.resolve(), usesHTTP1: usesHTTP1)
    }
}
