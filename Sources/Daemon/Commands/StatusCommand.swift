import Support

/// `copydesk status`: the desk at a glance.
enum StatusCommand: Command {
    static let name = "status"
    static let summary = "what is due, what waits for whom, what is stuck and why"
    static let options = [Arguments.Option.config, Arguments.Option.json]
    static let examples = ["copydesk status", "copydesk status --json"]

    static func run(_ arguments: Arguments, _ terminal: Terminal) async throws -> ExitCode {
        let configuration = try Configuration.load(Paths.configuration(arguments))
        let answer = try await ControlClient(state: configuration.daemon.state).get("/status")
        terminal.out(arguments.has("json") ? answer.text : StatusText.render(answer))
        return .success
    }
}
