import Editorial
import FoundationEssentials
import HTTPClient
import Rehearsal
import Support
import TestKit
import Testing

@testable import Publishers

/// What becomes of an account's token between two logins: it is tried again while it is new, and renewed once, before its end.
@Suite struct TokenTests {
    private typealias Stage = Rehearsal.LinkedInSettings

    @Test func `a new token that is refused as revoked at first is tried again, and taken`() async throws {
        try await TokenHouse.open { house in
            house.linkedIn.configure { $0.newTokenRefusals = 2 }
            #expect(try await house.connect().name == "Eddy Editor")
            house.linkedIn.configure { $0.newTokenRefusals = 0 }
            try await house.connect()
            house.refuse(3)
            #expect(try await house.ask() == 200)
            // Four times are enough for what others have seen; then it is as refused as any token.
            house.refuse(9)
            #expect(try await house.ask() == 401)
            let young = house.clock.slept.suffix(7)
            #expect(young.elementsEqual([1, 2, 4, 1, 2, 4, 8]), "\(house.clock.slept)")
        }
    }

    @Test func `a token that is no longer new is refused at once`() async throws {
        try await TokenHouse.open { house in
            try await house.connect()
            try await house.clock.sleep(for: TokenSource.youth)
            let slept = house.clock.slept.count
            house.refuse(1)
            #expect(try await house.ask() == 401 && house.clock.slept.count == slept)
            #expect(try await house.ask() == 200)
        }
    }

    @Test func `an ended token is renewed once, however many ask for it at the same time`() async throws {
        try await TokenHouse.open(renewing: true) { house in
            try await house.connect()
            let first = try house.source.inHand()
            try await house.clock.sleep(for: Stage.tokenLife)
            let answers = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 1...20 { group.addTask { try await house.ask() } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(answers == Array(repeating: 200, count: 20))
            #expect(house.renewals == 1)
            #expect(try house.source.inHand() != first && house.shelf.kept.count == 2)
        }
    }

    @Test func `a token is renewed a week before its end by whoever looks at it, and not before`() async throws {
        try await TokenHouse.open(renewing: true) { house in
            try await house.connect()
            try await house.clock.sleep(for: Stage.tokenLife - TokenSource.lead - .seconds(1))
            await house.source.renewWhenDue()
            #expect(house.renewals == 0)
            try await house.clock.sleep(for: .seconds(1))
            let old = try house.source.inHand()
            await house.source.renewWhenDue()
            #expect(house.renewals == 1)
            #expect(try house.source.inHand() != old && house.source.connection?.refreshEndsAt != nil)
            #expect(try await house.ask() == 200)
        }
    }

    @Test func `the old token is in force until the new one is stored`() async throws {
        try await TokenHouse.open(renewing: true) { house in
            try await house.connect()
            let old = try house.source.inHand()
            try await house.clock.sleep(for: Stage.tokenLife - TokenSource.lead)
            house.shelf.breaks()
            await house.source.renewWhenDue()
            #expect(house.renewals == 1)
            #expect(try house.source.inHand() == old && house.shelf.kept.last?.access == old)
            #expect(try await house.ask() == 200)
            // After a failure the next try waits; then it is made.
            house.shelf.heals()
            await house.source.renewWhenDue()
            #expect(house.renewals == 1)
            try await house.clock.sleep(for: TokenSource.hold)
            await house.source.renewWhenDue()
            #expect(house.renewals == 2)
            let new = try house.source.inHand()
            #expect(new != old && house.shelf.kept.last?.access == new)
        }
    }

    @Test func `a renewal whose answer was lost costs nothing: the next one is made with the same refresh token`() async throws {
        try await TokenHouse.open(renewing: true) { house in
            try await house.connect()
            try await house.clock.sleep(for: Stage.tokenLife - TokenSource.lead)
            house.linkedIn.faults.add(Rehearsal.Fault(.dropAfter, path: "/oauth/v2/accessToken"))
            await house.source.renewWhenDue()
            #expect(try await house.ask() == 200)
            try await house.clock.sleep(for: TokenSource.hold)
            let old = try house.source.inHand()
            await house.source.renewWhenDue()
            #expect(try house.source.inHand() != old)
        }
    }

    @Test func `a refresh token that LinkedIn does not take any more leaves the token that is there`() async throws {
        try await TokenHouse.open(renewing: true) { house in
            try await house.connect()
            let old = try house.source.inHand()
            house.linkedIn.forgetRenewals()
            try await house.clock.sleep(for: Stage.tokenLife - TokenSource.lead)
            await house.source.renewWhenDue()
            #expect(try house.source.inHand() == old && house.source.connection?.refresh == nil)
            #expect(house.shelf.kept.last?.refresh == nil && house.shelf.kept.last?.access == old)
            await house.source.renewWhenDue()
            #expect(house.renewals == 1)
        }
    }

    @Test func `a login and a renewal at the same time end with the login's token, and a disconnected account stays so`() async throws {
        try await TokenHouse.open(renewing: true) { house in
            try await house.connect()
            // A renewal leaves the refresh token as it is, a login brings another.
            let first = house.source.connection?.refresh
            try await house.clock.sleep(for: Stage.tokenLife)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { _ = try? await house.source.token() }
                try await house.connect()
                try await group.waitForAll()
            }
            let newest = house.shelf.kept.last
            let inHand = try house.source.inHand()
            #expect(newest?.refresh != first && newest?.access == inHand)
            try await house.clock.sleep(for: Stage.tokenLife)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { _ = try? await house.source.token() }
                #expect(try await house.connections.forget("acme"))
                try await group.waitForAll()
            }
            #expect(house.source.connection == nil && house.shelf.isEmpty)
        }
    }

    @Test func `scopes that LinkedIn left out are told, and nothing is kept`() async throws {
        try await TokenHouse.open { house in
            let problem = try await #require(throws: LoginProblem.self) {
                try await house.connector.connect(code: try await house.code(scope: "openid%20profile"))
            }
            #expect(
                problem.reason == .scopes && problem.description.contains("did not grant w_member_social to the app of account \"acme\""))
            #expect(house.shelf.isEmpty)
        }
    }

    @Test func `an account without an author is whoever logged in first, and nobody else afterwards`() async throws {
        try await TokenHouse.open { house in
            #expect(try await house.connect().author == Stage.memberAuthor)
            let problem = try await #require(throws: LoginProblem.self) {
                try await house.connector.connect(code: try await house.code(member: "Zz0-other1"))
            }
            #expect(problem.reason == .person && problem.description.contains("run copydesk disconnect linkedin acme first"))
            #expect(house.source.connection?.author == Stage.memberAuthor)
        }
    }
}

/// One account that is connected by login, and the LinkedIn that it is connected to.
private struct TokenHouse: Sendable {
    private typealias Stage = Rehearsal.LinkedInSettings

    let clock = JumpingClock("2026-11-20T12:00:00Z")
    let shelf = KeptConnections()
    let linkedIn: LinkedInLookalike
    let connections: Connections
    let connector: LinkedInConnector
    private let service: LinkedInService
    private let client = HTTPClient(userAgent: "copydesk-test/1")
    private let logins = Locked(0)

    var source: TokenSource { service.tokens }

    static func open(renewing: Bool = false, _ body: @Sendable @escaping (TokenHouse) async throws -> Void) async throws {
        let house = try TokenHouse(renewing: renewing)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await house.linkedIn.run() }
            defer { group.cancelAll() }
            try await body(house)
        }
    }

    private init(renewing: Bool) throws {
        var stage = Stage.standard
        if renewing { stage.renewingApplications = [Stage.memberClient] }
        linkedIn = try LinkedInLookalike(clock: clock, port: 0, settings: stage)
        connections = Connections(shelf: shelf)
        var settings = Publishers.LinkedInSettings(author: "", baseURL: linkedIn.baseURL, version: APIVersion("202610")!, token: nil)
        settings.authURL = linkedIn.baseURL
        let app = LinkedInApp(clientID: Stage.memberClient, clientSecret: Secret(Stage.secret(of: Stage.memberClient)))
        let login = LinkedInLogin(account: "acme", settings: settings, app: app, transport: client, clock: clock)
        let tokens = TokenSource(
            account: "acme", configured: nil, connections: connections, login: login, clock: clock, log: .silent)
        connector = LinkedInConnector(login: login, tokens: tokens, log: .silent)
        service = LinkedInService(account: "acme", settings: settings, tokens: tokens, transport: client)
    }

    /// What a browser brings back when that member permits it.
    func code(member: String = "Ab3dE_9xYz", scope: String = "openid%20profile%20w_member_social") async throws -> String {
        let page =
            "/oauth/v2/authorization?response_type=code&client_id=\(Stage.memberClient)&state=s"
            + "&redirect_uri=\(WebAddress.encode(Stage.redirect))&scope=\(scope)&answer=allow&member=\(member)"
        let response = try await client.send(HTTPRequest("GET", linkedIn.baseURL + page, limits: HTTPLimits(redirects: 0)))
        let location = response.headers.first { $0.name.lowercased() == "location" }?.value ?? ""
        return location.split(separator: "code=").last?.split(separator: "&").first.map(String.init) ?? ""
    }

    @discardableResult
    func connect() async throws -> ConnectedAccount {
        logins.withLock { $0 += 1 }
        return try await connector.connect(code: try await code())
    }

    /// The status of a request that may be repeated.
    func ask() async throws -> Int {
        var request = HTTPRequest("GET", linkedIn.baseURL + "/v2/userinfo", headers: [HTTPHeader("Accept", "application/json")])
        request.limits.redirects = 0
        return try await service.send(request).status
    }

    /// Lets the token in hand be refused that often.
    func refuse(_ times: Int) {
        guard let token = try? source.inHand().reveal() else { return }
        linkedIn.configure { $0.grants[token]?.refusalsLeft = times }
    }

    /// How often LinkedIn was asked for a new token, logins left out.
    var renewals: Int { linkedIn.log.calls["POST /oauth/v2/accessToken", default: 0] - logins.withLock { $0 } }
}

/// Keeps connections in memory, and can be out of order.
private final class KeptConnections: ConnectionShelf {
    private let state = Locked<(all: [AccountConnection], current: [String: AccountConnection], isBroken: Bool)>(([], [:], false))

    /// Everything that was ever kept, oldest first.
    var kept: [AccountConnection] { state.withLock { $0.all } }
    var isEmpty: Bool { state.withLock { $0.current.isEmpty } }
    func breaks() { state.withLock { $0.isBroken = true } }
    func heals() { state.withLock { $0.isBroken = false } }

    func connections() async throws -> [String: Result<AccountConnection, ConnectionProblem>] {
        state.withLock { $0.current.mapValues { .success($0) } }
    }

    func keep(_ connection: AccountConnection, of account: String) async throws {
        try state.withLock { state in
            if state.isBroken { throw ConnectionProblem(description: "The disk is full.") }
            state.all.append(connection)
            state.current[account] = connection
        }
    }

    func forget(connectionOf account: String) async throws -> Bool {
        state.withLock { $0.current.removeValue(forKey: account) != nil }
    }
}
