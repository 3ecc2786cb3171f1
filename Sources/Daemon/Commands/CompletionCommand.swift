/// `copydesk completion SHELL`: what a shell needs to complete the command line.
enum CompletionCommand: Command {
    static let name = "completion"
    static let words = "SHELL"
    static let wordValues = Arguments.Option.Values.choice(shells.map(\.name))
    static let isListed = false
    static let summary = "print the completion script for a shell: \(wordValues.choices.joined(separator: ", "))"
    static let details = ["Packages and make install put these scripts where the shells look for them."]
    static let examples = [
        "source <(copydesk completion bash)", "copydesk completion fish > ~/.config/fish/completions/copydesk.fish",
    ]

    private static let shells: [(name: String, script: @Sendable ([any Command.Type]) -> String)] = [
        ("bash", BashCompletion.script), ("zsh", ZshCompletion.script), ("fish", FishCompletion.script),
    ]

    static func run(_ arguments: Arguments, _ terminal: Terminal) async throws -> ExitCode {
        guard arguments.words.count == 1, let shell = shells.first(where: { $0.name == arguments.words[0] }) else {
            throw UsageError("name one shell: \(wordValues.choices.joined(separator: ", "))")
        }
        terminal.out(shell.script(CommandLineProgram.commands))
        return .success
    }
}
