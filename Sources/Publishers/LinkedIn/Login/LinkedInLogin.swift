import Editorial
import FoundationEssentials
import HTTPClient
import Support

/// An app of LinkedIn's developer portal, by which LinkedIn knows who asks for tokens.
struct LinkedInApp: Sendable {
    let clientID: String
    let clientSecret: Secret
}

/// LinkedIn's own login (learn.microsoft.com/linkedin/shared/authentication/authorization-code-flow): codes and refresh tokens
/// are turned into access tokens here.
struct LinkedInLogin: Sendable {
    let account: String
    let settings: LinkedInSettings
    let app: LinkedInApp
    let transport: any HTTPTransport
    let clock: any DeskClock

    /// The page on which a person permits it. Without `prompt=none`, which makes first logins fail (postiz#1582).
    func page(state: String) -> String {
        let fields = [
            ("response_type", "code"), ("client_id", app.clientID), ("redirect_uri", settings.redirect), ("state", state),
            ("scope", settings.scopes.joined(separator: " ")),
        ]
        return settings.authURL + "/oauth/v2/authorization?" + Self.form(fields)
    }

    /// The tokens for a code.
    func exchange(code: String) async throws -> TokenAnswer {
        let response = try await ask([("grant_type", "authorization_code"), ("code", code), ("redirect_uri", settings.redirect)])
        guard response.status == 200 else { throw refusal(response, hiding: code) }
        return try answer(response)
    }

    /// The tokens for a refresh token; nil when LinkedIn does not take it and never will.
    func renew(_ refresh: Secret) async throws -> TokenAnswer? {
        let response = try await ask([("grant_type", "refresh_token"), ("refresh_token", refresh.reveal())])
        if response.status == 400, LoginRefusal(response).isAboutGrant { return nil }
        guard response.status == 200 else {
            let problem = refusal(response, hiding: refresh.reveal())
            // Its words are about a login's code, and it would end the post that waits for the token.
            guard problem is LoginProblem else { throw problem }
            let said = LoginRefusal(response, hiding: [refresh.reveal(), app.clientSecret.reveal()]).said
            throw LinkedInProblem(
                "LinkedIn does not renew the token of account \(account)\(said): \(ConnectStep.words(account)) if that stays so.",
                .needsOperator, stop: .token)
        }
        return try answer(response)
    }

    /// Who permitted it: the member's id and name (sign-in with LinkedIn, userinfo).
    func member(_ token: Secret) async throws -> (id: String, name: String?) {
        var response = try await userinfo(token)
        for pause in TokenSource.pauses where response.status == 401 {
            try await clock.sleep(for: clock.stretched(pause))
            response = try await userinfo(token)
        }
        guard response.status == 200 else { throw LinkedInProblem(response, account: account, now: clock.now()) }
        let body = try? JSON(parsing: response.body)
        guard let id = body?["sub"]?.string, Author("urn:li:person:\(id)") != nil else {
            throw LinkedInProblem("LinkedIn did not say whose account \"\(account)\" is: \(ConnectStep.words(account)) again.", .retry)
        }
        return (id, body?["name"]?.string)
    }

    private func userinfo(_ token: Secret) async throws -> HTTPResponse {
        try await transport.send(
            HTTPRequest(
                "GET", settings.baseURL + "/v2/userinfo", headers: [HTTPHeader("Accept", "application/json")], bearer: token,
                limits: HTTPLimits(body: 1 << 20, redirects: 0)))
    }

    /// A form with the app's credentials in its body, as LinkedIn wants them: not as JSON, not as Basic authorization.
    private func ask(_ fields: [(String, String)]) async throws -> HTTPResponse {
        let all = fields + [("client_id", app.clientID), ("client_secret", app.clientSecret.reveal())]
        return try await transport.send(
            HTTPRequest(
                "POST", settings.authURL + "/oauth/v2/accessToken", headers: [HTTPHeader("Accept", "application/json")],
                body: .bytes(Array(Self.form(all).utf8), contentType: "application/x-www-form-urlencoded"),
                limits: HTTPLimits(body: 1 << 20, redirects: 0)))
    }

    private func answer(_ response: HTTPResponse) throws -> TokenAnswer {
        guard let answer = TokenAnswer(response.body) else {
            throw LinkedInProblem("LinkedIn's answer with the token of account \"\(account)\" cannot be read: try again.", .retry)
        }
        return answer
    }

    private func refusal(_ response: HTTPResponse, hiding secret: String) -> any DeskError {
        let refusal = LoginRefusal(response, hiding: [secret, app.clientSecret.reveal()])
        switch response.status {
        case 408, 429, 500...: return LinkedInProblem(response, account: account, now: clock.now())
        case 401 where refusal.error == "invalid_client", 403:
            return LinkedInProblem(
                "LinkedIn does not take client_id and client_secret of account \"\(account)\"\(refusal.said): compare both with the app in LinkedIn's developer portal.",
                .needsOperator)
        case 400, 401:
            // LinkedIn says invalid_redirect_uri for old codes too, and with the same words.
            return LoginProblem(
                .code,
                "LinkedIn does not take the code of account \"\(account)\"\(refusal.said): it is good once, for 30 minutes, and for "
                    + "\(settings.redirect) alone; \(ConnectStep.words(account)) again.")
        default:
            return LinkedInProblem("LinkedIn gives no token to account \"\(account)\"\(refusal.said): check auth_url.", .needsOperator)
        }
    }

    private static func form(_ fields: [(String, String)]) -> String {
        fields.map { "\($0.0)=\(WebAddress.encode($0.1))" }.joined(separator: "&")
    }
}
