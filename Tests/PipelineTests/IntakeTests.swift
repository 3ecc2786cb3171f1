import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support
import TestKit
import Testing

/// From feeds to the board: collecting, selecting, submitting.
@Suite struct IntakeTests {
    private func item(_ id: String, feed: String, _ rig: Rig) -> Item {
        Item(
            id: id, feedID: feed, identity: "guid:\(id)", url: "https://example.org/\(id)", title: "News of \(id)",
            publishedAt: rig.clock.now(), text: "Something happened.", firstSeenAt: rig.clock.now(), contentHash: SHA256.hex(of: id))
    }

    private func order(_ names: [String], _ rig: Rig) async throws {
        let feeds = names.map { FeedSource(id: $0, url: "https://\($0).example/feed", name: $0) }
        try await rig.store.reconcile(feeds: feeds, origin: .configuration, now: rig.clock.now())
    }

    @Test("a feed that fails costs only itself, backs off, and is a fault until it is read again")
    func oneFeedFails() async throws {
        let rig = try await Rig()
        try await order(["good", "bad"], rig)
        let fresh = item("one", feed: "good", rig)
        rig.reader.answer { source, state in
            if source.id == "bad" { throw ScriptedFailure("The feed answered 500.") }
            return FeedReading(state: state, items: [fresh])
        }
        var badReads: [Double] = []
        let start = rig.clock.now()
        while let due = try await rig.stage("collect").nextDue(now: rig.clock.now()), due < start + .seconds(16000) {
            rig.clock.advance(to: due)
            let before = rig.reader.reads.filter { $0.contains("bad") }.count
            try await rig.drain("collect")
            if rig.reader.reads.filter({ $0.contains("bad") }).count > before { badReads.append(due.timeIntervalSince(start)) }
        }
        #expect(badReads == [0, 1800, 5400, 12600])
        #expect(rig.reader.reads.filter { $0.contains("good") }.count == 9)
        #expect(try await rig.faults() == ["feed https://bad.example/feed"])
        rig.reader.answer { _, state in FeedReading(state: state, items: nil) }
        rig.clock.advance(by: .seconds(86400))
        try await rig.drain("collect")
        #expect(try await rig.faults().isEmpty)
    }

    @Test("a server that asks for patience gets it", arguments: [7200, 200_000])
    func retryAfter(_ seconds: Int) async throws {
        let rig = try await Rig()
        try await order(["feed"], rig)
        rig.reader.answer { _, _ in throw ScriptedFailure("Asked to wait.", .retryAfter(.seconds(seconds))) }
        try await rig.drain("collect")
        let due = try await rig.stage("collect").nextDue(now: rig.clock.now())
        #expect(due == rig.clock.now() + .seconds(min(seconds, 86400)))
    }

    @Test("a brand's fresh items become candidates once, as many as a day may have")
    func selects() async throws {
        let rig = try await Rig()
        try await rig.brand { $0.maximumADay = 2 }
        try await rig.scratch.seedItems(["Alpha bridge opens", "Beta tunnel closes", "Gamma tower falls"], now: rig.clock.now())
        try await rig.work("select")
        rig.clock.advance(by: .seconds(61))
        try await rig.work("select")
        let queue = try await rig.store.status(now: rig.clock.now()).queues.first { $0.name == "candidates" }
        #expect(queue?.count == 2)
    }

    @Test("weights and quotas that are changed in the configuration hold from the next round on")
    func changedWeights() async throws {
        let rig = try await Rig()
        var settings = SelectionSettings()
        settings.maximumADay = 1
        rig.configure(selection: settings)
        try await rig.scratch.seedItems(["Alpha bridge opens", "Beta tunnel closes", "Gamma tower falls"], now: rig.clock.now())
        func chosen() async throws -> Int? {
            rig.clock.advance(by: .seconds(61))
            try await rig.work("select")
            return try await rig.store.status(now: rig.clock.now()).queues.first { $0.name == "candidates" }?.count
        }
        #expect(try await chosen() == 1)
        settings.maximumADay = 2
        rig.configure(selection: settings)
        #expect(try await chosen() == 2)
    }

    @Test("a ring too soon after the last round is answered after a pause, not at once and not in an hour")
    func selectionIsPaced() async throws {
        let rig = try await Rig()
        try await rig.work("select")
        let now = rig.clock.now()
        #expect(try await rig.stage("select").nextDue(now: now) == now + .seconds(3600))
        try await rig.work("select")
        let due = try #require(try await rig.stage("select").nextDue(now: now))
        #expect(due > now && due <= now + .seconds(60))
    }

    @Test("a brand without a known account is a fault with the next step")
    func missingAccount() async throws {
        let rig = try await Rig()
        try await rig.brand { $0.accounts = ["elsewhere"] }
        try await rig.work("select")
        #expect(try await rig.store.status(now: rig.clock.now()).faults.first?.sentence.contains("[[account]]") == true)
        try await rig.brand()
        rig.clock.advance(by: .seconds(61))
        try await rig.work("select")
        #expect(try await rig.faults().isEmpty)
    }

    // MARK: submitting

    @Test("a submission whose answer was lost makes no second page")
    func lostAnswer() async throws {
        let rig = try await Rig()
        try await rig.scratch.seedDraft(state: .drafted, now: rig.clock.now())
        rig.board.trouble { deed in if case .submit = deed { .lose(ScriptedFailure("Timed out.")) } else { nil } }
        try await rig.drain("submit")
        #expect(try await rig.state() == .drafted)
        rig.board.heal()
        rig.clock.advance(by: .seconds(60))
        try await rig.drain("submit")
        #expect(rig.board.pageCount == 1)
        #expect(try await rig.state() == .submitted)
    }

    @Test("a draft is never given up for the board's sake", arguments: [Disposition.retry, .permanent, .needsOperator])
    func neverGivenUp(_ disposition: Disposition) async throws {
        let rig = try await Rig()
        try await rig.scratch.seedDraft(state: .drafted, now: rig.clock.now())
        rig.board.trouble { _ in .refuse(ScriptedFailure("Notion is away.", disposition)) }
        for _ in 0..<120 {
            try await rig.drain("submit")
            rig.clock.advance(by: .seconds(3600))
        }
        #expect(try await rig.faults() == ["board"])
        rig.board.heal()
        try await rig.drain("submit")
        #expect(try await rig.state() == .submitted)
        #expect(try await rig.faults().isEmpty)
    }

    @Test("without a desk no loop says that work is due which it cannot do")
    func noDesk() async throws {
        let rig = try await Rig()
        try await rig.scratch.seedDraft(state: .drafted, now: rig.clock.now())
        rig.configure(hasDesk: false)
        for stage in rig.line.stages where try await !stage.workOnce() {
            let due = try await stage.nextDue(now: rig.clock.now())
            #expect(due.map { $0 > rig.clock.now() } ?? true, "\(stage.name) would spin")
        }
    }
}
