import Editorial
import FoundationEssentials
import Support

/// `copydesk why WHAT`: the one cause that blocks a draft, or keeps an item from being one, and its life.
enum WhyCommand: Command {
    static let name = "why"
    static let words = "ID|URL|TITLE"
    static let summary = "tell what blocks a draft or an item now and its life, from feed to post"
    static let options = [
        Arguments.Option.config, Arguments.Option.json,
        Arguments.Option(name: "causes", value: nil, help: "list the codes of all causes and what they mean"),
    ]
    static let examples = [
        "copydesk why 0197c1d2-8a4e-7b1c-9d1e-3f5a7c9b2d4e", "copydesk why https://example.org/news/pumps",
        "copydesk why \"Harbour opens its gates\"", "copydesk why --causes",
    ]

    static func run(_ arguments: Arguments, _ terminal: Terminal) async throws -> ExitCode {
        if arguments.has("causes") {
            terminal.out(Cause.table)
            return .success
        }
        guard arguments.words.count == 1 else {
            throw UsageError("name one: the Draft ID on the page or in the log, or an item's address or title")
        }
        let answer = try await DeskAccess(arguments).ask("POST", "/why", ["of": .string(arguments.words[0])])
        let lines = answer["lines"]?.array ?? []
        if arguments.has("json") {
            terminal.out(answer.text)
        } else {
            if let cause = answer["cause"]?.string {
                terminal.out("\(cause): \(answer["sentence"]?.string ?? "")\nNext: \(answer["next"]?.string ?? "")\n")
            }
            for measure in answer["measures"]?.array ?? [] { terminal.out(measure.string ?? "") }
            for line in lines { terminal.out("\(line["at"]?.string ?? "")  \(line["sentence"]?.string ?? "")") }
        }
        let items = answer["items"]?.array ?? []
        if !items.isEmpty, !arguments.has("json") {
            terminal.err("Several items are called so; name one by its id:")
            for item in items { terminal.out(["id", "seen", "title", "feed"].map { item[$0]?.string ?? "" }.joined(separator: "  ")) }
        } else if lines.isEmpty {
            terminal.err("Nothing is known of \(arguments.words[0]).")
        }
        return lines.isEmpty ? .failure : .success
    }
}
