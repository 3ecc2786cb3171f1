import FoundationEssentials
import Support

/// `copydesk rehearse`: the real daemon against built-in look-alikes of Notion, LinkedIn and the models.
enum RehearseCommand: Command {
    static let name = "rehearse"
    static let summary = "run the whole line against built-in look-alikes, without any account"
    static let details = [
        "Nothing reaches the outside. Without --hands-off it runs until it is interrupted and prints the addresses to look at."
    ]
    static let options = [
        Arguments.Option(name: "hands-off", value: nil, help: "an automatic editor decides, time jumps, a table tells how it went"),
        Arguments.Option(name: "seed", value: "N", help: "the automatic editor's chance (default 1)"),
        Arguments.Option(name: "drafts", value: "N", help: "how many drafts are seen through (default 6)"),
        Arguments.Option(
            name: "writer", value: "NAME", help: "who writes: builtin, or model for the look-alike model server (default builtin)",
            values: .choice(["builtin", "model"])),
        Arguments.Option(name: "no-daemon", value: nil, help: "serve the look-alikes alone, for a client or a daemon of your own"),
        Arguments.Option(name: "verbose", value: nil, help: "show the daemon's log"),
        Arguments.Option.json,
    ]
    static let examples = [
        "copydesk rehearse", "copydesk rehearse --hands-off", "copydesk rehearse --hands-off --seed 7 --writer model --json",
    ]

    static func run(_ arguments: Arguments, _ terminal: Terminal) async throws -> ExitCode {
        let writer = arguments["writer"] ?? "builtin"
        let folder = try Files.makeTemporaryFolder("copydesk-rehearsal")
        defer { try? Files.removeFolder(folder) }
        if arguments.has("no-daemon") {
            try await StageOnly(folder: folder, writer: writer, printsJSON: arguments.has("json"), terminal: terminal).run()
            return .success
        }
        guard arguments.has("hands-off") else {
            try await OpenRehearsal(folder: folder, writer: writer, terminal: terminal).run()
            return .success
        }
        guard let seed = UInt64(arguments["seed"] ?? "1"), let drafts = Int(arguments["drafts"] ?? "6"), drafts > 0 else {
            throw UsageError("--seed and --drafts are whole numbers")
        }
        let log = arguments.has("verbose") ? Log.stderr() : Log.stderr(threshold: .error)
        let judgement = try await HandsOff(seed: seed, drafts: drafts, writer: writer, log: log).run(in: folder)
        terminal.out(arguments.has("json") ? judgement.json.text : judgement.text)
        return judgement.isGood ? .success : .failure
    }
}
