import Editorial
import FoundationEssentials
import HTTPClient
import Pipeline
import ProofKit
import Publishers
import Rehearsal
import Storage
import Support
import TestKit
import Testing
import Vault

@testable import Daemon

/// A clock on which whoever sleeps lets the time pass: nothing waits in real time.
struct LeapingClock: DeskClock {
    let base: SimulatedClock

    func now() -> Date { base.now() }
    var isSimulated: Bool { true }

    func sleep(until deadline: Date) async throws {
        try Task.checkCancellation()
        base.jump(to: deadline)
        await Task.yield()
    }
}

/// One draft between the real adapters, the real store and the look-alikes; its loops do one piece of work after the other, and the
/// process around them may die at any request.
final class FaultHouse: Sendable {
    let theatre: Theatre
    let clock: LeapingClock
    let account: String
    let wire: Interference
    private let scratch: ScratchStore
    let client: HTTPClient
    /// What one life of the process makes its adapters with.
    let assembly: @Sendable () async throws -> Assembly
    let metrics = Metrics()
    let line: FragileLine
    let writer = ScriptedTextModel()

    /// The one draft.
    let draftID: String
    static let words = "A post goes out *once* (and once only).\n\n#Exactly1"
    static let comment = "Source: https://news.example/a_(b)"

    /// `isConnected`: the account has a token from a login, which can be renewed and has ended, and none in the configuration.
    static func open(
        account: String, hasPicture: Bool, hasComment: Bool = false, isConnected: Bool = false, breakage: Breakage = .none,
        _ play: @escaping @Sendable (FaultHouse) async throws -> Void
    ) async throws {
        let folder = try ScratchFolder()
        let theatre = try Theatre(folder: folder.path, start: Playhouse.monday, speed: 1, port: 0)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await theatre.notion.run() }
            group.addTask { try await theatre.linkedIn.run() }
            defer { group.cancelAll() }
            var configuration = try await theatre.prepare(writer: "builtin", listen: 0, slots: slots)
            if isConnected { configuration = try withoutPageToken(theatre) }
            let house = try await FaultHouse(theatre, folder, configuration, account, breakage)
            defer {
                house.client.close()
                house.wire.forget()
            }
            if isConnected { try await house.connect(configuration) }
            try await house.open(hasPicture: hasPicture, hasComment: hasComment)
            try await play(house)
        }
    }

    /// A slot each half hour, the day round.
    private static let slots = (0..<24).flatMap { ["daily \($0):00", "daily \($0):30"] }.joined(separator: ", ")

    private init(
        _ theatre: Theatre, _ folder: ScratchFolder, _ configuration: Configuration, _ account: String, _ breakage: Breakage
    ) async throws {
        self.theatre = theatre
        self.account = account
        clock = LeapingClock(base: theatre.clock)
        client = HTTPClient(userAgent: "copydesk-test/1")
        wire = Interference(client)
        scratch = try await ScratchStore(folder: folder, url: "sqlite:copydesk.db", now: clock.now())
        let (wire, clock, store) = (wire, clock, scratch.store)
        let assembly: @Sendable () async throws -> Assembly = {
            let connections = Connections(shelf: SealedConnections(store: store, key: VaultKeyPlace(folder: folder.path, credentials: nil)))
            try await connections.load()
            return Assembly(
                transport: wire, clock: clock, log: .silent, metrics: Metrics(), pictureProgram: Programs.picture, bindingPath: nil,
                connections: connections)
        }
        let box = NewsroomBox(try await assembly().newsroom(configuration))
        let workshop = Workshop(
            newsroom: box, clock: clock, log: .silent, metrics: metrics, faults: store, holidays: store, random: { 0 })
        line = FragileLine(workshop, store, breakage) { [box, writer] in
            box.swap(FaultHouse.broken(try await assembly().newsroom(configuration), breakage, writer))
        }
        self.assembly = assembly
        draftID = Identifier.make(at: clock.now())
    }

    private func open(hasPicture: Bool, hasComment: Bool) async throws {
        // LinkedIn's own memory of equal texts is no part of what is proved here.
        theatre.linkedIn.configure { $0.duplicateWindow = .zero }
        for row in theatre.notion.desk.rows(of: "Feeds") + theatre.notion.desk.rows(of: "Briefs") {
            try theatre.notion.desk.perform(.trash(row.id))
        }
        for (name, value) in ["Maximum a day": JSON.null, "Blackouts": .null, "Accounts": [.string(account)]] {
            try theatre.notion.desk.perform(.setProperty(page: brand, name: name, value: value))
        }
        try await line.start()
        try await line.drain("board")
        try await seed(brand, hasPicture, comment: hasComment ? Self.comment : nil)
    }

    private func seed(_ brand: String, _ hasPicture: Bool, comment: String?) async throws {
        let picture = hasPicture ? KillHouse.picture(1) : nil
        if let picture { try await store.keep(picture) }
        try await scratch.seedDraft(draftID, brand: brand, account: account, now: clock.now()) { draft in
            draft.title = "The draft"
            draft.content = PostContent(
                text: Self.words, altText: picture == nil ? "" : "The number 1", pictureHash: picture?.hash, comment: comment)
        }
    }

    // MARK: the process

    var store: Store { scratch.store }

    private static func broken(_ newsroom: Newsroom, _ breakage: Breakage, _ writer: ScriptedTextModel) -> Newsroom {
        let accounts = newsroom.accounts.mapValues { account in
            Newsroom.Account(
                settings: account.settings, publisher: breakage.publisher(account.publisher), evidence: account.evidence,
                inspector: account.inspector, commenter: account.commenter, resendsUnseen: account.resendsUnseen)
        }
        return Newsroom(
            desk: newsroom.desk, reader: newsroom.reader, holidayReader: newsroom.holidayReader, textModels: [writer],
            imageModels: newsroom.imageModels, intake: newsroom.intake, accounts: accounts, isPaused: newsroom.isPaused)
    }

    /// Whether all that was to befall it has.
    var hasHadAllTrouble: Bool {
        wire.isClear && theatre.linkedIn.faults.remaining.isEmpty && theatre.notion.desk.faults.remaining.isEmpty
    }

    /// The operator has put right what stood.
    func endTrouble() {
        theatre.linkedIn.faults.clear()
        theatre.notion.desk.faults.clear()
    }

    /// What the writer is told for another draft of the brand.
    func nextPrompt() async throws -> String {
        _ = try await scratch.seedCandidate("another", brand: brand, account: account, now: clock.now())
        try await line.drain("draft")
        return writer.orders.last?.prompt.user ?? ""
    }

    // MARK: the draft's way

    static let loops = ["schedule", "prepare", "send", "reconcile", "first comment", "announce", "readback"]

    func draft() async throws -> Draft {
        let known = try await store.draft(draftID)
        return try #require(known)
    }

    /// Its row on the desk.
    var row: NotionRow? { theatre.notion.desk.rows(of: "Drafts").first { $0.properties["Draft ID"]?.string == draftID } }
    var status: String { row.map { $0.properties["Status"]?.string ?? "" } ?? "no page" }
    /// The brand's row.
    var brand: String { theatre.notion.desk.rows(of: "Brands")[0].id }
    var comments: [String] { row.map { theatre.notion.desk.comments(on: $0.id).map(\.text) } ?? [] }

    /// An editor's poll interval, and the board read.
    func poll() async throws {
        theatre.clock.jump(to: clock.now() + .seconds(20))
        try await line.drain("board")
    }

    /// What came of reading the post back, in order.
    var readings: [String] {
        ["same", "differs", "unread"].filter { metrics.render().contains("copydesk_readbacks_total{result=\"\($0)\"}") }
    }

    /// Onto its page, if that can be had in this time.
    func submit(within limit: Duration = .seconds(86400)) async throws {
        let end = clock.now() + limit
        while clock.now() < end {
            try await line.drain("submit", "announce")
            guard let due = try await line.nextDue(["submit", "announce"], now: clock.now()) else { return }
            theatre.clock.jump(to: min(max(due, clock.now() + .milliseconds(100)), end))
        }
    }

    /// Through the review to its slot in the calendar.
    func schedule() async throws {
        try await submit()
        try await poll()
        try await approve()
        let draft = try await draft()
        try #require(draft.state == .slotted, "\(draft.lastError ?? "")")
    }

    func approve() async throws {
        let page = try #require(row)
        try theatre.notion.desk.perform(.setProperty(page: page.id, name: "Status", value: "Approved"))
        try await poll()
        theatre.clock.jump(to: clock.now() + .seconds(61))
        try await poll()
        try await line.drain("schedule", "announce")
        try await poll()
    }

    /// To its minute with the request made.
    func prepare() async throws {
        try await leap(to: .preparing)
        try await line.drain("prepare")
    }

    enum Moment { case preparing, slot }

    func leap(to moment: Moment) async throws {
        let planned = try await draft().slot
        let slot = try #require(planned)
        theatre.clock.jump(to: moment == .slot ? slot : slot - .seconds(200))
    }

    /// Works and lets time pass, until the draft has come to an end and the desk shows it, or so much time has passed. Whether it has.
    @discardableResult
    func rest(within limit: Duration = .seconds(5 * 86400)) async throws -> Bool {
        let end = clock.now() + limit
        // An account that is parked until midnight looks every five minutes whether it goes on.
        for _ in 0..<900 {
            for name in Self.loops { try await line.drain(name) }
            let now = clock.now()
            let next = try await line.nextDue(Self.loops, now: now).map { max($0, now + .milliseconds(100)) }
            if Self.ends.contains(try await draft().state), next.map({ $0 > end }) ?? true { return true }
            if (next ?? now + .seconds(60)) > end { return false }
            theatre.clock.jump(to: next ?? now + .seconds(60))
            if next == nil { try await line.drain("board") }
        }
        return false
    }

    private static let ends: Set<DraftState> = [.published, .needsCheck, .failed, .rejected, .expired, .submitted]
}
