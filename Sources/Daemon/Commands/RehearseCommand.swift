import FoundationEssentials
import HTTPClient
import Support

/// `copydesk rehearse`: the real daemon against built-in look-alikes of Notion, LinkedIn and the models.
enum RehearseCommand: Command {
    static let name = "rehearse"
    static let summary = "run the whole line against built-in look-alikes, without any account"
    static let details = [
        "Nothing but the feeds of --feed is reached outside of this machine. Without --hands-off it prints the addresses to look at and runs until it is interrupted."
    ]
    static let options = [
        Arguments.Option(name: "speed", value: "N", help: "desk seconds in a real second, 0.1 to 3600 (default 60)"),
        Arguments.Option(
            name: "feed", value: "URL", help: "read this real feed instead of the sample's (may be repeated)", isRepeatable: true),
        Arguments.Option(
            name: "port", value: "N", help: "the status page's port, the look-alikes take the next four; 0 for free ones (default 8420)"),
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
        "copydesk rehearse", "copydesk rehearse --speed 600    (ten minutes pass each second)",
        "copydesk rehearse --feed https://www.swift.org/atom.xml    (drafts from a real feed, on the look-alike board)",
        "copydesk rehearse --port 9420    (status page 9420, board 9421, LinkedIn 9422)",
        "copydesk rehearse --hands-off", "copydesk rehearse --hands-off --seed 7 --writer model --json",
    ]

    static func run(_ arguments: Arguments, _ terminal: Terminal) async throws -> ExitCode {
        let began = ContinuousClock.now
        let writer = arguments["writer"] ?? "builtin"
        let wishes = try wishes(arguments, writer: writer)
        let folder = try Files.makeTemporaryFolder("copydesk-rehearsal")
        defer { try? Files.removeFolder(folder) }
        if arguments.has("no-daemon") {
            try await StageOnly(folder: folder, writer: writer, printsJSON: arguments.has("json"), terminal: terminal).run()
            return .success
        }
        guard arguments.has("hands-off") else {
            try await OpenRehearsal(folder: folder, wishes: wishes, terminal: terminal, began: began).run()
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

    private static func wishes(_ arguments: Arguments, writer: String) throws(UsageError) -> OpenRehearsal.Wishes {
        var wishes = OpenRehearsal.Wishes(writer: writer, isVerbose: arguments.has("verbose"))
        for mode in ["hands-off", "no-daemon"] where arguments.has(mode) {
            if let name = ["speed", "feed", "port"].first(where: { arguments[$0] != nil }) {
                throw UsageError("--\(name) is for the rehearsal that is played by hand, without --\(mode)")
            }
        }
        if let speed = arguments["speed"] {
            guard let number = Double(speed), (0.1...3600).contains(number) else {
                throw UsageError("--speed is a number from 0.1 to 3600, not \"\(speed)\"")
            }
            wishes.speed = number
        }
        if let port = arguments["port"] {
            guard let number = Int(port), number == 0 || (1024...65531).contains(number) else {
                throw UsageError("--port is 0 or a number from 1024 to 65531, not \"\(port)\"")
            }
            wishes.port = number
        }
        for feed in arguments.all("feed") {
            guard let address = WebAddress(feed) else {
                throw UsageError("--feed \"\(feed)\" is no web address: write it whole, as https://www.swift.org/atom.xml")
            }
            wishes.feeds.append(address.text)
        }
        return wishes
    }
}
