import Support

/// `copydesk run`: the daemon.
enum RunCommand: Command {
    static let name = "run"
    static let summary = "run the daemon in the foreground (systemd's ExecStart)"
    static let options = [Arguments.Option.config]
    static let examples = ["copydesk run", "copydesk run --config ./copydesk.toml"]

    static func run(_ arguments: Arguments, _ terminal: Terminal) async throws -> ExitCode {
        try await DaemonProcess(configurationPath: Paths.configuration(arguments)).run()
        return .success
    }
}
