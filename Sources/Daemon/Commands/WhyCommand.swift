import FoundationEssentials
import Support

/// `copydesk why ID`: the life of an item, candidate or draft.
enum WhyCommand: Command {
    static let name = "why"
    static let words = "ID"
    static let summary = "tell the life of an item, candidate or draft, from feed to post"
    static let options = [Arguments.Option.config, Arguments.Option.json]
    static let examples = ["copydesk why 0197c1d2-8a4e-7b1c-9d1e-3f5a7c9b2d4e"]

    static func run(_ arguments: Arguments, _ terminal: Terminal) async throws -> ExitCode {
        guard arguments.words.count == 1 else { throw UsageError("name one id, as the Draft ID on the page or in the log") }
        let answer = try await DeskAccess(arguments).ask("GET", "/why/\(arguments.words[0])")
        let lines = answer["lines"]?.array ?? []
        if arguments.has("json") {
            terminal.out(answer.text)
        } else {
            for line in lines { terminal.out("\(line["at"]?.string ?? "")  \(line["sentence"]?.string ?? "")") }
        }
        if lines.isEmpty { terminal.err("Nothing is known of \(arguments.words[0]).") }
        return lines.isEmpty ? .failure : .success
    }
}
