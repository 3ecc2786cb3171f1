import Boards
import FoundationEssentials
import HTTPClient
import Support

/// `copydesk setup notion`: makes or adopts the databases and prints what to put into the configuration.
enum SetupCommand: Command {
    static let name = "setup"
    static let words = "notion"
    static let wordValues = Arguments.Option.Values.choice(["notion"])
    static let summary = "create or adopt the four Notion databases and print the configuration"
    static let details = [
        "Databases that exist are adopted: those of the configuration, and those named here. What they have otherwise is shown as a table;",
        "columns and options that they lack are made with --add and never without it.",
        "New databases get an example row each, which makes nothing, and the page gets the editors' guide; --bare leaves both out.",
        "What is made is described, exemplified and guided in English, German or French (--language en, de or fr); names of columns and",
        "options are English, and may be changed in Notion. Without --language, a guide that is there stays the only one.",
        "The lines that are printed belong under [notion] in the configuration.",
    ]
    static let options = [
        Arguments.Option.config,
        Arguments.Option(name: "page", value: "URL", help: "the page under which databases are made; share it with the connection first"),
        Arguments.Option(name: "add", value: nil, help: "add columns that adopted databases lack"),
        Arguments.Option(name: "bare", value: nil, help: "write neither example rows nor the editors' guide"),
        Arguments.Option(
            name: "language", value: "CODE", help: "the language of descriptions, examples and editors' guide; English without it",
            values: .choice(DeskLanguage.allCases.map(\.rawValue))),
        Arguments.Option(name: "briefs", value: "URL", help: "adopt this database as Briefs"),
        Arguments.Option(name: "brands", value: "URL", help: "adopt this database as Brands"),
        Arguments.Option(name: "feeds", value: "URL", help: "adopt this database as Feeds"),
        Arguments.Option(name: "drafts", value: "URL", help: "adopt this database as Drafts"),
        Arguments.Option.json,
    ]
    static let examples = [
        "copydesk setup notion --page https://www.notion.so/Copydesk-0123456789abcdef0123456789abcdef",
        "copydesk setup notion --page URL --language de",
        "copydesk setup notion --page URL --drafts https://www.notion.so/0123456789abcdef0123456789abcdef?v=1 --add",
        "copydesk setup notion --json",
    ]

    static func run(_ arguments: Arguments, _ terminal: Terminal) async throws -> ExitCode {
        guard arguments.words == ["notion"] else { throw UsageError("say what to set up: copydesk setup notion") }
        let configuration = try Configuration.load(Paths.configuration(arguments))
        let wish = wish(arguments, configuration.notion)
        let answer: JSON
        do {
            // The daemon has the token when it is a credential of the unit.
            answer = try await ControlClient(state: configuration.daemon.state).post("/setup/notion", wish.json)
        } catch is NoDaemon {
            answer = try await here(wish, configuration)
        }
        terminal.out(arguments.has("json") ? (answer["report"] ?? .null).text : answer["text"]?.string ?? answer.text)
        return .success
    }

    private static func wish(_ arguments: Arguments, _ settings: NotionSettings) -> SetupNotion {
        let configured: [DeskTable: String] = [
            .briefs: settings.briefs, .brands: settings.brands, .feeds: settings.feeds, .drafts: settings.drafts,
        ]
        var existing = configured.filter { !$0.value.isEmpty }
        for table in DeskTable.allCases { if let pasted = arguments[table.rawValue] { existing[table] = pasted } }
        return SetupNotion(
            page: arguments["page"], existing: existing, adds: arguments.has("add"), isBare: arguments.has("bare"),
            language: arguments["language"].flatMap { DeskLanguage(rawValue: $0) })
    }

    private static func here(_ wish: SetupNotion, _ configuration: Configuration) async throws -> JSON {
        let transport = HTTPClient(userAgent: Assembly.userAgent)
        defer { transport.close() }
        return try await wish.run(configuration.notion, .ofCommand(transport))
    }
}

/// What `setup notion` is asked for; travels to the daemon as JSON.
struct SetupNotion: Sendable {
    let page: String?
    let existing: [DeskTable: String]
    let adds: Bool
    /// Neither example rows nor the editors' guide.
    let isBare: Bool
    /// The language of the guide, where one was asked for.
    let language: DeskLanguage?

    init(page: String?, existing: [DeskTable: String], adds: Bool, isBare: Bool, language: DeskLanguage?) {
        self.page = page
        self.existing = existing
        self.adds = adds
        self.isBare = isBare
        self.language = language
    }

    /// Reads what `json` wrote.
    init(_ json: JSON) {
        page = json["page"]?.string
        var existing: [DeskTable: String] = [:]
        for table in DeskTable.allCases { if let pasted = json["existing"]?[table.rawValue]?.string { existing[table] = pasted } }
        self.existing = existing
        adds = json["adds"]?.bool ?? false
        isBare = json["bare"]?.bool ?? false
        language = json["language"]?.string.flatMap { DeskLanguage(rawValue: $0) }
    }

    var json: JSON {
        [
            "page": .optional(page), "adds": .bool(adds), "bare": .bool(isBare), "language": .optional(language?.rawValue),
            "existing": .object(Dictionary(uniqueKeysWithValues: existing.map { ($0.key.rawValue, JSON.string($0.value)) })),
        ]
    }

    /// Runs the setup; throws one sentence with the next step.
    func run(_ settings: NotionSettings, _ assembly: Assembly) async throws -> JSON {
        guard let client = try assembly.notion(settings) else { throw NoNotionToken() }
        let report = try await NotionSetup(client: client).run(
            NotionSetup.Wish(page: page, existing: existing, adds: adds, examples: !isBare, guide: !isBare, language: language))
        return ["text": .string(report.text), "configuration": .string(report.configuration), "report": report.json]
    }
}

/// Setup needs a token first.
struct NoNotionToken: DeskError {
    var description: String {
        "no Notion token is configured: create a connection in Notion (Settings > Connections), and put token = { file = \"...\" } under [notion]"
    }
    var disposition: Disposition { .needsOperator }
}
