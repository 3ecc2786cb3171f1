import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support
import TestKit
import Testing

/// Copydesk's own writes to the board: in order, until they are there, and never over an editor's act.
@Suite struct AnnouncingTests {
    @Test("updates keep their order per draft, and one draft's trouble is no other's")
    func order() async throws {
        let rig = try await Rig()
        try await rig.submitted("first")
        try await rig.submitted("second")
        try await rig.say("one", on: "first")
        try await rig.say("two", on: "first")
        try await rig.say("three", on: "second")
        rig.board.trouble { deed in
            if case .apply(let update) = deed, update.draftID == "first" { .refuse(ScriptedFailure()) } else { nil }
        }
        try await rig.drain("announce")
        #expect(try rig.page("second").answers == ["three"])
        rig.board.heal()
        rig.clock.advance(by: .seconds(60))
        try await rig.drain("announce")
        #expect(try rig.page("first").answers == ["one", "two"])
    }

    @Test("an answer does not wait for the pages of all drafts that changed guidelines bring, and takes its page's turn along")
    func guidelines() async throws {
        let rig = try await Rig()
        for number in 1...6 { try await rig.submitted("draft \(number)") }
        let changedAt = rig.clock.now()
        for number in 1...6 {
            try await rig.store.amend("draft \(number)", lease: nil, now: changedAt) { row in
                row.checks.append("Checked.")
                var filing = DraftFiling()
                filing.updates = [
                    BoardUpdate(
                        key: "\(row.id)@\(row.revision)#guidelines", draftID: row.id, change: .face(BoardFace()),
                        deferredUntil: changedAt + .seconds(number * 5 - 5))
                ]
                return filing
            }
        }
        rig.clock.advance(by: .seconds(1))
        try await rig.say("answer", on: "draft 6")
        let before = rig.board.deeds.count
        func pages() -> [String] {
            rig.board.deeds[before...].compactMap { deed in if case .apply(let update) = deed { update.draftID } else { nil } }
        }
        try await rig.drain("announce")
        #expect(pages() == ["draft 6", "draft 6", "draft 1"])
        rig.clock.advance(by: .seconds(5))
        try await rig.drain("announce")
        #expect(pages().dropFirst(3) == ["draft 2"])
        rig.clock.advance(by: .seconds(20))
        try await rig.drain("announce")
        #expect(pages().dropFirst(4) == ["draft 3", "draft 4", "draft 5"])
    }

    @Test("an update that can never be made gives way to the next")
    func parked() async throws {
        let rig = try await Rig()
        try await rig.submitted()
        try await rig.say("bad", on: "draft")
        try await rig.say("good", on: "draft")
        rig.board.trouble { deed in
            guard case .apply(let update) = deed, case .comment("bad", _, _) = update.change else { return nil }
            return .refuse(ScriptedFailure("Refused.", .permanent))
        }
        try await rig.drain("announce")
        #expect(try rig.page().answers == ["good"])
        #expect(try await rig.draft().board.writingSince == nil)
    }

    @Test("an act between the reading of a page and a writing that comes late is not overwritten, and counts")
    func actInBetween() async throws {
        let rig = try await Rig()
        try await rig.submitted()
        try await rig.approve()
        try await rig.drain("schedule")
        let (clock, board, isDone) = (rig.clock, rig.board, Locked(false))
        board.trouble { deed in
            guard case .page = deed, !isDone.withLock({ $0 }) else { return nil }
            return .meanwhile {
                isDone.withLock { $0 = true }
                board.edit("draft") { $0.status = .inReview }
                clock.advance(by: .seconds(600))
            }
        }
        try await rig.drain("announce")
        try #require(isDone.withLock { $0 })
        #expect(try rig.page().status == .inReview)
        rig.clock.advance(by: .seconds(2))
        try await rig.drain("announce")
        try await rig.poll()
        #expect(try await rig.state() == .submitted)
        rig.clock.advance(by: .seconds(61))
        try await rig.drain("announce")
        #expect(try rig.page().status == .inReview)
        #expect(try await rig.faults().isEmpty)
    }

    @Test(
        "a status that stood still on its way ends the approval, for an act may lie under it",
        arguments: [Duration.seconds(200), .seconds(600)], [true, false])
    func standstill(_ length: Duration, isAnswered: Bool) async throws {
        let rig = try await Rig()
        try await rig.brand { $0.editors = [Person(id: "editor", name: "Edda")] }
        try await rig.submitted()
        try await rig.approve()
        try await rig.drain("schedule")
        let (clock, start) = (rig.clock, rig.clock.now())
        rig.board.trouble { deed in
            guard clock.now() == start, case .apply(let update) = deed, case .face = update.change else { return nil }
            return isAnswered
                ? .meanwhile { clock.advance(by: length) } : .lose(ScriptedFailure()) { clock.advance(by: length) }
        }
        try await rig.drain("announce")
        #expect(try await rig.state() == .submitted)
        #expect(try await rig.store.decisions(ofDraft: "draft").last?.kind == .voided)
        for _ in 0..<6 {
            rig.clock.advance(by: .seconds(20))
            try await rig.poll()
            try await rig.drain("announce")
        }
        #expect(try rig.page().status == .inReview)
        #expect(try rig.page().answers.contains { $0.contains("stood still") })
        try await rig.approve()
        try await rig.drain("schedule", "announce")
        #expect(try await rig.state() == .slotted)
    }

    @Test("a board that is away for a week costs no update")
    func awayForLong() async throws {
        let rig = try await Rig()
        try await rig.submitted()
        try await rig.say("news", on: "draft")
        rig.board.trouble { _ in .refuse(ScriptedFailure()) }
        for _ in 0..<168 {
            rig.clock.advance(by: .seconds(3600))
            try await rig.drain("announce")
        }
        rig.board.heal()
        rig.clock.advance(by: .seconds(3600))
        try await rig.drain("announce")
        #expect(try rig.page().answers == ["news"])
    }

    @Test("comments that the board refuses hold up comments alone, however many wait")
    func refusedComments() async throws {
        let rig = try await Rig()
        try await rig.submitted()
        for words in ["news", "more news"] { try await rig.say(words, on: "draft") }
        rig.board.trouble { deed in
            guard case .apply(let update) = deed, case .comment = update.change else { return nil }
            return .refuse(ScriptedFailure())
        }
        try await rig.drain("announce")
        try await rig.show("draft") { $0.lastError = "Something." }
        try await rig.drain("announce")
        #expect(try rig.page().lastError.contains("Something."))
        rig.board.heal()
        rig.clock.advance(by: .seconds(3600))
        try await rig.drain("announce")
        #expect(try rig.page().answers.suffix(2) == ["news", "more news"])
    }

    @Test("an editor's act that was not read yet stands before an own write")
    func actFirst() async throws {
        let rig = try await Rig()
        try await rig.scheduled()
        try await rig.show("draft") { $0.state = .submitted }
        rig.board.edit("draft") { $0.status = .rejected }
        try await rig.drain("announce")
        #expect(try rig.page().status == .rejected)
        try await rig.poll()
        #expect(try await rig.state() == .rejected)
        try await rig.drain("announce")
        #expect(try rig.page().status == .rejected)
    }

    @Test("a date that was not read yet is not written over")
    func dateFirst() async throws {
        let rig = try await Rig()
        try await rig.scheduled()
        let wish = try #require(try await rig.draft().slot) + .seconds(7200)
        try await rig.show("draft") { $0.slot = wish + .seconds(86400) }
        rig.board.edit("draft") { $0.publishAt = wish }
        try await rig.drain("announce")
        try await rig.poll()
        try await rig.drain("announce")
        #expect(try await rig.draft().slot == wish)
        #expect(try rig.page().publishAt == wish)
    }

    @Test("a remark that was written while the last one was answered is not emptied unread")
    func remarkFirst() async throws {
        let rig = try await Rig()
        try await rig.submitted()
        rig.board.edit("draft") { $0.remarks = "Shorter." }
        try await rig.poll()
        rig.writer.answer { _ in .sample(hook: "Short") }
        try await rig.drain("draft")
        rig.board.edit("draft") { $0.remarks = "And punchier." }
        try await rig.drain("announce")
        try await rig.poll()
        #expect(try await rig.state() == .changesRequested)
        #expect(try await rig.draft().remark == "And punchier.")
    }

    @Test("a write whose answer was lost is no editor's act, and is made again")
    func lostAnswer() async throws {
        let rig = try await Rig()
        try await rig.submitted()
        try await rig.approve()
        try await rig.drain("schedule")
        rig.board.trouble { deed in if case .apply = deed { .lose(ScriptedFailure("Timed out.")) } else { nil } }
        try await rig.drain("announce")
        try await rig.poll()
        rig.board.heal()
        rig.clock.advance(by: .seconds(60))
        try await rig.drain("announce")
        try await rig.poll()
        #expect(try await rig.state() == .slotted)
        #expect(try rig.page().status == .scheduled)
        #expect(try rig.page().answers.filter { $0.hasPrefix("Approved") }.count == 1)
    }

    @Test("an editor's act after a write whose answer was lost is not written over")
    func lostAnswerThenAct() async throws {
        let rig = try await Rig()
        try await rig.scheduled()
        try await rig.show("draft") {
            $0.lastError = "Something."; $0.state = .approved
        }
        rig.board.trouble { deed in if case .apply = deed { .lose(ScriptedFailure("Timed out.")) } else { nil } }
        try await rig.drain("announce")
        rig.board.heal()
        rig.clock.advance(by: .seconds(30))
        rig.board.edit("draft") { $0.status = .rejected }
        try await rig.drain("announce")
        try await rig.poll()
        #expect(try await rig.state() == .rejected)
        rig.clock.advance(by: .seconds(60))
        try await rig.drain("announce")
        #expect(try rig.page().status == .rejected)
    }

    @Test("what stands on the page after a write whose answer was lost is not written again over an act of that moment")
    func lostAnswerAndAct() async throws {
        let rig = try await Rig()
        try await rig.submitted()
        rig.board.edit("draft") { ($0.status, $0.remarks) = (.changesRequested, "Shorter.") }
        try await rig.poll()
        rig.writer.answer { _ in .sample(hook: "Short") }
        try await rig.drain("draft")
        rig.board.trouble { deed in
            guard case .apply(let update) = deed, case .face = update.change else { return nil }
            return .lose(ScriptedFailure("Timed out."))
        }
        try await rig.drain("announce")
        #expect(try rig.page().status == .inReview)
        let (board, isDone) = (rig.board, Locked(false))
        board.trouble { deed in
            guard case .page = deed, !isDone.withLock({ $0 }) else { return nil }
            return .meanwhile {
                isDone.withLock { $0 = true }
                board.edit("draft") { ($0.status, $0.remarks) = (.rejected, "Not ours.") }
            }
        }
        rig.clock.advance(by: .seconds(60))
        try await rig.drain("announce")
        try #require(isDone.withLock { $0 })
        #expect(try rig.page().status == .rejected && rig.page().remarks == "Not ours.")
        try await rig.poll()
        #expect(try await rig.state() == .rejected)
    }

    @Test("a page says from its beginning that nothing blocks approval, and no more once its draft is rejected")
    func callout() async throws {
        let rig = try await Rig()
        try await rig.scratch.seedDraft("draft", state: .drafted, now: rig.clock.now())
        try await rig.drain("submit", "announce")
        #expect(try rig.page().callout.hasSuffix("Nothing blocks approval."))
        try await rig.poll()
        rig.clock.advance(by: .seconds(60))
        rig.board.edit("draft") { $0.status = .rejected }
        try await rig.poll()
        try await rig.drain("announce")
        #expect(try await rig.state() == .rejected)
        #expect(try !rig.page().callout.contains("approval"))
    }

    @Test("a tick at Hold shows at the top of the page, and goes with it")
    func hold() async throws {
        let rig = try await Rig()
        try await rig.submitted()
        for isOnHold in [true, false] {
            rig.clock.advance(by: .seconds(60))
            rig.board.edit("draft") { $0.isOnHold = isOnHold }
            try await rig.poll()
            try await rig.drain("announce")
            #expect(try rig.page().callout.contains("On hold.") == isOnHold)
            #expect(try rig.page().isOnHold == isOnHold)
        }
    }

    @Test("a draft reaches the board though its picture never comes; it goes on as text and its page says why")
    func noPicture() async throws {
        let rig = try await Rig()
        rig.painter.answer { _ in throw ScriptedFailure("No painter.") }
        try await rig.drafted()
        try await rig.drain("submit")
        #expect(rig.board.pageCount == 1)
        for _ in 0..<8 {
            try await rig.drain("illustrate")
            rig.clock.advance(by: .seconds(3600))
        }
        let draft = try #require(try await rig.store.openDrafts().first)
        #expect(!draft.awaitsPicture && draft.content.pictureHash == nil)
        #expect(draft.checks.contains { $0.hasPrefix("No picture: painter failed: No painter.") })
    }

    @Test("an approval given before the picture came does not count, and the page says so")
    func latePicture() async throws {
        let rig = try await Rig()
        try await rig.drafted()
        try await rig.drain("submit")
        let id = try #require(try await rig.store.openDrafts().first).id
        try await rig.poll()
        rig.board.edit(id) { $0.status = .approved }
        try await rig.poll()
        #expect(try rig.page(id).status == .approved)
        try await rig.drain("illustrate", "announce")
        try await rig.poll()
        rig.clock.advance(by: .seconds(120))
        try await rig.poll()
        #expect(try await rig.state(id) == .submitted)
        #expect(try rig.page(id).status == .inReview)
        #expect(try rig.page(id).answers.contains { $0.contains("picture has arrived after the approval") })
        try await rig.approve(id)
        #expect(try await rig.state(id) == .approved)
    }

    @Test("an editor's own picture stands, whenever the painted one comes")
    func editorsPicture() async throws {
        let rig = try await Rig()
        try await rig.drafted()
        try await rig.drain("submit")
        let id = try #require(try await rig.store.openDrafts().first).id
        try await rig.poll()
        rig.clock.advance(by: .seconds(60))
        rig.board.edit(id) { $0.picture = BoardPicture(identity: "mine.png", url: "bytes") }
        try await rig.poll()
        try await rig.drain("illustrate", "announce")
        try await rig.poll()
        #expect(try await rig.draft(id).content.pictureHash == Picture.sample("bytes").hash)
        #expect(try rig.page(id).picture?.identity == "mine.png")
        try await rig.approve(id)
        #expect(try await rig.state(id) == .approved)
    }

    @Test("a picture that an editor put there first is not taken for the painted one")
    func editorsPictureUnread() async throws {
        let rig = try await Rig()
        try await rig.drafted()
        try await rig.drain("submit")
        let id = try #require(try await rig.store.openDrafts().first).id
        try await rig.poll()
        try await rig.drain("illustrate")
        rig.clock.advance(by: .seconds(60))
        rig.board.edit(id) { $0.picture = BoardPicture(identity: "mine.png", url: "bytes") }
        try await rig.drain("announce")
        try await rig.poll()
        #expect(try await rig.draft(id).content.pictureHash == Picture.sample("bytes").hash)
    }
}

extension Rig {
    /// Queues a comment of Copydesk's.
    func say(_ words: String, on id: String) async throws {
        try await store.amend(id, lease: nil, now: clock.now()) { row in
            var filing = DraftFiling()
            filing.updates = [
                BoardUpdate(key: "\(id) \(words)", draftID: id, change: .comment(text: Message(words), mentions: [], discussionID: nil))
            ]
            return filing
        }
    }

    /// Changes the row, and queues its face.
    func show(_ id: String, _ change: @escaping @Sendable (inout Draft) -> Void) async throws {
        try await store.amend(id, lease: nil, now: clock.now()) { row in
            change(&row)
            var filing = DraftFiling()
            filing.updates = [BoardUpdate(key: "\(id)@\(row.revision)#test", draftID: id, change: .face(BoardFace()))]
            return filing
        }
    }

    /// A draft written from a candidate, with its picture ordered.
    func drafted() async throws {
        try await scratch.seedCandidate(now: clock.now())
        try await drain("draft")
    }
}
