import FoundationEssentials
import HTTPServer
import Support

extension LinkedInService {
    /// Token introspection (learn.microsoft.com/linkedin/shared/authentication/token-introspection).
    ///
    /// The documentation gives no words for a wrong application; those of OAuth's own standard stand in (RFC 6749, 5.2).
    func addIntrospection(to router: inout Router) {
        router.on("POST", "/oauth/v2/introspectToken") { [self] request, _ in
            guard let form = form(of: request) else { return Self.oauthError("invalid_request", "The body must be a form") }
            for name in ["client_id", "client_secret", "token"] where (form[name] ?? "").isEmpty {
                return Self.oauthError("invalid_request", "A required parameter \"\(name)\" is missing")
            }
            let (client, token) = (form["client_id"] ?? "", form["token"] ?? "")
            let settings = state.withLock { $0.settings }
            guard settings.applications[client] == form["client_secret"] else {
                return Self.oauthError("invalid_client", "Client authentication failed", status: 401)
            }
            guard let grant = settings.grants[token], grant.client == client else { return .json(["active": false]) }
            return .json(.object(introspection(grant)))
        }
    }

    /// The fields of a form; nil for a body of any other kind.
    func form(of request: ServerRequest) -> [String: String]? {
        let type = (request.header("content-type") ?? "").split(separator: ";").first?.lowercased() ?? ""
        guard type == "application/x-www-form-urlencoded" else {
            log.violate("wrong-content-type", type)
            return nil
        }
        return Dictionary(request.form.map { ($0.name, $0.value) }) { first, _ in first }
    }

    private func introspection(_ grant: LinkedInSettings.Grant) -> [String: JSON] {
        let hasEnded = grant.expiresAt.map { $0 <= clock.now() } ?? false
        let status = grant.isRevoked ? "revoked" : hasEnded ? "expired" : "active"
        var members: [String: JSON] = [
            "active": .bool(status == "active"), "status": .string(status), "client_id": .optional(grant.client), "auth_type": "3L",
            "scope": .string(grant.scopes.sorted().joined(separator: ",")),
        ]
        if let end = grant.expiresAt {
            members["expires_at"] = .integer(Int(end.timeIntervalSince1970))
            members["created_at"] = .integer(Int((end - LinkedInSettings.tokenLife).timeIntervalSince1970))
            members["authorized_at"] = members["created_at"]
        }
        return members
    }

    /// A refusal in the form of OAuth's own standard.
    static func oauthError(_ code: String, _ words: String, status: Int = 400) -> ServerResponse {
        .json(["error": .string(code), "error_description": .string(words)], status: status)
    }
}
