import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support
import TestKit
import Testing

/// Each cause comes about in the rows of a real store, and is the one that is told.
@Suite struct CauseTests {
    /// What is asked about.
    struct Question: Sendable {
        var id = "draft"
        var isRunning = true
        /// What the store says of its disk; how it comes to say so is tested with the store.
        var trouble: String?
    }

    /// A store whose disk is full.
    private struct Troubled: CauseShelf {
        let store: Store
        let trouble: String?

        func standing(of id: String) async throws -> Standing? { try await store.standing(of: id) }
    }

    @Test("each cause is told where it is what blocks", arguments: Cause.allCases)
    func told(_ cause: Cause) async throws {
        let way = try #require(CauseWays.all[cause], "no way in which \(cause) comes about")
        let rig = try await Rig()
        let question = try await way(rig)
        let shelf: any CauseShelf = question.trouble == nil ? rig.store : Troubled(store: rig.store, trouble: question.trouble)
        let blockage = try #require(
            try await Explainer(rig.workshop, shelf).blockage(of: question.id, isRunning: question.isRunning))
        #expect(blockage.cause == cause, "\(blockage)")
        for words in [blockage.sentence, blockage.next] { #expect(Self.isSentence(words.description), "\(words)") }
    }

    private static func isSentence(_ words: String) -> Bool {
        !words.contains("Optional(") && words.count > 8 && words.first.map { !$0.isLowercase } ?? false
            && words.hasSuffix(".")
    }

    @Test("nothing is told of what nobody knows")
    func unknown() async throws {
        let rig = try await Rig()
        #expect(try await Explainer(rig.workshop, rig.store).blockage(of: "nothing") == nil)
    }

    @Test("a draft whose page was gone for a day is not said to have waited for the board")
    func goneForADay() async throws {
        let rig = try await Rig()
        try await rig.submitted()
        let now = rig.clock.now()
        try await rig.store.amend("draft", lease: nil, now: now) { $0.close(becausePageIsGone: now) }
        let blockage = try #require(try await Explainer(rig.workshop, rig.store).blockage(of: "draft"))
        #expect(blockage.cause == .expired)
        #expect(blockage.sentence == "It has expired unsent: The page was not to be found in Notion for a day.")
        #expect(!blockage.next.description.contains("grace"))
    }

    @Test("a draft is found by its candidate and its item too")
    func byOrigin() async throws {
        let rig = try await Rig()
        try await rig.scratch.seedItems(["news"], now: rig.clock.now())
        try await rig.scratch.seedCandidate(items: ["news"], now: rig.clock.now())
        try await rig.drain("draft", "submit")
        for id in ["candidate", "news"] {
            #expect(try await Explainer(rig.workshop, rig.store).blockage(of: id)?.cause == .picturePending)
        }
    }

    // MARK: on the page

    @Test(
        "/why is answered in its thread, once, also where nothing else can be ordered",
        arguments: [Cause.waitingForReview, .scheduled, .needsCheck])
    func onThePage(_ cause: Cause) async throws {
        let rig = try await Rig()
        let way = try #require(CauseWays.all[cause])
        _ = try await way(rig)
        rig.clock.advance(by: .seconds(61))
        rig.board.comment("draft", "/why")
        for _ in 0..<3 {
            try await rig.poll()
            rig.clock.advance(by: .seconds(61))
        }
        try await rig.drain("announce")
        let told = try #require(try await Explainer(rig.workshop, rig.store).blockage(of: "draft"))
        #expect(told.cause == cause)
        #expect(try rig.page().answers.filter { $0 == told.words.description }.count == 1)
        let answer = try #require(rig.board.updates.last { if case .comment(told.words, _, _) = $0.change { true } else { false } })
        guard case .comment(_, _, let thread) = answer.change else { return }
        #expect(thread == "draft thread 1")
        #expect(rig.publisher.sent.count == (cause == .needsCheck ? 1 : 0))
    }

    @Test("/why changes nothing about the draft")
    func changesNothing() async throws {
        let rig = try await Rig()
        try await rig.submitted()
        rig.clock.advance(by: .seconds(61))
        let before = try await rig.draft()
        rig.board.comment("draft", "@copydesk /why")
        try await rig.poll()
        let after = try await rig.draft()
        #expect(after.state == before.state && after.remark == nil && after.slot == before.slot && after.content == before.content)
        #expect(try await rig.store.decisions(ofDraft: "draft").isEmpty)
    }

    @Test("/why after another order of the same reading tells what that order did")
    func afterAnOrder() async throws {
        let rig = try await Rig()
        try await rig.scheduled()
        rig.clock.advance(by: .seconds(61))
        rig.board.comment("draft", "/hold")
        rig.board.comment("draft", "/why")
        try await rig.poll()
        try await rig.drain("announce")
        #expect(try rig.page().answers.last == "Hold is ticked on its page. Untick Hold to release it.")
    }
}
