import Editorial
import Feeds
import FoundationEssentials
import HTTPClient
import HTTPServer
import Pipeline
import SQL
import Support
import TestKit

@testable import Daemon
@testable import Storage

/// The poller as it runs (stage, store, reader, client) in a world of hosts behind one server, with a clock that a check moves.
final class World: Sendable {
    typealias Answer = @Sendable (ServerRequest, Date) -> ServerResponse

    /// One request that a host saw.
    struct Asked: Sendable {
        let host: String
        let path: String
        let at: Date
        let request: ServerRequest

        func header(_ name: String) -> String? { request.header(name) }
        /// Whether it carried a validator.
        var isConditional: Bool { header("if-none-match") != nil || header("if-modified-since") != nil }
    }

    let clock = ManualClock()
    let lines: LogLines
    let start: Date
    private let log: Log
    private let folder: ScratchFolder
    private let scratch: Locked<ScratchStore>
    private let box: NewsroomBox
    private let stages: Locked<[any Stage]> = Locked([])
    private let answers = Locked<[String: Answer]>([:])
    private let seen = Locked<[Asked]>([])
    private let transport: Weather
    private let server: Locked<HTTPServer?> = Locked(nil)
    private let orders = Locked<[FeedSource]>([])

    private init(_ kind: Kind) async throws {
        start = clock.now()
        folder = try ScratchFolder()
        (log, lines) = { ($0.log, $0.lines) }(Log.captured())
        scratch = Locked(try await ScratchStore(folder: folder, url: "sqlite:desk.db", now: start))
        let (answers, seen, clock) = (answers, seen, clock)
        let made = try HTTPServer(port: 0, limits: ServerLimits(stopGrace: .milliseconds(50))) { request in
            let host = request.header("host").map { String($0.prefix { $0 != ":" }) } ?? ""
            seen.withLock { $0.append(Asked(host: host, path: request.rawPath, at: clock.now(), request: request)) }
            let answer = answers.withLock { $0[host + request.rawPath] ?? $0[host] }
            return answer?(request, clock.now()) ?? .empty(404)
        }
        server.withLock { $0 = made }
        transport = Weather(detour: kind == .ordinary ? "127.0.0.1:\(made.port)" : nil)
        box = NewsroomBox(World.newsroom(ScriptedReader(), PollingSettings()))
        configure()
        boot()
    }

    enum Kind { case ordinary, real }

    /// Runs a check in a world of its own.
    static func open<Result: Sendable>(_ kind: Kind = .ordinary, _ body: @Sendable (World) async throws -> Result) async throws -> Result {
        let world = try await World(kind)
        defer { world.transport.client.close() }
        return try await withThrowingTaskGroup(of: Void.self) { group in
            let server = world.server.withLock { $0! }
            group.addTask { try await server.run() }
            defer { group.cancelAll() }
            return try await body(world)
        }
    }

    var store: Store { scratch.withLock { $0.store } }
    var port: Int { server.withLock { $0!.port } }
    var weather: Weather { transport }

    // MARK: the world

    /// What a host answers, or one path of it.
    func site(_ place: String, _ answer: @escaping Answer) { answers.withLock { $0[place] = answer } }

    // MARK: the desk

    /// Puts settings in force, as a reload does.
    func configure(
        _ polling: PollingSettings = PollingSettings(), allowing networks: [String] = ["127.0.0.0/8"], agent: String? = nil,
        access: [String: FeedAccess] = [:], limits: HTTPLimits = HTTPLimits(total: .seconds(20), body: FeedReader.largestBody),
        callback: String? = nil
    ) {
        let access = Dictionary(uniqueKeysWithValues: access.map { ("http://\($0.key)/feed", $0.value) })
        let reader = FeedReader(http: transport, privateNetworks: networks, userAgent: agent, access: access, limits: limits)
        let hubs = callback.map {
            Newsroom.Hubs(client: HubSubscriber(http: transport, privateNetworks: networks, userAgent: agent), callback: $0)
        }
        let pages = PageFetcher(http: transport, privateNetworks: networks, gap: polling.hostGap, clock: Restless(clock: clock))
        box.swap(World.newsroom(reader, polling, hubs, pages))
    }

    /// What hubs are answered.
    var door: HubDoor { HubDoor(shelf: store, clock: clock, metrics: Metrics()) }

    private static func newsroom(
        _ reader: any SourceReader, _ polling: PollingSettings, _ hubs: Newsroom.Hubs? = nil, _ pages: (any PageReader)? = nil
    ) -> Newsroom {
        Newsroom(
            desk: nil, reader: reader, pageReader: pages, holidayReader: ScriptedHolidays(), textModels: [], imageModels: [],
            intake: ScriptedIntake(refused: []), accounts: [:], isPaused: false, polling: polling, hubs: hubs)
    }

    private func boot() {
        let workshop = Workshop(
            newsroom: box, clock: clock, log: log, metrics: Metrics(), faults: store, holidays: store, random: { 0.5 })
        let store = store
        stages.withLock { $0 = [Collector(workshop, store), Subscribing(workshop, store)] }
    }

    /// Ends the process and starts another on the same store.
    func restart() async throws {
        stages.withLock { $0 = [] }
        let copy = try ScratchFolder()
        try await store.backup(to: copy.file("desk.db"))
        let reopened = try await ScratchStore(folder: copy, url: "sqlite:desk.db", now: clock.now())
        scratch.withLock { $0 = reopened }
        boot()
    }

    /// Orders feeds; "a.example" is the feed http://a.example/feed with that id.
    func order(_ names: String..., change: (inout FeedSource) -> Void = { _ in }) async throws {
        try await order(names, change: change)
    }

    func order(_ names: [String], change: (inout FeedSource) -> Void = { _ in }) async throws {
        let made = names.map { name in
            let url = name.contains("/") ? "http://\(name)" : "http://\(name)/feed"
            var source = FeedSource(id: name, url: url, name: name)
            change(&source)
            return source
        }
        let all = orders.withLock { orders in
            orders.removeAll { old in made.contains { $0.id == old.id } }
            orders += made
            return orders
        }
        try await store.reconcile(feeds: all, origin: .configuration, now: clock.now())
    }

    /// Lets time pass, and the poller work whenever something is due.
    func run(days: Double) async throws { try await run(for: days * 86_400) }

    func run(for seconds: TimeInterval) async throws {
        let end = clock.now().addingTimeInterval(seconds)
        let stages = stages.withLock { $0 }
        var rounds = 0
        while true {
            var times: [Date] = []
            for stage in stages {
                while try await stage.workOnce() {
                    rounds += 1
                    if rounds > 20_000 { throw Endless() }
                }
                if let due = try await stage.nextDue(now: clock.now()) { times.append(due) }
            }
            guard let due = times.min(), due <= end else { break }
            clock.advance(to: due)
        }
        clock.advance(to: end)
    }

    struct Endless: Error {}

    // MARK: what the outside sees

    func asked(_ host: String) -> [Asked] { seen.withLock { $0.filter { $0.host == host } } }
    var everything: [Asked] { seen.withLock { $0 } }

    /// Seconds between the requests that a host saw.
    func gaps(_ host: String) -> [TimeInterval] {
        let times = asked(host).map(\.at)
        return zip(times, times.dropFirst()).map { $1.timeIntervalSince($0) }
    }

    func state(_ id: String) async throws -> FeedState {
        let all = try await store.dueFeeds(now: FeedState.never, limit: 100_000)
        return all.first { $0.source.id == id }?.state ?? FeedState()
    }

    func reason(_ id: String) async throws -> String { try await state(id).nextPollReason ?? "" }

    /// Keys and sentences of the faults that stand.
    func faults() async throws -> [String] {
        try await store.status(now: clock.now()).faults.map { "\($0.key): \($0.sentence)" }
    }

    /// What `copydesk feeds` tells of each.
    func feeds() async throws -> [String: FeedStanding] {
        Dictionary(try await store.feedStandings(now: clock.now()).map { ($0.source.id, $0) }) { first, _ in first }
    }

    /// Identities of all items with how often each was written again.
    func items() async throws -> [(identity: String, revisions: Int, feed: String)] {
        try await store.database.read { session in
            try session.rows("SELECT identity, revisions, feed_id FROM items ORDER BY identity", []) { row in
                (try row.text(0), try row.integer(1), try row.text(2))
            }
        }
    }

    /// Whether a text stands anywhere in the store or the log.
    func isWritten(_ text: String) async throws -> Bool {
        let rows = try await store.database.read { session in
            try session.rows("SELECT source || state || coalesce(error, '') FROM feeds", []) { row in try row.text(0) }
        }
        return (rows + lines.all).contains { $0.contains(text) }
    }
}

/// A clock that whoever sleeps moves on.
private struct Restless: DeskClock {
    let clock: ManualClock

    func now() -> Date { clock.now() }
    func sleep(until deadline: Date) async throws { clock.advance(to: deadline) }
}

/// The way to the world's hosts, with failures of the network.
final class Weather: HTTPTransport {
    let client: HTTPClient
    private let isDown = Locked(false)
    private let lost = Locked<[String: HTTPFailure.Kind]>([:])

    init(detour: String?) { client = HTTPClient(userAgent: "Copydesk/test (feeds; +https://desk.example)", detour: detour) }

    /// Cuts our own network off, or connects it again.
    func cut(_ down: Bool) { isDown.withLock { $0 = down } }
    /// Takes a host away, or brings it back.
    func lose(_ host: String, _ gone: Bool = true, as kind: HTTPFailure.Kind = .nameNotFound) {
        lost.withLock { $0[host] = gone ? kind : nil }
    }

    func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        let host = WebAddress(request.url)?.host ?? ""
        if let kind = lost.withLock({ $0[host] }) { throw HTTPFailure(kind, host: host, requestWritten: false) }
        if isDown.withLock({ $0 }) { throw HTTPFailure(.nameNotFound, host: host, requestWritten: false) }
        return try await client.send(request)
    }
}
