import Editorial
import Support

/// `copydesk draft`: one draft on the terminal.
enum DraftCommand: Command {
    static let name = "draft"
    static let summary = "write one draft from a brief, a text or a page, and show it"
    static let details = [
        "The models of the configuration write it, as for the desk: with the brand's guidelines, the checks, and the pages that a brief links or that are found for it. The post goes to standard output, what belongs to it to standard error.",
        "Nothing is published, and nothing is kept or written to Notion unless --submit is given: the running daemon then lays the draft before the editors like any other.",
        "The brand is the brief's, else the only one of the desk, else that of --brand. Before Notion is set up there is none, and the draft is made without guidelines.",
    ]
    static let options = [
        Arguments.Option.config, Arguments.Option.json,
        Arguments.Option(name: "brief", value: "ID", help: "a brief by its page's id or its name"),
        Arguments.Option(name: "text", value: "FILE", help: "a text file; a short first paragraph is its title", values: .file),
        Arguments.Option(name: "url", value: "URL", help: "a page of the web, read as robots.txt permits"),
        Arguments.Option(name: "brand", value: "NAME", help: "one brand of the desk"),
        Arguments.Option(name: "account", value: "NAME", help: "one account of the configuration (default: the brand's first)"),
        Arguments.Option(name: "submit", value: nil, help: "lay the draft before the editors"),
    ]
    static let examples = [
        "copydesk draft --url https://example.org/news/pump", "copydesk draft --text notes.txt --brand \"Aqua GmbH\" > post.txt",
        "copydesk draft --brief 1f2e3d4c5b6a79880716253443526170 --json", "copydesk draft --brief \"Spring campaign\" --submit",
    ]

    private static let mostBytes = 400_000

    static func run(_ arguments: Arguments, _ terminal: Terminal) async throws -> ExitCode {
        let given = ["brief", "text", "url"].filter { arguments[$0] != nil }
        guard given.count == 1, arguments.words.isEmpty else { throw UsageError("give one of --brief ID, --text FILE and --url URL") }
        var order: [String: JSON] = [given[0]: .string(arguments[given[0]] ?? ""), "submit": .bool(arguments.has("submit"))]
        if let path = arguments["text"] { order["text"] = .string(String(decoding: try Files.read(path, limit: mostBytes), as: UTF8.self)) }
        for name in ["brand", "account"] { if let value = arguments[name] { order[name] = .string(value) } }
        let answer = try await DeskAccess(arguments).ask("POST", "/draft", .object(order), opens: true)
        if arguments.has("json") {
            terminal.out(answer.text)
        } else {
            terminal.out(UntrustedText.clean(answer["text"]?.string ?? ""))
            terminal.err(Details.about(answer))
        }
        return .success
    }

    /// What belongs to the post.
    private enum Details {
        static func about(_ answer: JSON) -> String {
            var lines = ["", "Alt text: \(field(answer["alt_text"]))", "Picture: \(field(answer["picture_prompt"]))"]
            if let card = answer["link_card"]?.string { lines.append("Link card: \(field(.string(card)))") }
            if let comment = answer["first_comment"]?.string { lines.append("First comment: \(field(.string(comment)))") }
            lines += list("Blocks approval", answer["blocks"]) + list("Checks", answer["checks"])
            for source in answer["sources"]?.array ?? [] {
                lines.append("Source: \(field(source["title"])) \(field(source["url"]))")
                lines += (source["quotes"]?.array ?? []).map { "  \"\(field($0))\"" }
            }
            let brand = field(answer["brand"])
            lines.append(
                "\(answer["units"]?.integer ?? 0) of \(answer["most_units"]?.integer ?? 0) units, written by \(field(answer["model"]))"
                    + (brand.isEmpty ? "" : " for \(brand)") + ".")
            lines.append(answer["draft"]?.string.map { "Draft \($0) goes to the editors." } ?? "Nothing was kept.")
            return lines.joined(separator: "\n")
        }

        private static func list(_ title: String, _ values: JSON?) -> [String] {
            let values = values?.array ?? []
            return values.isEmpty ? [] : ["\(title):"] + values.map { "  \(field($0))" }
        }

        private static func field(_ value: JSON?) -> String { UntrustedText.clean(value?.string ?? "").replacing("\n", with: " ") }
    }
}
