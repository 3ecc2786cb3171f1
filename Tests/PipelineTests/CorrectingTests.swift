import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support
import TestKit
import Testing

/// A live post gets another text: by a new approval alone, once, and as carefully as it was made.
@Suite struct CorrectingTests {
    private let words = "A better text."

    private func published(_ brand: (inout Brand) -> Void = { _ in }) async throws -> Rig {
        let rig = try await Rig()
        try await rig.brand(brand)
        try await rig.published()
        return rig
    }

    /// An editor's comment; gives the answers in its thread once everything rests.
    @discardableResult
    private func say(_ words: String, _ rig: Rig, by person: Person = .editor) async throws -> [String] {
        rig.board.comment("draft", words, by: person)
        let thread = try #require(try rig.page().comments.last).discussionID
        try await rest(rig)
        return try rig.page().replies[thread] ?? []
    }

    private func rest(_ rig: Rig, rounds: Int = 2) async throws {
        for _ in 0..<rounds {
            rig.clock.advance(by: .seconds(61))
            try await rig.poll()
            try await rig.drain("amend", "announce")
        }
    }

    /// Looks for an outcome in doubt as long as any are to come.
    private func look(_ rig: Rig) async throws {
        for _ in 0..<20 {
            guard let next = try await rig.stage("amend").nextDue(now: rig.clock.now()) else { break }
            if next > rig.clock.now() { rig.clock.advance(to: next) }
            try await rig.drain("amend")
        }
        try await rig.drain("announce")
    }

    private func kinds(_ rig: Rig) async throws -> [Decision.Kind] { try await rig.store.decisions(ofDraft: "draft").map(\.kind) }

    // MARK: the way

    @Test("/correct puts its text in review, and the live post gets it once it is approved", arguments: ["/approve", "status"])
    func correct(_ approval: String) async throws {
        let rig = try await published()
        let answers = try await say("/correct \(words)", rig)
        #expect(answers.count == 1 && answers[0].hasPrefix("Version 2 is under \"Post\" and in review"))
        var page = try rig.page()
        #expect(page.text == words && page.status == .inReview && page.versions == ["Text of draft."])
        #expect(page.callout.contains("The post is live (https://posts.test/draft) with an earlier text."))
        #expect(rig.editor.made.isEmpty && rig.publisher.sent.count == 1)
        if approval == "status" { rig.board.edit("draft") { $0.status = .approved } } else { try await say("/approve", rig) }
        try await rest(rig)
        page = try rig.page()
        #expect(rig.editor.texts == [words])
        #expect(page.status == .published && page.text == words && page.publishedURL == "https://posts.test/draft")
        #expect(page.answers.count { $0.hasPrefix("Corrected: ") } == 1)
        #expect(try await rig.draft().amendment == nil)
        #expect(try await kinds(rig) == [.asked, .approved, .published, .correctionOrdered, .asked, .approved, .corrected])
        #expect(try await rig.store.versions(ofDraft: "draft").map(\.text) == ["Text of draft.", words])
        try await rest(rig)
        #expect(rig.editor.made.count == 1 && rig.publisher.sent.count == 1)
    }

    @Test("/correct alone takes the text as the editor changed it on the page", arguments: [true, false])
    func alone(_ isComment: Bool) async throws {
        let rig = try await published()
        rig.board.edit("draft") { $0.text = words }
        try await rest(rig)
        #expect(try await rig.draft().content.text == "Text of draft.")
        if isComment {
            try await say("/correct", rig)
        } else {
            rig.board.edit("draft") { $0.remarks = "/correct" }
            try await rest(rig)
            #expect(try rig.page().remarks.isEmpty)
        }
        #expect(try rig.page().status == .inReview)
        #expect(try await rig.draft().content.text == words)
        try await rig.approve()
        try await rig.drain("amend")
        #expect(rig.editor.texts == [words])
    }

    @Test("nothing is corrected by what the live post says already, or by no text at all")
    func nothing() async throws {
        let rig = try await published()
        #expect(try await say("/correct", rig).first?.hasPrefix("That is what the live post says") == true)
        #expect(try await say("/correct Text of draft.", rig).first?.hasPrefix("That is what the live post says") == true)
        rig.board.edit("draft") { $0.text = "" }
        #expect(try await say("/correct", rig) == ["There is no text under \"Post\"."])
        #expect(try await rig.draft().amendment == nil)
        #expect(try rig.page().status == .published)
    }

    @Test("what an editor had written under Post is kept under Versions when another text is ordered")
    func stray() async throws {
        let rig = try await published()
        rig.board.edit("draft") { $0.text = "Half a thought" }
        try await say("/correct \(words)", rig)
        #expect(try rig.page().text == words)
        #expect(try rig.page().versions == ["Text of draft.", "Half a thought"])
    }

    @Test("an edit of the corrected text is the truth and ends its approval; another order takes its place")
    func edited() async throws {
        let rig = try await published()
        try await say("/correct \(words)", rig)
        rig.board.edit("draft") { $0.status = .approved }
        try await rig.poll()
        rig.board.edit("draft") { $0.text = "An even better text." }
        try await rig.poll()
        rig.clock.advance(by: .seconds(90))
        try await rest(rig)
        #expect(rig.editor.made.isEmpty)
        #expect(try rig.page().answers.last { $0.contains("void") } != nil)
        try await say("/correct The last word.", rig)
        #expect(try rig.page().text == "The last word.")
        try await rig.approve()
        try await rest(rig)
        #expect(rig.editor.texts == ["The last word."])
    }

    @Test("a correction that is rejected leaves the live post's own text and approval")
    func dropped() async throws {
        let rig = try await published()
        let before = try await rig.draft()
        try await say("/correct \(words)", rig)
        rig.board.edit("draft") { $0.status = .rejected }
        try await rest(rig)
        let draft = try await rig.draft()
        #expect(draft.content == before.content && draft.approval == before.approval && draft.amendment == nil)
        #expect(try rig.page().text == "Text of draft." && rig.page().status == .published)
        #expect(try rig.page().versions == ["Text of draft.", words])
        #expect(rig.editor.made.isEmpty)
        #expect(try await kinds(rig).suffix(2) == [.correctionOrdered, .correctionDropped])
    }

    @Test("the brand's rules for approvals hold for corrections")
    func approvers() async throws {
        let ben = Person(id: "ben", name: "Ben")
        let rig = try await published { _ in }
        try await rig.brand {
            $0.approvers = [.editor, ben]; $0.forbidsOwnText = true
        }
        try await rig.poll()
        try await say("/correct \(words)", rig)
        rig.board.edit("draft") { $0.status = .approved }
        try await rest(rig)
        #expect(try rig.page().status == .inReview)
        #expect(try await say("/approve", rig).first?.contains("nobody approves his own text") == true)
        #expect(rig.editor.made.isEmpty)
        try await say("/approve", rig, by: ben)
        try await rest(rig)
        #expect(rig.editor.texts == [words])
    }

    @Test("while it is on hold, or something is paused, the live post keeps its text", arguments: ["hold", "brand", "everything"])
    func paused(_ what: String) async throws {
        let rig = try await published()
        try await say("/correct \(words)", rig)
        func set(_ isSet: Bool) async throws {
            switch what {
            case "hold": rig.board.edit("draft") { $0.isOnHold = isSet }
            case "brand": try await rig.brand { $0.isPaused = isSet }
            default: rig.configure(isPaused: isSet)
            }
        }
        try await set(true)
        try await rest(rig)
        try await say("/approve", rig)
        try await rest(rig)
        #expect(rig.editor.made.isEmpty)
        #expect(try rig.page().answers.count { $0.hasPrefix("It waits: ") } == 1)
        try await set(false)
        try await rest(rig)
        #expect(rig.editor.texts == [words])
    }

    @Test("an edit that nobody has read yet keeps the correction from going out")
    func lastLook() async throws {
        let rig = try await published()
        try await say("/correct \(words)", rig)
        try await rig.approve()
        try #require(try await rig.draft().amendment?.state == .due)
        rig.board.edit("draft") { $0.text = "Wait!" }
        try await rig.drain("amend")
        #expect(rig.editor.made.isEmpty)
        #expect(try await rig.draft().amendment?.state == .proposed)
        #expect(try await rig.draft().content.text == "Wait!")
    }

    // MARK: how it ends

    private func approved() async throws -> Rig {
        let rig = try await published()
        try await say("/correct \(words)", rig)
        try await rig.approve()
        return rig
    }

    @Test("it is armed in the store before anything is sent, and a process that ends there never sends it again")
    func armedFirst() async throws {
        let rig = try await approved()
        let seen = Locked<Amendment.State?>(nil)
        rig.editor.beforeGate {
            let state = try? await rig.draft().amendment?.state
            seen.withLock { $0 = state }
        }
        // As if the process ended with the request on the wire: its outcome is never filed.
        let stage = try rig.stage("amend")
        let life = Locked<Task<Bool, any Error>?>(nil)
        rig.editor.onMake { _ in
            life.withLock { $0 }?.cancel()
            return .unknown("Gone.")
        }
        let task = Task { try await stage.workOnce() }
        life.withLock { $0 = task }
        _ = try? await task.value
        #expect(seen.withLock { $0 } == .armed)
        rig.editor.onLook { _ in .made }
        try await look(rig)
        #expect(rig.editor.made.count == 1 && rig.editor.looks == 1)
        #expect(try await kinds(rig).last == .corrected)
    }

    @Test("an answer that is lost is looked for; what is not seen in five minutes is for a person", arguments: [true, false])
    func doubt(_ isLive: Bool) async throws {
        let rig = try await approved()
        rig.editor.onMake { _ in .unknown("The connection broke.") }
        try await rig.drain("amend")
        #expect(try await rig.draft().amendment?.state == .unknown)
        try await look(rig)
        #expect(rig.editor.made.count == 1 && rig.editor.looks == 6)
        #expect(try rig.page().status == .needsCheck)
        #expect(try rig.page().answers.last?.contains("The connection broke. It was not seen.") == true)
        rig.clock.advance(by: .seconds(61))
        try await rig.poll()
        rig.board.edit("draft") { $0.answer = isLive ? "published" : "not published" }
        rig.editor.onMake { _ in .made }
        try await rest(rig)
        #expect(try rig.page().status == (isLive ? .published : .inReview))
        #expect(try await kinds(rig).last == (isLive ? .corrected : .notAmended))
        #expect(rig.editor.made.count == 1)
    }

    @Test("what is refused is said and waits for another approval; what passes is tried again")
    func refused() async throws {
        let rig = try await approved()
        rig.editor.onMake { _ in .notMade(Refusal(reason: "Busy.", cause: .passing(notBefore: nil))) }
        try await rig.drain("amend")
        #expect(try await rig.draft().amendment?.state == .due)
        rig.editor.onMake { _ in .notMade(Refusal(reason: "Too long.", cause: .lasting)) }
        try await look(rig)
        #expect(rig.editor.made.count == 2)
        #expect(try rig.page().status == .inReview)
        #expect(try rig.page().answers.last?.hasPrefix("Not corrected: Too long.") == true)
        #expect(try await rig.draft().approval == .none)
        try await rest(rig)
        #expect(rig.editor.made.count == 2)
    }

    @Test("where the platform does not permit it, the page says how to do it by hand and asks", arguments: [true, false])
    func byHand(_ hasEditor: Bool) async throws {
        let rig = try await approved()
        rig.editor.onMake { _ in .byHand("Choose \"Edit post\".") }
        if !hasEditor { rig.configure(hasEditor: false) }
        try await rig.drain("amend", "announce")
        let page = try rig.page()
        #expect(page.status == .needsCheck)
        #expect(page.answers.last?.contains(hasEditor ? "Choose \"Edit post\"." : "by hand") == true)
        #expect(page.answers.last?.contains("https://posts.test/draft") == true)
    }

    @Test("a question about the live post is on the status page, and asked again after a day")
    func asked() async throws {
        let rig = try await approved()
        rig.editor.onMake { _ in .byHand("Choose \"Edit post\".") }
        try await rig.drain("amend", "announce")
        #expect(try await rig.store.status(now: rig.clock.now()).waiting.map(\.errand?.task) == [.check])
        try await rig.drain("remind")
        #expect(try rig.page().answers.count { $0.hasPrefix("Still without an answer") } == 0)
        for _ in 0..<5 {
            rig.clock.advance(by: .seconds(86_401))
            try await rig.drain("remind", "announce")
        }
        #expect(try rig.page().answers.count { $0.hasPrefix("Still without an answer: look at the live post") } == 3)
        rig.board.edit("draft") { $0.answer = "published" }
        try await rest(rig)
        #expect(try await rig.store.status(now: rig.clock.now()).waiting.isEmpty)
    }

    @Test("a correction in review waits for its approvers on the status page")
    func waiting() async throws {
        let rig = try await published()
        try await rig.brand { $0.approvers = [Person(id: "ben", name: "Ben")] }
        try await rig.poll()
        try await say("/correct \(words)", rig)
        let errand = try await rig.store.status(now: rig.clock.now()).waiting.first?.errand
        #expect(errand?.task == .approve && errand?.people == ["Ben"])
    }

    @Test("a corrected post is read back as it is to be now, and not while that is open")
    func readBack() async throws {
        let rig = try await published()
        rig.clock.advance(by: .seconds(60))
        try await rig.drain("readback")
        try #require(rig.evidence.readings.count == 1)
        try await say("/correct \(words)", rig)
        try await rig.approve()
        try await rig.drain("amend")
        let texts = Locked<[String]>([])
        rig.evidence.onRead { _, post in
            texts.withLock { $0.append(post.text) }
            return .same()
        }
        rig.clock.advance(by: .seconds(31))
        try await rig.drain("readback")
        #expect(texts.withLock { $0 } == [words])
    }
}
