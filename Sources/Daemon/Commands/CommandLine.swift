import Storage
import Support

/// Finds the command and runs it; the program's whole main.
package enum CommandLineProgram {
    static let commands: [any Command.Type] = [
        RunCommand.self, CheckCommand.self, ShowConfigCommand.self, SetupCommand.self, StatusCommand.self, SimulateCommand.self,
        WhyCommand.self, FeedsCommand.self, RulesCommand.self, DraftCommand.self, LogCommand.self, OnceCommand.self, ConnectCommand.self,
        DisconnectCommand.self, BackupCommand.self, RestoreCommand.self, RehearseCommand.self, ParseFeedCommand.self, VersionCommand.self,
        CompletionCommand.self, ManualCommand.self,
    ]

    /// Comes before `run`, as long as there is one thread.
    package static func keepOneHeap() { ProcessUsage.keepOneHeap() }

    /// Runs what the arguments (without the program's own name) ask for; returns the exit code.
    package static func run(_ arguments: [String], _ terminal: Terminal = .standard) async -> Int32 {
        guard let name = arguments.first, !["--help", "-h", "help"].contains(name) else {
            if let wanted = arguments.dropFirst().first, let command = command(wanted) {
                terminal.out(command.help)
            } else {
                terminal.out(overview)
            }
            return arguments.isEmpty ? ExitCode.usage.rawValue : ExitCode.success.rawValue
        }
        if name == "--version" { return await run(["version"], terminal) }
        guard let command = command(name) else {
            let near = NearestName.of(name, among: commands.map { $0.name }).map { ", did you mean \($0)?" } ?? ""
            terminal.err("copydesk: there is no command \"\(name)\"\(near) See copydesk --help.")
            return ExitCode.usage.rawValue
        }
        return await run(command, Array(arguments.dropFirst()), terminal)
    }

    private static func run(_ command: any Command.Type, _ arguments: [String], _ terminal: Terminal) async -> Int32 {
        if arguments.contains("--help") || arguments.contains("-h") {
            terminal.out(command.help)
            return ExitCode.success.rawValue
        }
        do {
            return try await command.run(try Arguments(arguments, options: command.options), terminal).rawValue
        } catch let error as UsageError {
            terminal.err("copydesk \(command.name): \(error). See copydesk \(command.name) --help.")
            return ExitCode.usage.rawValue
        } catch let problems as ConfigurationProblems {
            for problem in problems.problems { terminal.err(problem) }
            return ExitCode.configuration.rawValue
        } catch let taken as LockTaken {
            terminal.err("copydesk: \(taken)")
            return ExitCode.storeTaken.rawValue
        } catch let lost as LostStore {
            terminal.err("copydesk: \(lost)")
            return ExitCode.storeLost.rawValue
        } catch let missing as NoDaemon {
            terminal.err("copydesk: \(missing)")
            return ExitCode.noDaemon.rawValue
        } catch {
            terminal.err("copydesk: \(error)")
            return ExitCode.failure.rawValue
        }
    }

    private static func command(_ name: String) -> (any Command.Type)? { commands.first { $0.name == name } }

    /// What the program does, in one line.
    static let summary = "bridges RSS feeds and a Notion desk to LinkedIn, exactly once"

    static var overview: String {
        var lines = ["copydesk: \(summary).", "", "Commands"]
        for command in commands where command.isListed {
            let head = command.name + (command.words.isEmpty ? "" : " " + command.words)
            lines.append("  \(head)\(String(repeating: " ", count: max(2, 24 - head.count)))\(command.summary)")
        }
        lines += [
            "", "copydesk COMMAND --help shows options and examples.", "",
            "Exit codes: " + ExitCode.allCases.map { "\($0.rawValue) \($0.meaning)" }.joined(separator: ", ") + ".",
        ]
        return lines.joined(separator: "\n")
    }
}
