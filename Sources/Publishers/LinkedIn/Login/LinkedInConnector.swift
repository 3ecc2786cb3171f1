import Editorial
import FoundationEssentials
import Support

/// Connects an account to LinkedIn: a person permits it on LinkedIn's page, and the tokens are kept.
struct LinkedInConnector: AccountConnector {
    let login: LinkedInLogin
    let tokens: TokenSource
    let log: Log

    private var account: String { login.account }
    private var settings: LinkedInSettings { login.settings }

    var redirect: String { settings.redirect }

    func page(state: String) -> String { login.page(state: state) }

    func connect(code: String) async throws -> ConnectedAccount {
        let answer = try await login.exchange(code: code)
        try check(answer.scopes)
        let (author, name) = try await author(answer)
        let connection = answer.connection(author: author, now: login.clock.now())
        try await tokens.connections.replace(with: connection, of: account)
        log.notice(
            "account connected",
            [
                "account": account, "author": author, "until": connection.expiresAt.map(Timestamp.text) ?? "not told",
                "renewable": connection.refresh != nil,
            ])
        let isRenewable = connection.refresh != nil
        return ConnectedAccount(
            author: author, name: name, until: isRenewable ? connection.refreshEndsAt : connection.expiresAt, isRenewable: isRenewable,
            advice: advice)
    }

    func problem(_ error: String, words: String) -> any DeskError {
        let refusal = LoginRefusal(error: error, words: words)
        switch refusal.error {
        case "user_cancelled_login", "user_cancelled_authorize", "access_denied":
            return LoginProblem(
                .cancelled,
                "Nobody permitted it for account \"\(account)\": the login was cancelled on LinkedIn's page. "
                    + "To try again, \(ConnectStep.words(account)).")
        case "unauthorized_scope_error", "invalid_scope":
            return LoginProblem(
                .scopes,
                "The app of account \"\(account)\" may not ask for \(settings.scopes.joined(separator: " "))\(refusal.said): "
                    + "add the product that has them to the app, or set scopes to those that it has.")
        default:
            return LoginProblem(
                .cancelled, "LinkedIn permitted nothing for account \"\(account)\"\(refusal.said): \(ConnectStep.words(account)) again.")
        }
    }

    /// What was asked for is what posting needs: with less, everything would seem well until the first post.
    private func check(_ granted: [String]?) throws(LoginProblem) {
        guard let granted else { return }
        let missing = settings.scopes.filter { !granted.contains($0) }
        guard !missing.isEmpty else { return }
        throw LoginProblem(
            .scopes,
            "LinkedIn did not grant \(missing.joined(separator: " ")) to the app of account \"\(account)\", and nothing is kept: "
                + "add the product that has it to the app, then \(ConnectStep.words(account)) again.")
    }

    /// The configured author, or the member who permitted it; a page cannot be asked for with the scopes that apps for pages get.
    private func author(_ answer: TokenAnswer) async throws -> (urn: String, name: String?) {
        if case .organization = Author(settings.author) { return (settings.author, nil) }
        let member = try await login.member(answer.access)
        let urn = "urn:li:person:\(member.id)"
        if !settings.author.isEmpty, settings.author != urn {
            throw wrongPerson(urn, member.name, expected: settings.author, "write it as author, or log in as the other")
        }
        // What was approved for one person never goes out under another's name.
        if settings.author.isEmpty, let before = tokens.connections[account]?.author, before != urn {
            let argument = ConnectStep.argument(account)
            throw wrongPerson(
                urn, member.name, expected: before, "log in as the other, or run copydesk disconnect linkedin \(argument) first")
        }
        return (urn, member.name)
    }

    private func wrongPerson(_ urn: String, _ name: String?, expected: String, _ step: String) -> LoginProblem {
        let shown = name.map { "\($0.collapsed.limited(utf16: 80)), \(urn)" } ?? urn
        return LoginProblem(
            .person, "The account \"\(account)\" is \(expected), and it was \(shown) who logged in; nothing is kept: \(step).")
    }

    private var advice: [String] { tokens.configured == nil ? [] : [Self.shadowed(account)] }

    /// A configured token wins over a connection.
    static func shadowed(_ account: String) -> String {
        "The account \"\(account)\" uses the token of the configuration and not the connected one: take token out to change that."
    }
}

extension Result where Success == AccountConnection {
    /// Whose it is; nil when it cannot be opened.
    fileprivate var author: String? { (try? get())?.author }
}
