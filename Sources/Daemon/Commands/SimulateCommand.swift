import HTTPClient
import Pipeline
import Support

/// `copydesk simulate`: the coming weeks.
enum SimulateCommand: Command {
    static let name = "simulate"
    static let summary = "what would go out when in the coming weeks, and what stands in the way"
    static let details = [
        "Shows each post at its minute, as if every draft in review were approved now, and every slot without one: free, or closed and why. Conflicts are marked with \"!\": gap, maximum a day, blackout, holiday, hold, pause, a token or window that ends before. Nothing is changed by it."
    ]
    static let options = [
        Arguments.Option.config, Arguments.Option.json,
        Arguments.Option(name: "weeks", value: "N", help: "how many, from 1 to 52 (default: \(Planner.usualWeeks))"),
        Arguments.Option(name: "account", value: "NAME", help: "one account of the configuration"),
        Arguments.Option(name: "brand", value: "NAME", help: "one brand of the desk"),
    ]
    static let examples = ["copydesk simulate", "copydesk simulate --weeks 8 --account \"Company page\"", "copydesk simulate --json"]

    static func run(_ arguments: Arguments, _ terminal: Terminal) async throws -> ExitCode {
        let weeks = arguments["weeks"] ?? "\(Planner.usualWeeks)"
        guard let number = Int(weeks), Planner.weeks.contains(number) else { throw UsageError("--weeks is a number from 1 to 52") }
        var target = "/simulate?weeks=\(number)"
        for name in ["account", "brand"] { if let value = arguments[name] { target += "&\(name)=\(WebAddress.encode(value))" } }
        let answer = try await DeskAccess(arguments).ask("GET", target)
        terminal.out(arguments.has("json") ? answer.text : SimulationText.render(answer))
        return .success
    }
}
