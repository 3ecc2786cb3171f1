import Daemon
import Editorial
import FoundationEssentials
import Rehearsal
import Support
import TestKit

/// The daemon as it is installed, between the look-alikes, with Notion's rate as it is: ten brands with an account each.
struct WholeProduct {
    static let brands = 10
    let program: String

    private let folder: ScratchFolder
    private let theatre: Theatre

    private static let slots = (0..<24).flatMap { ["daily \($0):00", "daily \($0):30"] }.joined(separator: ", ")

    init(program: String) throws {
        self.program = program
        folder = try ScratchFolder()
        // A Monday, 08:00 UTC.
        theatre = try Theatre(folder: folder.path, start: Date(timeIntervalSince1970: 1_795_420_800), speed: 1, port: 0)
    }

    /// Plays with a daemon that has so many drafts of each brand in review.
    func play<Result: Sendable>(drafts: Int, _ body: @escaping @Sendable (Play) async throws -> Result) async throws -> Result {
        try await withThrowingTaskGroup(of: Result?.self) { group in
            group.addTask {
                _ = try await theatre.run(); return nil
            }
            _ = try await theatre.prepare(writer: "builtin", listen: 0)
            let brands = try setStage()
            try await seed(drafts, brands)
            let path = theatre.path, clock = folder.file("clock")
            group.addTask {
                let result = try await Child.run(
                    executable: "/usr/bin/env", arguments: ["COPYDESK_CLOCK=\(clock)", program, "run", "--config", path],
                    timeout: .seconds(3000))
                throw TooSlow(what: "The daemon ended: \(String(decoding: result.errors.suffix(2000), as: UTF8.self))")
            }
            group.addTask { try await body(Play(theatre: theatre, brands: brands, count: drafts * Self.brands)) }
            defer { group.cancelAll() }
            while let result = try await group.next() {
                if let result { return result }
            }
            throw TooSlow(what: "Nobody played.")
        }
    }

    /// Ten brands with an account each, and nothing that makes work of its own; their pages.
    private func setStage() throws -> [String] {
        let desk = theatre.notion.desk
        for row in desk.rows(of: "Feeds") + desk.rows(of: "Briefs") + desk.rows(of: "Brands") { try desk.perform(.trash(row.id)) }
        let brands = try (0..<Self.brands).map { number in
            try desk.seed(
                .brand(
                    "Brand \(number)",
                    ["Accounts": .array([.string(Self.account(number))]), "Slots": .string(Self.slots), "Time zone": "UTC"]))
        }
        let text = String(decoding: try Files.read(theatre.path, limit: 1 << 20), as: UTF8.self)
        guard let start = text.firstRange(of: "[[account]]")?.lowerBound,
            let end = text[start...].dropFirst().firstRange(of: "[[account]]")?.lowerBound
        else { throw TooSlow(what: "The configuration has no accounts.") }
        let account = text[start..<end].replacing("gap = \"30m\"", with: "gap = \"1m\"\nrepetition = \"0s\"")
        let accounts = (0..<Self.brands).map { account.replacing("\"Company page\"", with: "\"\(Self.account($0))\"") }
        try Files.write(theatre.path, Array((text[..<start] + accounts.joined(separator: "\n")).utf8))
        return brands
    }

    private static func account(_ number: Int) -> String { "Page \(number)" }

    /// With slots days away they lie still until an editor gives them another date.
    private func seed(_ drafts: Int, _ brands: [String]) async throws {
        let now = theatre.clock.now()
        let scratch = try await ScratchStore(folder: ScratchFolder(lent: folder.path), url: "sqlite:copydesk.db", now: now)
        for (number, brand) in brands.enumerated() {
            try await scratch.seedBrand(brand) { $0.accounts = [Self.account(number)] }
            for round in 0..<drafts {
                try await scratch.seedDraft(
                    Identifier.make(at: now), brand: brand, account: Self.account(number), slot: now + .seconds(10 * 86_400 + round * 1800),
                    now: now
                ) { draft in
                    draft.title = "Draft \(round) of brand \(number)"
                    draft.content = PostContent(text: "Post \(round) of brand \(number).", altText: "", pictureHash: nil)
                }
            }
        }
    }
}

/// What an editor does in a bench, and what the outside sees.
struct Play: Sendable {
    let theatre: Theatre
    let brands: [String]
    let count: Int

    private var desk: Rehearsal.NotionDesk { theatre.notion.desk }
    private var clock: SimulatedClock { theatre.clock }

    /// Until all drafts are in review.
    func wait() async throws {
        try await pass("the submission") { fresh.count == count }
    }

    private var fresh: [NotionRow] { desk.rows(of: "Drafts").filter { $0.properties["Status"] == "In review" } }

    /// Lets desk time pass in small steps until the condition holds.
    private func pass(_ what: String, until isDone: () -> Bool) async throws {
        for _ in 0..<4000 {
            if isDone() { return }
            try await Task.sleep(for: .milliseconds(20))
            clock.jump(to: clock.now() + .seconds(2))
        }
        let states = Dictionary(grouping: desk.rows(of: "Drafts")) { $0.properties["Status"]?.string ?? "" }.mapValues(\.count)
        throw TooSlow(what: "\(what) did not come; the drafts are \(states).")
    }

    /// Approves one draft of each brand for the same minute and waits until shortly before it; the drafts and the minute.
    func approve() async throws -> (rows: [NotionRow], slot: Date) {
        let minute = ((clock.now() + .seconds(900)).timeIntervalSince1970 / 60).rounded(.up) * 60
        let slot = Date(timeIntervalSince1970: minute)
        let rows = brands.compactMap { brand in fresh.first { $0.properties["Brand"]?.array?.first?.string == brand } }
        guard rows.count == brands.count else { throw TooSlow(what: "Only \(rows.count) brands have a draft left.") }
        for row in rows {
            try desk.perform(.setProperty(page: row.id, name: "Publish at", value: .string(Timestamp.text(slot))))
            try desk.perform(.setProperty(page: row.id, name: "Status", value: "Approved"))
        }
        try await pass("the approval") {
            rows.allSatisfy { desk.row($0.id)?.properties["Status"] == "Scheduled" }
        }
        clock.jump(to: slot - .seconds(200))
        // They are prepared in real time, as everything from here on.
        try await Task.sleep(for: .seconds(4))
        clock.jump(to: slot - .seconds(20))
        return (rows, slot)
    }

    /// Waits for posts after the slot; how late each was.
    func lateness(after slot: Date, _ posts: Int) async throws -> [Double] {
        let end = slot + .seconds(60)
        while clock.now() < end {
            let came = theatre.linkedIn.allPosts.filter { $0.createdAt >= slot - .seconds(30) }
            if came.count >= posts { return came.map { $0.createdAt.timeIntervalSince(slot) } }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw TooSlow(what: "Not all posts came within a minute of their slot.")
    }

    /// Ticks or unticks Paused on every brand at that moment.
    func pause(_ isOn: Bool, at moment: Date) async throws {
        try await clock.sleep(until: moment)
        for brand in brands { try desk.perform(.setProperty(page: brand, name: "Paused", value: .bool(isOn))) }
    }

    /// Waits some seconds over the slot; how many posts came since the brands were paused. Then the drafts are rejected.
    func sent(since moment: Date, until end: Date, _ rows: [NotionRow]) async throws -> Int {
        try await clock.sleep(until: end)
        let sent = theatre.linkedIn.allPosts.count { $0.createdAt >= moment }
        for row in rows { try desk.perform(.setProperty(page: row.id, name: "Status", value: "Rejected")) }
        try await pass("the rejection") { rows.allSatisfy { desk.row($0.id)?.properties["Status"] == "Rejected" } }
        clock.jump(to: clock.now() + .seconds(120))
        return sent
    }
}
