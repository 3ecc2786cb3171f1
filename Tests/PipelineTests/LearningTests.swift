import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support
import TestKit
import Testing

/// Rules that are proposed to a brand.
struct LearningTests {
    /// Drafts that were approved without their emoji.
    private static func rig(drafts: Int = 3) async throws -> Rig {
        let rig = try await Rig()
        for number in 0..<drafts { try await add(number, to: rig) }
        return rig
    }

    private static func add(_ number: Int, to rig: Rig) async throws {
        let id = "draft \(number)"
        try await rig.scratch.seedDraft(id, state: .submitted, now: rig.clock.now()) { draft in
            draft.content = PostContent(text: "Ship \(number) 🚀 sails.", altText: "", pictureHash: nil)
        }
        try await rig.store.amend(id, lease: nil, now: rig.clock.now()) { draft in
            draft.state = .approved
            draft.content.text = "Ship \(number) sails."
            return DraftFiling()
        }
    }

    private static func learn(_ rig: Rig) async throws {
        rig.clock.advance(by: .seconds(3601))
        try await rig.work("learn")
    }

    private static func proposed(_ rig: Rig) -> [String] {
        rig.board.notes(onRow: "brand").flatMap { note in
            if case .rules(let rules) = note { rules.map(\.sentence.description) } else { [String]() }
        }
    }

    @Test func `what is changed in three drafts is proposed on the brand's page, once, and is not in force`() async throws {
        let rig = try await Self.rig(drafts: 2)
        try await Self.learn(rig)
        #expect(Self.proposed(rig).isEmpty)
        try await Self.add(2, to: rig)
        try await Self.learn(rig)
        #expect(Self.proposed(rig) == ["No emoji."])
        try await rig.poll()
        let brand = try #require(try await rig.store.brand("brand"))
        #expect(brand.proposedRules == ["No emoji."] && Rulebook(brand).rules.isEmpty)
        try await Self.add(3, to: rig)
        try await Self.learn(rig)
        #expect(Self.proposed(rig).count == 1)
    }

    @Test func `once it is ticked it is a rule of the checks and in the prompt`() async throws {
        let rig = try await Self.rig()
        try await Self.learn(rig)
        rig.board.accept("No emoji.", onBrand: "brand")
        try await rig.poll()
        let brand = try #require(try await rig.store.brand("brand"))
        #expect(Rulebook(brand).rules.map(\.words) == ["no emoji"] && brand.proposedRules == [])
        try await rig.scratch.seedCandidate(now: rig.clock.now())
        try await rig.drain("draft")
        #expect(rig.writer.orders.last?.prompt.system.contains("No emoji.") == true)
    }

    @Test func `a page that cannot be written is asked again in the next round`() async throws {
        let rig = try await Self.rig()
        rig.board.trouble { if case .tell("brand") = $0 { .refuse(ScriptedFailure("No.", .retry)) } else { nil } }
        try await Self.learn(rig)
        rig.board.heal()
        #expect(Self.proposed(rig).isEmpty)
        try await Self.learn(rig)
        #expect(Self.proposed(rig) == ["No emoji."])
    }
}
