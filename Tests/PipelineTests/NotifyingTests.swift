import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support
import TestKit
import Testing

/// Operators are told of faults outside of this machine.
@Suite struct NotifyingTests {
    private static let fault = Fault(key: "feed x", sentence: "The feed x cannot be read.")

    private func rig() async throws -> (rig: Rig, messenger: ScriptedMessenger) {
        let rig = try await Rig()
        let messenger = ScriptedMessenger(clock: rig.clock)
        rig.configure(messenger: messenger)
        return (rig, messenger)
    }

    private func report(_ fault: Fault = Self.fault, on rig: Rig) async throws {
        _ = try await rig.store.report(fault, now: rig.clock.now())
    }

    @Test("each fault is told once, however often it happens")
    func once() async throws {
        let (rig, messenger) = try await self.rig()
        for _ in 1...5 {
            try await report(on: rig)
            try await report(Fault(key: "board", sentence: "Notion is away."), on: rig)
            try await rig.drain("notify")
            rig.clock.advance(by: .seconds(60))
        }
        #expect(messenger.told.sorted() == ["Copydesk: Notion is away.", "Copydesk: The feed x cannot be read."])
    }

    @Test("one that stands is told again daily, one that comes and goes no more often")
    func daily() async throws {
        let (rig, messenger) = try await self.rig()
        for hour in 0..<72 {
            if hour % 2 == 0 { try await report(on: rig) } else { try await rig.store.clear(fault: Self.fault.key) }
            try await report(Fault(key: "board", sentence: "Notion is away."), on: rig)
            try await rig.drain("notify")
            rig.clock.advance(by: .seconds(3600))
        }
        #expect(messenger.told.count { $0.contains("The feed x") } == 3)
        #expect(
            messenger.told.filter { $0.contains("Notion") } == [
                "Copydesk: Notion is away.", "Copydesk, for a day now: Notion is away.", "Copydesk, for 2 days now: Notion is away.",
            ])
    }

    @Test("a notice that cannot be delivered is tried a bounded number of times a day, and is a fault of which nobody is told")
    func undeliverable() async throws {
        let (rig, messenger) = try await self.rig()
        messenger.onTell { throw ScriptedFailure("hooks.test had a failure of its own (500).") }
        try await report(on: rig)
        for _ in 0..<(48 * 12) {
            try await rig.drain("notify")
            rig.clock.advance(by: .seconds(300))
        }
        #expect(messenger.tries.count <= 18 && messenger.tries.count >= 12)
        #expect(try await rig.faults().sorted() == ["feed x", "notices"])
        let sentence = try await rig.store.status(now: rig.clock.now()).faults.first { $0.key == "notices" }?.sentence
        #expect(sentence?.contains("hooks.test had a failure of its own (500).") == true)
        messenger.onTell {}
        rig.clock.advance(by: .seconds(86_400))
        try await rig.drain("notify")
        #expect(messenger.told == ["Copydesk, for 3 days now: The feed x cannot be read."])
        #expect(try await rig.faults() == ["feed x"])
    }

    @Test("while one fails the others wait with it, and all are told when it works again")
    func held() async throws {
        let (rig, messenger) = try await self.rig()
        messenger.onTell { throw ScriptedFailure("It is away.", .retryAfter(.seconds(120))) }
        for number in 1...10 { try await report(Fault(key: "feed \(number)", sentence: "Feed \(number)."), on: rig) }
        try await rig.drain("notify")
        #expect(messenger.tries.count == 1)
        rig.clock.advance(by: .seconds(119))
        try await rig.drain("notify")
        #expect(messenger.tries.count == 1)
        messenger.onTell {}
        rig.clock.advance(by: .seconds(1))
        try await rig.drain("notify")
        #expect(Set(messenger.told).count == 10 && messenger.told.count == 10)
    }

    @Test("a new address takes over at once, without one nobody is told and the line goes on")
    func reload() async throws {
        let (rig, messenger) = try await self.rig()
        messenger.onTell { throw ScriptedFailure("It is away.", .retryAfter(.seconds(3600))) }
        try await report(on: rig)
        try await rig.drain("notify")
        rig.configure()
        try await rig.drain("notify")
        #expect(try await rig.stage("notify").nextDue(now: rig.clock.now()) == nil)
        #expect(try await rig.faults() == ["feed x"])
        let second = ScriptedMessenger(clock: rig.clock, fingerprint: "second")
        rig.configure(messenger: second)
        rig.clock.advance(by: .seconds(3600))
        try await rig.drain("notify")
        #expect(second.told == ["Copydesk: The feed x cannot be read."] && messenger.told.isEmpty)
    }

    @Test("a messenger that hangs keeps no other loop from its work, and ends with the line")
    func hangs() async throws {
        let rig = try await Rig()
        let (asked, isAsked) = AsyncStream<Void>.makeStream()
        rig.configure(messenger: HangingMessenger { isAsked.yield() })
        try await report(on: rig)
        try await rig.prepared()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await rig.line.run() }
            for await _ in asked { break }
            let bell = rig.scratch.doorbell.another()
            while try await rig.state() != .published { try await bell.waitForRing(until: .now + .milliseconds(20), clock: SystemClock()) }
            rig.line.stopSign.raise()
            try await group.waitForAll()
        }
        #expect(rig.publisher.sent.count == 1)
    }
}

/// Takes for ever, unless it is cancelled.
private struct HangingMessenger: Messenger {
    let fingerprint = "hanging"
    let asked: @Sendable () -> Void

    init(_ asked: @escaping @Sendable () -> Void) { self.asked = asked }

    func tell(_ text: String) async throws {
        asked()
        try await Task.sleep(for: .seconds(3600))
    }
}
