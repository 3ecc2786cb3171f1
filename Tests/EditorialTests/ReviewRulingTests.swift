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
        of draft: Draft, status: BoardStatus? = nil, text: String? = "Hello", after: Duration, answer: String = "", trash: Bool = false
    ) -> Sight {
        let blocks = text.map { CanonicalText.blocks(of: $0) }
        let page = BoardPage(
            reference: draft.page!, draftID: draft.id, status: status ?? draft.board.shownStatus, publishAt: draft.board.shownSlot,
            publishAtIsDateOnly: false, isOnHold: false, remarks: "", altText: "", picture: nil, post: blocks, answer: answer,
            publishedURL: "", stamp: PageStamp(editedAt: start, readAt: start + after), editedBy: ada, isInTrash: trash)
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
            createdAt: Date(milliseconds: (start + after).milliseconds / 60000 * 60000))
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
