import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support
import TestKit
import Testing

/// What becomes of posts that were due while nothing ran: judged by what the publisher saw.
@Suite struct CatchUpTests {
    /// Eight posts with the hourly slots from 12:00 to 19:00, each of them firm.
    private static func scheduled(_ rig: Rig, _ change: @escaping (inout AccountSettings) -> Void = { _ in }) async throws -> [String] {
        rig.configure(account: {
            $0.slots = (12...19).map { "daily \($0):00" }.joined(separator: ", ")
            change(&$0)
        })
        let ids = (1...8).map { "post \($0)" }
        for id in ids { try await rig.scheduled(id) }
        return ids
    }

    /// When each post was sent, as the publisher saw it.
    private static func watch(_ rig: Rig) -> Locked<[(id: String, at: Date)]> {
        let seen = Locked<[(id: String, at: Date)]>([])
        let clock = rig.clock
        rig.publisher.onSend { post in
            seen.withLock { $0.append((post.draftID, clock.now())) }
            return .published(post)
        }
        return seen
    }

    /// Lets the line work through the time, minute by minute.
    private static func live(_ rig: Rig, for length: Duration) async throws {
        let end = rig.clock.now() + length
        while rig.clock.now() < end {
            try await rig.drain("schedule", "prepare", "send", "announce")
            rig.clock.advance(by: .seconds(60))
        }
    }

    /// The start of 4 July 2026, on which the rig begins.
    private static let today = Date(milliseconds: 1_783_123_200_000)

    @Test("after a long stop, many due posts: the latest keep their gap, the others get free slots, and nothing bursts")
    func shift() async throws {
        let rig = try await Rig()
        let ids = try await Self.scheduled(rig)
        let seen = Self.watch(rig)
        rig.clock.advance(to: Self.today + .seconds(17 * 3600 + 1800))
        try await Self.live(rig, for: .seconds(3 * 86400))
        let sent = seen.withLock { $0 }
        #expect(Set(sent.map(\.id)) == Set(ids) && sent.count == ids.count)
        for (before, after) in zip(sent, sent.dropFirst()) { #expect(after.at.timeIntervalSince(before.at) >= 3600 - 60) }
        // 16:00 and 17:00 are within two hours; the posts before them get the slots of the next days.
        #expect(sent.prefix(2).map(\.id) == ["post 5", "post 6"])
        #expect(sent[0].at.timeIntervalSince(Self.today) < 17 * 3600 + 1860)
        #expect(
            try rig.page("post 1").answers.contains { $0.hasPrefix("Not sent. Its slot") && $0.hasSuffix("It gets the next free slot.") })
    }

    @Test("without a gap, posts of one time go out together, but late ones five minutes apart", arguments: [(30, 0), (3600, 300)])
    func noGap(_ late: Int, _ apart: Double) async throws {
        let rig = try await Rig()
        try await rig.preparedAtOnce((1...5).map { "post \($0)" })
        let seen = Self.watch(rig)
        rig.clock.advance(by: .seconds(late))
        try await Self.live(rig, for: .seconds(1800))
        let sent = seen.withLock { $0 }
        #expect(sent.count == 5)
        for (before, after) in zip(sent, sent.dropFirst()) {
            #expect(apart == 0 ? after.at == before.at : after.at.timeIntervalSince(before.at) >= apart - 60)
        }
    }

    @Test("a process that was killed with several posts at their slots starts again without a burst")
    func restart() async throws {
        let rig = try await Rig()
        let ids = try await Self.scheduled(rig) { $0.maxLatenessSeconds = 86400 }
        rig.clock.advance(to: Self.today + .seconds(20 * 3600))
        try await rig.drain("prepare", "send")
        #expect(rig.publisher.sent.count == 1)
        // Another line on the same store knows nothing but what the store says.
        let seen = Self.watch(rig)
        let line = ProductionLine(rig.workshop, store: rig.store, doorbell: rig.scratch.doorbell)
        let send = try #require(line.stages.first { $0.name == "send" })
        #expect(try await send.workOnce() == false)
        try await Self.live(rig, for: .seconds(86400))
        let sent = seen.withLock { $0 }
        #expect(sent.map(\.id) == Array(ids.dropFirst()))
        for (before, after) in zip(sent, sent.dropFirst()) { #expect(after.at.timeIntervalSince(before.at) >= 3600) }
    }

    @Test("two senders at once keep the gap too: the second post is not armed")
    func twoSenders() async throws {
        let rig = try await Rig()
        _ = try await Self.scheduled(rig) { $0.maxLatenessSeconds = 86400 }
        rig.clock.advance(to: Self.today + .seconds(20 * 3600))
        try await rig.drain("prepare")
        rig.publisher.onSend { post in
            for _ in 0..<50 { await Task.yield() }
            return .published(post)
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 { group.addTask { try await rig.work("send") } }
            try await group.waitForAll()
        }
        #expect(rig.publisher.sent.count == 1)
    }

    @Test("skip: a missed post is in review again without a slot, and goes out only after another approval")
    func skip() async throws {
        let rig = try await Rig()
        try await rig.brand { $0.editors = [Person(id: "editor", name: "Edda")] }
        rig.configure(account: { $0.catchUp = .skip })
        try await rig.scheduled()
        let slot = try #require(try await rig.draft().slot)
        rig.clock.advance(to: slot + .seconds(7201))
        try await Self.live(rig, for: .seconds(2 * 86400))
        #expect(rig.publisher.sent.isEmpty)
        #expect(try await rig.state() == .submitted)
        #expect(try await rig.draft().slot == nil)
        #expect(try rig.page().status == .inReview)
        #expect(try rig.page().publishAt == nil)
        #expect(try rig.page().answers.last?.contains("skips what it missed") == true)
        #expect(try await rig.store.decisions(ofDraft: "draft").last?.kind == .voided)
        try await rig.poll()
        try await rig.approve()
        try await Self.live(rig, for: .seconds(86400))
        #expect(rig.publisher.sent.count == 1)
    }

    @Test("ask: a missed post stays approved and waits for a person: Publish at, or /next", arguments: ["Publish at", "/next"])
    func ask(_ answer: String) async throws {
        let rig = try await Rig()
        rig.configure(account: { $0.catchUp = .ask })
        try await rig.scheduled()
        let slot = try #require(try await rig.draft().slot)
        rig.clock.advance(to: slot + .seconds(7201))
        try await Self.live(rig, for: .seconds(86400))
        #expect(rig.publisher.sent.isEmpty)
        #expect(try await rig.state() == .approved)
        #expect(try rig.page().answers.filter { $0.contains("waits for you") }.count == 1)
        #expect(try await rig.store.status(now: rig.clock.now()).waiting.map(\.errand?.task) == [.date])
        try await rig.poll()
        let wish = rig.clock.now() + .seconds(1800)
        if answer == "/next" { rig.board.comment("draft", "/next") } else { rig.board.edit("draft") { $0.publishAt = wish } }
        rig.clock.advance(by: .seconds(61))
        try await rig.poll()
        try await rig.drain("schedule")
        #expect(try await rig.state() == .slotted)
        #expect(try await rig.draft().board.asksForSlot == nil)
        if answer != "/next" { #expect(try await rig.draft().slot == wish) }
        try await Self.live(rig, for: .seconds(86400))
        #expect(rig.publisher.sent.count == 1)
    }

    @Test("an unanswered question ends with the window: nothing is sent")
    func unanswered() async throws {
        let rig = try await Rig()
        rig.configure(account: { $0.catchUp = .ask })
        try await rig.scheduled()
        let slot = try #require(try await rig.draft().slot)
        rig.clock.advance(to: slot + .seconds(7201))
        try await rig.drain("prepare", "send")
        rig.clock.advance(to: try await rig.draft().windowEnds)
        try await rig.drain("schedule", "prepare", "send")
        #expect(try await rig.state() == .expired)
        #expect(rig.publisher.sent.isEmpty)
    }

    @Test("late within the lateness, but in a blackout by now: not sent, it gets the next free slot")
    func lateIntoBlackout() async throws {
        let rig = try await Rig()
        try await rig.brand { $0.blackouts = "daily 13:00-18:00" }
        try await rig.scheduled()
        let slot = try #require(try await rig.draft().slot)
        rig.clock.advance(to: slot + .seconds(3600))
        try await rig.drain("prepare", "send", "schedule")
        #expect(rig.publisher.sent.isEmpty)
        #expect(try await rig.draft().slot == slot + .seconds(86400))
    }

    @Test("a blackout that comes after the slot was given moves the post")
    func laterBlackout() async throws {
        let rig = try await Rig()
        try await rig.scheduled()
        let slot = try #require(try await rig.draft().slot)
        try await rig.brand { $0.blackouts = "Sat-Sun" }
        rig.clock.advance(to: slot)
        try await rig.drain("prepare", "send", "schedule", "announce")
        #expect(rig.publisher.sent.isEmpty)
        #expect(try await rig.draft().slot == slot + .seconds(2 * 86400))
        #expect(try rig.page().answers.contains { $0.contains("is in the blackout \"Sat-Sun\"") })
    }
}
