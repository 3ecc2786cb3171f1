import Editorial
import HTTPClient
import Notion
import Publishers
import Support

/// `copydesk check`: reads the configuration and says all that is wrong with it.
enum CheckCommand: Command {
    static let name = "check"
    static let summary = "check the configuration file; every problem at once, each with its place"
    static let details = [
        "Secrets that only the unit can see are worth a warning and no more. So are first comments that an account is to write and cannot:"
            + " the running daemon is asked what it knows of the account's token.",
        "Where Notion's token can be read, Notion is asked what the connection may do; a capability that is missing is worth a warning.",
    ]
    static let options = [Arguments.Option.config]
    static let examples = ["copydesk check", "copydesk check --config ./copydesk.toml"]

    static func run(_ arguments: Arguments, _ terminal: Terminal) async throws -> ExitCode {
        let path = Paths.configuration(arguments)
        let configuration = try Configuration.load(path)
        // Secrets may exist only inside the unit, so that here they are worth a warning and no more.
        for secret in configuration.secrets {
            do { _ = try secret.resolve() } catch { terminal.err("warning: \(error)") }
        }
        for sentence in await commentsInVain(configuration) { terminal.err("warning: \(sentence)") }
        let counts = [
            (configuration.feeds.count, "feed"), (configuration.textModels.count, "text model"),
            (configuration.imageModels.count, "image model"),
            (configuration.accounts.count, "account"),
        ]
        terminal.out("\(path) is good: " + counts.map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }.joined(separator: ", ") + ".")
        if !configuration.notion.isSetUp { terminal.out("Notion is not set up yet: run copydesk setup notion.") }
        for sentence in await lacks(configuration.notion) { terminal.err("warning: \(sentence)") }
        return .success
    }

    /// First comments that accounts are to write and cannot: as the configuration tells, else as the running daemon has found out.
    private static func commentsInVain(_ configuration: Configuration) async -> [String] {
        let wanting = configuration.accounts.filter { $0.settings.links == .comment }
        if wanting.isEmpty { return [] }
        let faults = try? await ControlClient(state: configuration.daemon.state).ask("GET", "/status")["desk"]?["faults"]?.array
        return wanting.compactMap { account in
            let name = account.settings.name
            if let missing = account.publisher.lacks(.firstComment) {
                return FirstCommentRight.sentence(account: name, missing: missing).description
            }
            return faults?.first { $0["key"]?.string == FirstCommentRight.fault + name }?["sentence"]?.string
        }
    }

    /// What the connection to Notion lacks, each with the setting to change; a Notion that is away is worth a sentence too.
    private static func lacks(_ settings: NotionSettings) async -> [String] {
        guard let token = settings.token, (try? token.resolve()) != nil else { return [] }
        let transport = HTTPClient(userAgent: Assembly.userAgent)
        defer { transport.close() }
        do {
            return try await Assembly.ofCommand(transport).notion(settings)?.findMissing().map { $0.sentence.description } ?? []
        } catch {
            return ["Notion could not be asked what the connection may do: \(error)"]
        }
    }
}
