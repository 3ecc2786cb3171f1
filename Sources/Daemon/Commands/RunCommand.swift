import Support

/// `copydesk run`: the daemon.
enum RunCommand: Command {
    static let name = "run"
    static let summary = "run the daemon in the foreground (systemd's ExecStart)"
    static let options = [Arguments.Option.config]
    static let examples = [
        "copydesk run", "copydesk run --config ./copydesk.toml",
        "COPYDESK_CLOCK=/tmp/clock copydesk run --config ./rehearsal.toml    (rehearsal: the time of a shared clock file)",
    ]

    static func run(_ arguments: Arguments, _ terminal: Terminal) async throws -> ExitCode {
        let path = Paths.configuration(arguments)
        if let clock = Environment.value("COPYDESK_CLOCK") {
            terminal.err("copydesk: time is that of the rehearsal clock \(clock)")
            try await DaemonProcess(configurationPath: path, clock: try SimulatedClock(path: clock)).run()
        } else {
            try await DaemonProcess(configurationPath: path).run()
        }
        return .success
    }
}
