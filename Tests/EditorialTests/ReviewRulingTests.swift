import Editorial
import FoundationEssentials
import Support
import Testing

/// Approvals that must not count, and acts that must not be lost.
@Suite struct ReviewRulingTests {
    private let start = Date(timeIntervalSince1970: 1_795_420_800)
    private let ada = Person(id: "ada", name: "Ada")

    private func draft(_ change: (inout Draft) -> Void = { _ in }) -> Draft {
        var draft = Draft(
            id: "d1", candidateID: "c1", brandID: "b1", briefID: nil, account: "Page", state: .submitted, title: "T",
            content: PostContent(text: "Hello", altText: "", pictureHash: nil), windowEnds: start + .seconds(14 * 86400), createdAt: start)
        draft.page = BoardReference(pageID: "p1", postBlockID: "k1", url: "https://board.test/p1")
        draft.slot = start + .seconds(86400)
        draft.board.shownStatus = .inReview
        draft.board.shownSlot = draft.slot
        draft.board.shownTextHash = ApprovalHash.ofText("Hello")
        change(&draft)
        return draft
    }

    private func sight(
        of draft: Draft, status: BoardStatus? = nil, text: String? = "Hello", after: Duration, answer: String = "", trash: Bool = false,
        edited: Duration = .zero, remarks: String = ""
    ) -> Sight {
        let blocks = text.map { CanonicalText.blocks(of: $0) }
        let page = BoardPage(
            reference: draft.page!, draftID: draft.id, status: status ?? draft.board.shownStatus, publishAt: draft.board.shownSlot,
            publishAtIsDateOnly: false, isOnHold: false, remarks: remarks, altText: "", picture: nil, post: blocks, answer: answer,
            publishedURL: "", stamp: PageStamp(editedAt: start + edited, readAt: start + after), editedBy: ada, isInTrash: trash)
        return Sight(page: page, text: blocks.map { CanonicalText($0) }, picture: .none)
    }

    private func context(_ after: Duration, approvers: [Person] = []) -> RulingContext {
        var brand = Brand(id: "b1", name: "Nordlicht")
        brand.approvers = approvers
        return RulingContext(now: start + after, brand: brand, calendar: nil, taken: [])
    }

    private func approve(_ after: Duration) -> BoardComment {
        BoardComment(
            id: "\(after)", pageID: "p1", discussionID: "t1", author: ada, text: "/approve",
            createdAt: (start + after).minute)
    }

    @Test("an approver's comment from before a change does not approve what was changed")
    func commentBeforeTheChange() {
        var draft = draft()
        let approvers = context(.seconds(300), approvers: [ada])
        _ = Ruling.judge(&draft, sight(of: draft, text: "Hello, changed", after: .seconds(290)), approvers)
        let filing = Ruling.judge(&draft, comments: [approve(.seconds(120))], approvers)
        #expect(draft.approval == .none)
        #expect(filing?.updates.count == 1)
        _ = Ruling.judge(&draft, comments: [approve(.seconds(360))], context(.seconds(370), approvers: [ada]))
        #expect(draft.approval != .none)
    }

    @Test(
        "any comment from a minute before the edit's does not approve what was edited, and one from the same minute does",
        arguments: [(Duration.seconds(59), false), (.seconds(60), true)])
    func commentBeforeTheEdit(at comment: Duration, counts: Bool) {
        var draft = draft()
        _ = Ruling.judge(&draft, sight(of: draft, text: "Edited", after: .seconds(70), edited: .seconds(60)), context(.seconds(70)))
        let filing = Ruling.judge(&draft, comments: [approve(comment)], context(.seconds(75)))
        #expect((draft.approval != .none) == counts)
        let words = filing?.updates.compactMap { update in
            if case .comment(let text, _, _) = update.change { text.description } else { nil }
        }
        #expect((words?.first?.contains("look at it as it is now") == true) != counts)
    }

    @Test(
        "a comment of the minute in which the status was set back, or of an earlier one, does not approve",
        arguments: [BoardStatus.inReview, .changesRequested, .rejected], [(Duration.seconds(60), false), (.seconds(120), true)])
    func commentBeforeTheStatus(_ status: BoardStatus, _ comment: (at: Duration, counts: Bool)) {
        var draft = draft { $0.board.shownStatus = .approved }
        _ = Ruling.judge(&draft, sight(of: draft, status: status, after: .seconds(70), edited: .seconds(60)), context(.seconds(70)))
        _ = Ruling.judge(&draft, comments: [approve(comment.at)], context(.seconds(125)))
        #expect((draft.approval != .none) == comment.counts)
    }

    @Test("a comment of the minute in which an edit made an approval void does not approve what was edited")
    func commentBesideTheVoid() {
        let hash = ApprovalHash.of(draft().content, account: "Page")
        var draft = draft {
            $0.state = .approved
            $0.board.shownStatus = .approved
            $0.approval = .live(hash: hash, by: ada, at: start)
        }
        let sight = sight(of: draft, status: .approved, text: "Edited", after: .seconds(70), edited: .seconds(60))
        _ = Ruling.judge(&draft, sight, context(.seconds(70)))
        #expect(draft.approval == .none)
        _ = Ruling.judge(&draft, comments: [approve(.seconds(60))], context(.seconds(75)))
        #expect(draft.approval == .none)
        _ = Ruling.judge(&draft, comments: [approve(.seconds(120))], context(.seconds(125)))
        #expect(draft.approval != .none)
    }

    @Test("a remark that approves does not count beside a status that holds the post up")
    func remarkBesideTheStatus() {
        var draft = draft { $0.board.shownStatus = .approved }
        let sight = sight(of: draft, status: .inReview, after: .seconds(70), remarks: "/approve")
        _ = Ruling.judge(&draft, sight, context(.seconds(70)))
        #expect(draft.approval == .none)
    }

    @Test("a status that crosses the text that was asked for does not approve it", arguments: [BoardStatus.changesRequested, .inReview])
    func statusCrossesTheText(shown: BoardStatus) {
        var draft = draft {
            $0.board.shownStatus = shown
            $0.board.stamp = PageStamp(editedAt: start, readAt: start + .seconds(10))
            $0.board.contentChangedAt = start + .seconds(20)
        }
        let filing = Ruling.judge(&draft, sight(of: draft, status: .approved, after: .seconds(30)), context(.seconds(30)))
        // Whoever saw "In review" saw the text, which was there before it.
        #expect((draft.approval != .none) == (shown == .inReview))
        #expect(filing?.decisions.map(\.kind) == [shown == .inReview ? .asked : .refused])
    }

    @Test("the editor's own text, approved while another is asked for, is approved")
    func ownTextInstead() {
        var draft = draft {
            $0.board.shownStatus = .changesRequested
            $0.board.stamp = PageStamp(editedAt: start, readAt: start + .seconds(10))
        }
        _ = Ruling.judge(&draft, sight(of: draft, status: .approved, text: "Mine", after: .seconds(30)), context(.seconds(30)))
        #expect(draft.approval != .none && draft.content.text == "Mine")
    }

    @Test("an approval comes of age only with the text in sight")
    func textInSight() {
        var draft = draft()
        _ = Ruling.judge(&draft, sight(of: draft, status: .approved, after: .seconds(10)), context(.seconds(10)))
        _ = Ruling.judge(&draft, sight(of: draft, text: nil, after: .seconds(200)), context(.seconds(200)))
        #expect(draft.state == .submitted)
        _ = Ruling.judge(&draft, sight(of: draft, after: .seconds(201)), context(.seconds(201)))
        #expect(draft.state == .approved)
    }

    @Test(
        "while the outcome is open neither the content nor the stamp counts as seen", arguments: [DraftState.armed, .unknown, .needsCheck])
    func sealed(state: DraftState) {
        var draft = draft { $0.state = state }
        _ = Ruling.judge(&draft, sight(of: draft, text: "Other", after: .seconds(10)), context(.seconds(10)))
        #expect(draft.content.text == "Hello")
        #expect(draft.board.shownTextHash == ApprovalHash.ofText("Hello"))
        #expect(draft.board.stamp == nil)
    }

    @Test("a page put into the trash after the sending voids nothing", arguments: [DraftState.armed, .unknown, .published])
    func trashAfterSending(state: DraftState) {
        var draft = draft { draft in
            draft.state = state
            draft.approval = .live(hash: "h", by: ada, at: start)
        }
        let filing = Ruling.judge(&draft, sight(of: draft, after: .seconds(10), trash: true), context(.seconds(10)))
        #expect(draft.approval.liveHash == "h")
        #expect(filing?.decision == nil)
    }

    @Test("who approves by comment before the picture is there is told to do it again")
    func commentBeforeThePicture() {
        var draft = draft { $0.awaitsPicture = true }
        let filing = Ruling.judge(&draft, comments: [approve(.seconds(60))], context(.seconds(70)))
        #expect(draft.approval == .none)
        #expect(filing?.updates.count == 1)
    }
}
