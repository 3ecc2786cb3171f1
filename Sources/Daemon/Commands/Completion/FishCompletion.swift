/// Completes copydesk's command line in fish.
enum FishCompletion {
    static func script(_ commands: [any Command.Type]) -> String {
        let names = commands.map { $0.name }.joined(separator: " ")
        var lines = [
            "# fish completion for copydesk, printed by: copydesk completion fish", "complete -c copydesk -f",
            "complete -c copydesk -s h -l help -d 'show options and examples'",
            "complete -c copydesk -n __fish_use_subcommand -l version -d 'print the version'",
            "complete -c copydesk -n __fish_use_subcommand -a help -d 'show what a command is for'",
            "complete -c copydesk -n '__fish_seen_subcommand_from help' -a '\(names)'",
        ]
        for command in commands {
            lines.append("complete -c copydesk -n __fish_use_subcommand -a \(command.name) -d \(quoted(command.summary))")
            let given = "__fish_seen_subcommand_from \(command.name)"
            switch command.wordValues {
            case .file: lines.append("complete -c copydesk -n '\(given)' -F")
            case .choice(let choices):
                let choices = choices.joined(separator: " ")
                lines.append("complete -c copydesk -n '\(given); and not __fish_seen_subcommand_from \(choices)' -a '\(choices)'")
            case .text: break
            }
            lines += command.options.map { option in
                "complete -c copydesk -n '\(given)' -l \(option.name)\(value(option)) -d \(quoted(option.help))"
            }
        }
        return lines.joined(separator: "\n")
    }

    private static func value(_ option: Arguments.Option) -> String {
        guard option.value != nil else { return "" }
        return switch option.values {
        case .file: " -r -F"
        case .choice(let choices): " -x -a '\(choices.joined(separator: " "))'"
        case .text: " -x"
        }
    }

    private static func quoted(_ text: String) -> String {
        "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
    }
}
