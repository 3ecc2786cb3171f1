import Editorial
import FoundationEssentials
import HTTPServer
import Publishers
import Support

/// Connects accounts and disconnects them, while the daemon works: a login is begun here, ended by the address to which the
/// platform sent the person's browser, and in force with the next request.
final class LoginDesk: Sendable {
    /// A login that somebody has begun.
    private struct Begun: Sendable {
        let account: String
        let connector: any AccountConnector
        let state: Secret
        let until: Date
    }

    /// So long a login may take, in real time.
    static let patience = Duration.seconds(900)

    private let standing: Locked<RunningDesk.Standing>
    private let assembly: Assembly
    private let wake: @Sendable () -> Void
    /// One for each account at most: a new one takes the place of the last.
    private let begun = Locked<[String: Begun]>([:])

    init(standing: Locked<RunningDesk.Standing>, assembly: Assembly, wake: @escaping @Sendable () -> Void) {
        self.standing = standing
        self.assembly = assembly
        self.wake = wake
    }

    /// Where the person has to go, and where he comes back to.
    func begin(_ kind: String, account name: String?) throws -> JSON {
        let account = try account(kind, name)
        let name = account.settings.name
        guard let connector = try account.publisher.connector(of: name, with: assembly.publisherTools) else {
            throw LoginRequestProblem("Accounts of kind \"\(kind)\" are not connected: they need no login.")
        }
        let state = Hex.text(RandomBytes.make(32))
        let until = assembly.clock.now() + assembly.clock.stretched(Self.patience)
        begun.withLock { $0[name] = Begun(account: name, connector: connector, state: Secret(state), until: until) }
        return ["account": .string(name), "page": .string(connector.page(state: state)), "redirect": .string(connector.redirect)]
    }

    /// Ends the login that this address belongs to: to it the platform sent the browser.
    func finish(_ address: String) async throws -> JSON {
        let landed = ServerRequest(method: "GET", target: String(address.prefix { $0 != "#" }))
        guard let login = taken(landed.query("state") ?? "") else {
            throw LoginProblem(
                .state, "This address answers no login that is waited for: begin anew with copydesk connect, and give the address whole.")
        }
        if let error = landed.query("error") { throw login.connector.problem(error, words: landed.query("error_description") ?? "") }
        guard let code = landed.query("code"), !code.isEmpty else {
            throw LoginProblem(.state, "There is no code in this address: begin anew with copydesk connect, and give the address whole.")
        }
        let connected = try await login.connector.connect(code: code)
        // Whatever waited for a token goes on, and what the new one can do is asked at once.
        wake()
        return Self.json(connected, account: login.account)
    }

    /// Forgets what an account is connected with; it may be one that is configured no more.
    func disconnect(_ kind: String, account name: String?) async throws -> JSON {
        let name = try name ?? account(kind, nil).settings.name
        guard try await assembly.connections.forget(name) else { throw LoginRequestProblem("The account \"\(name)\" is not connected.") }
        begun.withLock { $0[name] = nil }
        assembly.log.notice("account disconnected", ["account": name])
        wake()
        let sentence =
            "The account \"\(name)\" is disconnected, and its tokens are gone from here; to withdraw the permission as well, remove the app "
            + "in the person's settings there."
        return ["account": .string(name), "sentence": .string(sentence)]
    }

    /// Takes the login with that state away: a state is good once.
    private func taken(_ state: String) -> Begun? {
        let (given, now) = (Secret(state), assembly.clock.now())
        return begun.withLock { begun in
            // Equal secrets are found in constant time.
            guard let login = begun.values.first(where: { $0.state == given }) else { return nil }
            begun[login.account] = nil
            return login.until > now ? login : nil
        }
    }

    private func account(_ kind: String, _ name: String?) throws(LoginRequestProblem) -> Configuration.Account {
        let accounts = standing.withLock { $0.configuration.accounts }.filter { $0.settings.kind == kind }
        let names = accounts.map { "\"\($0.settings.name)\"" }.joined(separator: ", ")
        if let name {
            guard let account = accounts.first(where: { $0.settings.name == name }) else {
                let others = names.isEmpty ? "there is none" : "there is \(names)"
                throw LoginRequestProblem("No enabled account of kind \"\(kind)\" is called \"\(name)\": \(others).")
            }
            return account
        }
        guard let account = accounts.first else {
            throw LoginRequestProblem("No account of kind \"\(kind)\" is enabled: enable one in the configuration first.")
        }
        guard accounts.count == 1 else { throw LoginRequestProblem("Say which account it is: \(names).") }
        return account
    }

    private static func json(_ connected: ConnectedAccount, account: String) -> JSON {
        let who = connected.name.map { "\($0.collapsed.limited(utf16: 80)) (\(connected.author))" } ?? connected.author
        let day = connected.until.map { String(Timestamp.text($0).prefix(10)) }
        let term =
            switch (day, connected.isRenewable) {
            case (let day?, true): ", and renewed without you until \(day)"
            case (let day?, false): " until \(day); connect it again before that day"
            case (nil, true): ", and renewed without you"
            case (nil, false): ""
            }
        return [
            "account": .string(account), "author": .string(connected.author), "name": .optional(connected.name),
            "until": .optional(connected.until.map(Timestamp.text)), "renewable": .bool(connected.isRenewable),
            "advice": .array(connected.advice.map { .string($0) }),
            "sentence": .string("The account \"\(account)\" is connected as \(who)\(term)."),
        ]
    }
}

/// A login or its end was asked for that cannot be begun.
struct LoginRequestProblem: DeskError {
    let description: String
    var disposition: Disposition { .needsOperator }

    init(_ description: String) { self.description = description }
}
