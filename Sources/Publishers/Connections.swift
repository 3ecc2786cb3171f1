import Editorial
import FoundationEssentials
import Support

/// What accounts are connected with: in memory for every request, and sealed on the shelf behind it.
///
/// It lives as long as the process: a reload of the configuration changes nothing here, and a new connection needs no reload.
package final class Connections: Sendable {
    /// One account's connection and how it fared.
    private struct Entry: Sendable {
        var kept: Result<AccountConnection, ConnectionProblem>?
        let turn = Turnstile()
        /// The token that the platform refused last, and how often.
        var refused: (token: Secret, times: Int)?
        /// Whether the token came of a renewal and nobody has accepted it yet.
        var isUnproven = false
        /// No renewal is tried before that time.
        var renewalHeldUntil: Date?
        /// The token that the configuration has, and since when, as far as this process knows.
        var configured: (token: Secret, since: Date)?
    }

    private let shelf: (any ConnectionShelf)?
    private let entries = Locked<[String: Entry]>([:])

    /// Nothing is known before `load`; without a shelf everything is gone with the process.
    package init(shelf: (any ConnectionShelf)? = nil) { self.shelf = shelf }

    /// Reads what the shelf has.
    package func load() async throws {
        for (account, kept) in try await shelf?.connections() ?? [:] { change(account) { $0.kept = kept } }
    }

    /// What an account is connected with; nil when it is not.
    package subscript(account: String) -> Result<AccountConnection, ConnectionProblem>? { entries.withLock { $0[account]?.kept } }

    /// Takes what a login gave; a renewal of the last connection that is under way comes before, so that it cannot win.
    func replace(with connection: AccountConnection, of account: String) async throws {
        try await inTurn(account) { try await keep(connection, of: account) }
    }

    /// Takes a new connection in the place of the last one, which stays in use until the new one is stored.
    package func keep(_ connection: AccountConnection, of account: String) async throws {
        try await shelf?.keep(connection, of: account)
        change(account) { entry in
            entry.kept = .success(connection)
            (entry.refused, entry.isUnproven, entry.renewalHeldUntil) = (nil, false, nil)
        }
    }

    /// Forgets an account's connection; false when there was none.
    package func forget(_ account: String) async throws -> Bool {
        // A renewal that is under way would bring it back.
        try await inTurn(account) {
            let wasKept = try await shelf?.forget(connectionOf: account) ?? (self[account] != nil)
            change(account) { $0.kept = nil }
            return wasKept
        }
    }

    // MARK: how it fares

    /// Does what only one at a time may do for an account.
    func inTurn<Result: Sendable>(_ account: String, _ work: () async throws -> Result) async throws -> Result {
        try await change(account) { $0.turn }.pass(work)
    }

    /// The platform took a token.
    func noteAccepted(_ token: Secret, of account: String) {
        change(account) { entry in
            if entry.refused?.token == token { entry.refused = nil }
            if (try? entry.kept?.get())?.access == token { entry.isUnproven = false }
        }
    }

    /// The platform refused a token; how often it has now.
    @discardableResult
    func noteRefused(_ token: Secret, of account: String) -> Int {
        change(account) { entry in
            let times = entry.refused.map { $0.token == token ? $0.times + 1 : 1 } ?? 1
            entry.refused = (token, times)
            return times
        }
    }

    /// Whether the platform refused this token and has not taken it since.
    func isRefused(_ token: Secret, of account: String) -> Bool {
        entries.withLock { $0[account]?.refused?.token == token }
    }

    /// A token came of a renewal: until it is accepted no other is made.
    func noteRenewed(_ account: String) { change(account) { $0.isUnproven = true } }

    /// A renewal failed: none is tried before `time`.
    func holdRenewal(of account: String, until time: Date) { change(account) { $0.renewalHeldUntil = time } }

    /// Whether the token is not itself one of a renewal that nobody has accepted yet.
    func isProven(_ account: String) -> Bool { entries.withLock { $0[account]?.isUnproven != true } }

    /// When the next renewal may be tried; nil for now.
    func renewalHeld(of account: String, at now: Date) -> Date? {
        entries.withLock { $0[account]?.renewalHeldUntil }.flatMap { $0 > now ? $0 : nil }
    }

    /// Since when the configuration has this token: a reload that leaves it as it is makes it no newer.
    @discardableResult
    func noteConfigured(_ token: Secret, of account: String, at now: Date) -> Date {
        change(account) { entry in
            if let known = entry.configured, known.token == token { return known.since }
            entry.configured = (token, now)
            return now
        }
    }

    @discardableResult
    private func change<Result: Sendable>(_ account: String, _ body: (inout Entry) -> Result) -> Result {
        entries.withLock { entries in
            var entry = entries[account] ?? Entry()
            let result = body(&entry)
            entries[account] = entry
            return result
        }
    }
}
