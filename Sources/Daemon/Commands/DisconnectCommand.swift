import Support

/// `copydesk disconnect linkedin`: forgets the tokens of an account.
enum DisconnectCommand: Command {
    static let name = "disconnect"
    static let words = "linkedin [ACCOUNT]"
    static let wordValues = Arguments.Option.Values.choice(["linkedin"])
    static let summary = "forget the tokens that an account was connected with"
    static let details = ["Its approved posts wait until it is connected again. Without ACCOUNT it is the only account of that kind."]
    static let options = [Arguments.Option.config, Arguments.Option.json]
    static let examples = ["sudo copydesk disconnect linkedin 'Company page'"]

    static func run(_ arguments: Arguments, _ terminal: Terminal) async throws -> ExitCode {
        let (kind, account) = try LoginWords.read(arguments, of: name)
        do {
            let answer = try await LoginWords.client(arguments).post("/disconnect/\(kind)", ["account": .optional(account)])
            terminal.out(arguments.has("json") ? answer.text : LoginWords.text(of: answer))
            return .success
        } catch let refusal as ControlRefusal {
            return LoginWords.tell(refusal, asJSON: arguments.has("json"), terminal)
        }
    }
}
