import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support
import TestKit
import Testing

/// All loops together.
@Suite struct LineTests {
    @Test("at the stop sign the sender ends its send, and everything else is cancelled")
    func stops() async throws {
        let rig = try await Rig()
        try await rig.prepared()
        try await rig.scratch.seedCandidate("waiting", now: rig.clock.now())
        let (sending, isSending) = AsyncStream<Void>.makeStream()
        let (answer, answers) = AsyncStream<Void>.makeStream()
        let (writing, isWriting) = AsyncStream<Void>.makeStream()
        let wasCancelled = Locked(false)
        rig.publisher.onSend { post in
            isSending.yield()
            for await _ in answer { break }
            return .published(post)
        }
        rig.writer.answer { _ in
            isWriting.yield()
            do {
                try await Task.sleep(for: .seconds(3600))
            } catch {
                wasCancelled.withLock { $0 = true }
                throw error
            }
            return .sample()
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await rig.line.run() }
            for await _ in sending { break }
            for await _ in writing { break }
            rig.line.stopSign.raise()
            answers.yield()
            try await group.waitForAll()
        }
        #expect(try await rig.state() == .published)
        #expect(wasCancelled.withLock { $0 })
        #expect(rig.publisher.sent.count == 1)
    }

    @Test("whatever the store queues is taken by a loop, waits for people or has left the line")
    func everyQueueIsTaken() async throws {
        let rig = try await Rig()
        for state in DraftState.allCases { try await rig.scratch.seedDraft(state.rawValue, state: state, now: rig.clock.now()) }
        let queues = Set(try await rig.store.status(now: rig.clock.now()).queues.map(\.name))
        let people: Set = ["submitted", "needsCheck", "failed"]
        let gone: Set = ["published", "rejected", "expired"]
        let taken = Set(rig.line.loops.flatMap(\.takes).map(\.queue))
        #expect(queues == taken.union(people).union(gone))
    }

    @Test("what a loop has in hand is told, and when it last got something done")
    func inHand() async throws {
        let rig = try await Rig()
        try await rig.scratch.seedCandidate(now: rig.clock.now())
        let (answer, answers) = AsyncStream<Void>.makeStream()
        let (writing, isWriting) = AsyncStream<Void>.makeStream()
        rig.writer.answer { _ in
            isWriting.yield()
            for await _ in answer { break }
            return .sample()
        }
        @Sendable func drafting() -> LoopState? { rig.line.loops.first { $0.name == "draft" } }
        let bell = rig.scratch.doorbell.another()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await rig.line.run() }
            for await _ in writing { break }
            #expect(drafting()?.inHand == 1)
            #expect(drafting()?.lastRunAt == nil)
            answers.yield()
            while drafting()?.lastRunAt == nil { try await bell.waitForRing(until: .now + .milliseconds(20), clock: SystemClock()) }
            #expect(drafting()?.lastRunAt == rig.clock.now())
            #expect(rig.workshop.models["first"].lastUsedAt == rig.clock.now())
            rig.line.stopSign.raise()
            try await group.waitForAll()
        }
        #expect(rig.line.loops.allSatisfy { $0.inHand == 0 })
    }

    @Test("from an item to the post's link, every loop on its own")
    func wholeWay() async throws {
        let rig = try await Rig()
        try await rig.scratch.seedItems(["A bridge opens"], now: rig.clock.now())
        try await rig.work("select")
        try await rig.drain("draft", "illustrate", "submit", "announce")
        try await rig.poll()
        let id = try #require(try await rig.store.openDrafts().first).id
        try await rig.approve(id)
        try await rig.drain("schedule", "announce")
        try await rig.poll()
        try await rig.prepareAtSlot(id)
        try await rig.drain("send", "announce")
        #expect(try rig.page(id).status == .published)
        #expect(rig.publisher.live.count == 1)
        #expect(rig.publisher.prepared.first?.picture == Picture.sample("painter"))
        #expect(rig.publisher.prepared.first?.altText == "A bridge")
    }
}
