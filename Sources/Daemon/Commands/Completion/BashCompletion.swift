/// Completes copydesk's command line in bash, without the package bash-completion too.
enum BashCompletion {
    static func script(_ commands: [any Command.Type]) -> String {
        """
        # bash completion for copydesk, printed by: copydesk completion bash
        # shellcheck shell=bash
        _copydesk() {
            local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} words=
            # bash makes three words of --name=value.
            if [[ $current == = ]]; then
                current=
            elif [[ $previous == = ]]; then
                previous=${COMP_WORDS[COMP_CWORD - 2]}
            fi
            COMPREPLY=()
            if ((COMP_CWORD == 1)); then
                words="\((commands.map { $0.name } + ["help", "--help", "--version"]).joined(separator: " "))"
            else
                case "${COMP_WORDS[1]} $previous" in
        \(values(commands).joined(separator: "\n"))
                *)
                    case ${COMP_WORDS[1]} in
        \(commands.map(words).joined(separator: "\n"))
                    help) words="\(commands.map { $0.name }.joined(separator: " "))" ;;
                    esac
                    ;;
                esac
            fi
            mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
        }
        complete -F _copydesk copydesk
        """
    }

    /// One line for each way of completing a value: bash's own file names, nothing, or a choice.
    private static func values(_ commands: [any Command.Type]) -> [String] {
        var patterns: [(answer: String, options: [String])] = []
        for command in commands {
            for option in command.options where option.value != nil {
                let answer = answer(option.values)
                let place = patterns.firstIndex { $0.answer == answer } ?? patterns.endIndex
                if place == patterns.endIndex { patterns.append((answer, [])) }
                patterns[place].options.append("\"\(command.name) --\(option.name)\"")
            }
        }
        return patterns.map { "        \($0.options.joined(separator: " | "))) \($0.answer) ;;" }
    }

    private static func answer(_ values: Arguments.Option.Values) -> String {
        switch values {
        case .file: "compopt -o default; return"
        case .choice(let choices): "words=\"\(choices.joined(separator: " "))\""
        case .text: "return"
        }
    }

    private static func words(_ command: any Command.Type) -> String {
        let words = command.wordValues.choices + command.options.map { "--\($0.name)" } + ["--help"]
        let assignment = "words=\"\(words.joined(separator: " "))\""
        let answer = command.wordValues == .file ? "if [[ $current == -* ]]; then \(assignment); else compopt -o default; fi" : assignment
        return "            \(command.name)) \(answer) ;;"
    }
}
