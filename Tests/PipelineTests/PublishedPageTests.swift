import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support
import TestKit
import Testing

/// What is said on the pages of published posts is read and answered, at the price of few requests.
@Suite struct PublishedPageTests {
    private func published() async throws -> Rig {
        let rig = try await Rig()
        try await rig.published()
        return rig
    }

    private func answers(_ rig: Rig) throws -> [String] {
        let thread = try #require(try rig.page().comments.last).discussionID
        return try rig.page().replies[thread] ?? []
    }

    private func rounds(_ count: Int, _ rig: Rig, pause: Duration = .zero) async throws {
        for _ in 0..<count {
            rig.clock.advance(by: pause)
            try await rig.poll()
            try await rig.drain("announce")
        }
    }

    @Test(
        "an order for another text, date or picture is answered in its thread with what works now",
        arguments: [
            "@copydesk make it shorter", "/shorter", "/tone warm", "/variant", "/schedule tomorrow", "/picture a fox", "/hold",
            "/alt A fox",
        ])
    func orders(_ words: String) async throws {
        let rig = try await published()
        let before = try await rig.draft()
        rig.board.comment("draft", words)
        try await rounds(5, rig)
        #expect(try answers(rig).count == 1)
        #expect(try answers(rig).first?.hasPrefix("The post is live: comment /correct with the whole new text") == true)
        let after = try await rig.draft()
        #expect(after.content == before.content && after.state == .published && !after.isOnHold)
        #expect(rig.writer.orders.isEmpty)
    }

    @Test("/why and /help are answered, and people among themselves are left alone")
    func questions() async throws {
        let rig = try await published()
        rig.board.comment("draft", "/why")
        try await rounds(5, rig)
        #expect(try answers(rig) == ["It is published: https://posts.test/draft. Nothing is left to do."])
        rig.board.comment("draft", "/help")
        try await rounds(5, rig)
        let help = try answers(rig)
        #expect(help.count == 1 && help[0].contains("/correct TEXT: ") && help[0].contains("/takedown: ") && !help[0].contains("/shorter"))
        let count = try rig.page().answers.count
        rig.board.comment("draft", "Well done, Ben! Shall we /takedown the old one?")
        try await rounds(5, rig)
        #expect(try rig.page().answers.count == count)
    }

    @Test("what stands under Remarks of a published post is answered on the page, and the column emptied")
    func remarks() async throws {
        let rig = try await published()
        rig.board.edit("draft") { $0.remarks = "Please make it shorter." }
        try await rounds(3, rig)
        #expect(try rig.page().remarks.isEmpty)
        #expect(try rig.page().answers.count { $0.hasPrefix("The post is live: ") } == 1)
    }

    @Test("soon after the post went out a comment is seen within a minute, after weeks within six hours, and after an edit soon again")
    func pace() async throws {
        let rig = try await published()
        func reads() -> Int { rig.board.deeds.count { if case .comments = $0 { true } else { false } } }
        var before = reads()
        try await rounds(40, rig)
        #expect((9...16).contains(reads() - before), "\(reads() - before) in about eleven minutes")
        rig.clock.advance(by: .seconds(30 * 86_400))
        try await rounds(2, rig)
        before = reads()
        try await rounds(24, rig, pause: .seconds(3600))
        #expect((4...5).contains(reads() - before), "\(reads() - before) in a day")
        rig.board.edit("draft") { $0.altText = "Another" }
        try await rounds(2, rig)
        before = reads()
        try await rounds(20, rig)
        #expect(reads() - before >= 4)
    }

    @Test("a comment on a paragraph is answered on the day the post went out")
    func blocks() async throws {
        let rig = try await published()
        rig.board.comment("draft", "/why", at: "Text of draft.")
        try await rounds(8, rig)
        #expect(try answers(rig).count == 1)
    }

    @Test(
        "on the page of a draft that was not published a comment is answered too, and looked for during four weeks",
        arguments: [DraftState.rejected, .expired])
    func unpublished(_ state: DraftState) async throws {
        let rig = try await Rig()
        try await rig.submitted()
        try await rig.store.amend("draft", lease: nil, now: rig.clock.now()) { row in
            row.state = state
            return DraftFiling()
        }
        rig.board.comment("draft", "/why")
        try await rounds(7, rig, pause: .seconds(3600))
        #expect(try answers(rig).count == 1)
        func reads() -> Int { rig.board.deeds.count { if case .comments = $0 { true } else { false } } }
        var before = reads()
        try await rounds(24, rig, pause: .seconds(3600))
        #expect(reads() > before + 3)
        try await rounds(2, rig, pause: .seconds(29 * 86_400))
        before = reads()
        try await rounds(24, rig, pause: .seconds(3600))
        #expect(reads() == before)
    }

    @Test("a published page is asked for comments though every round takes longer than it may")
    func lateRounds() async throws {
        let rig = try await Rig()
        for number in 1...6 { try await rig.submitted("draft \(number)") }
        try await rig.store.amend("draft 6", lease: nil, now: rig.clock.now()) { row in
            row.state = .published
            return DraftFiling()
        }
        rig.clock.advance(by: .seconds(7 * 3600))
        let (clock, before) = (rig.clock, rig.board.deeds.count)
        rig.board.trouble { deed in if case .comments = deed { .meanwhile { clock.advance(by: .seconds(5)) } } else { nil } }
        try await rounds(4, rig)
        let pages = rig.board.deeds[before...].compactMap { deed -> String? in if case .comments(let page) = deed { page } else { nil } }
        #expect(Set(pages).count == 6)
    }

    @Test("of thousands of published pages two are asked in half a minute, so that open drafts are asked as ever")
    func budget() async throws {
        let rig = try await Rig()
        for number in 1...60 { try await rig.submitted("draft \(number)") }
        for number in 1...60 {
            try await rig.store.amend("draft \(number)", lease: nil, now: rig.clock.now()) { row in
                row.state = .published
                return DraftFiling()
            }
        }
        rig.clock.advance(by: .seconds(7 * 3600))
        let before = rig.board.deeds.count
        try await rounds(1, rig)
        let asked = rig.board.deeds[before...].count { if case .comments = $0 { true } else { false } }
        #expect(asked == 2)
        // All come to their turn.
        try await rounds(80, rig)
        let all = Set(rig.board.deeds[before...].compactMap { deed -> String? in if case .comments(let page) = deed { page } else { nil } })
        #expect(all.count == 60)
    }

    @Test("a page of this hour is asked within the minute, however many pages of older posts wait")
    func recent() async throws {
        let rig = try await Rig()
        for number in 1...60 { try await rig.submitted("draft \(number)") }
        let now = rig.clock.now()
        for number in 1...60 {
            try await rig.store.amend("draft \(number)", lease: nil, now: now) { row in
                row.state = .published
                if number > 1 { row.board.touchedAt = now - .seconds(7 * 86_400) }
                return DraftFiling()
            }
        }
        rig.clock.advance(by: .seconds(7 * 3600))
        try await rig.store.amend("draft 1", lease: nil, now: rig.clock.now()) { [rig] row in
            row.board.touchedAt = rig.clock.now()
            return DraftFiling()
        }
        let (before, began) = (rig.board.deeds.count, rig.clock.now())
        try await rounds(12, rig)
        let page = try #require(try await rig.draft("draft 1").page?.pageID)
        let asked = rig.board.deeds[before...].count { if case .comments(page) = $0 { true } else { false } }
        let minutes = Int(rig.clock.now().timeIntervalSince(began) / 60)
        #expect(minutes >= 3 && asked >= minutes, "\(asked) times in \(minutes) min")
    }

    @Test(
        "a status that a published post cannot have is set back, with what can be done instead",
        arguments: [BoardStatus.approved, .rejected, .inReview, .changesRequested])
    func statuses(_ status: BoardStatus) async throws {
        let rig = try await published()
        rig.board.edit("draft") { $0.status = status }
        try await rounds(3, rig)
        #expect(try rig.page().status == .published)
        #expect(try rig.page().answers.count { $0.hasPrefix("The post is live: ") && $0.hasSuffix("The status is \"Published\".") } == 1)
        #expect(rig.publisher.sent.count == 1 && rig.editor.made.isEmpty)
    }

    @Test("a page that was put away is no fault, and is not asked for its comments any more once that is seen")
    func putAway() async throws {
        let rig = try await published()
        rig.board.trouble { deed in
            if case .comments = deed { .refuse(ScriptedFailure("There is no such page.", .permanent)) } else { nil }
        }
        try await rounds(8, rig)
        #expect(try await rig.faults().isEmpty)
        rig.board.edit("draft") { $0.isInTrash = true }
        try await rounds(1, rig)
        let before = rig.board.deeds.count
        try await rounds(8, rig)
        #expect(!rig.board.deeds[before...].contains { if case .comments = $0 { true } else { false } })
    }

    @Test("what the board tells of a published page by itself is read at once")
    func mail() async throws {
        let rig = try await published()
        rig.clock.advance(by: .seconds(30 * 86_400))
        try await rounds(2, rig)
        rig.board.comment("draft", "/why")
        let page = try #require(try await rig.draft().page?.pageID)
        rig.line.take(.comment(onPage: page, at: nil))
        rig.clock.advance(by: .seconds(2))
        try await rig.work("board")
        try await rig.drain("announce")
        #expect(try answers(rig).count == 1)
    }
}
