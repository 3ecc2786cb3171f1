/// `copydesk version`.
enum VersionCommand: Command {
    static let name = "version"
    static let summary = "print the version"
    static let examples = ["copydesk version"]

    static func run(_ arguments: Arguments, _ terminal: Terminal) async throws -> ExitCode {
        terminal.out("copydesk \(Version.number)")
        return .success
    }
}
