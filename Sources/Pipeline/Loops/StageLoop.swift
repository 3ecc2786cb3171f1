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
        if let stage = stage as? any DispatchingStage { return try await dispatch(stage) }
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
                var asked = workshop.clock.now()
                while try await inHand.hold(for: name, { try await stage.workOnce() }), !stopSign.isUp {
                    failures = 0
                    asked = workshop.clock.now()
                    inHand.note(doneBy: name, at: asked)
                }
                if hasFault { try await workshop.faults.clear(fault: fault) }
                hasFault = false
                if stopSign.isUp { return }
                let due = try await stage.nextDue(now: workshop.clock.now())
                failures = 0
                try await bell.waitForRing(until: wakeUp(due, asked: asked), clock: workshop.clock)
            } catch is CancellationError {
                return
            } catch {
                failures += 1
                hasFault = true
                try await pause(after: error, failures, at: bell)
            }
        }
    }

    // MARK: one that takes, many that work

    /// Until the stop sign or cancellation; ends when all that was taken is done.
    private func dispatch(_ stage: any DispatchingStage) async throws {
        // Rings with the store, and when a piece has ended.
        let (bell, store) = (Doorbell(), doorbell.another())
        let (running, hasFault) = (Locked(0), Locked(true))
        await withDiscardingTaskGroup { group in
            group.addTask { await pass(store, on: bell) }
            var failures = 0
            while !stopSign.isUp {
                do {
                    var asked = workshop.clock.now()
                    while case let room = running.withLock({ stage.width - $0 }), room > 0, !stopSign.isUp {
                        let pieces = try await take(stage, most: room)
                        if pieces.isEmpty { break }
                        asked = workshop.clock.now()
                        running.withLock { $0 += pieces.count }
                        for work in pieces {
                            group.addTask {
                                await finish(work, hasFault)
                                running.withLock { $0 -= 1 }
                                bell.ring()
                            }
                        }
                    }
                    let (isFull, isIdle) = running.withLock { ($0 >= stage.width, $0 == 0) }
                    if isIdle, hasFault.withLock({ $0 }) { try await clearFault(hasFault) }
                    if stopSign.isUp { return }
                    let due = isFull ? nil : try await stage.nextDue(now: workshop.clock.now())
                    failures = 0
                    try await bell.waitForRing(until: wakeUp(due, asked: asked), clock: workshop.clock)
                } catch {
                    if Task.isCancelled { return }
                    failures += 1
                    hasFault.withLock { $0 = true }
                    try? await pause(after: error, failures, at: bell)
                }
            }
        }
    }

    private func pass(_ store: Doorbell, on bell: Doorbell) async {
        while !stopSign.isUp, (try? await store.waitForRing(until: nil, clock: workshop.clock)) != nil { bell.ring() }
        bell.ring()
    }

    /// Pieces of work that are in hand from the moment they were taken.
    private func take(_ stage: any DispatchingStage, most: Int) async throws -> [(piece: Piece, number: UInt64)] {
        try await inHand.hold(for: name) { try await stage.take(most: most).map { (piece: $0, number: inHand.begin(name)) } }
    }

    private func finish(_ work: (piece: Piece, number: UInt64), _ hasFault: Locked<Bool>) async {
        defer { inHand.end(name) }
        do {
            try await InHand.$piece.withValue(work.number) { try await work.piece() }
            inHand.note(doneBy: name, at: workshop.clock.now())
        } catch is CancellationError {
        } catch {
            hasFault.withLock { $0 = true }
            await report(error)
        }
    }

    private func clearFault(_ hasFault: Locked<Bool>) async throws {
        try await workshop.faults.clear(fault: fault)
        hasFault.withLock { $0 = false }
    }

    private var fault: String { "loop \(name)" }

    private func pause(after error: any Error, _ failures: Int, at bell: Doorbell) async throws {
        if Task.isCancelled { return }
        let length = Backoff().delay(attempt: failures, random: workshop.random())
        if isTold(error) {
            // No commit rings before the cause is gone.
            bell.catchUp()
            _ = try? await bell.waitForRing(until: workshop.clock.now() + length, clock: workshop.clock)
            return
        }
        await report(error)
        try? await workshop.clock.sleep(for: length)
    }

    private func isTold(_ error: any Error) -> Bool { (error as? any DeskError)?.isTold == true }

    private func report(_ error: any Error) async {
        if isTold(error) { return }
        let sentence: Message = "The loop \"\(name)\" failed and tries again by itself: \(workshop.judge(error).sentence)"
        // The store itself may be what fails.
        _ = try? await workshop.faults.report(Fault(key: fault, sentence: sentence), now: workshop.clock.now())
        workshop.log.error("loop failed and goes on after a pause", ["loop": name, "why": "\(error)"])
        workshop.metrics.counter("copydesk_loop_failures_total", help: "Errors that ended one round of a loop", labels: ["loop": name])
            .increment()
    }

    /// What fell due after the stage had been asked is no work that it refuses: it is asked again at once.
    private func wakeUp(_ due: Date?, asked: Date) -> Date {
        let now = workshop.clock.now()
        let latest = now + Self.longestSleep
        guard let due else { return latest }
        return due <= asked ? now + workshop.clock.stretched(Self.shortestSleep) : min(due, latest)
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
