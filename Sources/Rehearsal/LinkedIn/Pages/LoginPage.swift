import FoundationEssentials
import HTTPServer
import Support

/// The page on which a member permits an application what it asks for, and the way back to the application.
struct LoginPage: Sendable {
    /// What the page shows, or where the browser is sent.
    enum Outcome: Sendable {
        case page(PageContent)
        case away(String)
    }

    let service: LinkedInService
    let request: ServerRequest

    static let path = "/oauth/v2/authorization"

    private var client: String { request.query("client_id") ?? "" }
    private var redirect: String { request.query("redirect_uri") ?? "" }
    private var scopes: [String] { (request.query("scope") ?? "").split(separator: " ").map(String.init) }

    var outcome: Outcome {
        let settings = service.state.withLock { $0.settings }
        guard settings.applications[client] != nil else { return .page(trouble("There is no application with this client_id.")) }
        guard settings.redirects[client]?.contains(redirect) == true else {
            return .page(trouble("The redirect_uri does not match the registered value."))
        }
        guard request.query("response_type") == "code", !scopes.isEmpty else {
            return .page(trouble("A required parameter is missing: response_type or scope."))
        }
        if let foreign = scopes.first(where: { settings.products[client]?.contains($0) != true }) {
            // Escaped for HTML, as users have seen it (postiz#844).
            return back([("error", "unauthorized_scope_error"), ("error_description", Self.unauthorized(foreign))])
        }
        switch request.query("answer") {
        case "allow":
            let member = settings.members.first { $0.id == request.query("member") } ?? settings.members[0]
            let code = LoginCode(
                member: member.id, scopes: Set(scopes), client: client, redirect: redirect, madeAt: service.clock.now())
            return back([("code", service.makeCode(code))])
        case "cancel":
            return back([
                ("error", "user_cancelled_authorize"), ("error_description", "The user cancelled the authorization"),
            ])
        default: return .page(question(settings.members))
        }
    }

    private static func unauthorized(_ scope: String) -> String { "Scope &quot;\(scope)&quot; is not authorized for your application" }

    private func back(_ fields: [(String, String)]) -> Outcome {
        let all = fields + [("state", request.query("state") ?? "")]
        return .away(redirect + "?" + all.map { "\($0)=\(LinkedInPaths.segment($1))" }.joined(separator: "&"))
    }

    private func question(_ members: [LinkedInSettings.Member]) -> PageContent {
        let way = "\(Self.path)?\(request.rawQuery)"
        let buttons = members.map { member -> HTML in
            let target = "\(way)&answer=allow&member=\(LinkedInPaths.segment(member.id))"
            return "<li><a id=\"allow-\(member.id)\" href=\"\(target)\">Allow as \(member.name)</a></li>\n"
        }
        let asked = scopes.map { "<li><code>\($0)</code></li>\n" as HTML }
        return PageContent(
            title: "Sign in",
            html: """
                <section class="card plain"><h1>\(client) would like to:</h1>
                <ul>
                \(asked)</ul>
                <ul>
                \(buttons)<li><a id="cancel" href="\(way)&amp;answer=cancel">Cancel</a></li>
                </ul>
                <p>You are sent back to \(redirect).</p>
                </section>
                """)
    }

    private func trouble(_ sentence: String) -> PageContent {
        PageContent(
            title: "Sign in", status: 400,
            html: "<section class=\"card plain\"><h1>Something went wrong</h1>\n<p>\(sentence)</p>\n</section>\n")
    }
}
