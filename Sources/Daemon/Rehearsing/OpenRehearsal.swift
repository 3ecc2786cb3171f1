import FoundationEssentials
import HTTPServer
import Pipeline
import Rehearsal
import Support

/// The rehearsal that keeps running: pages to look at and act on, and the real daemon between them, in fast time.
struct OpenRehearsal: Sendable {
    /// What was asked for on the command line.
    struct Wishes: Sendable {
        var writer = "builtin"
        /// Desk seconds in a real second.
        var speed = 60.0
        /// Addresses of real feeds; empty for the sample's own.
        var feeds: [String] = []
        /// The status page's port, the look-alikes' come after it; 0 for any free ones.
        var port = 8420
        /// Shows the daemon's whole log instead of what went wrong.
        var isVerbose = false
    }

    let folder: String
    let wishes: Wishes
    let terminal: Terminal
    /// When the program was started.
    let began: ContinuousClock.Instant

    /// Every half hour around the clock: no approved draft waits long, whatever the hour of the desk.
    private static let slots = (0...23).flatMap { hour in
        ["00", "30"].map { "daily \(Timestamp.digits(hour, 2)):\($0)" }
    }.joined(separator: ", ")

    /// A board with a choice on it, and something new each day of desk time.
    private static let maximumADay = 6

    func run() async throws {
        do {
            try await open()
        } catch ServerError.cannotListen(let host, let port, let reason) where port > 0 {
            throw PortTaken(host: host, port: port, reason: reason)
        }
    }

    private func open() async throws {
        let signals = Signals()
        let zone = try Zone(named: Theatre.zone)
        // Items of real feeds are dated in real time.
        let start = wishes.feeds.isEmpty ? Self.morning(of: Date(), in: zone) : Date()
        let theatre = try Theatre(folder: folder, start: start, speed: wishes.speed, port: wishes.port)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await theatre.run() }
            defer { group.cancelAll() }
            _ = try await theatre.prepare(
                writer: wishes.writer, listen: wishes.port, slots: Self.slots, maximumADay: Self.maximumADay, realFeeds: wishes.feeds)
            let log = Log.stderr(threshold: wishes.isVerbose ? .info : .warning, clock: theatre.clock)
            let daemon = DaemonProcess(configurationPath: theatre.path, clock: theatre.clock, log: log, signals: signals)
            let desk = try await daemon.open()
            group.addTask { try await followSpeed(of: theatre.clock, desk) }
            group.addTask { try await awaitFirstDraft(theatre) }
            try await daemon.serve(desk) { port in
                theatre.showWay(statusPort: port)
                terminal.out(words(theatre, statusPort: port, wall: zone.wall(at: theatre.clock.now())))
            }
        }
    }

    /// 08:20 of that day, or of the Monday after a weekend.
    static func morning(of day: Date, in zone: Zone) -> Date {
        let wall = zone.wall(at: day)
        return zone.instant(
            WallTime(
                year: wall.year, month: wall.month, day: wall.day + max(0, wall.weekday > 5 ? 8 - wall.weekday : 0), hour: 8, minute: 20))
    }

    /// Wakes the line when somebody turns the speed: what its loops wait for was reckoned in the old one.
    private func followSpeed(of clock: SimulatedClock, _ desk: RunningDesk) async throws {
        var speed = clock.speed
        while true {
            try await Task.sleep(for: .milliseconds(200))
            guard clock.speed != speed else { continue }
            speed = clock.speed
            desk.line.wake()
        }
    }

    private func awaitFirstDraft(_ theatre: Theatre) async throws {
        let bell = theatre.notion.desk.doorbell.another()
        while theatre.notion.desk.rows(of: "Drafts").isEmpty {
            try await bell.waitForRing(until: nil, clock: theatre.clock)
        }
        let seconds = (began.duration(to: .now).seconds * 10).rounded() / 10
        terminal.out("first draft on the board after \(seconds) s")
    }

    private func words(_ theatre: Theatre, statusPort: Int, wall: WallTime) -> String {
        let time = "\(Timestamp.digits(wall.hour, 2)):\(Timestamp.digits(wall.minute, 2))"
        let source = wishes.feeds.isEmpty ? "" : "The drafts come from your feeds; items of the last seven days are taken. "
        return """
            A rehearsal: the real daemon between look-alikes. Nothing is published anywhere else.

              Board (Notion look-alike)   \(theatre.notion.baseURL)/
              LinkedIn look-alike         \(theatre.linkedIn.baseURL)/
              Status page                 http://127.0.0.1:\(statusPort)/
              Configuration               \(theatre.path)

            \(source)Open the board, read a draft, and set its Status to Approved.
            There is a slot every half hour: watch the post appear on the LinkedIn page.
            It is \(time) in \(Theatre.zone); \(Self.pace(wishes.speed)). Ctrl-C ends it and removes everything.

            """
    }

    private static func pace(_ speed: Double) -> String {
        let number = speed == speed.rounded() ? "\(Int(speed))" : "\(speed)"
        return switch speed {
        case 1: "time runs at its own speed"
        case 60: "a minute passes each second (speed 60)"
        default: "time runs at speed \(number)"
        }
    }
}

/// A port of the rehearsal cannot be had.
struct PortTaken: Error, CustomStringConvertible {
    let host: String
    let port: Int
    let reason: String

    var description: String {
        "port \(port) of \(host) cannot be had (\(reason)): stop the program that has it, or rehearse on free ports with --port 0"
    }
}
