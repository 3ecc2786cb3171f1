import FoundationEssentials
import Support
import Testing

struct DoorbellTests {
    @Test("A ring before the wait is not lost, and answers one wait only")
    func ringBeforeWait() async throws {
        let bell = Doorbell()
        bell.ring()
        bell.ring()
        #expect(try await bell.waitForRing(until: nil, clock: SystemClock()))
        #expect(try await !bell.waitForRing(until: Date() + .milliseconds(1), clock: SystemClock()))
    }

    @Test("Every doorbell on the wire hears a ring, whoever else heard it")
    func severalLoops() async throws {
        let bell = Doorbell()
        let bells = [bell, bell.another(), bell.another()]
        bell.ring()
        for bell in bells { #expect(try await bell.waitForRing(until: nil, clock: SystemClock())) }
    }

    @Test("A ring wakes those who wait")
    func wakesWaiters() async throws {
        let bell = Doorbell()
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for bell in [bell, bell.another(), bell.another()] {
                group.addTask { try await bell.waitForRing(until: .distantFuture, clock: SystemClock()) }
            }
            bell.ring()
            for try await rang in group { #expect(rang) }
        }
    }

    @Test("A cancelled wait ends with CancellationError")
    func cancellation() async throws {
        let bell = Doorbell()
        let waiter = Task { try await bell.waitForRing(until: nil, clock: SystemClock()) }
        waiter.cancel()
        await #expect(throws: CancellationError.self) { try await waiter.value }
    }
}
