import FoundationEssentials
import Support

/// `copydesk manual`: the manual page, made from the same table as `--help`.
enum ManualCommand: Command {
    static let name = "manual"
    static let isListed = false
    static let summary = "print the manual page, copydesk(8), as roff"
    static let examples = ["copydesk manual | man -l -", "copydesk manual | gzip -9n > copydesk.8.gz"]

    static func run(_ arguments: Arguments, _ terminal: Terminal) async throws -> ExitCode {
        // https://reproducible-builds.org/specs/source-date-epoch/: the same sources make the same page.
        let epoch = Environment.value("SOURCE_DATE_EPOCH").flatMap(Double.init)
        let day = epoch.map { Date(timeIntervalSince1970: $0) } ?? SystemClock().now()
        terminal.out(ManualPage.roff(CommandLineProgram.commands, day: String(Timestamp.text(day).prefix(10))))
        return .success
    }
}
