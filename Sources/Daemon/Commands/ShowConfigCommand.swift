import FoundationEssentials
import Support

/// `copydesk show-config`: the configuration in force, defaults filled in.
enum ShowConfigCommand: Command {
    static let name = "show-config"
    static let summary = "print the configuration in force, defaults filled in, secrets hidden"
    static let options = [
        Arguments.Option.config,
        Arguments.Option(name: "egress", value: nil, help: "list every host that is contacted, and what goes there"),
        Arguments.Option.json,
    ]
    static let examples = ["copydesk show-config", "copydesk show-config --egress", "copydesk show-config --egress --json"]

    static func run(_ arguments: Arguments, _ terminal: Terminal) async throws -> ExitCode {
        let configuration = try Configuration.load(Paths.configuration(arguments))
        guard arguments.has("egress") else {
            if arguments.has("json") { throw UsageError("--json goes with --egress; the configuration itself is TOML") }
            terminal.out(configuration.inForce)
            return .success
        }
        if arguments.has("json") {
            terminal.out(String(decoding: try JSONEncoder().encode(configuration.egress), as: UTF8.self))
        } else if configuration.egress.isEmpty {
            terminal.out("No host is contacted.")
        } else {
            for entry in configuration.egress { terminal.out("\(entry.host): \(entry.data)") }
        }
        return .success
    }
}
