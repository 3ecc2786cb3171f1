import Editorial
import FoundationEssentials
import HTTPClient
import Support

/// Where an account's access token comes from: the configuration, or what LinkedIn gave when a person connected the account.
///
/// A connected token is renewed where LinkedIn gave a refresh token: before its end, and once after it was refused.
struct TokenSource: Sendable {
    let account: String
    /// One that the configuration has wins.
    let configured: Secret?
    let connections: Connections
    /// Makes new tokens of refresh tokens; nil without the app's own credentials.
    let login: LinkedInLogin?
    let clock: any DeskClock
    let log: Log

    init(account: String, configured: Secret?, connections: Connections, login: LinkedInLogin?, clock: any DeskClock, log: Log) {
        self.account = account
        self.configured = configured
        self.connections = connections
        self.login = login
        self.clock = clock
        self.log = log
        // From now on, not from its first refusal.
        if let configured { connections.noteConfigured(configured, of: account, at: clock.now()) }
    }

    /// So long before its end a token is renewed.
    static let lead = Duration.seconds(7 * 86_400)
    /// A token that was made a moment ago may be refused as revoked until all of LinkedIn knows it (omniauth-linkedin-openid#6,
    /// fastapi-sso#196). For so long, in real time, a refusal concludes nothing; one of the configuration may be as new as it is there.
    static let youth = Duration.seconds(600)
    /// Pauses before a young token is tried again.
    static let pauses: [Duration] = [.seconds(1), .seconds(2), .seconds(4), .seconds(8)]
    /// After a renewal that failed the next one waits so long, in real time.
    static let hold = Duration.seconds(300)

    /// What the account is connected with; nil while a configured token is used, or none.
    var connection: AccountConnection? { configured == nil ? try? connections[account]?.get() : nil }

    /// The token in hand, without asking anybody.
    func inHand() throws -> Secret {
        if let configured { return configured }
        guard let kept = connections[account] else { throw missing() }
        do { return try kept.get().access } catch { throw LinkedInProblem(error.message, .needsOperator, stop: .token) }
    }

    /// The token for the next request; one that has ended or was refused is renewed first where that is possible.
    func token() async throws -> Secret {
        let token = try inHand()
        guard let connection, hasEnded(connection) || connections.isRefused(connection.access, of: account) else { return token }
        return try await renewed(connection)?.access ?? token
    }

    /// A token to take in the place of one that was refused; nil when nothing is left to try.
    func another(after refused: Secret, _ answer: LinkedInAnswer, _ tries: inout SecondTries) async throws -> Secret? {
        let current = try inHand()
        if current != refused { return tries.change() ? current : nil }
        if isYoung, !answer.saysExpired {
            guard let pause = tries.pause() else { return nil }
            try await clock.sleep(for: clock.stretched(pause))
            return try inHand()
        }
        guard let connection, tries.change() else { return nil }
        return try await renewed(connection)?.access
    }

    /// Whether what the next preparing does may cure this refusal: then the post has to wait for nobody.
    func isCurable(_ refused: Secret, _ answer: LinkedInAnswer) -> Bool {
        guard let current = try? inHand() else { return false }
        if current != refused { return true }
        let times = connections.noteRefused(refused, of: account)
        if isYoung, !answer.saysExpired { return times < Self.pauses.count }
        return connection.map(canRenew) ?? false
    }

    func noteAccepted(_ token: Secret) { connections.noteAccepted(token, of: account) }

    // MARK: renewing

    /// Renews a token whose end is near; one that cannot be renewed now is tried again at the next look.
    func renewWhenDue() async {
        let now = clock.now()
        guard let connection, let end = connection.expiresAt, end - Self.lead <= now, canRenew(connection),
            connections.renewalHeld(of: account, at: now) == nil
        else { return }
        // Near the end of the refresh token both end together: a new token would live no longer.
        if let last = connection.refreshEndsAt, last <= end + .seconds(86_400) { return }
        do { _ = try await renewed(connection) } catch { log.warning("token not renewed", ["account": account, "why": "\(error)"]) }
    }

    /// One at a time: who comes second finds the new token. nil when there is nothing to renew it with. While a renewal that failed holds
    /// the next one it throws: a dead token, shown to LinkedIn all the same, would call for a person.
    private func renewed(_ old: AccountConnection) async throws -> AccountConnection? {
        guard login != nil, old.refresh != nil else { return nil }
        return try await connections.inTurn(account) {
            // It may have been disconnected meanwhile, or connected anew.
            guard let current = connection else { return nil }
            if current.access != old.access { return current }
            guard canRenew(old), let login, let refresh = old.refresh else { return nil }
            let now = clock.now()
            if let end = connections.renewalHeld(of: account, at: now) {
                throw LinkedInProblem(
                    "The token of account \(account) could not be renewed a moment ago: it is tried again.",
                    .retryAfter(.seconds(end.timeIntervalSince(now))))
            }
            return try await renew(old, refresh, login)
        }
    }

    private func renew(_ old: AccountConnection, _ refresh: Secret, _ login: LinkedInLogin) async throws -> AccountConnection? {
        do {
            guard let answer = try await login.renew(refresh) else {
                log.warning("the refresh token is of no use any more", ["account": account])
                try await connections.keep(old.withoutRefresh, of: account)
                return nil
            }
            let new = answer.connection(author: old.author, replacing: old, now: clock.now())
            try await connections.keep(new, of: account)
            connections.noteRenewed(account)
            log.notice("token renewed", ["account": account, "until": new.expiresAt.map(Timestamp.text) ?? "not told"])
            return new
        } catch {
            connections.holdRenewal(of: account, until: clock.now() + clock.stretched(Self.hold))
            throw error
        }
    }

    private func canRenew(_ connection: AccountConnection) -> Bool {
        let now = clock.now()
        return login != nil && connection.refresh != nil && connection.refreshEndsAt.map { $0 > now } ?? true
            && connections.isProven(account)
    }

    private func hasEnded(_ connection: AccountConnection) -> Bool { connection.expiresAt.map { $0 <= clock.now() } ?? false }

    /// Whether the token in hand is new.
    private var isYoung: Bool {
        let now = clock.now()
        let since = configured.map { connections.noteConfigured($0, of: account, at: now) } ?? connection?.obtainedAt
        return since.map { now < $0 + clock.stretched(Self.youth) } ?? false
    }

    private func missing() -> LinkedInProblem {
        LinkedInProblem(
            "The account \"\(account)\" is not connected to LinkedIn: \(ConnectStep.words(account)).", .needsOperator, stop: .token)
    }
}

/// How often one request may be tried again after its token was refused: some times with a young token, once with another one.
struct SecondTries {
    private var pauses = TokenSource.pauses[...]
    private var mayChange = true

    mutating func pause() -> Duration? { pauses.popFirst() }

    mutating func change() -> Bool {
        defer { mayChange = false }
        return mayChange
    }
}

/// What a person does for a new token.
enum ConnectStep {
    static func words(_ account: String) -> Message { "run copydesk connect linkedin \(argument(account))" }

    /// The name as a shell takes it for one word.
    static func argument(_ account: String) -> String {
        let isPlain = account.unicodeScalars.allSatisfy {
            $0.isASCII && ($0.properties.isAlphabetic || "0123456789-_.".unicodeScalars.contains($0))
        }
        return isPlain ? account : "'" + account.replacing("'", with: "'\\''") + "'"
    }
}
