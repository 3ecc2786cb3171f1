import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support
import TestKit
import Testing

/// People are mentioned on pages that are no draft's: once for each thing, over restarts too.
struct PageNoticeTests {
    static let day = Duration.seconds(86_400)
    private static let ada = Person(id: "ada", name: "Ada")
    private static let ben = Person(id: "ben", name: "Ben")

    private static func rig(
        folder: ScratchFolder? = nil, clock: ManualClock = ManualClock(), inspector: ScriptedInspector = ScriptedInspector()
    ) async throws -> Rig {
        let rig = try await Rig(folder: folder, clock: clock, inspector: inspector)
        try await rig.brand {
            $0.accounts = ["company"]
            $0.editors = [ada]
            $0.approvers = [ben]
        }
        return rig
    }

    // MARK: silent feeds

    private static func put(feed brand: String? = "Brand brand", on rig: Rig) {
        var feed = FeedSource(id: "row", url: "https://news.example/feed", name: "News")
        feed.origin = .board
        feed.brand = brand
        rig.board.put(feed)
    }

    /// The feed is read, and has entries of these days ago.
    private static func read(_ rig: Rig, daysAgo: [Double]) async throws {
        let now = rig.clock.now()
        let items = daysAgo.map { days in
            let date = now.addingTimeInterval(-days * 86_400)
            return Item(
                id: "item \(date.milliseconds)", feedID: "row", identity: "guid:\(date.milliseconds)", url: nil, title: "News",
                publishedAt: date, text: "It happened.", firstSeenAt: now, contentHash: "\(date.milliseconds)")
        }
        rig.reader.answer { _, state in FeedReading(state: state, items: items) }
        try await rig.drain("collect")
    }

    /// A look at the desk, some minutes later.
    private static func look(_ rig: Rig) async throws {
        rig.clock.advance(by: .seconds(120))
        try await rig.poll()
    }

    private static func told(_ rig: Rig) -> [ScriptedBoard.RowComment] { rig.board.comments(onRow: "row") }

    @Test func `a feed that goes silent mentions its brand's editors on its row, once until it has been heard and is silent again`()
        async throws
    {
        let rig = try await Self.rig()
        Self.put(on: rig)
        try await rig.poll()
        try await Self.read(rig, daysAgo: [1, 3, 5, 7])
        try await Self.look(rig)
        #expect(Self.told(rig).isEmpty)
        rig.clock.advance(by: Self.day * 6)
        for _ in 1...3 { try await Self.look(rig) }
        #expect(Self.told(rig).map(\.people) == [["Ada"]])
        #expect(Self.told(rig)[0].text.hasPrefix("This feed has gone silent: nothing new since 2026-07-03."), "\(Self.told(rig))")
        rig.clock.advance(by: Self.day * 3)
        for _ in 1...3 { try await Self.look(rig) }
        #expect(Self.told(rig).count == 1)
        try await Self.read(rig, daysAgo: [0.1])
        try await Self.look(rig)
        rig.clock.advance(by: Self.day * 20)
        for _ in 1...3 { try await Self.look(rig) }
        #expect(Self.told(rig).count == 2)
    }

    @Test func `a silent feed of the configuration is one fault, which ends with a new entry or with the feed`() async throws {
        let rig = try await Self.rig()
        let feed = FeedSource(id: "row", url: "https://news.example/feed", name: "News")
        try await rig.store.reconcile(feeds: [feed], origin: .configuration, now: rig.clock.now())
        try await Self.read(rig, daysAgo: [1, 3, 5, 7])
        try await Self.look(rig)
        #expect(try await rig.faults().isEmpty)
        rig.clock.advance(by: Self.day * 6)
        for _ in 1...3 { try await Self.look(rig) }
        #expect(try await rig.faults() == ["silence News"])
        try await Self.read(rig, daysAgo: [0.1])
        try await Self.look(rig)
        #expect(try await rig.faults().isEmpty)
        rig.clock.advance(by: Self.day * 20)
        try await Self.look(rig)
        #expect(try await rig.faults() == ["silence News"])
        try await rig.store.reconcile(feeds: [], origin: .configuration, now: rig.clock.now())
        try await Self.look(rig)
        #expect(try await rig.faults().isEmpty && Self.told(rig).isEmpty)
    }

    @Test(arguments: [nil, "It answers 404."] as [String?])
    func `a feed that never brought anything mentions people four weeks after it was ordered`(error: String?) async throws {
        let rig = try await Self.rig()
        Self.put(on: rig)
        try await rig.poll()
        rig.reader.answer { _, state in
            if let error { throw ScriptedFailure(error) }
            return FeedReading(state: state, items: [])
        }
        try await rig.drain("collect")
        try await Self.look(rig)
        rig.clock.advance(by: Self.day * 27)
        try await Self.look(rig)
        #expect(Self.told(rig).isEmpty)
        rig.clock.advance(by: Self.day)
        for _ in 1...3 { try await Self.look(rig) }
        #expect(Self.told(rig).map(\.people) == [["Ada"]])
        let words = error.map { "Nothing new has come from this feed since 2026-07-04. \($0) Put" }
        #expect(Self.told(rig)[0].text.hasPrefix(words ?? "This feed has had no entry since it was ordered on 2026-07-04."))
    }

    @Test func `a feed of the configuration that never had an entry is a fault four weeks after it was ordered`() async throws {
        let rig = try await Self.rig()
        let feed = FeedSource(id: "row", url: "https://news.example/feed", name: "News")
        try await rig.store.reconcile(feeds: [feed], origin: .configuration, now: rig.clock.now())
        try await Self.read(rig, daysAgo: [])
        rig.clock.advance(by: Self.day * 27)
        try await Self.look(rig)
        #expect(try await rig.faults().isEmpty)
        rig.clock.advance(by: Self.day * 2)
        try await Self.look(rig)
        #expect(try await rig.faults() == ["silence News"])
    }

    @Test func `a silence that was told of is not told of after a restart`() async throws {
        let (folder, clock) = (try ScratchFolder(), ManualClock())
        do {
            let rig = try await Self.rig(folder: folder, clock: clock)
            Self.put(on: rig)
            try await rig.poll()
            try await Self.read(rig, daysAgo: [8, 10, 12])
            try await Self.look(rig)
            #expect(Self.told(rig).count == 1)
        }
        let rig = try await Self.rig(folder: folder, clock: clock)
        Self.put(on: rig)
        for _ in 1...3 { try await Self.look(rig) }
        #expect(Self.told(rig).isEmpty)
    }

    @Test func `a feed of every brand mentions all their editors, each once, and a comment that is lost is written again`() async throws {
        let rig = try await Self.rig()
        rig.board.put(
            try await rig.scratch.seedBrand("other") {
                $0.editors = [Self.ada, Self.ben]
            })
        Self.put(feed: nil, on: rig)
        try await rig.poll()
        try await Self.read(rig, daysAgo: [8, 10, 12])
        rig.board.trouble { deed in
            if case .apply(let update) = deed, update.key.hasPrefix("silent") { .refuse(ScriptedFailure("Notion is away.")) } else { nil }
        }
        try await Self.look(rig)
        #expect(Self.told(rig).isEmpty && rig.board.deeds.contains { if case .apply = $0 { true } else { false } })
        #expect(try await rig.faults().isEmpty)
        rig.board.heal()
        for _ in 1...2 { try await Self.look(rig) }
        #expect(Self.told(rig).map(\.people) == [["Ada", "Ben"]])
    }

    // MARK: tokens

    /// What the brand's page was told, day by day until the token ends.
    private static func days(_ rig: Rig, until end: Date) async throws -> [Int: String] {
        var told: [Int: String] = [:]
        while rig.clock.now() < end {
            let before = rig.board.comments(onRow: "brand").count
            try await rig.drain("inspect")
            for _ in 1...2 { try await rig.poll() }
            let comments = rig.board.comments(onRow: "brand").dropFirst(before)
            #expect(comments.allSatisfy { $0.people == ["Ben"] } && comments.count < 2, "\(comments)")
            if let text = comments.first?.text { told[Int((end.timeIntervalSince(rig.clock.now()) / 86_400).rounded())] = text }
            rig.clock.advance(by: .seconds(43_200))
        }
        return told
    }

    @Test func `14, 7, 3 and 1 days before a token ends the brand's page mentions its approvers, also where no post is set for later`()
        async throws
    {
        let rig = try await Self.rig()
        let end = rig.clock.now() + Self.day * 20
        rig.inspector.onAsk { ScriptedInspector.access(at: $0, until: end) }
        let told = try await Self.days(rig, until: end)
        #expect(told.keys.sorted() == [1, 3, 7, 14], "\(told)")
        for text in told.values {
            #expect(text.hasPrefix("The token of account \"company\" ends on 2026-07-24 (UTC), in "))
            #expect(text.hasSuffix(" No approved post is set for after that day yet."), "\(text)")
        }
    }

    @Test func `the posts that a token's end would stop are named on the brand's page too, and a restart tells nobody again`() async throws
    {
        let (folder, clock, inspector) = (try ScratchFolder(), ManualClock(), ScriptedInspector())
        let end = clock.now() + Self.day * 20
        inspector.onAsk { ScriptedInspector.access(at: $0, until: end) }
        do {
            let rig = try await Self.rig(folder: folder, clock: clock, inspector: inspector)
            try await rig.brand { $0.accounts = ["company"] }
            try await rig.scheduled("late")
            try await rig.brand { $0.approvers = [Self.ben] }
            try await rig.store.amend("late", lease: nil, now: clock.now()) { row in
                row.slot = end + Self.day
                return DraftFiling()
            }
            clock.advance(to: end - Self.day * 7)
            try await rig.drain("inspect")
            for _ in 1...3 { try await rig.poll() }
            let told = rig.board.comments(onRow: "brand")
            let title = try await rig.draft("late").title
            #expect(told.count == 1 && told[0].text.contains(" 1 approved post is set for after that day: \"\(title)\" ("), "\(told)")
        }
        let rig = try await Self.rig(folder: folder, clock: clock, inspector: inspector)
        for _ in 1...3 { try await rig.poll() }
        #expect(rig.board.comments(onRow: "brand").isEmpty)
    }
}
