import Editorial
import FoundationEssentials
import Storage
import Support
import TestKit
import Testing

/// Rows of orders are told how they do, seldom and only what is new.
struct OrderNotesTests {
    private func feed(_ change: (inout FeedSource) -> Void = { _ in }) -> FeedSource {
        var feed = FeedSource(id: "row", url: "https://news.example/feed", name: "News")
        feed.origin = .board
        change(&feed)
        return feed
    }

    private func statuses(_ rig: Rig) -> [FeedHealth.Status] {
        rig.board.notes(onRow: "row").compactMap { note -> FeedHealth.Status? in
            guard case .feed(let health) = note else { return nil }
            return health.status
        }
    }

    @Test func `a row of Feeds becomes a feed at once, and its row says how it does at most hourly`() async throws {
        let rig = try await Rig()
        rig.board.put(feed())
        try await rig.poll()
        #expect(statuses(rig).isEmpty)
        let item = Item(
            id: "one", feedID: "row", identity: "guid:1", url: nil, title: "News", publishedAt: rig.clock.now(), text: "It happened.",
            firstSeenAt: rig.clock.now(), contentHash: "h")
        rig.reader.answer { _, state in FeedReading(state: state, items: [item]) }
        try await rig.drain("collect")
        #expect(rig.reader.reads == ["https://news.example/feed"])
        rig.clock.advance(by: .seconds(61))
        try await rig.poll()
        #expect(statuses(rig) == [.ok])
        rig.reader.answer { _, _ in throw ScriptedFailure("It answers 404.") }
        rig.clock.advance(by: .seconds(1900))
        try await rig.drain("collect")
        for _ in 1...5 { try await rig.poll() }
        #expect(statuses(rig) == [.ok])
        rig.clock.advance(by: .seconds(1700))
        try await rig.poll()
        #expect(statuses(rig) == [.ok, .failing])
        if case .feed(let health) = rig.board.notes(onRow: "row").last { #expect(health.error.contains("It answers 404.")) }
        rig.clock.advance(by: .seconds(3700))
        for _ in 1...5 { try await rig.poll() }
        #expect(statuses(rig) == [.ok, .failing])
    }

    @Test func `whoever corrects the address on a row sees at once how the feed does there`() async throws {
        let rig = try await Rig()
        rig.board.put(feed())
        try await rig.poll()
        rig.reader.answer { source, state in
            if source.url.hasSuffix("wrong") { throw ScriptedFailure("It answers 404.") }
            return FeedReading(state: state, items: [])
        }
        try await rig.drain("collect")
        rig.clock.advance(by: .seconds(61))
        try await rig.poll()
        #expect(statuses(rig) == [.ok])
        var moved = FeedSource(id: "row", url: "https://news.example/wrong", name: "News")
        moved.origin = .board
        rig.board.put(moved)
        rig.clock.advance(by: .seconds(61))
        try await rig.poll()
        try await rig.drain("collect")
        rig.clock.advance(by: .seconds(61))
        try await rig.poll()
        #expect(statuses(rig) == [.ok, .failing])
    }

    @Test func `a feed's row is written at most hourly over restarts too`() async throws {
        let (folder, clock) = (try ScratchFolder(), ManualClock())
        do {
            let rig = try await Rig(folder: folder, clock: clock)
            rig.board.put(feed())
            try await rig.poll()
            rig.reader.answer { _, _ in throw ScriptedFailure("It answers 404.") }
            try await rig.drain("collect")
            clock.advance(by: .seconds(61))
            try await rig.poll()
            #expect(statuses(rig) == [.failing])
        }
        for _ in 1...3 {
            clock.advance(by: .seconds(600))
            let rig = try await Rig(folder: folder, clock: clock)
            rig.board.put(feed())
            for _ in 1...2 { try await rig.poll() }
            #expect(statuses(rig).isEmpty)
        }
        clock.advance(by: .seconds(3600))
        let rig = try await Rig(folder: folder, clock: clock)
        rig.board.put(feed())
        try await rig.poll()
        #expect(statuses(rig) == [.failing])
    }

    @Test func `a paused row is not read, and one of a competitor is read and never drafted from`() async throws {
        let rig = try await Rig()
        rig.board.put(feed { $0.isPaused = true })
        try await rig.poll()
        try await rig.drain("collect")
        #expect(rig.reader.reads.isEmpty)
        rig.board.put(
            feed {
                $0.isPaused = false
                $0.isCompetitor = true
            })
        let item = Item(
            id: "one", feedID: "row", identity: "guid:1", url: nil, title: "News", publishedAt: rig.clock.now(), text: "It happened.",
            firstSeenAt: rig.clock.now(), contentHash: "h")
        rig.reader.answer { _, state in FeedReading(state: state, items: [item]) }
        try await rig.poll()
        try await rig.drain("collect")
        #expect(rig.reader.reads.count == 1)
        try await rig.work("select")
        let queue = try await rig.store.status(now: rig.clock.now()).queues.first { $0.name == "candidates" }
        #expect(queue?.count ?? 0 == 0)
    }

    @Test func `a note that is refused stops nothing and is tried again an hour later`() async throws {
        let rig = try await Rig()
        rig.board.put(feed())
        try await rig.poll()
        try await rig.drain("collect")
        rig.board.trouble { if case .tell("row") = $0 { .refuse(ScriptedFailure("No.", .permanent)) } else { nil } }
        for _ in 1...4 { try await rig.poll() }
        #expect(rig.board.deeds.filter { $0 == .tell("row") }.count == 1)
        #expect(try await rig.faults().isEmpty)
        rig.board.heal()
        rig.clock.advance(by: .seconds(3600))
        try await rig.poll()
        #expect(statuses(rig).count == 1)
    }
}
