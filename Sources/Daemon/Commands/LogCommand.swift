import Editorial
import Support

/// `copydesk log`: who decided what, when and on which text, and whether anybody changed that afterwards.
enum LogCommand: Command {
    static let name = "log"
    static let words = "show ID | verify"
    static let wordValues = Arguments.Option.Values.choice(["show", "verify"])
    static let summary = "show the decisions on a draft, or verify that none was changed afterwards"
    static let details = [
        "Each decision's digest covers it and the digest before it. verify names the first decision of each draft that does not fit, and exits with 1.",
        "The daemon journals count and head of the log at its start and daily, as \"decision log\". Given both, verify also tells decisions cut off at the end, and a log written anew as a whole.",
    ]
    static let options = [
        Arguments.Option.config, Arguments.Option.json,
        Arguments.Option(name: "count", value: "N", help: "verify: the count of a journaled head"),
        Arguments.Option(name: "head", value: "HASH", help: "verify: the journaled head of that count"),
    ]
    static let examples = ["copydesk log show 0197c1d2-8a4e-7b1c-9d1e-3f5a7c9b2d4e", "copydesk log verify"]

    static func run(_ arguments: Arguments, _ terminal: Terminal) async throws -> ExitCode {
        switch (arguments.words.first, arguments.words.count) {
        case ("show", 2): return try await show(arguments, terminal)
        case ("verify", 1): return try await verify(arguments, terminal)
        default: throw UsageError("say what to do: copydesk log show ID, or copydesk log verify")
        }
    }

    private static func show(_ arguments: Arguments, _ terminal: Terminal) async throws -> ExitCode {
        guard let id = UUIDText.normalized(arguments.words[1]) else {
            throw UsageError("\"\(arguments.words[1])\" is no draft's id; it stands on the page as Draft ID")
        }
        if arguments["count"] ?? arguments["head"] != nil { throw UsageError("--count and --head are for copydesk log verify") }
        let answer = try await DeskAccess(arguments).ask("GET", "/log/\(id)")
        let decisions = answer["decisions"]?.array ?? []
        if arguments.has("json") {
            terminal.out(answer.text)
        } else {
            for decision in decisions { terminal.out(text(of: decision)) }
        }
        if decisions.isEmpty { terminal.err("There is no decision on draft \(id).") }
        let broken = answer["broken"]?["sentence"]?.string
        if let broken { terminal.err(broken) }
        return decisions.isEmpty || broken != nil ? .failure : .success
    }

    private static func verify(_ arguments: Arguments, _ terminal: Terminal) async throws -> ExitCode {
        let answer = try await DeskAccess(arguments).ask("GET", "/log" + (journaled(arguments)?.query ?? ""))
        if arguments.has("json") {
            terminal.out(answer.text)
        } else {
            for broken in answer["broken"]?.array ?? [] { terminal.out(broken["sentence"]?.string ?? "") }
            if let problem = answer["journal"]?.string { terminal.out(problem) }
            if answer["sound"]?.bool == true { terminal.out("The decision log holds.") }
            terminal.out("count=\(answer["count"]?.integer ?? 0) head=\(answer["head"]?.string ?? "")")
        }
        return answer["sound"]?.bool == true ? .success : .failure
    }

    private static func journaled(_ arguments: Arguments) throws(UsageError) -> JournaledHead? {
        switch (arguments["count"], arguments["head"]) {
        case (nil, nil): return nil
        case (let count?, let head?):
            guard let count = Int(count), count >= 0, head.utf8.count == 64, head.allSatisfy(\.isHexDigit) else {
                throw UsageError("--count is a number and --head 64 hexadecimal digits, as in the journal's line \"decision log\"")
            }
            return JournaledHead(count: count, head: head.lowercased())
        default: throw UsageError("--count and --head belong together")
        }
    }

    private static func text(of decision: JSON) -> String {
        // Names and notes are others' words: on one line, and without what steers a terminal.
        func field(_ value: JSON?) -> String { UntrustedText.clean(value?.string ?? "").replacing("\n", with: " ") }
        let person = Person(id: field(decision["by"]?["id"]), name: field(decision["by"]?["name"]))
        let by = person.shown + (person.id.isEmpty || person.name.isEmpty ? "" : " (\(person.id))")
        let note = field(.string(Message(stored: decision["note"]?.string ?? "").description))
        let lines = [
            "\(decision["seq"]?.integer ?? 0)  \(field(decision["at"]))  \(field(decision["kind"])) by \(by)",
            "on     \(field(decision["hash"]))",
            "chain  \(field(decision["digest"]))",
        ]
        return (lines + (note.isEmpty ? [] : ["note   " + note])).joined(separator: "\n   ")
    }
}
