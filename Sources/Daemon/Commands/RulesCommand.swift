import Editorial
import HTTPClient
import Support

/// `copydesk rules`: what each brand's guidelines are checked for, and what changed ones would change.
enum RulesCommand: Command {
    static let name = "rules"
    static let words = "[BRAND] | try BRAND"
    static let wordValues = Arguments.Option.Values.choice(["try"])
    static let summary = "list the rules of a brand's guidelines, or try changed guidelines on the last drafts"
    static let details = [
        "Each sentence of the guidelines stands with what is checked of it, by code or by the model that wrote the draft. What is marked with \"!\" blocks approval. Sentences that ask for nothing are listed last. The version is a hash of the rules; each draft is stamped with that by which it was checked.",
        "try runs guidelines from a file, or those on the brand's page at this moment, over the brand's last 100 drafts and shows which rules and findings would come and go. Only what code checks is tried. Nothing is changed by it.",
    ]
    static let options = [
        Arguments.Option.config, Arguments.Option.json,
        Arguments.Option(
            name: "file", value: "FILE", help: "try: guidelines as text, with \"# \" before headings and \"- \" before items", values: .file
        ),
    ]
    static let examples = [
        "copydesk rules", "copydesk rules \"Aqua GmbH\"", "copydesk rules try \"Aqua GmbH\"",
        "copydesk rules try \"Aqua GmbH\" --file guidelines.md --json",
    ]

    static func run(_ arguments: Arguments, _ terminal: Terminal) async throws -> ExitCode {
        if arguments.words.first == "try" { return try await attempt(arguments, terminal) }
        guard arguments.words.count < 2 else { throw UsageError("name one brand, or none for all") }
        if arguments["file"] != nil { throw UsageError("--file is for copydesk rules try BRAND") }
        let query = arguments.words.first.map { "?brand=" + WebAddress.encode($0) } ?? ""
        let answer = try await DeskAccess(arguments).ask("GET", "/rules" + query)
        terminal.out(arguments.has("json") ? answer.text : RulesText.list(answer))
        return .success
    }

    private static func attempt(_ arguments: Arguments, _ terminal: Terminal) async throws -> ExitCode {
        guard arguments.words.count == 2 else { throw UsageError("name one brand: copydesk rules try BRAND") }
        var order: [String: JSON] = ["brand": .string(arguments.words[1])]
        if let path = arguments["file"] { order["guidelines"] = .string(try text(of: path)) }
        let answer = try await DeskAccess(arguments).ask("POST", "/rules/try", .object(order))
        terminal.out(arguments.has("json") ? answer.text : RulesText.trial(answer))
        return .success
    }

    private static let mostBytes = 200_000

    private static func text(of path: String) throws -> String {
        String(decoding: try Files.read(path, limit: mostBytes), as: UTF8.self)
    }
}
