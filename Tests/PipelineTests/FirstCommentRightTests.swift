import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support
import TestKit
import Testing

/// A token without the permission to comment is noticed when it is looked at, not when the first comment is due.
struct FirstCommentRightTests {
    private static let sentence =
        "Account \"company\" has links = \"comment\", but cannot write first comments (needs w_member_social_feed): permit it that, or set "
        + "links to \"text\" or \"card\". Until then each draft's page tells people what to write."

    private static func silent(_ now: Date) -> AccountAccess {
        let answers = [
            AccountAccess.Answer(.publish, .can, because: "w_member_social"),
            .init(.firstComment, .cannot, because: "needs w_member_social_feed"),
        ]
        return AccountAccess(token: .active, answers: answers, scopes: ["w_member_social"], expiresAt: nil, checkedAt: now)
    }

    private func sentences(_ rig: Rig) async throws -> [String] {
        try await rig.drain("inspect")
        return try await rig.store.status(now: rig.clock.now()).faults.map(\.sentence)
    }

    @Test func `it is a fault and on the brand's page from the first look on, and gone with the setting or the cause`() async throws {
        let rig = try await Rig()
        rig.inspector.onAsk(Self.silent)
        #expect(try await sentences(rig) == [])
        rig.configure(account: { $0.links = .comment })
        #expect(try await sentences(rig) == [Self.sentence])
        try await rig.poll()
        let note = try #require(rig.board.note(onBrand: "brand"))
        #expect(
            note.hasSuffix("but it cannot write them (needs w_member_social_feed): the drafts' pages tell you what to write."), "\(note)")
        rig.configure(account: { $0.links = .text })
        #expect(try await sentences(rig) == [])
        rig.configure(account: { $0.links = .comment })
        #expect(try await sentences(rig) == [Self.sentence])
        rig.configure(account: { $0.links = .comment }, inspector: ScriptedInspector(fingerprint: "with the scope"))
        #expect(try await sentences(rig) == [])
        try await rig.poll()
        #expect(rig.board.note(onBrand: "brand")?.contains("links =") == false)
    }

    @Test func `after a restart it stands until it is known to be gone`() async throws {
        let (folder, clock, inspector) = (try ScratchFolder(), ManualClock(), ScriptedInspector())
        inspector.onAsk(Self.silent)
        do {
            let rig = try await Rig(folder: folder, clock: clock, inspector: inspector)
            rig.configure(account: { $0.links = .comment })
            #expect(try await sentences(rig) == [Self.sentence])
        }
        let rig = try await Rig(folder: folder, clock: clock, inspector: inspector)
        #expect(try await sentences(rig) == [])
        #expect(inspector.asked.count == 1)
    }
}
