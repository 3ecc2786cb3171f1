import Console
import Editorial
import FoundationEssentials
import HTTPClient
import HTTPServer
import Pipeline
import Storage
import Support

/// The daemon: opens the store, assembles the newsroom, runs the line, serves people and commands, reloads live, stops in order.
struct DaemonProcess: Sendable {
    let configurationPath: String
    var clock: any DeskClock = SystemClock()
    var pictureProgram = DaemonProcess.pictureProgram()
    /// Overrides the configuration's log.
    var log: Log?
    /// What ends it; whoever prepares something before hands over his own, so that none is missed.
    var signals = Signals()

    func run() async throws { try await serve(try await open()) }

    /// Opens the store and assembles the desk of the configuration file.
    func open() async throws -> RunningDesk {
        let configuration = try Configuration.load(configurationPath)
        let desk = try await RunningDesk.open(
            configuration, path: configurationPath, clock: clock, pictureProgram: pictureProgram, log: log)
        desk.log.notice(
            "copydesk starts", ["version": Version.number, "state": configuration.daemon.state, "pid": ProcessUsage.identifier])
        return desk
    }

    /// Runs the desk until SIGTERM or SIGINT; `whenReady` is told the port at which people are served.
    func serve(_ desk: RunningDesk, whenReady: @Sendable (Int) -> Void = { _ in }) async throws {
        let notifier = SystemdNotifier()
        let reloader = try Reloader(desk: desk, notifier: notifier)
        let settings = desk.startedWith
        let console = try HTTPServer(host: settings.listenHost, port: settings.listenPort) { await desk.page.answer($0) }
        let control = try HTTPServer(socketPath: ControlSocket.path(state: settings.state)) { await desk.orders.answer($0) }
        let door = try settings.webhooks.map { try WebhookServer($0, state: settings.state, desk) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            if let door { group.addTask { try await door.run() } }
            group.addTask { try await desk.line.run() }
            group.addTask { try await console.run() }
            group.addTask { try await control.run() }
            group.addTask { try await reloader.run() }
            group.addTask { try await Heartbeat(desk: desk, notifier: notifier).run() }
            group.addTask { try await desk.watch.run() }
            group.addTask { try await DecisionJournal(store: desk.store, clock: desk.clock, log: desk.log).run() }
            notifier.ready(status: desk.statusLine)
            desk.log.notice("ready", ["listen": "\(settings.listenHost):\(console.port)"])
            whenReady(console.port)
            group.addTask { try await Self.obey(signals, desk, reloader, notifier) }
            // The line ends by the stop sign; a service that fails ends all.
            defer { group.cancelAll() }
            try await group.next()
        }
        try? desk.assembly.keepBinding(of: desk.box.current)
        desk.transport.close()
        _ = try? await desk.store.checkpoint()
        desk.log.notice("copydesk has stopped")
    }

    /// Turns signals into a reload or the stop sign; returns when the line has ended.
    private static func obey(_ signals: Signals, _ desk: RunningDesk, _ reloader: Reloader, _ notifier: SystemdNotifier) async throws {
        for await signal in signals.stream {
            switch signal {
            case .reload: reloader.request(because: "SIGHUP")
            case .terminate, .interrupt:
                desk.log.notice("stopping", ["signal": "\(signal)"])
                notifier.stopping()
                // A create on the wire may take its own time-out; the manager is asked to wait for it.
                notifier.extendTimeout(by: .seconds(90))
                desk.line.stopSign.raise()
                // From here on the group's first child to end is the line.
                try await Task.sleep(for: .seconds(85))
                return
            }
        }
    }

    /// Beside the program where the build puts it, else where an installation does, away from what people type.
    static func pictureProgram(of program: String = Environment.programPath) -> String {
        if let path = Environment.value("COPYDESK_PICTURE") { return path }
        let folder = Files.folder(of: program)
        let built = folder + "/copydesk-picture"
        return Files.exists(built) ? built : Files.folder(of: folder) + "/libexec/copydesk/copydesk-picture"
    }
}
