import Editorial
import FoundationEssentials
import Support

/// Runs a stage: works while there is work, then sleeps until the next row is due or the doorbell rings.
package struct StageLoop: Service {
    /// Loops look at their shelf at least this often, whatever they were told.
    static let longestSleep = Duration.seconds(300)
    /// A loop that found nothing although something is said to be due looks again no sooner than this, in real time.
    static let shortestSleep = Duration.seconds(1)

    package let name: String
    private let stage: any Stage
    private let workshop: Workshop
    private let doorbell: Doorbell
    private let stopSign: StopSign
    private let inHand: InHand

    package init(_ stage: any Stage, workshop: Workshop, doorbell: Doorbell, stopSign: StopSign, inHand: InHand) {
        name = stage.name
        self.stage = stage
        self.workshop = workshop
        self.doorbell = doorbell
        self.stopSign = stopSign
        self.inHand = inHand
    }

    package func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<stage.width {
                let bell = doorbell.another()
                group.addTask { try await work(at: bell) }
            }
            try await group.waitForAll()
        }
    }

    /// Until the stop sign or cancellation. An error costs a pause and never the loop.
    private func work(at bell: Doorbell) async throws {
        var failures = 0
        // What stood when the last process ended is looked at too.
        var hasFault = true
        while !stopSign.isUp {
            do {
                while try await inHand.hold(for: name, { try await stage.workOnce() }), !stopSign.isUp {
                    failures = 0
                    inHand.note(doneBy: name, at: workshop.clock.now())
                }
                if hasFault { try await workshop.faults.clear(fault: fault) }
                hasFault = false
                if stopSign.isUp { return }
                let due = try await stage.nextDue(now: workshop.clock.now())
                failures = 0
                try await bell.waitForRing(until: wakeUp(due, workshop.clock.now()), clock: workshop.clock)
            } catch is CancellationError {
                return
            } catch {
                failures += 1
                hasFault = true
                try await pause(after: error, failures, at: bell)
            }
        }
    }

    private var fault: String { "loop \(name)" }

    private func pause(after error: any Error, _ failures: Int, at bell: Doorbell) async throws {
        if Task.isCancelled { return }
        let length = Backoff().delay(attempt: failures, random: workshop.random())
        if (error as? any DeskError)?.isTold == true {
            // No commit rings before the cause is gone.
            bell.catchUp()
            _ = try? await bell.waitForRing(until: workshop.clock.now() + length, clock: workshop.clock)
            return
        }
        let sentence = "The loop \"\(name)\" failed and tries again by itself: \(workshop.judge(error).sentence)"
        // The store itself may be what fails.
        _ = try? await workshop.faults.report(Fault(key: fault, sentence: sentence), now: workshop.clock.now())
        workshop.log.error("loop failed and goes on after a pause", ["loop": name, "why": "\(error)"])
        workshop.metrics.counter("copydesk_loop_failures_total", help: "Errors that ended one round of a loop", labels: ["loop": name])
            .increment()
        try? await workshop.clock.sleep(for: length)
    }

    private func wakeUp(_ due: Date?, _ now: Date) -> Date {
        let latest = now + Self.longestSleep
        guard let due else { return latest }
        return due <= now ? now + workshop.clock.stretched(Self.shortestSleep) : min(due, latest)
    }
}

/// Tells loops to take nothing new. Unlike cancellation it lets a post on the wire finish.
package final class StopSign: Sendable {
    private let up = Locked(false)
    private let doorbell: Doorbell

    package init(doorbell: Doorbell) { self.doorbell = doorbell }

    package var isUp: Bool { up.withLock { $0 } }

    /// Returns when the sign is up.
    func wait(clock: any DeskClock) async throws {
        let bell = doorbell.another()
        while !isUp { try await bell.waitForRing(until: nil, clock: clock) }
    }

    /// Puts the sign up and wakes everybody to see it.
    package func raise() {
        up.withLock { $0 = true }
        doorbell.ring()
    }
}
