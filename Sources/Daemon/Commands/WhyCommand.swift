import Editorial
import FoundationEssentials
import Support

/// `copydesk why ID`: the one cause that blocks a draft, and its life.
enum WhyCommand: Command {
    static let name = "why"
    static let words = "ID"
    static let summary = "tell what blocks a draft now and its life, from feed to post"
    static let options = [
        Arguments.Option.config, Arguments.Option.json,
        Arguments.Option(name: "causes", value: nil, help: "list the codes of all causes and what they mean"),
    ]
    static let examples = ["copydesk why 0197c1d2-8a4e-7b1c-9d1e-3f5a7c9b2d4e", "copydesk why --causes"]

    static func run(_ arguments: Arguments, _ terminal: Terminal) async throws -> ExitCode {
        if arguments.has("causes") {
            terminal.out(Cause.table)
            return .success
        }
        guard arguments.words.count == 1 else { throw UsageError("name one id, as the Draft ID on the page or in the log") }
        let answer = try await DeskAccess(arguments).ask("GET", "/why/\(arguments.words[0])")
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
        if lines.isEmpty { terminal.err("Nothing is known of \(arguments.words[0]).") }
        return lines.isEmpty ? .failure : .success
    }
}
