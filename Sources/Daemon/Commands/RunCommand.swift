import Support

/// `copydesk run`: the daemon.
enum RunCommand: Command {
    static let name = "run"
    static let summary = "run the daemon in the foreground (systemd's ExecStart)"
    static let details = [
        "Speaks systemd's notification protocol by itself: readiness, reloading, status line, watchdog. Edits of the configuration take effect"
            + " within two seconds; a file with problems changes nothing and is reported.",
        "With COPYDESK_CLOCK it goes by the time of a rehearsal's clock file.",
    ]
    static let options = [Arguments.Option.config]
    static let examples = [
        "copydesk run", "copydesk run --config ./copydesk.toml",
        "COPYDESK_CLOCK=/tmp/clock copydesk run --config ./rehearsal.toml",
    ]

    /// A full minute has a thousand posts on the wire, each with a connection of its own.
    private static let openFiles = 4096

    static func run(_ arguments: Arguments, _ terminal: Terminal) async throws -> ExitCode {
        OpenFiles.allow(openFiles)
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
