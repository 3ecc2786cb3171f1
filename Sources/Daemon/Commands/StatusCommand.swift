import Support

/// `copydesk status`: the desk at a glance.
enum StatusCommand: Command {
    static let name = "status"
    static let summary = "what is due, what waits for whom, what is stuck and why"
    static let details = ["Asks the running daemon; the unit's daemon answers root and its own user. Without one the store itself is read."]
    static let options = [Arguments.Option.config, Arguments.Option.json]
    static let examples = ["copydesk status", "copydesk status --json"]

    static func run(_ arguments: Arguments, _ terminal: Terminal) async throws -> ExitCode {
        let answer = try await DeskAccess(arguments).ask("GET", "/status")
        terminal.out(arguments.has("json") ? answer.text : StatusText.render(answer))
        return .success
    }
}
