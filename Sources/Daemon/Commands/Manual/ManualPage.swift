import Support

/// The manual page copydesk(8), made from the table of commands.
enum ManualPage {
    /// In the language of man(7); `day` is that of the page, "2026-11-20".
    static func roff(_ commands: [any Command.Type], day: String) -> String {
        var lines = [
            ".\\\" Printed by: copydesk manual", ".TH COPYDESK 8 \(day) \"Copydesk \(Version.number)\" \"System Administration\"",
            ".SH NAME", "copydesk \\- \(CommandLineProgram.summary)", ".SH SYNOPSIS",
        ]
        lines += synopsis(commands)
        lines += [".SH DESCRIPTION"] + paragraphs(ManualFacts.description)
        lines += [".SH COMMANDS"] + commands.flatMap(section)
        lines += [".SH FILES"] + ManualFacts.files.flatMap { Roff.term(Roff.italic($0.name), $0.meaning) }
        lines += [".SH ENVIRONMENT"] + ManualFacts.environment.flatMap { Roff.term(Roff.bold($0.name), $0.meaning) }
        lines += [".SH EXIT STATUS"] + ExitCode.allCases.flatMap { Roff.term(Roff.bold("\($0.rawValue)"), sentence($0.meaning)) }
        lines += [".SH SIGNALS"] + ManualFacts.signals.flatMap { Roff.term(Roff.bold($0.name), $0.meaning) }
        lines += [".SH SEE ALSO"] + relatives
        return lines.joined(separator: "\n")
    }

    private static func synopsis(_ commands: [any Command.Type]) -> [String] {
        var forms = commands.map { command in
            let words = command.words.isEmpty ? "" : " " + word(command)
            return Roff.bold("copydesk \(command.name)") + words + (command.options.isEmpty ? "" : " [\\fIOPTIONS\\fR]")
        }
        forms.append(Roff.bold("copydesk help") + " [\\fICOMMAND\\fR]")
        return Array(forms.map { [$0] }.joined(separator: [".br"]))
    }

    private static func section(_ command: any Command.Type) -> [String] {
        let title = Roff.literal("copydesk \(command.name) \(command.words)").trimmed
        var lines = [".SS \"\(title)\"", Roff.prose(sentence(command.summary))]
        for detail in command.details { lines += [".PP", Roff.prose(detail)] }
        lines += command.options.flatMap(option)
        lines += [".PP", command.examples.count == 1 ? "Example:" : "Examples:", ".PP", ".RS 4", ".EX"]
        lines += command.examples.map(Roff.example)
        return lines + [".EE", ".RE"]
    }

    private static func option(_ option: Arguments.Option) -> [String] {
        let head = Roff.bold("--\(option.name)") + (option.value.map { " " + Roff.italic($0) } ?? "")
        return Roff.term(head, sentence(option.help) + (option.isRepeatable ? " May be given several times." : ""))
    }

    /// What is typed as it stands is bold, what stands for something else italic.
    private static func word(_ command: any Command.Type) -> String {
        command.wordValues == .choice([command.words]) ? Roff.bold(command.words) : Roff.italic(command.words)
    }

    private static func paragraphs(_ texts: [String]) -> [String] {
        Array(texts.map { [Roff.prose($0)] }.joined(separator: [".PP"]))
    }

    private static var relatives: [String] {
        ManualFacts.relatives.enumerated().map { index, name in
            let parts = name.split(separator: "(")
            return ".BR \(parts[0]) (\(parts[1])" + (index == ManualFacts.relatives.count - 1 ? "" : ",")
        }
    }

    private static func sentence(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() + "." }
}
