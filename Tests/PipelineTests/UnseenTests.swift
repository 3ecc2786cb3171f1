import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support
import TestKit
import Testing

/// What was looked for and not seen: when it is sent once more, and which attempts are looked for.
@Suite struct UnseenTests {
    @Test("what was not seen is sent once more where the account says so, as attempt number 2, and never a third time")
    func resent() async throws {
        let rig = try await Rig()
        rig.configure(resendsUnseen: true)
        try await rig.unknown()
        try await rig.lookToTheEnd()
        #expect(try await rig.state() == .slotted)
        #expect(try await rig.attempt().state == .notSent)
        try await rig.drain("prepare", "send", "announce")
        #expect(rig.publisher.sent.count == 2)
        #expect(try await rig.attempt().number == 2)
        #expect(try rig.page().answers.contains { $0.contains("sent once more, as this account's resend_unseen says") })
        #expect(try await rig.store.decisions(ofDraft: "draft").map(\.kind).last == .sentAgain)
        try await rig.lookToTheEnd()
        #expect(try await rig.state() == .needsCheck)
        try await rig.drain("prepare", "send")
        #expect(rig.publisher.sent.count == 2)
    }

    @Test("the second attempt's post may be the first one's, which came late")
    func cameLate() async throws {
        let rig = try await Rig()
        rig.configure(resendsUnseen: true)
        try await rig.unknown()
        try await rig.lookToTheEnd()
        rig.publisher.onSend { _ in .init(.duplicate(urn: "urn:first")) }
        try await rig.drain("prepare", "send")
        rig.evidence.answer { .found(urn: $0.cited ?? "", permalink: "https://posts.test/first") }
        try await rig.lookToTheEnd()
        #expect(try await rig.state() == .published)
        #expect(try await rig.attempt().urn == "urn:first")
    }

    @Test("looks that failed are no looks: a person is asked whatever the account says")
    func blind() async throws {
        let rig = try await Rig()
        rig.configure(resendsUnseen: true)
        try await rig.unknown()
        rig.evidence.answer { _ in throw ScriptedFailure("Timed out.") }
        try await rig.lookToTheEnd()
        #expect(try await rig.state() == .needsCheck)
        #expect(rig.publisher.sent.count == 1)
    }

    @Test("one look that failed is enough that what the others did not see is not sent again", arguments: 1...6)
    func blindOnce(_ failing: Int) async throws {
        let rig = try await Rig()
        rig.configure(resendsUnseen: true)
        try await rig.unknown()
        let looks = Locked(0)
        rig.evidence.answer { _ in
            let look = looks.withLock { looks in
                looks += 1
                return looks
            }
            if look == failing { throw ScriptedFailure("Timed out.") }
            return .notSeen("It was not seen.")
        }
        try await rig.lookToTheEnd()
        #expect(looks.withLock { $0 } == 6)
        #expect(try await rig.state() == .needsCheck)
        #expect(rig.publisher.sent.count == 1)
    }

    @Test("what was definitely not sent is not looked for; what was given up unseen, or that a person said is not live, is")
    func soughtAttempts() async throws {
        let rig = try await Rig()
        rig.configure(resendsUnseen: true)
        try await rig.prepared()
        rig.publisher.onSend { _ in .init(.notSent(Refusal(reason: "Too many requests.", cause: .passing(notBefore: nil)))) }
        try await rig.drain("send")
        rig.publisher.onSend { _ in .init(.unknown("The connection closed."), isLive: false) }
        rig.clock.advance(by: .seconds(600))
        try await rig.drain("prepare", "send")
        try await rig.lookToTheEnd()
        #expect(rig.evidence.sought == [2])
        try await rig.drain("prepare", "send")
        try await rig.lookToTheEnd()
        #expect(try await rig.state() == .needsCheck && rig.evidence.sought == [2, 3])
        try await rig.drain("announce")
        try await rig.sendAfterAnswer()
        try await rig.lookToTheEnd()
        #expect(rig.evidence.sought == [2, 3, 4])
    }
}
