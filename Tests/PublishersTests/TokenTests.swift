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

    @Test func `a new token of the configuration is tried again too, at the start and when it is replaced, and no longer than that`()
        async throws
    {
        try await TokenHouse.open(configured: "first") { house in
            house.refuse(2)
            #expect(try await house.ask() == 200)
            #expect(house.clock.slept == [1, 2])
            try await house.clock.sleep(for: TokenSource.youth)
            // A reload that leaves it as it is makes it no newer.
            house.configure("first")
            house.refuse(1)
            #expect(try await house.ask() == 401)
            house.configure("second")
            house.refuse(3)
            let slept = house.clock.slept.count
            #expect(try await house.ask() == 200)
            #expect(house.clock.slept.dropFirst(slept).elementsEqual([1, 2, 4]))
            house.end()
            #expect(try await house.ask() == 401 && house.clock.slept.count == slept + 3)
        }
    }

    @Test(arguments: [nil, "first"])
    func `a request for a post that a new token is refused goes out again after the next preparing, and parks the account at the fourth`(
        configured: String?
    ) async throws {
        try await TokenHouse.open(configured: configured) { house in
            if configured == nil { try await house.connect() }
            house.refuse(3)
            for _ in 1...3 {
                let cause = try await house.send()?.cause
                #expect(cause == .passing(notBefore: nil))
            }
            #expect(try await house.send() == nil && house.linkedIn.allPosts.count == 1)
            house.refuse(9)
            var causes: [Refusal.Cause?] = []
            for _ in 1...4 { causes.append(try await house.send()?.cause) }
            #expect(causes.prefix(3).allSatisfy { $0 == .passing(notBefore: nil) } && causes.last == .account(AccountStop(.token)))
            try await house.clock.sleep(for: TokenSource.youth)
            let cause = try await house.send()?.cause
            #expect(cause == .account(AccountStop(.token)))
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

    @Test(arguments: [400, 401, 403, 429, 500])
    func `an ended token is not shown to LinkedIn while its renewal fails, and no such failure is the post's`(status: Int) async throws {
        try await TokenHouse.open(renewing: true) { house in
            try await house.connect()
            try await house.clock.sleep(for: Stage.tokenLife)
            house.linkedIn.faults.add(Rehearsal.Fault(.status(status), path: "/oauth/v2/accessToken"))
            let failure = try await #require(throws: LinkedInProblem.self) { try await house.ask() }
            #expect(failure.disposition != .permanent)
            let wait = try await #require(throws: LinkedInProblem.self) { try await house.ask() }
            #expect(wait.disposition == .retryAfter(TokenSource.hold) && wait.stop == nil)
            #expect(house.asked == 0)
            try await house.clock.sleep(for: TokenSource.hold)
            #expect(try await house.ask() == 200 && house.renewals == 2)
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
    private let settings: Publishers.LinkedInSettings
    private let login: LinkedInLogin
    private let configured: Locked<TokenSource>
    private let client = HTTPClient(userAgent: "copydesk-test/1")
    private let logins = Locked(0)

    var source: TokenSource { configured.withLock { $0 } }
    private var service: LinkedInService { LinkedInService(account: "acme", settings: settings, tokens: source, transport: client) }

    static func open(
        renewing: Bool = false, configured: String? = nil, _ body: @Sendable @escaping (TokenHouse) async throws -> Void
    ) async throws {
        let house = try TokenHouse(renewing: renewing, configured: configured)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await house.linkedIn.run() }
            defer { group.cancelAll() }
            try await body(house)
        }
    }

    private init(renewing: Bool, configured: String?) throws {
        var stage = Stage.standard
        for token in ["first", "second"] { stage.grants[token] = stage.grants[Stage.memberToken] }
        if renewing { stage.renewingApplications = [Stage.memberClient] }
        linkedIn = try LinkedInLookalike(clock: clock, port: 0, settings: stage)
        connections = Connections(shelf: shelf)
        var settings = Publishers.LinkedInSettings(
            author: configured == nil ? "" : Stage.memberAuthor, baseURL: linkedIn.baseURL, version: APIVersion("202610")!, token: nil)
        settings.authURL = linkedIn.baseURL
        let app = LinkedInApp(clientID: Stage.memberClient, clientSecret: Secret(Stage.secret(of: Stage.memberClient)))
        let login = LinkedInLogin(account: "acme", settings: settings, app: app, transport: client, clock: clock)
        let tokens = TokenSource(
            account: "acme", configured: configured.map { Secret($0) }, connections: connections, login: login, clock: clock,
            log: .silent)
        connector = LinkedInConnector(login: login, tokens: tokens, log: .silent)
        (self.settings, self.login, self.configured) = (settings, login, Locked(tokens))
    }

    /// The configuration is read anew, with this token.
    func configure(_ token: String) {
        let tokens = TokenSource(
            account: "acme", configured: Secret(token), connections: connections, login: login, clock: clock, log: .silent)
        configured.withLock { $0 = tokens }
    }

    /// Prepares a post and sends it; why it is not live, nil when it is.
    func send() async throws -> Refusal? {
        let publisher = LinkedInPublisher(service: service, clock: clock, log: .silent)
        let post = try await publisher.prepare(approved("Post \(linkedIn.log.calls["POST /rest/posts", default: 0])"))
        switch await publisher.send(post, gate: { true }) {
        case .published: return nil
        case .notSent(let refusal): return refusal
        case let other: throw ConnectionProblem(description: "\(other)")
        }
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

    /// The token in hand has come to its end.
    func end() {
        guard let token = try? source.inHand().reveal() else { return }
        linkedIn.configure { $0.grants[token]?.expiresAt = clock.now() }
    }

    /// How often it was asked something with a token.
    var asked: Int { linkedIn.log.calls["GET /v2/userinfo", default: 0] - logins.withLock { $0 } }

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
