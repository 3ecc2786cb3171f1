import Console
import Editorial
import FoundationEssentials
import HTTPClient
import Pipeline
import Publishers
import Storage
import Support
import Vault

/// What lives as long as the daemon: store, line, servers, and the configuration in force.
struct RunningDesk: Sendable {
    let configurationPath: String
    let clock: any DeskClock
    let log: Log
    let metrics: Metrics
    let transport: HTTPClient
    let store: Store
    let watch: StoreWatch
    let assembly: Assembly
    let box: NewsroomBox
    let line: ProductionLine
    /// What the status page's server answers.
    let page: DeskConsole
    /// What the control socket answers.
    let orders: ControlOrders
    private let standing: Locked<Standing>
    private let startedAt: Date
    private let threshold: LogThreshold
    /// What the process was started with: store, state and address stay as they are until it is started again.
    let startedWith: DaemonSettings

    /// The configuration in force and what became of the last reload.
    struct Standing: Sendable {
        var configuration: Configuration
        var readAt: Date
        var error: String?
        var restartNeeded: String?
    }

    /// Opens everything; throws one clear error when something is missing or taken.
    static func open(
        _ configuration: Configuration, path: String, clock: any DeskClock, adapterClock: (any DeskClock)? = nil,
        pictureProgram: String, log: Log? = nil, toleratesMissingSecrets: Bool = false
    ) async throws -> RunningDesk {
        let settings = configuration.daemon
        try Files.makeFolder(settings.state)
        let doorbell = Doorbell()
        let store = try await Store.open(url: settings.store, folder: settings.state, now: clock.now(), doorbell: doorbell)
        let connections = Connections(shelf: SealedConnections(store: store, key: VaultKeyPlace(folder: settings.state)))
        try await connections.load()
        let transport = HTTPClient(userAgent: Assembly.userAgent)
        let threshold = LogThreshold(settings.logLevel)
        let desk = try RunningDesk(
            configuration, path: path, clock: clock, adapterClock: adapterClock ?? clock,
            log: log ?? Log.stderr(threshold: threshold, clock: clock), threshold: threshold, store: store,
            connections: connections, transport: transport, doorbell: doorbell, pictureProgram: pictureProgram,
            tolerant: toleratesMissingSecrets)
        try await store.reconcile(feeds: configuration.feeds, origin: .configuration, now: clock.now())
        try await store.clear(fault: Self.fault)
        // A long file of feeds takes a multiple of its size while it is read.
        ProcessUsage.giveBackMemory()
        return desk
    }

    private init(
        _ configuration: Configuration, path: String, clock: any DeskClock, adapterClock: any DeskClock, log: Log,
        threshold: LogThreshold, store: Store, connections: Connections, transport: HTTPClient, doorbell: Doorbell,
        pictureProgram: String, tolerant: Bool
    ) throws {
        configurationPath = path
        self.clock = clock
        self.log = log
        self.threshold = threshold
        startedWith = configuration.daemon
        self.store = store
        self.transport = transport
        metrics = Metrics()
        assembly = Assembly(
            transport: transport, clock: adapterClock, log: log, metrics: metrics, pictureProgram: pictureProgram,
            bindingPath: configuration.daemon.state + "/notion-binding.json", connections: connections)
        box = NewsroomBox(try assembly.newsroom(configuration, tolerant: tolerant))
        watch = StoreWatch(store: store, clock: clock, log: log) { [box] in box.current.messenger }
        let workshop = Workshop(newsroom: box, clock: clock, log: log, metrics: metrics, faults: store, holidays: store)
        line = ProductionLine(workshop, store: store, doorbell: doorbell)
        startedAt = clock.now()
        standing = Locked(Standing(configuration: configuration, readAt: startedAt))
        let reporter = Reporter(
            store: store, watch: watch, line: line, models: workshop.models, configurationPath: path, box: box, standing: standing,
            startedAt: startedAt,
            clock: clock)
        DaemonMetrics.register(on: metrics)
        page = DeskConsole(
            report: { try await reporter.report() }, metrics: metrics, doorbell: doorbell, listenHost: configuration.daemon.listenHost)
        orders = ControlOrders(
            reporter: reporter, planner: Planner(workshop, board: store, drafts: store, access: store, parking: store),
            explainer: Explainer(workshop, store, choosing: store),
            rules: RulesReport(desk: RuleDesk(workshop, board: store, shelf: store)), feeds: FeedsReport(store: store, clock: clock),
            line: line, store: store, assembly: assembly,
            standing: standing,
            logins: LoginDesk(standing: standing, assembly: assembly) { [line] in line.wake() })
    }

    private static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

    /// One line for `systemctl status`.
    var statusLine: String {
        let standing = standing.withLock { $0 }
        let newsroom = box.current
        let head =
            "\(Self.counted(standing.configuration.feeds.count, "feed")) configured, \(Self.counted(newsroom.accounts.count, "account"))"
            + (newsroom.isPaused ? ", paused" : "")
        return standing.error == nil ? head : head + "; the configuration file was rejected, the last good one is in force"
    }

    /// Reads the file again; a broken one leaves everything as it is and says so.
    func reload(because reason: String, _ notifier: SystemdNotifier) async {
        notifier.reloading()
        defer { notifier.ready(status: statusLine) }
        do {
            let configuration = try Configuration.load(configurationPath)
            try assembly.keepBinding(of: box.current)
            let newsroom = try assembly.newsroom(configuration)
            let restart = configuration.daemon.restartNeeds(comparedTo: startedWith)
            try await store.reconcile(feeds: configuration.feeds, origin: .configuration, now: clock.now())
            box.swap(newsroom)
            let words = restart.isEmpty ? nil : "Changed in the file, in force after a restart: \(restart.joined(separator: ", "))."
            standing.withLock { $0 = Standing(configuration: configuration, readAt: clock.now(), error: nil, restartNeeded: words) }
            try await forgetFaults(beside: newsroom)
            try await store.clear(fault: Self.fault)
            // The line below is written at the more talkative of both levels.
            threshold.set(min(threshold.level, configuration.daemon.logLevel))
            log.notice("configuration in force", ["why": reason, "feeds": configuration.feeds.count, "accounts": newsroom.accounts.count])
            if let words { log.warning("restart needed", ["what": words]) }
            threshold.set(configuration.daemon.logLevel)
            line.wake()
        } catch {
            standing.withLock { $0.error = "\(error)" }
            await tell(error)
            // Open pages show it at once.
            line.wake()
            log.error("configuration rejected, the last good one stays in force", ["why": "\(error)"])
        }
        metrics.gauge("copydesk_configuration_rejected", help: "1 while the file is not the one in force").set(
            standing.withLock { $0.error == nil ? 0 : 1 })
    }

    /// The fault of a file that cannot be used.
    private static let fault = "configuration"

    /// Among the faults too, for those who look elsewhere than at the page.
    private func tell(_ error: any Error) async {
        let lines = "\(error)".split(separator: "\n")
        let more = lines.count > 1 ? " (and \(Self.counted(lines.count - 1, "more problem")))" : ""
        let sentence = "The configuration file was rejected, and the last good one stays in force: \(lines.first ?? "")\(more)"
        _ = try? await store.report(Fault(key: Self.fault, sentence: Message(sentence)), now: clock.now())
    }

    /// What was wrong with things that are configured otherwise now; what still is wrong is reported again.
    private func forgetFaults(beside newsroom: Newsroom) async throws {
        try await store.clear(faultsUnder: "text model ", except: Set(newsroom.textModels.map { "text model \($0.name)" }))
        try await store.clear(faultsUnder: "image model ", except: Set(newsroom.imageModels.map { "image model \($0.name)" }))
        for prefix in ["account ", "calendar "] { try await store.clear(faultsUnder: prefix, except: []) }
        try await store.clear(
            faultsUnder: "holidays ", except: Set(newsroom.accounts.values.flatMap(\.settings.holidays).map(Newsroom.holidayFault)))
        // These have a loop of their own, which takes them away when it finds them gone.
        for prefix in ["token ", "access ", "advice ", Measuring.faultPrefix, Parking.faultPrefix] {
            try await store.clear(faultsUnder: prefix, except: Set(newsroom.accounts.keys.map { prefix + $0 }))
        }
    }
}
