import Boards
import Editorial
import Feeds
import FoundationEssentials
import HTTPClient
import Models
import Notion
import Pipeline
import Publishers
import Support

/// The one place where adapters are made from the configuration and handed to the line.
package struct Assembly: Sendable {
    package let transport: any HTTPTransport
    package let clock: any DeskClock
    package let log: Log
    package let metrics: Metrics
    /// Path of `copydesk-picture`.
    package let pictureProgram: String
    /// Where the desk's column bindings are kept over a restart; nil keeps them in memory only.
    package let bindingPath: String?
    /// What accounts are connected with, for as long as the process lives.
    package let connections: Connections
    private let rate = Locked<(perSecond: Double, rate: NotionRate)?>(nil)
    private let keptBinding = Locked(NotionBinding())

    package init(
        transport: any HTTPTransport, clock: any DeskClock, log: Log, metrics: Metrics, pictureProgram: String, bindingPath: String?,
        connections: Connections = Connections()
    ) {
        self.transport = transport
        self.clock = clock
        self.log = log
        self.metrics = metrics
        self.pictureProgram = pictureProgram
        self.bindingPath = bindingPath
        self.connections = connections
    }

    /// What adapters of accounts are made with.
    var publisherTools: PublisherTools { PublisherTools(transport: transport, clock: clock, log: log, connections: connections) }

    /// Who asks, for every server; the address tells operators of feeds what this is.
    package static let userAgent = "Copydesk/\(Version.number) (feed reader and publishing desk)"

    /// Who asks for feeds, with where publishers find whoever runs this.
    static func userAgent(contact: String) -> String {
        if contact.isEmpty { return userAgent }
        return userAgent.dropLast() + "; +\(contact))"
    }

    /// The newsroom of a configuration; throws all secrets and adapters that cannot be had, one sentence each, unless
    /// `tolerant`: then what needs them is left out.
    package func newsroom(_ configuration: Configuration, tolerant: Bool = false) throws(ConfigurationProblems) -> Newsroom {
        var problems: [String] = []
        func collect<Made>(_ make: () throws -> Made) -> Made? {
            do { return try make() } catch {
                problems.append("\(error)")
                return nil
            }
        }
        let workshop = PictureWorkshop(program: pictureProgram, log: log)
        let painting = PaintingTools(transport: transport, workshop: workshop, clock: clock)
        let writing = WritingTools(transport: transport, clock: clock)
        let desk = collect { try self.desk(configuration) } ?? nil
        let textModels = configuration.textModels.compactMap { settings in collect { try settings.model(writing) } }
        let imageModels = configuration.imageModels.compactMap { settings in collect { try settings.model(painting) } }
        let embedder = collect { try configuration.embedder?.embedder(writing) } ?? nil
        let messenger = collect { try configuration.notices.messenger(publisherTools) } ?? nil
        let accounts = configuration.accounts.compactMap { account in collect { try self.account(account) } }
        let access = configuration.feedAccess.compactMapValues { settings in collect { try settings.access() } }
        if !problems.isEmpty, !tolerant { throw ConfigurationProblems(problems: problems) }
        let named = NamedTransport(transport, userAgent: Self.userAgent(contact: configuration.contact))
        return Newsroom(
            desk: desk,
            reader: FeedReader(
                http: transport, privateNetworks: configuration.daemon.privateNetworks,
                userAgent: Self.userAgent(contact: configuration.contact), access: access),
            pageReader: PageFetcher(
                http: named, privateNetworks: configuration.daemon.privateNetworks, gap: configuration.polling.hostGap, clock: clock),
            links: ForwardingLinks(http: named, privateNetworks: configuration.daemon.privateNetworks),
            research: configuration.research.url.map {
                Newsroom.Search(search: SearXNG(http: transport, url: $0), pages: configuration.research.pages)
            },
            holidayReader: HolidayFetcher(http: named, privateNetworks: configuration.daemon.privateNetworks), textModels: textModels,
            imageModels: imageModels, embedder: embedder, intake: workshop,
            accounts: Dictionary(accounts.map { ($0.settings.name, $0) }) { first, _ in first },
            disabledAccounts: configuration.disabledAccounts, isPaused: configuration.daemon.isPaused,
            retention: configuration.daemon.retention, budgets: configuration.budgets, selection: configuration.selection,
            polling: configuration.polling, hubs: hubs(configuration),
            messenger: messenger)
    }

    private func hubs(_ configuration: Configuration) -> Newsroom.Hubs? {
        configuration.callback.map { callback in
            Newsroom.Hubs(
                client: HubSubscriber(
                    http: transport, privateNetworks: configuration.daemon.privateNetworks,
                    userAgent: Self.userAgent(contact: configuration.contact)), callback: callback)
        }
    }

    private func account(_ account: Configuration.Account) throws -> Newsroom.Account {
        let outlet = try account.publisher.outlet(of: account.settings.name, with: publisherTools)
        return Newsroom.Account(
            settings: account.settings, publisher: outlet.publisher, evidence: outlet.evidence, inspector: outlet.inspector,
            statistics: outlet.statistics, editor: outlet.editor, commenter: outlet.commenter, resendsUnseen: outlet.resendsUnseen)
    }

    // MARK: Notion

    private func desk(_ configuration: Configuration) throws -> Newsroom.Desk? {
        guard configuration.notion.isSetUp, let client = try notion(configuration.notion) else { return nil }
        let settings = configuration.notion
        let desk = NotionBoard(
            NotionBoard.Settings(
                tables: [.briefs: settings.briefs, .brands: settings.brands, .feeds: settings.feeds, .drafts: settings.drafts],
                privateNetworks: configuration.daemon.privateNetworks, feeds: configuration.feedsByAddress,
                zones: Dictionary(configuration.accounts.map { ($0.settings.name, $0.settings.zone) }) { first, _ in first }),
            client: client, transport: transport, clock: clock, log: log, known: binding(),
            intake: PictureWorkshop(program: pictureProgram, log: log))
        return Newsroom.Desk(
            board: desk, reading: desk, commissions: desk, messages: desk, poll: settings.poll, grace: settings.boardGrace,
            publishesWithoutBoard: Set(settings.publishWithoutBoard))
    }

    /// What a command makes its adapters with where no daemon runs.
    static func ofCommand(_ transport: any HTTPTransport) -> Assembly {
        Assembly(
            transport: transport, clock: SystemClock(), log: .stderr(threshold: .warning), metrics: Metrics(), pictureProgram: "",
            bindingPath: nil)
    }

    /// A client of the configured workspace; nil when no token is configured.
    package func notion(_ settings: NotionSettings) throws -> NotionClient? {
        guard let token = settings.token else { return nil }
        return NotionClient(
            NotionClient.Settings(baseURL: settings.baseURL, version: settings.version, token: try token.resolve()),
            transport: transport, rate: rate(settings.rate), clock: clock, log: log)
    }

    /// One bucket for the process, kept over reloads so that a reload gives no extra burst.
    private func rate(_ perSecond: Double) -> NotionRate {
        rate.withLock { kept in
            if let kept, kept.perSecond == perSecond { return kept.rate }
            let made = NotionRate(perSecond: perSecond, clock: clock)
            kept = (perSecond, made)
            return made
        }
    }

    /// Keeps the columns as they are bound now, so that one renamed in Notion is found again after a restart.
    func keepBinding(of newsroom: Newsroom) throws {
        guard let bindingPath, let board = newsroom.desk?.board as? NotionBoard else { return }
        let binding = board.binding
        guard !binding.tables.isEmpty, keptBinding.withLock({ $0 != binding }) else { return }
        try Files.write(bindingPath, Array(try JSONEncoder().encode(binding)))
        keptBinding.withLock { $0 = binding }
    }

    private func binding() -> NotionBinding {
        guard let bindingPath, let bytes = try? Files.read(bindingPath, limit: 1 << 20) else { return NotionBinding() }
        return (try? JSONDecoder().decode(NotionBinding.self, from: Data(bytes))) ?? NotionBinding()
    }
}

/// The program's version.
package enum Version {
    package static let number = "0.1.0"
}
