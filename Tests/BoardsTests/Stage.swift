import Boards
import Editorial
import FoundationEssentials
import HTTPClient
import Notion
import Rehearsal
import Support

/// A clock on which nobody waits: whoever sleeps moves it on.
final class HastyClock: DeskClock {
    private let instant = Locked(Date(milliseconds: 1_783_156_080_000))
    func now() -> Date { instant.withLock { $0 } }
    func sleep(until deadline: Date) async throws {
        try Task.checkCancellation()
        instant.withLock { $0 = max($0, deadline) }
    }
    func advance(by length: Duration) { instant.withLock { $0 = $0 + length } }
}

/// A Notion workspace behind loopback HTTP, with the desk's databases, and the board that works on them.
struct Stage {
    let workspace: NotionDesk
    let board: NotionBoard
    let client: NotionClient
    let clock: HastyClock
    let report: SetupReport
    /// The page under which the databases are.
    let page: String
    private let http: HTTPClient

    /// Another board on the same workspace, as after a restart.
    func another(
        known: NotionBinding = NotionBinding(), intake: (any PictureIntake)? = nil, feeds: [String: FeedSource] = [:],
        rate: NotionRate? = nil, zones: [String: String] = [:]
    ) -> NotionBoard {
        var caller = client
        if let rate { caller = NotionClient(client.settings, transport: http, rate: rate, clock: clock, log: .silent) }
        return Stage.board(report, caller, http, clock, known: known, intake: intake, feeds: feeds, zones: zones)
    }

    fileprivate static func board(
        _ report: SetupReport, _ client: NotionClient, _ http: HTTPClient, _ clock: HastyClock, known: NotionBinding,
        intake: (any PictureIntake)? = nil, feeds: [String: FeedSource] = [:], zones: [String: String] = [:]
    ) -> NotionBoard {
        let tables = Dictionary(report.entries.map { ($0.table, $0.dataSourceID) }) { $1 }
        return NotionBoard(
            .init(tables: tables, feeds: feeds, zones: zones), client: client, transport: http, clock: clock, log: .silent, known: known,
            intake: intake)
    }

    fileprivate init(_ lookalike: NotionLookalike, _ clock: HastyClock) async throws {
        workspace = lookalike.desk
        self.clock = clock
        http = HTTPClient(userAgent: "copydesk-tests")
        client = NotionClient(
            .init(baseURL: lookalike.baseURL, token: Secret("ntn_rehearsal")), transport: http,
            rate: NotionRate(perSecond: 1000, burst: 1000, clock: clock), clock: clock, log: .silent)
        page = workspace.seedPage()
        report = try await NotionSetup(client: client).run(.init(page: "https://www.notion.so/Marketing-\(page.replacing("-", with: ""))"))
        board = Stage.board(report, client, http, clock, known: NotionBinding())
        // Past the time in which a page of an earlier run may be missing from queries.
        clock.advance(by: .seconds(3600))
    }

    func close() { http.close() }
}

/// Runs the body with a stage, whose server ends with it.
func onStage(_ settings: NotionDesk.Settings = .init(), _ body: @escaping @Sendable (Stage) async throws -> Void) async throws {
    let clock = HastyClock()
    let lookalike = try NotionLookalike(clock: clock, port: 0, settings: settings)
    try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await lookalike.run() }
        let stage = try await Stage(lookalike, clock)
        defer { stage.close() }
        try await body(stage)
        group.cancelAll()
    }
}

extension Stage {
    static let text = "Hook line.\n\nSecond paragraph with https://example.com/a.\nA soft break.\n\n#Swift #Notion"

    func submission(
        id: String = "draft-1", text: String = Stage.text, brand: String = "brand", slot: Date? = nil, language: String = "en",
        body: String = "Body."
    ) -> Submission {
        let now = clock.now()
        let candidate = Candidate(
            id: "cand-1", brandID: brand, briefID: nil, account: "acme", itemIDs: ["item-1"],
            reasons: ["It is new.", "It fits the brand."],
            createdAt: now)
        let item = Item(
            id: "item-1", feedID: "f", identity: "guid:1", url: "https://example.com/a", title: "An article", publishedAt: now,
            text: body,
            firstSeenAt: now, contentHash: "h")
        let writing = Writing(
            hook: "Hook", body: [], callToAction: "", hashtags: [], altText: "", picturePrompt: "",
            quotes: [Quote(source: "https://example.com/a", span: "exact words")])
        let record = WritingRecord(
            prompt: Prompt(system: "You write.", user: String(repeating: "Material. ", count: 900), nonce: "n", pages: []),
            result: WritingResult(writing: writing, model: "builtin", seed: 7), sources: ["item-1": "h"])
        var draft = Draft(
            id: id, candidateID: "cand-1", brandID: brand, briefID: nil, account: "acme", state: .drafted, title: "A title",
            content: PostContent(text: CanonicalText(plain: text).text, altText: "A bridge", pictureHash: nil),
            windowEnds: now + .seconds(86_400), createdAt: now)
        draft.slot = slot
        draft.checks = ["The alt text is short."]
        let version = DraftVersion(
            draftID: id, number: 1, author: "builtin", reason: "", text: draft.content.text, altText: "A bridge", createdAt: now,
            record: record)
        var speaker = Brand(id: brand, name: "Acme")
        speaker.language = language
        return Submission(
            draft: draft, version: version, assignment: Assignment(candidate: candidate, brand: speaker, brief: nil, items: [item]),
            zone: "Europe/Berlin", callout: Callout.text(for: draft, slot: "Thu 14:30 Europe/Berlin"))
    }

    static func hash(_ text: String) -> String { ApprovalHash.ofText(CanonicalText(plain: text).text) }

    static func hash(_ page: BoardPage) -> String { ApprovalHash.ofText(CanonicalText(page.post ?? []).text) }

    func picture(_ seed: UInt8 = 1) -> Picture {
        // Notion does not look inside; it compares the declared type with the name's ending.
        let bytes = [UInt8](repeating: seed, count: 2000)
        return Picture(
            bytes: bytes, mediaType: "image/png", width: 1200, height: 627, hash: SHA256.hex(of: bytes),
            provenance: .init(
                engine: "card", model: "", prompt: "", negativePrompt: "", seed: nil, deliveredWidth: 1200, deliveredHeight: 627, steps: [])
        )
    }

    func update(_ change: BoardUpdate.Change, key: String = "k1", in language: DeskLanguage? = nil) -> BoardUpdate {
        BoardUpdate(key: key, draftID: "draft-1", change: change, voice: language.map { Voice($0, in: Zone(known: "Europe/Berlin")) })
    }

    func set(_ name: String, _ value: JSON, on page: BoardReference, by person: NotionPerson = .ada) throws {
        try workspace.perform(.setProperty(page: page.pageID, name: name, value: value), by: person)
    }

    /// The block ids of the post's paragraphs.
    func paragraphs(of page: BoardReference) -> [String] {
        let blocks = workspace.blocks(of: page.pageID)
        guard let start = blocks.firstIndex(where: { $0.id == page.postBlockID }) else { return [] }
        return blocks[(start + 1)...].prefix { $0.depth > 0 }.map(\.id)
    }
}

extension KnownOrders {
    /// What is known once a reading was filed.
    func after(_ reading: CommissionReading) -> KnownOrders {
        KnownOrders(
            stamps: reading.stamps, brands: reading.brands + brands.values, briefs: reading.briefs + briefs.values, feeds: reading.feeds,
            missingSince: reading.missingSince)
    }
}

extension NotionBoard {
    /// A reading by which pages that did not move since are not read again.
    func commissions(known stamps: [String: PageStamp]) async throws -> CommissionReading {
        try await commissions(known: KnownOrders(stamps: stamps))
    }
}
