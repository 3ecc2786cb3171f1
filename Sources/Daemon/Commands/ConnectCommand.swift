import Editorial
import HTTPClient
import Publishers
import Support

/// `copydesk connect linkedin`: a person permits on LinkedIn's own page what an account needs.
enum ConnectCommand: Command {
    static let name = "connect"
    static let words = "linkedin [ACCOUNT]"
    static let wordValues = Arguments.Option.Values.choice(["linkedin"])
    static let summary = "connect an account: a person permits it on LinkedIn's page"
    static let details = [
        "Open the address that is printed in a browser on this machine and log in as the account's author, or as somebody who may post for"
            + " the page. LinkedIn sends the browser back to the account's redirect address, where this command waits for 15 minutes.",
        "With --paste it need not be this machine: the browser ends on an address that it cannot open; paste that whole address here. It is"
            + " read from standard input, so that it stands in no history and no process list.",
        "The running daemon does the rest, and posts with the new token at once. Without ACCOUNT it is the only account of that kind.",
    ]
    static let options = [
        Arguments.Option.config,
        Arguments.Option(name: "paste", value: nil, help: "read the address that the browser was sent to from standard input"),
        Arguments.Option.json,
    ]
    static let examples = [
        "sudo copydesk connect linkedin", "sudo copydesk connect linkedin 'Company page' --paste",
        "ssh -t -L 8425:127.0.0.1:8425 HOST sudo copydesk connect linkedin",
    ]

    static func run(_ arguments: Arguments, _ terminal: Terminal) async throws -> ExitCode {
        let (kind, account) = try LoginWords.read(arguments, of: name)
        let login = LoginTalk(client: try LoginWords.client(arguments), kind: kind)
        do {
            let begun = try await login.begin(account: account)
            let answer = arguments.has("paste") ? try await paste(begun, login, terminal) : try await wait(begun, login, terminal)
            terminal.out(arguments.has("json") ? answer.text : LoginWords.text(of: answer))
            return .success
        } catch let refusal as ControlRefusal {
            return LoginWords.tell(refusal, asJSON: arguments.has("json"), terminal)
        }
    }

    private static func paste(_ begun: LoginTalk.Begun, _ login: LoginTalk, _ terminal: Terminal) async throws -> JSON {
        terminal.err(
            """
            Open this page in a browser, and permit what it asks for account "\(begun.account)":

                \(begun.page)

            The browser then goes to an address that begins with \(begun.redirect) and may not open.
            Copy it whole from the address bar, paste it here and press Enter:
            """)
        guard let line = StandardInput.line(limit: 16 << 10)?.trimmed, !line.isEmpty else {
            throw ControlRefusal(description: "No address was given, and nothing is connected.", reason: "state")
        }
        return try await login.finish(line)
    }

    private static func wait(_ begun: LoginTalk.Begun, _ login: LoginTalk, _ terminal: Terminal) async throws -> JSON {
        guard let address = WebAddress(begun.redirect), address.isLoopback, address.scheme == "http" else {
            throw ControlRefusal(
                description: "The redirect address of account \"\(begun.account)\" is not on this machine: add --paste.", reason: nil)
        }
        let landing = try LoginLanding(address, login: login) { terminal.err($0) }
        terminal.err(
            """
            Open this page in a browser on this machine, and permit what it asks for account "\(begun.account)":

                \(begun.page)

            Waiting on port \(address.port). From another machine: ssh -L \(address.port):127.0.0.1:\(address.port) HOST, or --paste.
            """)
        return try await landing.wait(within: LoginDesk.patience)
    }
}

/// What both commands about logins share: their words, their sentences, their exit codes.
enum LoginWords {
    static func read(_ arguments: Arguments, of command: String) throws(UsageError) -> (kind: String, account: String?) {
        guard let kind = arguments.words.first, kind == "linkedin", arguments.words.count <= 2 else {
            throw UsageError("say what and which account: copydesk \(command) linkedin [ACCOUNT]")
        }
        return (kind, arguments.words.dropFirst().first)
    }

    /// The daemon alone may do it: it holds the store and, under the unit, the key and the app's secret.
    static func client(_ arguments: Arguments) throws -> ControlClient {
        let path = Paths.configuration(arguments)
        do { return ControlClient(state: try Configuration.load(path).daemon.state) } catch {
            // A file that is broken just now does not keep people from asking the daemon.
            guard let folder = DaemonSettings.state(inBroken: path) else { throw error }
            return ControlClient(state: folder)
        }
    }

    static func text(of answer: JSON) -> String {
        let advice = answer["advice"]?.array?.compactMap(\.string) ?? []
        return ([answer["sentence"]?.string ?? ""] + advice).map { line($0) }.joined(separator: "\n")
    }

    static func tell(_ refusal: ControlRefusal, asJSON: Bool, _ terminal: Terminal) -> ExitCode {
        if asJSON { terminal.out((["error": .string(refusal.description), "reason": .optional(refusal.reason)] as JSON).text) }
        terminal.err("copydesk: \(line(refusal.description))")
        return code(refusal.reason)
    }

    /// Names are others' words: on one line, and without what steers a terminal.
    private static func line(_ text: String) -> String { UntrustedText.clean(text).replacing("\n", with: " ") }

    private static func code(_ reason: String?) -> ExitCode {
        switch reason.flatMap(LoginProblem.Reason.init) {
        case .cancelled: .loginCancelled
        case .person: .wrongPerson
        case .scopes: .wrongScopes
        case .code: .codeRefused
        case .state: .wrongState
        case nil: .failure
        }
    }
}

/// What a login asks of the daemon.
struct LoginTalk: Sendable {
    let client: ControlClient
    let kind: String

    /// A login that was begun: where the person goes, and where he comes back to.
    struct Begun: Sendable {
        let account: String
        let page: String
        let redirect: String
    }

    func begin(account: String?) async throws -> Begun {
        let answer = try await client.post("/connect/\(kind)", ["account": .optional(account)])
        guard let account = answer["account"]?.string, let page = answer["page"]?.string, let redirect = answer["redirect"]?.string else {
            throw ControlRefusal(description: "the daemon named no page to log in on")
        }
        return Begun(account: account, page: page, redirect: redirect)
    }

    func finish(_ address: String) async throws -> JSON { try await client.post("/connect/\(kind)/answer", ["address": .string(address)]) }
}
