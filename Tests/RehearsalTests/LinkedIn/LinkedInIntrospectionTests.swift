import FoundationEssentials
import HTTPClient
import Rehearsal
import Support
import TestKit
import Testing

@Suite struct LinkedInIntrospectionTests {
    private static func ask(_ desk: LinkedInDesk, _ form: String, type: String = "application/x-www-form-urlencoded") async throws
        -> (status: Int, body: JSON)
    {
        let client = HTTPClient(userAgent: "test")
        defer { client.close() }
        let response = try await client.send(
            HTTPRequest(
                "POST", desk.linkedIn.baseURL + "/oauth/v2/introspectToken", body: .bytes(Array(form.utf8), contentType: type)))
        return (response.status, try JSON(parsing: response.body))
    }

    private static let page = "client_id=rehearsal-page-app&client_secret=rehearsal-secret+of%20rehearsal-page-app"

    @Test("an app learns the scopes, the state and the end of its tokens")
    func ownTokens() async throws {
        try await LinkedInDesk.open { desk in
            let token = desk.linkedIn.issueToken(scopes: ["r_organization_social", "w_organization_social"], lifetime: .seconds(600))
            let end = desk.clock.now() + .seconds(600)
            let active = try await Self.ask(desk, "\(Self.page)&token=\(token)")
            #expect(active.status == 200 && active.body["active"] == true && active.body["status"] == "active")
            #expect(active.body["scope"] == "r_organization_social,w_organization_social")
            #expect(active.body["expires_at"]?.integer == Int(end.timeIntervalSince1970))
            desk.clock.advance(by: .seconds(600))
            let ended = try await Self.ask(desk, "\(Self.page)&token=\(token)")
            #expect(ended.status == 200 && ended.body["active"] == false && ended.body["status"] == "expired")
            desk.linkedIn.revoke(token)
            #expect(try await Self.ask(desk, "\(Self.page)&token=\(token)").body["status"] == "revoked")
        }
    }

    @Test("an unknown token and another app's are inactive, and nothing else is said of them")
    func strangers() async throws {
        try await LinkedInDesk.open { desk in
            for token in ["nonsense", LinkedInSettings.memberToken] {
                let answer = try await Self.ask(desk, "\(Self.page)&token=\(token)")
                #expect(answer.status == 200 && answer.body == ["active": false])
            }
        }
    }

    @Test("a wrong app is refused with 401, a question that is not whole or no form with 400")
    func refusals() async throws {
        try await LinkedInDesk.open { desk in
            let wrong = try await Self.ask(desk, "client_id=rehearsal-page-app&client_secret=x&token=y")
            #expect(wrong.status == 401 && wrong.body["error"] == "invalid_client")
            #expect(try await Self.ask(desk, "client_id=nobody&client_secret=x&token=y").status == 401)
            #expect(try await Self.ask(desk, Self.page).body["error_description"] == "A required parameter \"token\" is missing")
            #expect(try await Self.ask(desk, "token=y").status == 400)
            #expect(try await Self.ask(desk, "{}", type: "application/json").status == 400)
        }
    }
}
