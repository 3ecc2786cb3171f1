import Daemon
import Editorial
import FoundationEssentials
import Rehearsal
import Support
import TestKit

/// Ten brands with an account each, whose drafts are approved for the same minute.
struct WholeProduct {
    static let brands = 10
    private let house: House

    private static let slots = (0..<24).flatMap { ["daily \($0):00", "daily \($0):30"] }.joined(separator: ", ")

    init(program: String) throws { house = try House(program: program) }

    /// Plays with a daemon that has so many drafts of each brand in review.
    func play<Result: Sendable>(drafts: Int, _ body: @escaping @Sendable (Play) async throws -> Result) async throws -> Result {
        let brands = Locked<[String]>([])
        return try await house.play {
            let made = try setStage()
            brands.withLock { $0 = made }
            try await seed(drafts, made)
        } then: {
            try await body(Play(house: house, brands: brands.withLock { $0 }, count: drafts * Self.brands))
        }
    }

    /// Ten brands with an account each; their pages.
    private func setStage() throws -> [String] {
        try house.putAccounts((0..<Self.brands).map(Self.account))
        return try (0..<Self.brands).map { number in
            try house.desk.seed(
                .brand(
                    "Brand \(number)",
                    ["Accounts": .array([.string(Self.account(number))]), "Slots": .string(Self.slots), "Time zone": "UTC"]))
        }
    }

    private static func account(_ number: Int) -> String { "Page \(number)" }

    /// With slots days away they lie still until an editor gives them another date.
    private func seed(_ drafts: Int, _ brands: [String]) async throws {
        let now = house.clock.now()
        let scratch = try await house.store()
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
    let house: House
    let brands: [String]
    let count: Int

    private var desk: Rehearsal.NotionDesk { house.desk }
    private var clock: SimulatedClock { house.clock }

    /// Until all drafts are in review.
    func wait() async throws {
        try await house.pass("the submission") { fresh.count == count }
    }

    private var fresh: [NotionRow] { desk.rows(of: "Drafts").filter { $0.properties["Status"] == "In review" } }

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
        try await house.pass("the approval") {
            rows.allSatisfy { desk.row($0.id)?.properties["Status"] == "Scheduled" }
        }
        // A write that is leapt over on its way counts as one that stood still, and ends the approval.
        try await Task.sleep(for: .seconds(2))
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
            let came = house.theatre.linkedIn.allPosts.filter { $0.createdAt >= slot - .seconds(30) }
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
        let sent = house.theatre.linkedIn.allPosts.count { $0.createdAt >= moment }
        for row in rows { try desk.perform(.setProperty(page: row.id, name: "Status", value: "Rejected")) }
        try await house.pass("the rejection") { rows.allSatisfy { desk.row($0.id)?.properties["Status"] == "Rejected" } }
        clock.jump(to: clock.now() + .seconds(120))
        return sent
    }
}
