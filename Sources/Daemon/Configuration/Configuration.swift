import Editorial
import Models
import Publishers
import Support
import TOML

/// The configuration file as it is in force: every value checked, nothing resolved.
package struct Configuration: Sendable {
    /// One `[[account]]`.
    package struct Account: Sendable {
        package let settings: AccountSettings
        package let publisher: any PublisherSettings
    }

    package let daemon: DaemonSettings
    package let notion: NotionSettings
    package let notices: NoticeSettings
    package let selection: SelectionSettings
    package let research: ResearchSettings
    package let polling: PollingSettings
    /// Where publishers of feeds find whoever runs this; may be empty.
    package let contact: String
    /// Where hubs of feeds reach us; nil where they cannot.
    package let callback: String?
    package let feeds: [FeedSource]
    /// The same by their normal addresses, which rows in Notion may have too.
    package var feedsByAddress: [String: FeedSource] {
        Dictionary(feeds.map { ($0.normalAddress, $0) }) { first, _ in first }
    }
    /// How feeds are asked besides, by their normal addresses.
    package let feedAccess: [String: FeedAccessSettings]
    /// In the order to try.
    package let textModels: [any TextModelSettings]
    /// In the order to try.
    package let imageModels: [any ImageModelSettings]
    /// What text models may take in a day.
    package let budgets: Budgets
    /// nil where texts are compared by their words alone.
    package let embedder: (any EmbedderSettings)?
    package let accounts: [Account]
    /// Names of accounts that are switched off.
    package let disabledAccounts: Set<String>
    /// The whole file with defaults filled in and secrets hidden.
    package let inForce: String
    /// Every secret that is referred to, with the key that does.
    package let secrets: [SecretReference]
    /// What leaves the machine: one line per host.
    package let egress: [Egress]

    /// Reads a document; throws all problems at once.
    package init(_ document: TOMLDocument) throws(ConfigurationProblems) {
        let findings = Findings()
        var root = TableReader(document, findings: findings)
        let sections = Sections(&root)
        root.finish()
        sections.rejectRepetitions()
        let problems = findings.problems
        if !problems.isEmpty { throw ConfigurationProblems(problems: problems.map { "\($0)" }) }
        daemon = sections.daemon
        notion = sections.notion
        notices = sections.notices
        selection = sections.selection
        research = sections.research
        (polling, contact, callback) = sections.polling
        feeds = sections.feeds.map(\.source)
        let special = sections.feeds.filter { !$0.access.isPlain }
        feedAccess = Dictionary(special.map { ($0.source.normalAddress, $0.access) }) { first, _ in first }
        textModels = sections.textModels
        imageModels = sections.imageModels
        budgets = sections.budgets
        embedder = sections.embedder
        accounts = sections.accounts
        disabledAccounts = sections.disabledAccounts
        inForce = findings.inForce
        secrets = SecretScan.references(in: document.root)
        egress = Egress.list(
            notion: notion, notices: notices, search: research.url, callback: callback, feeds: sections.feeds,
            holidays: accounts.flatMap(\.settings.holidays),
            document: document)
    }

    /// Reads a file; a missing or unreadable one is a problem like any other.
    package static func load(_ path: String) throws(ConfigurationProblems) -> Configuration {
        let bytes: [UInt8]
        do {
            bytes = try Files.read(path, limit: 1 << 20)
        } catch {
            throw ConfigurationProblems(problems: ["\(error)"])
        }
        return try reading(bytes, file: Files.name(of: path))
    }

    /// Reads a configuration's bytes; `file` is what problems call it.
    static func reading(_ bytes: [UInt8], file: String) throws(ConfigurationProblems) -> Configuration {
        let document: TOMLDocument
        do {
            document = try TOMLDocument.parse(bytes, file: file)
        } catch {
            throw ConfigurationProblems(problems: ["\(error)"])
        }
        return try Configuration(document)
    }
}

/// All that is wrong with a configuration, one line each.
package struct ConfigurationProblems: DeskError, Equatable {
    package let problems: [String]
    package var disposition: Disposition { .needsOperator }
    package var description: String { problems.joined(separator: "\n") }
}

/// The file's tables, read in the order in which the example has them.
private struct Sections {
    let daemon: DaemonSettings
    let notion: NotionSettings
    let notices: NoticeSettings
    let selection: SelectionSettings
    let research: ResearchSettings
    let polling: (settings: PollingSettings, contact: String, callback: String?)
    var feeds: [FeedSettings] = []
    var textModels: [any TextModelSettings] = []
    var imageModels: [any ImageModelSettings] = []
    var budgets = Budgets()
    var embedder: (any EmbedderSettings)?
    var accounts: [Configuration.Account] = []
    var disabledAccounts: Set<String> = []
    private var accountTables: [(table: TableReader, name: String)] = []
    private var feedTables: [(table: TableReader, url: String)] = []

    init(_ root: inout TableReader) {
        var daemonTable = root.table("daemon")
        var storeTable = root.table("store")
        daemon = DaemonSettings(&daemonTable, store: &storeTable)
        var notionTable = root.table("notion")
        notion = NotionSettings(&notionTable)
        var noticeTable = root.table("notices")
        notices = NoticeSettings(&noticeTable)
        var selectionTable = root.table("selection")
        selection = SelectionTable.read(&selectionTable)
        var researchTable = root.table("research")
        research = ResearchSettings(&researchTable)
        var pollingTable = root.table("polling")
        polling = PollingTable.read(&pollingTable, isListening: daemon.webhooks != nil)
        for var table in root.tables("feed") {
            guard let feed = FeedSettings(&table) else { continue }
            feeds.append(feed)
            feedTables.append((table, feed.source.url))
        }
        var model = root.table("model")
        readModels(&model)
        budgets = BudgetTables.read(root.tables("budget"), models: textModels, embedder: embedder)
        for var table in root.tables("account") { readAccount(&table) }
    }

    private mutating func readModels(_ model: inout TableReader) {
        for var table in model.tables("text") {
            let isEnabled = table.bool("enabled", default: true)
            if let settings = TextModelKinds.read(&table), isEnabled { textModels.append(settings) }
            table.finish()
        }
        for var table in model.tables("image") {
            let isEnabled = table.bool("enabled", default: true)
            if let settings = ImageModelKinds.read(&table), isEnabled { imageModels.append(settings) }
            table.finish()
        }
        for var table in model.tables("embedding") {
            let isEnabled = table.bool("enabled", default: true)
            let settings = EmbedderKinds.read(&table)
            table.finish()
            // One counts: what two models make of texts cannot be compared.
            if embedder == nil, isEnabled { embedder = settings }
        }
        model.finish()
    }

    private mutating func readAccount(_ table: inout TableReader) {
        let publisher = PublisherKinds.read(&table)
        let settings = AccountTable.read(&table, kind: publisher.map { type(of: $0).kind } ?? "")
        let isEnabled = table.bool("enabled", default: true)
        table.finish()
        if !isEnabled { disabledAccounts.insert(settings.name) }
        guard let publisher, isEnabled else { return }
        accounts.append(Configuration.Account(settings: settings, publisher: publisher))
        accountTables.append((table, settings.name))
    }

    func rejectRepetitions() {
        var names: Set<String> = []
        for (table, name) in accountTables where !names.insert(name).inserted {
            table.reject("name", "\"\(name)\" names a second account, give each account a name of its own")
        }
        var urls: Set<String> = []
        for (table, url) in feedTables where !urls.insert(url).inserted {
            table.reject("url", "\(url) is here twice, keep one of the two")
        }
    }
}
