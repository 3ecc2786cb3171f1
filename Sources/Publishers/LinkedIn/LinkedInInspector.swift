import Editorial
import FoundationEssentials
import HTTPClient
import Support

/// Asks LinkedIn about an account's token; without the app's own credentials it says what the documentation does.
struct LinkedInInspector: AccountInspector {
    let service: LinkedInService
    /// The app that the token was made for, as LinkedIn's developer portal shows it.
    let app: LinkedInApp?

    private var tokens: TokenSource { service.tokens }

    var fingerprint: String {
        let fields = [
            "linkedin", service.author, service.settings.baseURL, service.settings.version.description, service.settings.authURL,
            app?.clientID ?? "", app?.clientSecret.reveal() ?? "",
            (try? tokens.inHand())?.reveal() ?? "", tokens.connection?.refresh?.reveal() ?? "",
        ]
        return SHA256.hex(of: fields.joined(separator: "\n"))
    }

    /// A version that ends, and a connection that nobody uses.
    func advice(now: Date) -> [String] {
        let isShadowed = tokens.configured != nil && tokens.connections[service.account] != nil
        let shadowed = isShadowed ? LinkedInConnector.shadowed(service.account) : nil
        return [service.settings.version.advice(account: service.account, at: now), shadowed].compactMap { $0 }
    }

    func access(now: Date) async throws -> AccountAccess {
        await tokens.renewWhenDue()
        let token: Secret
        do { token = try tokens.inHand() } catch {
            return missing(because: (error as? any DeskError)?.message ?? Message(String(describing: error)), now)
        }
        guard let author = Author(service.author) else {
            throw LinkedInProblem(
                "The author of account \(service.account) is no URN: correct author in the configuration.", .needsOperator)
        }
        let rights = LinkedInRights(author: author, refresh: refresh(now))
        guard let app else {
            return AccountAccess(
                token: .unknown, answers: rights.answersWithoutScopes(), scopes: nil, expiresAt: nil, checkedAt: now)
        }
        return try await ask(app, token, rights, now).with(connection: tokens.connection, renewal: renewal)
    }

    /// There is no token, and so nothing that can be done.
    private func missing(because sentence: Message, _ now: Date) -> AccountAccess {
        AccountAccess(
            token: .missing, answers: Capability.allCases.map { .init($0, .cannot, because: "there is no token") }, scopes: nil,
            expiresAt: nil, checkedAt: now, problem: sentence, renewal: renewal)
    }

    /// What a person does for a new token.
    private var renewal: Message {
        tokens.configured == nil
            ? ConnectStep.words(service.account)
            : "make a new one and put it where the account's token points, or take token out and \(ConnectStep.words(service.account))"
    }

    private func refresh(_ now: Date) -> LinkedInRights.Refresh {
        guard tokens.configured == nil else { return .configured }
        guard let connection = tokens.connection, connection.refresh != nil else { return .never }
        if let end = connection.refreshEndsAt { return end > now ? .until(end) : .over }
        return .possible
    }

    private func ask(_ app: LinkedInApp, _ token: Secret, _ rights: LinkedInRights, _ now: Date) async throws -> AccountAccess {
        let response = try await service.transport.send(request(app, token))
        guard response.status == 200 else { throw problem(response, now) }
        guard let answer = IntrospectionAnswer(response.body) else {
            throw LinkedInProblem(
                "LinkedIn's answer about the token of account \(service.account) cannot be read: it is asked again.", .retry)
        }
        return answer.access(by: rights, now: now)
    }

    /// Token introspection (learn.microsoft.com/linkedin/shared/authentication/token-introspection): a form, no bearer.
    private func request(_ app: LinkedInApp, _ token: Secret) -> HTTPRequest {
        let fields = [("client_id", app.clientID), ("client_secret", app.clientSecret.reveal()), ("token", token.reveal())]
        let form = fields.map { "\($0.0)=\(WebAddress.encode($0.1))" }.joined(separator: "&")
        var request = HTTPRequest(
            "POST", service.settings.authURL + "/oauth/v2/introspectToken", headers: [HTTPHeader("Accept", "application/json")],
            body: .bytes(Array(form.utf8), contentType: "application/x-www-form-urlencoded"),
            limits: HTTPLimits(body: 1 << 20, redirects: 0))
        request.repeatable = true
        return request
    }

    private func problem(_ response: HTTPResponse, _ now: Date) -> LinkedInProblem {
        let code = (try? JSON(parsing: response.body))?["error"]?.string?.prefix(60).filter { $0.isLetter || $0 == "_" }
        let said = "(\(response.status)\(code.map { " \($0)" } ?? ""))"
        switch response.status {
        case 408, 429, 500...: return LinkedInProblem(response, account: service.account, now: now)
        case 400, 401, 403:
            return LinkedInProblem(
                "LinkedIn does not take client_id and client_secret of account \(service.account) \(said): compare both with the app in LinkedIn's developer portal.",
                .needsOperator)
        default:
            return LinkedInProblem(
                "LinkedIn says nothing about the token of account \(service.account) \(said): check auth_url.", .needsOperator)
        }
    }
}

/// What LinkedIn says about a token; everything but `active` may be missing.
private struct IntrospectionAnswer {
    let isActive: Bool
    let status: String
    let scopes: Set<String>?
    let expiresAt: Date?

    init?(_ body: [UInt8]) {
        guard let answer = try? JSON(parsing: body), let isActive = answer["active"]?.bool else { return nil }
        self.isActive = isActive
        status = answer["status"]?.string ?? ""
        // Commas in the documentation's sample, spaces in OAuth's own standard (RFC 7662).
        scopes = answer["scope"]?.string.map { Set(TokenAnswer.scopes($0)) }
        expiresAt = answer["expires_at"]?.integer.map { Date(timeIntervalSince1970: Double($0)) }
    }

    func access(by rights: LinkedInRights, now: Date) -> AccountAccess {
        let token = token
        let answers =
            if token.isDead {
                rights.answersOfDead(because: reason(token))
            } else if let scopes {
                rights.answers(scopes: scopes)
            } else {
                rights.answersWithoutScopes()
            }
        return AccountAccess(token: token, answers: answers, scopes: scopes?.sorted(), expiresAt: expiresAt, checkedAt: now)
    }

    private var token: AccountAccess.Token {
        if isActive { return .active }
        return status == "expired" ? .expired : status == "revoked" ? .revoked : .invalid
    }

    private func reason(_ token: AccountAccess.Token) -> Message {
        switch token {
        case .expired: "the token has expired"
        case .revoked: "the token was revoked"
        case .invalid, .missing, .none, .unknown, .active: "the token is not valid"
        }
    }
}

extension AccountAccess {
    /// With what is known of the connection besides; LinkedIn's own word on the token's end comes first.
    fileprivate func with(connection: AccountConnection?, renewal: Message) -> AccountAccess {
        AccountAccess(
            token: token, answers: answers, scopes: scopes ?? connection?.scopes, expiresAt: expiresAt ?? connection?.expiresAt,
            checkedAt: checkedAt, renewableUntil: connection?.refreshEndsAt, renewal: renewal)
    }
}
