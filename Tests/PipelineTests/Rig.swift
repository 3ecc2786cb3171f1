import Editorial
import FoundationEssentials
import Pipeline
import ProofKit
import Storage
import Support
import TestKit
import Testing

/// The whole line on a real store, with scripted peers and a clock that a test moves. Nothing runs by itself.
struct Rig: Sendable {
    let scratch: ScratchStore
    let clock: ManualClock
    let board: ScriptedBoard
    let publisher: ScriptedPublisher
    let evidence: ScriptedEvidence
    let inspector: ScriptedInspector
    let statistics: ScriptedStatistics
    let editor = ScriptedEditor()
    let commenter = ScriptedCommenter()
    let reader = ScriptedReader()
    let pages = ScriptedPages()
    let holidays = ScriptedHolidays()
    let writer = ScriptedTextModel("first")
    let painter = ScriptedImageModel()
    let lines: LogLines
    let box: NewsroomBox
    let workshop: Workshop
    let line: ProductionLine
    let breakage: Breakage

    var store: Store { scratch.store }

    /// A brand "brand" whose account "company" posts daily at noon UTC; the clock stands at 09:08 on 4 July 2026.
    init(
        folder: ScratchFolder? = nil, clock: ManualClock = ManualClock(), publisher: ScriptedPublisher? = nil,
        inspector: ScriptedInspector = ScriptedInspector(), breakage: Breakage = .none
    ) async throws {
        self.clock = clock
        self.breakage = breakage
        scratch = try await ScratchStore(folder: folder ?? ScratchFolder(), url: "sqlite:desk.db", now: clock.now())
        board = ScriptedBoard(clock: clock)
        self.publisher = publisher ?? ScriptedPublisher(clock: clock)
        evidence = ScriptedEvidence(clock: clock)
        self.inspector = inspector
        statistics = ScriptedStatistics(clock: clock)
        let captured = Log.captured()
        lines = captured.lines
        box = NewsroomBox(
            Rig.newsroom(
                board: board, publisher: breakage.publisher(self.publisher), evidence: evidence, inspector: inspector,
                statistics: statistics, editor: editor, commenter: commenter, reader: reader, pages: pages, holidays: holidays,
                writers: [writer],
                painters: [painter]))
        workshop = Workshop(
            newsroom: box, clock: clock, log: captured.log, metrics: Metrics(), faults: scratch.store, holidays: scratch.store,
            random: { 0 })
        line = ProductionLine(workshop, store: scratch.store, doorbell: scratch.doorbell)
        try await brand()
    }

    /// Puts the brand on the desk and in the store, changed.
    func brand(_ change: (inout Brand) -> Void = { _ in }) async throws { board.put(try await scratch.seedBrand("brand", change)) }

    // MARK: the configuration

    /// Puts another newsroom in force.
    func configure(
        account: (inout AccountSettings) -> Void = { _ in }, isPaused: Bool = false, withoutBoard: Set<String> = [],
        writers: [any TextModel]? = nil, hasDesk: Bool = true, hasAccount: Bool = true, hasEvidence: Bool = true,
        hasStatistics: Bool = true, hasEditor: Bool = true, inspector: ScriptedInspector? = nil, disabled: Set<String> = [],
        resendsUnseen: Bool = false, budgets: Budgets = Budgets(),
        selection: SelectionSettings = SelectionSettings(),
        messenger: (any Messenger)? = nil, embedder: (any Embedder)? = nil
    ) {
        box.swap(
            Rig.newsroom(
                board: board, publisher: breakage.publisher(publisher), evidence: hasEvidence ? evidence : nil,
                inspector: inspector ?? self.inspector, statistics: hasStatistics ? statistics : nil, editor: hasEditor ? editor : nil,
                commenter: commenter,
                reader: reader, pages: pages, holidays: holidays, writers: writers ?? [writer], painters: [painter], account: account,
                isPaused: isPaused,
                withoutBoard: withoutBoard, hasDesk: hasDesk,
                hasAccount: hasAccount, disabled: disabled, resendsUnseen: resendsUnseen, budgets: budgets, selection: selection,
                messenger: messenger, embedder: embedder))
    }

    private static func newsroom(
        board: ScriptedBoard, publisher: any Publisher, evidence: (any Evidence)?, inspector: any AccountInspector,
        statistics: (any Statistics)?, editor: (any PostEditor)?, commenter: (any PostCommenter)?, reader: any SourceReader,
        pages: any PageReader,
        holidays: any HolidayReader, writers: [any TextModel],
        painters: [any ImageModel],
        account change: (inout AccountSettings) -> Void = { _ in }, isPaused: Bool = false,
        withoutBoard: Set<String> = [], hasDesk: Bool = true, hasAccount: Bool = true, disabled: Set<String> = [],
        resendsUnseen: Bool = false, budgets: Budgets = Budgets(), selection: SelectionSettings = SelectionSettings(),
        messenger: (any Messenger)? = nil, embedder: (any Embedder)? = nil
    ) -> Newsroom {
        var settings = AccountSettings(name: "company", kind: "file", slots: "daily 12:00", zone: "UTC")
        change(&settings)
        let desk = Newsroom.Desk(
            board: board, reading: board, commissions: board, poll: .seconds(15), grace: .seconds(1800), publishesWithoutBoard: withoutBoard
        )
        let account = Newsroom.Account(
            settings: settings, publisher: publisher, evidence: evidence, inspector: inspector, statistics: statistics, editor: editor,
            commenter: commenter,
            resendsUnseen: resendsUnseen)
        return Newsroom(
            desk: hasDesk ? desk : nil, reader: reader, pageReader: pages, holidayReader: holidays, textModels: writers,
            imageModels: painters, embedder: embedder,
            intake: ScriptedIntake(refused: ["broken.png"]),
            accounts: hasAccount ? ["company": account] : [:], disabledAccounts: disabled, isPaused: isPaused, budgets: budgets,
            selection: selection, messenger: messenger)
    }

    // MARK: work

    func stage(_ name: String) throws -> any Stage {
        // The desk is read by three loops; here they take turns.
        if name == "board" { return DeskReading(parts: line.stages.filter { ["board", "comments", "blocks", "mail"].contains($0.name) }) }
        return try #require(line.stages.first { $0.name == name })
    }

    /// One piece of work of one loop.
    @discardableResult
    func work(_ name: String) async throws -> Bool { try await stage(name).workOnce() }

    /// All the work that a loop has now; a loop that finds no end is a fault.
    func drain(_ names: String...) async throws {
        for name in names {
            var rounds = 0
            while try await work(name) {
                rounds += 1
                if rounds > 500 { throw NoEnd(name: name) }
            }
        }
    }

    /// Lets a poll interval pass and reads the board.
    func poll() async throws {
        clock.advance(by: .seconds(16))
        try await work("board")
    }

    // MARK: drafts on their way

    func draft(_ id: String = "draft") async throws -> Draft { try #require(try await store.draft(id)) }
    func state(_ id: String = "draft") async throws -> DraftState { try await draft(id).state }
    func page(_ id: String = "draft") throws -> ScriptedPage { try #require(board.page(ofDraft: id)) }

    /// A draft in review.
    func submitted(_ id: String = "draft", _ change: (inout Draft) -> Void = { _ in }) async throws {
        try await scratch.seedDraft(id, state: .drafted, now: clock.now(), change)
        try await drain("submit")
        try await poll()
    }

    /// A draft whose approval is in force, with a firm slot that its page shows.
    func scheduled(_ id: String = "draft", _ change: (inout Draft) -> Void = { _ in }) async throws {
        try await submitted(id, change)
        try await approve(id)
        try await drain("schedule", "announce")
        try await poll()
        try #require(try await state(id) == .slotted)
    }

    /// A draft whose post is live, and some time later.
    func published(_ id: String = "draft", _ change: (inout Draft) -> Void = { _ in }) async throws {
        try await prepared(id, change)
        try await drain("send", "announce")
        try #require(try await state(id) == .published)
        clock.advance(by: .seconds(61))
        try await poll()
    }

    /// The editor approves, and the minute passes.
    func approve(_ id: String = "draft") async throws {
        board.edit(id) { $0.status = .approved }
        try await poll()
        clock.advance(by: .seconds(61))
        try await poll()
    }

    /// A draft whose request is made, at its slot.
    func prepared(_ id: String = "draft", _ change: (inout Draft) -> Void = { _ in }) async throws {
        try await scheduled(id, change)
        try await prepareAtSlot(id)
        try #require(try await state(id) == .prepared)
    }

    func prepareAtSlot(_ id: String = "draft") async throws {
        let slot = try #require(try await draft(id).slot)
        clock.advance(to: slot - .seconds(200))
        try await drain("prepare")
        clock.advance(to: slot)
    }

    /// Keys of the faults that stand.
    func faults() async throws -> [String] { try await store.status(now: clock.now()).faults.map(\.key) }

    func attempt(_ id: String = "draft") async throws -> Attempt { try #require(try await store.lastAttempt(ofDraft: id)) }
}

/// A loop finds work without end.
struct NoEnd: Error { let name: String }
