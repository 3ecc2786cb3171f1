import FoundationEssentials
import HTTPServer
import Support

/// What a browser carries from the login to the application, for one exchange within half an hour.
struct LoginCode: Sendable {
    let member: String
    let scopes: Set<String>
    let client: String
    let redirect: String
    let madeAt: Date

    static let life = Duration.seconds(1800)
}

/// What a refresh token stands for.
struct Renewal: Sendable {
    let member: String
    let scopes: Set<String>
    let client: String
    let endsAt: Date
}

extension LinkedInService {
    /// The token endpoint (learn.microsoft.com/linkedin/shared/authentication/authorization-code-flow and programmatic-refresh-tokens).
    func addTokens(to router: inout Router) {
        router.on("POST", "/oauth/v2/accessToken") { [self] request, _ in
            guard let form = form(of: request) else { return Self.oauthError("invalid_request", "The body must be a form") }
            for name in ["grant_type", "client_id", "client_secret"] where (form[name] ?? "").isEmpty {
                return Self.oauthError("invalid_request", "A required parameter \"\(name)\" is missing")
            }
            let client = form["client_id"] ?? ""
            guard state.withLock({ $0.settings.applications[client] }) == form["client_secret"] else {
                return Self.oauthError("invalid_client", "Client authentication failed", status: 401)
            }
            switch form["grant_type"] {
            case "authorization_code": return exchange(form["code"] ?? "", redirect: form["redirect_uri"] ?? "", client)
            case "refresh_token": return renew(form["refresh_token"] ?? "", client)
            default: return Self.oauthError("unsupported_grant_type", "The grant type is not known")
            }
        }
    }

    /// A code for a browser that goes back to the application.
    func makeCode(_ code: LoginCode) -> String {
        let text = "AQ" + Hex.text(RandomBytes.make(70))
        state.withLock { $0.codes[text] = code }
        return text
    }

    private func exchange(_ text: String, redirect: String, _ client: String) -> ServerResponse {
        guard let code = state.withLock({ $0.codes.removeValue(forKey: text) }) else {
            return Self.oauthError("invalid_request", "Unable to retrieve access token: authorization code not found", status: 401)
        }
        guard code.client == client, code.redirect == redirect, code.madeAt + LoginCode.life > clock.now() else {
            // The words of the real one, which does not say which it was.
            return Self.oauthError(
                "invalid_redirect_uri",
                "Unable to retrieve access token: appid/redirect uri/code verifier does not match authorization code. "
                    + "Or authorization code expired. Or external member binding exists")
        }
        endOtherGrants(code)
        let renewal = Renewal(member: code.member, scopes: code.scopes, client: client, endsAt: clock.now() + LinkedInSettings.renewalLife)
        guard state.withLock({ $0.settings.renewingApplications.contains(client) }) else { return answer(renewal, refresh: nil) }
        let refresh = "AQ" + Hex.text(RandomBytes.make(170))
        state.withLock { $0.renewals[refresh] = renewal }
        return answer(renewal, refresh: refresh)
    }

    private func renew(_ refresh: String, _ client: String) -> ServerResponse {
        guard let renewal = state.withLock({ $0.renewals[refresh] }), renewal.client == client, renewal.endsAt > clock.now() else {
            return Self.oauthError(
                "invalid_request", "The provided authorization grant or refresh token is invalid, expired or revoked.")
        }
        return answer(renewal, refresh: refresh)
    }

    /// Another set of scopes ends what that member permitted this application before.
    private func endOtherGrants(_ code: LoginCode) {
        state.withLock { state in
            for (token, grant) in state.settings.grants
            where grant.member == code.member && grant.client == code.client && grant.scopes != code.scopes {
                state.settings.grants[token]?.isRevoked = true
            }
        }
    }

    /// Near the end of the renewal both end together.
    private func answer(_ renewal: Renewal, refresh: String?) -> ServerResponse {
        let left = Duration.seconds(renewal.endsAt.timeIntervalSince(clock.now()))
        let life = min(LinkedInSettings.tokenLife, left)
        let token = issueToken(scopes: renewal.scopes, member: renewal.member, lifetime: life, client: renewal.client)
        var members: [String: JSON] = [
            "access_token": .string(token), "expires_in": .integer(Int(life.seconds)), "token_type": "Bearer",
            "scope": .string(renewal.scopes.sorted().joined(separator: ",")),
        ]
        if let refresh {
            members["refresh_token"] = .string(refresh)
            members["refresh_token_expires_in"] = .integer(Int(left.seconds))
        }
        return .json(.object(members))
    }
}
