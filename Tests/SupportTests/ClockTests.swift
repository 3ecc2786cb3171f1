import FoundationEssentials
import Support
import TestKit
import Testing

struct ClockTests {
    private let start = Date(milliseconds: 1_783_156_080_000)

    @Test("Two openers of one clock file see the same time, and a jump of one wakes the other's sleeper")
    func sharedJump() async throws {
        let folder = try ScratchFolder()
        let one = try SimulatedClock(path: folder.file("clock"), start: start, speed: 0)
        let other = try SimulatedClock(path: folder.file("clock"))
        #expect(one.now() == start && other.now() == start)
        async let slept: Void = other.sleep(until: start + .seconds(3600))
        one.jump(to: start + .seconds(3600))
        try await slept
        #expect(other.now() == start + .seconds(3600))
    }

    @Test("Desk time never runs backwards")
    func noWayBack() throws {
        let folder = try ScratchFolder()
        let clock = try SimulatedClock(path: folder.file("clock"), start: start, speed: 0)
        clock.jump(to: start + .seconds(-5))
        #expect(clock.now() == start)
    }

    @Test("A faster clock reaches a far deadline soon, and keeps its time when the speed changes")
    func speed() async throws {
        let folder = try ScratchFolder()
        let clock = try SimulatedClock(path: folder.file("clock"), start: start, speed: 100_000)
        try await clock.sleep(for: .seconds(3600))
        clock.setSpeed(0)
        let stopped = clock.now()
        #expect(stopped >= start + .seconds(3600))
        #expect(clock.now() == stopped)
        #expect(try SimulatedClock(path: folder.file("clock")).speed == 0)
    }

    @Test("A limit of real time stretches with the speed of the moment, and never shrinks")
    func stretched() throws {
        let folder = try ScratchFolder()
        let clock = try SimulatedClock(path: folder.file("clock"), start: start, speed: 60)
        #expect(clock.stretched(.seconds(10)) == .seconds(600))
        clock.setSpeed(600)
        #expect(clock.stretched(.seconds(10)) == .seconds(6000))
        clock.setSpeed(0.1)
        #expect(clock.stretched(.seconds(10)) == .seconds(10))
        #expect(SystemClock().stretched(.seconds(10)) == .seconds(10))
    }

    @Test("A cancelled sleep ends with CancellationError")
    func cancellation() async throws {
        let folder = try ScratchFolder()
        let clock = try SimulatedClock(path: folder.file("clock"), start: start, speed: 0)
        let sleeper = Task { try await clock.sleep(until: .distantFuture) }
        sleeper.cancel()
        await #expect(throws: CancellationError.self) { try await sleeper.value }
    }

    @Test("The manual clock wakes those whose deadline has come and no others")
    func manual() async throws {
        let clock = ManualClock(start)
        let early = Task { [start] in try await clock.sleep(until: start + .seconds(5)) }
        let late = Task { [start] in try await clock.sleep(until: start + .seconds(60)) }
        await clock.waitForSleepers(2)
        #expect(clock.nextDeadline == start + .seconds(5))
        clock.advance(by: .seconds(5))
        try await early.value
        #expect(clock.sleepers == 1)
        late.cancel()
        await #expect(throws: CancellationError.self) { try await late.value }
        #expect(clock.sleepers == 0)
    }

    @Test("A deadline wakes a doorbell's waiter by desk time")
    func doorbellDeadline() async throws {
        let clock = ManualClock(start)
        let bell = Doorbell()
        async let rang = bell.waitForRing(until: start + .seconds(30), clock: clock)
        await clock.waitForSleepers()
        clock.advance(by: .seconds(30))
        #expect(try await !rang)
    }
}

struct BackoffTests {
    @Test(
        "Pauses grow to the ceiling and chance only shortens them",
        arguments: [(1, 0.0, 1.0), (2, 0, 2), (4, 0, 8), (7, 0, 60), (1000, 0, 60), (3, 1, 2), (3, 0.5, 3), (0, 0, 1)])
    func delays(_ attempt: Int, _ random: Double, _ seconds: Double) {
        #expect(abs(Backoff().delay(attempt: attempt, random: random).seconds - seconds) < 1e-9)
    }
}
