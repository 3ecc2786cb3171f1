import FoundationEssentials
import HTTPClient
import Rehearsal
import Support
import TestKit
import Testing

/// The look-alike's login as LinkedIn documents it, and as users have seen it.
@Suite struct LinkedInLoginTests {
    /// A browser and an application at the look-alike.
    private struct Caller {
        let desk: LinkedInDesk
        let client: String
        private let http = HTTPClient(userAgent: "test")

        init(_ desk: LinkedInDesk, client: String = LinkedInSettings.memberClient) {
            self.desk = desk
            self.client = client
        }

        func page(_ scope: String = "openid%20profile%20w_member_social", redirect: String = LinkedInSettings.redirect, adding: String = "")
            async throws -> (status: Int, text: String, location: String?)
        {
            let query =
                "response_type=code&client_id=\(client)&redirect_uri=\(WebAddress.encode(redirect))&state=s1&scope=\(scope)" + adding
            let response = try await http.send(
                HTTPRequest("GET", desk.linkedIn.baseURL + "/oauth/v2/authorization?" + query, limits: HTTPLimits(redirects: 0)))
            let location = response.headers.first { $0.name.lowercased() == "location" }?.value
            return (response.status, String(decoding: response.body, as: UTF8.self), location)
        }

        func code(_ scope: String = "openid%20profile%20w_member_social") async throws -> String {
            let location = try await page(scope, adding: "&answer=allow&member=Ab3dE_9xYz").location ?? ""
            #expect(location.hasPrefix(LinkedInSettings.redirect + "?code=") && location.hasSuffix("&state=s1"))
            return location.split(separator: "code=").last?.split(separator: "&").first.map(String.init) ?? ""
        }

        func tokens(_ fields: String, secret: String? = nil) async throws -> (status: Int, body: JSON) {
            let secret = WebAddress.encode(secret ?? LinkedInSettings.secret(of: client))
            let form = fields + "&client_id=\(client)&client_secret=\(secret)"
            let response = try await http.send(
                HTTPRequest(
                    "POST", desk.linkedIn.baseURL + "/oauth/v2/accessToken",
                    body: .bytes(Array(form.utf8), contentType: "application/x-www-form-urlencoded")))
            return (response.status, try JSON(parsing: response.body))
        }

        func exchange(_ code: String, redirect: String = LinkedInSettings.redirect) async throws -> (status: Int, body: JSON) {
            try await tokens("grant_type=authorization_code&code=\(code)&redirect_uri=\(WebAddress.encode(redirect))")
        }
    }

    @Test func `a code gives a token once, to the application and for the redirect that it was made for`() async throws {
        try await LinkedInDesk.open { desk in
            let caller = Caller(desk)
            let shown = try await caller.page()
            #expect(shown.status == 200 && shown.text.contains("Allow as Eddy Editor") && shown.text.contains("w_member_social"))
            let code = try await caller.code()
            let answer = try await caller.exchange(code)
            #expect(answer.status == 200 && answer.body["expires_in"] == 5_184_000 && answer.body["refresh_token"] == nil)
            #expect(answer.body["scope"] == "openid,profile,w_member_social")
            let token = answer.body["access_token"]?.string ?? ""
            let info = try await desk.call("GET", "/v2/userinfo", token: token)
            #expect(try JSON(parsing: info.body)["sub"] == "Ab3dE_9xYz")
            let again = try await caller.exchange(code)
            #expect(again.status == 401 && again.body["error"] == "invalid_request")
            let elsewhere = try await caller.exchange(try await caller.code(), redirect: "http://localhost:1/")
            #expect(elsewhere.status == 400 && elsewhere.body["error"] == "invalid_redirect_uri")
            let others = try await Caller(desk, client: LinkedInSettings.pageClient).exchange(try await caller.code())
            #expect(others.status == 400)
            let late = try await caller.code()
            desk.clock.advance(by: .seconds(1800))
            #expect(try await caller.exchange(late).status == 400)
            #expect(try await caller.tokens("grant_type=authorization_code&code=x", secret: "wr0ng").body["error"] == "invalid_client")
        }
    }

    @Test func `a scope that the application does not have fails the whole login, and a wrong redirect is followed never`() async throws {
        try await LinkedInDesk.open { desk in
            let caller = Caller(desk)
            let foreign = try await caller.page("openid%20w_organization_social")
            #expect(
                foreign.location?.hasPrefix(
                    LinkedInSettings.redirect + "?error=unauthorized_scope_error&error_description=Scope%20%26quot%3B")
                    == true)
            let cancelled = try await caller.page(adding: "&answer=cancel")
            #expect(cancelled.location?.contains("error=user_cancelled_authorize") == true)
            let elsewhere = try await caller.page(redirect: "https://evil.example/", adding: "&answer=allow")
            #expect(elsewhere.status == 400 && elsewhere.location == nil && elsewhere.text.contains("does not match the registered value"))
            #expect(try await Caller(desk, client: "nobody").page().status == 400)
        }
    }

    @Test func `another set of scopes ends the earlier tokens of that member for the application`() async throws {
        try await LinkedInDesk.open { desk in
            let caller = Caller(desk)
            let first = try await caller.exchange(try await caller.code()).body["access_token"]?.string ?? ""
            let same = try await caller.exchange(try await caller.code()).body["access_token"]?.string ?? ""
            #expect(try await desk.call("GET", "/v2/userinfo", token: first).status == 200)
            _ = try await caller.exchange(try await caller.code("openid%20w_member_social"))
            for token in [first, same] { #expect(try await desk.call("GET", "/v2/userinfo", token: token).status == 401) }
        }
    }

    @Test func `a renewing application gets new tokens for a year from the login, and no longer`() async throws {
        try await LinkedInDesk.open({ $0.renewingApplications = [LinkedInSettings.memberClient] }) { desk in
            let caller = Caller(desk)
            let first = try await caller.exchange(try await caller.code()).body
            #expect(first["refresh_token_expires_in"] == 31_536_000)
            let refresh = first["refresh_token"]?.string ?? ""
            desk.clock.advance(by: .seconds(360 * 86_400))
            let near = try await caller.tokens("grant_type=refresh_token&refresh_token=\(refresh)")
            #expect(near.status == 200 && near.body["expires_in"] == .integer(5 * 86_400))
            #expect(near.body["refresh_token_expires_in"] == .integer(5 * 86_400) && near.body["refresh_token"]?.string == refresh)
            desk.clock.advance(by: .seconds(5 * 86_400))
            let over = try await caller.tokens("grant_type=refresh_token&refresh_token=\(refresh)")
            #expect(over.status == 400 && over.body["error_description"]?.string?.contains("invalid, expired or revoked") == true)
        }
    }

    @Test func `a new token may be refused as revoked before it is taken`() async throws {
        try await LinkedInDesk.open({ $0.newTokenRefusals = 2 }) { desk in
            let caller = Caller(desk)
            let token = try await caller.exchange(try await caller.code()).body["access_token"]?.string ?? ""
            var answers: [Int] = []
            for _ in 1...3 { answers.append(try await desk.call("GET", "/v2/userinfo", token: token).status) }
            #expect(answers == [401, 401, 200])
        }
    }
}
