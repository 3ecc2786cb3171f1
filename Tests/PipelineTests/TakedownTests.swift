import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support
import TestKit
import Testing

/// A live post is deleted: asked for, confirmed once, done once, and said.
@Suite struct TakedownTests {
    private func published() async throws -> Rig {
        let rig = try await Rig()
        try await rig.published()
        return rig
    }

    @discardableResult
    private func say(_ words: String, _ rig: Rig, by person: Person = .editor) async throws -> [String] {
        rig.board.comment("draft", words, by: person)
        let thread = try #require(try rig.page().comments.last).discussionID
        for _ in 0..<2 {
            rig.clock.advance(by: .seconds(61))
            try await rig.poll()
            try await rig.drain("amend", "announce")
        }
        return try rig.page().replies[thread] ?? []
    }

    @Test("it takes a second comment, of whoever, and then the page says who took the post down, and keeps its address")
    func confirmed() async throws {
        let rig = try await published()
        #expect(try await say("/takedown", rig).first?.contains("Comment /takedown confirm by ") == true)
        #expect(rig.editor.made.isEmpty)
        let answers = try await say("/takedown confirm", rig, by: Person(id: "ben", name: "Ben"))
        #expect(answers.count == 1 && answers[0].hasPrefix("Taken down at ") && answers[0].contains("as Ben confirmed"))
        #expect(rig.editor.made == [.takeDown])
        let page = try rig.page()
        #expect(page.status == .published && page.publishedURL == "https://posts.test/draft")
        #expect(page.callout.contains("Taken down at ") && page.callout.contains("as Ben confirmed"))
        let decisions = try await rig.store.decisions(ofDraft: "draft").suffix(3)
        #expect(decisions.map(\.kind) == [.takedownAsked, .takedownConfirmed, .takenDown])
        #expect(decisions.map(\.by.name) == ["Ada", "Ben", "Copydesk"])
        for words in ["/takedown", "/takedown confirm", "/correct Another text.", "@copydesk shorter"] {
            #expect(try await say(words, rig) == ["The post was taken down: nothing is done with it any more."])
        }
        #expect(rig.editor.made.count == 1)
    }

    @Test("a post that is gone is neither measured nor read any more")
    func forgotten() async throws {
        let rig = try await published()
        try await say("/takedown", rig)
        try await say("/takedown confirm", rig)
        rig.clock.advance(by: .seconds(100_000))
        try await rig.drain("measure", "readback")
        #expect(rig.statistics.calls.isEmpty)
    }

    @Test("a confirmation that comes a day late, or without a question, does nothing")
    func late() async throws {
        let rig = try await published()
        #expect(try await say("/takedown confirm", rig).first?.hasPrefix("No takedown waits") == true)
        try await say("/takedown", rig)
        rig.clock.advance(by: .seconds(86_401))
        #expect(try await say("/takedown confirm", rig).first?.hasPrefix("No takedown waits") == true)
        #expect(try await say("/takedown at once", rig) == ["Comment /takedown alone, then /takedown confirm."])
        rig.board.edit("draft") { $0.remarks = "/takedown" }
        try await rig.poll()
        try await rig.drain("announce")
        #expect(try rig.page().answers.last?.hasPrefix("A takedown is ordered by a comment") == true)
        #expect(rig.editor.made.isEmpty)
        #expect(try await rig.draft().amendment == nil)
    }

    @Test("it ends a correction that is in review")
    func correction() async throws {
        let rig = try await published()
        try await say("/correct Another text.", rig)
        try await say("/takedown", rig)
        try await say("/takedown confirm", rig)
        #expect(rig.editor.made == [.takeDown])
        #expect(try rig.page().text == "Text of draft.")
        #expect(try rig.page().status == .published)
    }

    @Test("a lost answer is looked for, and a post that is still there afterwards is asked about", arguments: [true, false])
    func doubt(_ isGone: Bool) async throws {
        let rig = try await published()
        rig.editor.onMake { _ in .unknown("The connection broke.") }
        try await say("/takedown", rig)
        try await say("/takedown confirm", rig)
        if isGone { rig.editor.onLook { _ in .made } }
        for _ in 0..<20 {
            guard let next = try await rig.stage("amend").nextDue(now: rig.clock.now()) else { break }
            if next > rig.clock.now() { rig.clock.advance(to: next) }
            try await rig.drain("amend")
        }
        try await rig.drain("announce")
        #expect(rig.editor.made.count == 1)
        #expect(try rig.page().status == (isGone ? .published : .needsCheck))
        if !isGone {
            rig.clock.advance(by: .seconds(61))
            try await rig.poll()
            rig.board.edit("draft") { $0.answer = "not published" }
            try await rig.poll()
            try await rig.drain("announce")
        }
        #expect(try await rig.draft().isTakenDown)
        #expect(try rig.page().status == .published)
    }

    @Test("a pause does not keep a post from being taken down")
    func paused() async throws {
        let rig = try await published()
        try await say("/takedown", rig)
        rig.configure(isPaused: true)
        try await say("/takedown confirm", rig)
        #expect(rig.editor.made == [.takeDown])
    }

    @Test("before the post is live, both commands say what to do instead")
    func notLive() async throws {
        let rig = try await Rig()
        try await rig.submitted()
        rig.clock.advance(by: .seconds(61))
        #expect(try await say("/correct Another text.", rig) == ["The post is not live: edit its text under \"Post\"."])
        #expect(try await say("/takedown", rig).first?.hasPrefix("The post is not live: set Status") == true)
        #expect(try await rig.state() == .submitted)
    }
}
