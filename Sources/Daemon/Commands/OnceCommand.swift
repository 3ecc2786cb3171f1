import Pipeline
import Support

/// `copydesk once LOOP`: one round of one loop, inside the daemon when one runs.
enum OnceCommand: Command {
    static let name = "once"
    static let words = "LOOP"
    static let summary = "work off what one loop has due: \(wordValues.choices.joined(separator: ", "))"
    static let details = [
        "The loop runs inside the daemon when there is one, else on the store as its owner.",
        "collect --now polls every feed once, whatever its next poll, and ends: for measuring. Publishers see these polls; do not make a habit"
            + " of it.",
    ]
    static let options = [
        Arguments.Option.config, Arguments.Option(name: "now", value: nil, help: "collect: poll every feed once, due or not"),
    ]
    static let examples = ["copydesk once collect", "copydesk once collect --now", "copydesk once board"]
    static let wordValues = Arguments.Option.Values.choice([
        "collect", "board", "comments", "blocks", "select", "draft", "review", "submit", "illustrate", "schedule", "prepare", "send",
        "reconcile", "readback", "measure", "remind", "notify", "announce", "tidy",
    ])

    static func run(_ arguments: Arguments, _ terminal: Terminal) async throws -> ExitCode {
        guard arguments.words.count == 1, wordValues.choices.contains(arguments.words[0]) else {
            throw UsageError("name one loop: \(wordValues.choices.joined(separator: ", "))")
        }
        let isNow = arguments.has("now")
        if isNow, arguments.words[0] != "collect" { throw UsageError("--now is for copydesk once collect") }
        let answer = try await DeskAccess(arguments).ask("POST", "/once/\(arguments.words[0])" + (isNow ? "?now=1" : ""))
        terminal.out(answer["message"]?.string ?? answer.text)
        return answer["ok"]?.bool == true ? .success : .failure
    }
}
