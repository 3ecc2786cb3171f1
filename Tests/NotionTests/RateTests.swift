import FoundationEssentials
import Notion
import Support
import Testing

@Suite struct RateTests {
    @Test("Higher lanes go first, whoever came earlier")
    func lanesGoInOrder() async throws {
        let clock = HandClock()
        let rate = NotionRate(perSecond: 1, burst: 1, clock: clock)
        try await rate.take(.comments, patience: .seconds(10))
        let order = Locked<[NotionLane]>([])
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (count, lane) in NotionLane.allCases.reversed().enumerated() {
                group.addTask {
                    try await rate.take(lane, patience: .seconds(10))
                    order.withLock { $0.append(lane) }
                }
                while clock.sleepers <= count { await Task.yield() }
            }
            for done in 1...NotionLane.allCases.count {
                clock.advance(by: .seconds(1))
                while order.withLock({ $0.count }) < done || clock.sleepers < NotionLane.allCases.count - done { await Task.yield() }
            }
            try await group.waitForAll()
        }
        #expect(order.withLock { $0 } == [.armingRead, .rulings, .writes, .comments, .blocks])
    }

    @Test("Nobody is passed by more than three that came later, but by arming reads")
    func nobodyStarves() async throws {
        let clock = HandClock()
        let rate = NotionRate(perSecond: 1, burst: 1, clock: clock)
        try await rate.take(.writes, patience: .seconds(10))
        let order = Locked<[NotionLane]>([])
        let arrivals: [NotionLane] = [.comments, .writes, .writes, .rulings, .writes, .rulings, .armingRead]
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (count, lane) in arrivals.enumerated() {
                group.addTask {
                    try await rate.take(lane, patience: .seconds(10))
                    order.withLock { $0.append(lane) }
                }
                while clock.sleepers <= count { await Task.yield() }
            }
            for done in 1...arrivals.count {
                clock.advance(by: .seconds(1))
                while order.withLock({ $0.count }) < done || clock.sleepers < arrivals.count - done { await Task.yield() }
            }
            try await group.waitForAll()
        }
        #expect(order.withLock { $0 } == [.armingRead, .rulings, .writes, .writes, .comments, .rulings, .writes])
    }

    @Test("The rate is short when it has been used up for a while, and not when it rests")
    func tellsShortage() async throws {
        let clock = HastyClock()
        let rate = NotionRate(perSecond: 2.5, burst: 8, clock: clock)
        for _ in 0..<40 { try await rate.take(.writes, patience: .seconds(10)) }
        #expect(!rate.isShort, "a burst is none")
        for _ in 0..<40 { try await rate.take(.writes, patience: .seconds(10)) }
        #expect(rate.isShort)
        try await clock.sleep(for: .seconds(2))
        #expect(!rate.isShort)
    }

    @Test("A burst is free, then the average holds")
    func keepsTheAverage() async throws {
        let clock = HastyClock()
        let start = clock.now()
        let rate = NotionRate(perSecond: 2.5, burst: 3, clock: clock)
        for _ in 0..<13 { try await rate.take(.writes, patience: .seconds(10)) }
        #expect(abs(clock.now().timeIntervalSince(start) - 4) < 0.01)
    }

    @Test(
        "Looking for comments leaves room for what follows from one, comments on blocks a little more",
        arguments: [(NotionLane.comments, 3, 5), (.blocks, 1, 7)])
    func commentsLeaveRoom(_ lane: NotionLane, taken: Int, left: Int) async throws {
        let clock = HastyClock()
        let start = clock.now()
        let rate = NotionRate(perSecond: 1, burst: 8, clock: clock)
        for _ in 0..<taken { try await rate.take(lane, patience: .seconds(10)) }
        #expect(clock.now() == start)
        try await rate.take(lane, patience: .seconds(10))
        #expect(abs(clock.now().timeIntervalSince(start) - 1) < 0.01)
        for _ in 0..<left { try await rate.take(.writes, patience: .seconds(10)) }
        #expect(abs(clock.now().timeIntervalSince(start) - 1) < 0.01)
    }

    @Test("A hold stops every lane and lets one through when it ends")
    func holdsEverybody() async throws {
        let clock = HastyClock()
        let start = clock.now()
        let rate = NotionRate(perSecond: 1, burst: 3, clock: clock)
        rate.hold(for: .seconds(30))
        rate.hold(for: .seconds(5))
        try await rate.take(.armingRead, patience: .seconds(60))
        #expect(clock.now().timeIntervalSince(start) == 30)
        try await rate.take(.armingRead, patience: .seconds(60))
        #expect(abs(clock.now().timeIntervalSince(start) - 31) < 0.01)
    }

    @Test("A cancelled waiter leaves and keeps nobody back")
    func cancelledWaiterLeaves() async throws {
        let clock = HandClock()
        let rate = NotionRate(perSecond: 1, burst: 1, clock: clock)
        try await rate.take(.writes, patience: .seconds(10))
        let first = Task { try await rate.take(.rulings, patience: .seconds(10)) }
        while clock.sleepers < 1 { await Task.yield() }
        first.cancel()
        await #expect(throws: CancellationError.self) { try await first.value }
        #expect(rate.waiting == 0)
        clock.advance(by: .seconds(1))
        try await rate.take(.comments, patience: .seconds(10))
    }

    @Test("A hold longer than the caller's patience is said at once, and how long it lasts")
    func longHoldIsReported() async throws {
        let clock = HastyClock()
        let rate = NotionRate(clock: clock)
        rate.hold(for: .seconds(600))
        let script = Script([])
        let notion = client(script, clock: clock, rate: rate)
        let error = await #expect(throws: NotionError.self) { try await notion.me() }
        #expect(error?.disposition == .retryAfter(.seconds(600)))
        #expect(script.requests.isEmpty)
    }
}
