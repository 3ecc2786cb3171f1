import Editorial
import FoundationEssentials
import HTTPClient
import Support

/// The tokens that LinkedIn gives for a code or a refresh token; a refresh token comes for apps that may have one.
struct TokenAnswer: Sendable {
    let access: Secret
    let expiresIn: Int?
    let refresh: Secret?
    let refreshExpiresIn: Int?
    /// nil where LinkedIn did not say.
    let scopes: [String]?

    /// Reads the answer; nil when there is no token in it.
    init?(_ body: [UInt8]) {
        guard let answer = try? JSON(parsing: body), let token = answer["access_token"]?.string, Self.isToken(token) else { return nil }
        access = Secret(token)
        expiresIn = answer["expires_in"]?.integer
        refresh = answer["refresh_token"]?.string.flatMap { Self.isToken($0) ? Secret($0) : nil }
        refreshExpiresIn = answer["refresh_token_expires_in"]?.integer
        scopes = answer["scope"]?.string.map(Self.scopes)
    }

    /// The connection that they make; what LinkedIn leaves out when it renews one stays as it was.
    func connection(author: String, replacing old: AccountConnection? = nil, now: Date) -> AccountConnection {
        AccountConnection(
            author: author, scopes: scopes ?? old?.scopes ?? [], obtainedAt: now, access: access,
            expiresAt: expiresIn.map { now + .seconds($0) }, refresh: refresh ?? old?.refresh,
            refreshEndsAt: refreshExpiresIn.map { now + .seconds($0) } ?? old?.refreshEndsAt)
    }

    /// Commas in what LinkedIn sends, spaces in OAuth's own standard (RFC 6749, 3.3).
    static func scopes(_ text: String) -> [String] { text.split { $0 == "," || $0.isWhitespace }.map(String.init).sorted() }

    /// It goes into a header: visible ASCII, and no longer than headers may be.
    private static func isToken(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 4096 && text.utf8.allSatisfy { $0 > 32 && $0 < 127 }
    }
}

/// Why LinkedIn's login gives no token: `{error, error_description}` (RFC 6749, 5.2), or nothing that can be read.
struct LoginRefusal: Sendable {
    let error: String
    let words: String
    private let status: Int?

    init(_ response: HTTPResponse, hiding secrets: [String] = []) {
        let body = try? JSON(parsing: response.body)
        self.init(
            error: body?["error"]?.string ?? "", words: body?["error_description"]?.string ?? "", status: response.status,
            hiding: secrets)
    }

    /// `words` may be escaped for HTML, as LinkedIn's are.
    init(error: String, words: String, status: Int? = nil, hiding secrets: [String] = []) {
        self.error = String(error.limited(utf16: 60).filter { $0.isLetter || $0 == "_" })
        var shown = HTMLWords.plain(words).collapsed.limited(utf16: 240)
        for secret in secrets where !secret.isEmpty { shown = shown.replacing(secret, with: "...") }
        self.words = shown
        self.status = status
    }

    /// The refresh token itself is refused, not the question.
    var isAboutGrant: Bool {
        error == "invalid_grant" || words.lowercased().contains("refresh token")
    }

    /// " (400 invalid_request, "...")"; nothing when LinkedIn said nothing.
    var said: String {
        let head = [status.map(String.init) ?? "", error].filter { !$0.isEmpty }.joined(separator: " ")
        let parts = [head, words.isEmpty ? "" : "\"\(words)\""].filter { !$0.isEmpty }
        return parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))"
    }
}

/// Text that was escaped for HTML where none was needed.
enum HTMLWords {
    private static let names = [
        "&quot;": "\"", "&#39;": "'", "&#x27;": "'", "&#34;": "\"", "&#x2F;": "/", "&apos;": "'", "&lt;": "<", "&gt;": ">",
    ]

    static func plain(_ text: String) -> String {
        // The ampersand last: what it made of "&amp;lt;" is text.
        names.reduce(text) { $0.replacing($1.key, with: $1.value) }.replacing("&amp;", with: "&")
    }
}
