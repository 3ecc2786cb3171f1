import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support
import TestKit
import Testing

/// In rehearsal an hour of desk time may pass in a minute: limits that guard real work keep their real length.
@Suite struct FastTimeTests {
    /// Desk seconds in a real second.
    private static let speed = 60.0

    private func rig() async throws -> Rig {
        let rig = try await Rig()
        try await rig.prepared()
        rig.clock.setSpeed(Self.speed)
        return rig
    }

    @Test("the request goes out within ten real seconds after arming", arguments: [(9.0, 1), (11, 0)])
    func gate(_ realSeconds: Double, _ sent: Int) async throws {
        let rig = try await rig()
        rig.publisher.beforeGate { [clock = rig.clock] in clock.advance(by: .seconds(realSeconds * Self.speed)) }
        try await rig.drain("send")
        #expect(rig.publisher.sent.count == sent)
    }

    @Test("a pace that changes after arming, up or down, opens the gate no longer", arguments: [(1.0, 60.0), (60, 1)])
    func changingPace(_ before: Double, _ after: Double) async throws {
        let rig = try await rig()
        rig.clock.setSpeed(before)
        rig.publisher.beforeGate { [clock = rig.clock] in
            clock.advance(by: .seconds(9 * before))
            clock.setSpeed(after)
            clock.advance(by: .seconds(2 * after))
        }
        try await rig.drain("send")
        #expect(rig.publisher.sent.isEmpty)
    }

    @Test("a board read less than ten real seconds ago is fresh enough to arm", arguments: [(9.0, 1), (11, 0)])
    func reading(_ realSeconds: Double, _ sent: Int) async throws {
        let rig = try await rig()
        rig.board.trouble { deed in
            guard case .brand = deed else { return nil }
            return .meanwhile { rig.clock.advance(by: .seconds(realSeconds * Self.speed)) }
        }
        try await rig.drain("send")
        #expect(rig.publisher.sent.count == sent)
    }

    @Test("evidence is looked for as long as ever before a person is asked")
    func looks() async throws {
        let rig = try await rig()
        rig.publisher.onSend { _ in .init(.unknown("The connection closed."), isLive: false) }
        try await rig.drain("send")
        let end = rig.clock.now()
        while try await rig.state() == .unknown {
            let due = try #require(try await rig.stage("reconcile").nextDue(now: rig.clock.now()))
            rig.clock.advance(to: due)
            try await rig.drain("reconcile")
        }
        #expect(rig.evidence.looks.map { $0.timeIntervalSince(end) / Self.speed } == [5, 15, 30, 60, 120, 300])
    }

    @Test("no feed's server is asked more often than once a real minute")
    func feeds() async throws {
        let rig = try await Rig()
        rig.clock.setSpeed(Self.speed)
        let feed = FeedSource(id: "feed", url: "https://feed.example/feed", name: "feed")
        try await rig.store.reconcile(feeds: [feed], origin: .configuration, now: rig.clock.now())
        rig.reader.answer { _, state in FeedReading(state: state, items: nil) }
        try await rig.drain("collect")
        #expect(try await rig.stage("collect").nextDue(now: rig.clock.now()) == rig.clock.now() + .seconds(60 * Self.speed))
    }
}
