/// Completes copydesk's command line in zsh.
enum ZshCompletion {
    static func script(_ commands: [any Command.Type]) -> String {
        """
        #compdef copydesk
        # zsh completion for copydesk, printed by: copydesk completion zsh
        _copydesk() {
            local curcontext=$curcontext state line
            typeset -A opt_args
            local -a commands=(
        \(commands.map { "        " + quoted("\($0.name):\($0.summary)") }.joined(separator: "\n"))
                'help:show what a command is for'
            )
            _arguments -C '(- *)'{-h,--help}'[show the commands]' '(- *)--version[print the version]' \\
                '1: :->command' '*:: :->rest'
            case $state in
            command) _describe -t commands command commands ;;
            rest)
                case $line[1] in
        \(commands.map(arguments).joined(separator: "\n"))
                help) _describe -t commands command commands ;;
                esac
                ;;
            esac
        }
        if [[ $funcstack[1] == _copydesk ]]; then
            _copydesk "$@"
        else
            compdef _copydesk copydesk
        fi
        """
    }

    private static func arguments(_ command: any Command.Type) -> String {
        var specifications = command.options.map { option in
            let switchOrValue = option.value == nil ? "" : "="
            return quoted(
                "\(option.isRepeatable ? "*" : "")--\(option.name)\(switchOrValue)[\(escaped(option.help))]\(option.value.map { action($0, option.values) } ?? "")"
            )
        }
        specifications.append("'(- *)'{-h,--help}'[show options and examples]'")
        if !command.words.isEmpty { specifications.append(quoted("1" + action(command.words, command.wordValues))) }
        let separator = " \\\n                "
        return "        \(command.name)) _arguments" + separator + specifications.joined(separator: separator) + " ;;"
    }

    private static func action(_ name: String, _ values: Arguments.Option.Values) -> String {
        switch values {
        case .file: ":\(name.lowercased()):_files"
        case .choice(let choices): ":\(name.lowercased()):(\(choices.joined(separator: " ")))"
        case .text: ":\(name.lowercased()): "
        }
    }

    /// Brackets end a description in the language of `_arguments`.
    private static func escaped(_ text: String) -> String {
        ["\\", "[", "]", ":"].reduce(text) { $0.replacing($1, with: "\\" + $1) }
    }

    private static func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "'\\''") + "'" }
}
