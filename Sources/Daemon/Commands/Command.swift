import Support

/// What a command ends with; documented in `--help`, the manual and the README.
package enum ExitCode: Int32, Sendable, CaseIterable {
    case success = 0
    case failure = 1
    case usage = 2
    case configuration = 3
    case noDaemon = 4
    case storeTaken = 5
    case loginCancelled = 6
    case wrongPerson = 7
    case wrongScopes = 8
    case codeRefused = 9
    case wrongState = 10
    case storeLost = 11

    /// In a few words.
    var meaning: String {
        switch self {
        case .success: "done"
        case .failure: "failed"
        case .usage: "command line not understood"
        case .configuration: "configuration has problems"
        case .noDaemon: "no daemon runs"
        case .storeTaken: "another daemon has the store"
        case .loginCancelled: "nobody permitted the login"
        case .wrongPerson: "another person logged in"
        case .wrongScopes: "scopes were not granted"
        case .codeRefused: "the login's code was not taken"
        case .wrongState: "the address answers no login"
        case .storeLost: "the store is damaged or gone"
        }
    }
}

/// One command of the program.
protocol Command: Sendable {
    static var name: String { get }
    /// One line for the overview.
    static var summary: String { get }
    /// What comes after the name, "LOOP" or empty.
    static var words: String { get }
    /// What that may be; offered by the shell.
    static var wordValues: Arguments.Option.Values { get }
    /// Paragraphs for the help and the manual, beyond the summary.
    static var details: [String] { get }
    /// Whether the overview shows it; commands for packagers would only be in the way there.
    static var isListed: Bool { get }
    static var options: [Arguments.Option] { get }
    static var examples: [String] { get }
    static func run(_ arguments: Arguments, _ terminal: Terminal) async throws -> ExitCode
}

extension Command {
    static var words: String { "" }
    static var wordValues: Arguments.Option.Values { .text }
    static var details: [String] { [] }
    static var isListed: Bool { true }
    static var options: [Arguments.Option] { [] }

    /// The whole help of the command.
    static var help: String {
        var lines = ["copydesk \(name)\(words.isEmpty ? "" : " " + words): \(summary)", ""]
        if !details.isEmpty { lines += details + [""] }
        if !options.isEmpty {
            lines.append("Options")
            for option in options {
                let head = "--\(option.name)\(option.value.map { " " + $0 } ?? "")"
                lines.append("  \(head)\(String(repeating: " ", count: max(2, 24 - head.count)))\(option.help)")
            }
            lines.append("")
        }
        lines.append("Examples")
        lines += examples.map { "  " + $0 }
        return lines.joined(separator: "\n")
    }
}

extension Arguments.Option {
    static let config = Arguments.Option(
        name: "config", value: "FILE", help: "configuration file (default: \(Paths.configuration))", values: .file)
    static let json = Arguments.Option(name: "json", value: nil, help: "print JSON")
}

/// Where commands print: results to standard output, everything else to standard error.
package struct Terminal: Sendable {
    package let out: @Sendable (String) -> Void
    package let err: @Sendable (String) -> Void

    package init(out: @escaping @Sendable (String) -> Void, err: @escaping @Sendable (String) -> Void) {
        self.out = out
        self.err = err
    }

    /// The program's own streams, one write a call.
    package static let standard = Terminal(
        out: { StandardOutput.write($0 + "\n") }, err: { StandardError.write($0 + "\n") })
}

/// Where things are when nobody says.
enum Paths {
    static let configuration = "/etc/copydesk/copydesk.toml"

    /// `--config`, else $COPYDESK_CONFIG, else the system's file, else the one in the current folder.
    static func configuration(_ arguments: Arguments) -> String {
        if let path = arguments["config"] ?? Environment.value("COPYDESK_CONFIG") { return path }
        return Files.exists(configuration) ? configuration : "config/copydesk.toml"
    }
}
