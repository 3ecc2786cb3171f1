import Editorial
import FoundationEssentials
import HTTPClient
import Rehearsal
import Support
import TestKit
import Testing

@testable import Publishers

/// What an account's token can do, as LinkedIn's introspection and its documentation have it.
@Suite struct InspectorTests {
    private typealias Stage = Rehearsal.LinkedInSettings

    /// Runs the look-alike and hands out inspectors of accounts there.
    private struct House {
        let clock = ManualClock()
        let linkedIn: LinkedInLookalike

        static func open(_ body: @Sendable @escaping (House) async throws -> Void) async throws {
            let house = try House()
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await house.linkedIn.run() }
                defer { group.cancelAll() }
                try await body(house)
            }
        }

        private init() throws { linkedIn = try LinkedInLookalike(clock: clock, port: 0) }

        func inspector(author: String, token: String, client: String?, secret: String? = nil) -> LinkedInInspector {
            var settings = Publishers.LinkedInSettings(
                author: author, baseURL: linkedIn.baseURL, version: APIVersion("202610")!, token: nil)
            settings.authURL = linkedIn.baseURL
            let service = LinkedInService(
                account: "acme", settings: settings, token: Secret(token), transport: HTTPClient(userAgent: "copydesk-test/1"))
            let app = client.map { LinkedInApp(clientID: $0, clientSecret: Secret(secret ?? Stage.secret(of: $0))) }
            return LinkedInInspector(service: service, app: app)
        }

        func look(author: String = Stage.pageAuthor, token: String, client: String? = Stage.pageClient) async throws -> AccountAccess {
            try await inspector(author: author, token: token, client: client).access(now: clock.now())
        }
    }

    private static func can(_ access: AccountAccess) -> [Capability] {
        access.answers.filter { $0.verdict == .can }.map(\.capability)
    }

    @Test func `a page's token can do what its scopes permit`() async throws {
        try await House.open { house in
            let token = house.linkedIn.issueToken(scopes: ["w_organization_social", "r_organization_social"])
            let access = try await house.look(token: token)
            #expect(access.token == .active)
            #expect(access.scopes == ["r_organization_social", "w_organization_social"])
            #expect(Self.can(access) == [.publish, .pictureStatus, .readBack, .evidence, .firstComment])
            #expect(access[.numbers].reason == "needs rw_organization_admin or r_organization_admin")
            #expect(access[.publish].reason.hasPrefix("w_organization_social"))
            #expect(access.expiresAt == house.clock.now() + .seconds(60 * 86_400))
            #expect(access.daysLeft(at: house.clock.now()) == 60)
            #expect(access.checkedAt == house.clock.now())
        }
    }

    @Test func `a self-serve member's token can publish and no more`() async throws {
        try await House.open { house in
            let access = try await house.look(author: Stage.memberAuthor, token: Stage.memberToken, client: Stage.memberClient)
            #expect(Self.can(access) == [.publish])
            #expect(access[.firstComment].reason == "needs w_member_social_feed")
            #expect(access[.readBack].reason == "needs r_member_social")
            #expect(access[.evidence].verdict == .cannot && access[.refresh].verdict == .cannot)
            #expect(access.expiresAt == nil)
        }
    }

    @Test func `a page that is posted to with a member's token cannot publish`() async throws {
        try await House.open { house in
            let access = try await house.look(token: Stage.memberToken, client: Stage.memberClient)
            #expect(access[.publish].verdict == .cannot && access[.publish].reason == "needs w_organization_social")
        }
    }

    @Test func `a token that has ended, was revoked or is unknown can do nothing`() async throws {
        try await House.open { house in
            let brief = house.linkedIn.issueToken(scopes: ["w_organization_social"], lifetime: .seconds(10))
            house.clock.advance(by: .seconds(10))
            let revoked = house.linkedIn.issueToken(scopes: ["w_organization_social"])
            house.linkedIn.revoke(revoked)
            for (token, state) in [(brief, AccountAccess.Token.expired), (revoked, .revoked), ("nonsense", .invalid)] {
                let access = try await house.look(token: token)
                #expect(access.token == state)
                #expect(Self.can(access).isEmpty && access.daysLeft(at: house.clock.now()) == 0)
            }
        }
    }

    @Test func `without the app's credentials nothing is asked, and what is not known is called so`() async throws {
        try await House.open { house in
            let page = try await house.look(token: Stage.pageToken, client: nil)
            #expect(page.token == .unknown && page.scopes == nil)
            #expect(page[.publish].verdict == .unknown && page[.publish].reason.contains("LinkedIn was not asked"))
            #expect(page[.refresh].verdict == .cannot)
            let member = try await house.look(author: Stage.memberAuthor, token: Stage.memberToken, client: nil)
            #expect(member[.publish].verdict == .unknown)
            #expect(member[.readBack].verdict == .cannot && member[.readBack].reason.contains("r_member_social"))
            #expect(house.linkedIn.log.requests.isEmpty)
        }
    }

    @Test func `wrong credentials of the app are the operator's affair, and no secret is told`() async throws {
        try await House.open { house in
            let inspector = house.inspector(
                author: Stage.pageAuthor, token: Stage.pageToken, client: Stage.pageClient, secret: "wr0ng")
            let problem = try await #require(throws: LinkedInProblem.self) { try await inspector.access(now: house.clock.now()) }
            #expect(problem.disposition == .needsOperator)
            #expect(problem.description.contains("client_id and client_secret of account acme (401 invalid_client)"))
            #expect(!problem.description.contains("wr0ng") && !problem.description.contains(Stage.pageToken))
        }
    }

    @Test func `a LinkedIn that is away is asked again`() async throws {
        for body in [answer(503), answer(200, "<html>"), answer(200, "{}")] {
            let server = WireServer { peer in while peer.readRequest() != nil { peer.write(body) } }
            var settings = Publishers.LinkedInSettings(
                author: Stage.pageAuthor, baseURL: server.url, version: APIVersion("202610")!, token: nil)
            settings.authURL = server.url
            let service = LinkedInService(
                account: "acme", settings: settings, token: Secret("t0ken"), transport: HTTPClient(userAgent: "copydesk-test/1"))
            let inspector = LinkedInInspector(service: service, app: .init(clientID: "id", clientSecret: Secret("s&cret =")))
            let problem = try await #require(throws: LinkedInProblem.self) { try await inspector.access(now: Date(milliseconds: 0)) }
            #expect(problem.disposition == .retry)
            let request = try #require(server.requests.first)
            #expect(request.line.hasPrefix("POST /oauth/v2/introspectToken "))
            #expect(String(decoding: request.body, as: UTF8.self) == "client_id=id&client_secret=s%26cret%20%3D&token=t0ken")
            #expect(request.header("authorization") == nil)
        }
    }

    @Test func `a fingerprint changes with every credential and shows none`() async throws {
        try await House.open { house in
            let first = house.inspector(author: Stage.pageAuthor, token: "one", client: nil).fingerprint
            let others = [
                house.inspector(author: Stage.pageAuthor, token: "two", client: nil),
                house.inspector(author: Stage.memberAuthor, token: "one", client: nil),
                house.inspector(author: Stage.pageAuthor, token: "one", client: Stage.pageClient),
                house.inspector(author: Stage.pageAuthor, token: "one", client: Stage.pageClient, secret: "x"),
            ].map(\.fingerprint)
            #expect(Set(others + [first]).count == 5)
            #expect(house.inspector(author: Stage.pageAuthor, token: "one", client: nil).fingerprint == first)
            #expect(!first.contains("one"))
        }
    }

    @Test func `a folder can do what a folder can`() async throws {
        let tools = PublisherTools(transport: HTTPClient(userAgent: "copydesk-test/1"), clock: ManualClock(), log: .silent)
        let outlet = try FileSettings(folder: "/tmp/posts").outlet(of: "dry", with: tools)
        let access = try await outlet.inspector.access(now: Date(milliseconds: 0))
        #expect(access.token == .none && access.expiresAt == nil)
        #expect(Self.can(access) == [.publish, .pictureStatus, .readBack, .evidence])
    }
}
