import Editorial
import FoundationEssentials
import Support
import Testing

/// A draft's account is Copydesk's to fill.
@Suite struct AccountRulingTests {
    private let start = Date(milliseconds: 1_783_156_080_000)

    private func draft() -> Draft {
        var draft = Draft(
            id: "d", candidateID: "c", brandID: "b", briefID: nil, account: "Acme", state: .submitted, title: "T",
            content: PostContent(text: "Text.", altText: "", pictureHash: nil), windowEnds: start + .seconds(86_400), createdAt: start)
        draft.page = BoardReference(pageID: "p", postBlockID: "post", url: "")
        draft.board.note(shown: draft.content)
        draft.board.shownStatus = .inReview
        return draft
    }

    private func judge(_ draft: inout Draft, _ account: String?) -> DraftFiling? {
        let page = BoardPage(
            reference: BoardReference(pageID: "p", postBlockID: "post", url: ""), draftID: "d", status: .inReview, publishAt: nil,
            publishAtIsDateOnly: false, isOnHold: false, remarks: "", altText: "", picture: nil, post: nil, answer: "", publishedURL: "",
            stamp: PageStamp(editedAt: start, readAt: start + .seconds(90)), editedBy: .unknown, isInTrash: false, account: account)
        let context = RulingContext(now: start + .seconds(90), brand: nil, calendar: nil, taken: [], accounts: ["Acme", "Other"])
        return Ruling.judge(&draft, Sight(page: page, text: nil, picture: .none), context)
    }

    @Test(arguments: ["Other", ""])
    func `another account chosen on the page comes back, once, and with a word`(account: String) {
        var draft = draft()
        let filing = judge(&draft, account)
        let said = (filing?.updates ?? []).compactMap { if case .comment(let text, _, _) = $0.change { text.description } else { nil } }
        #expect(said == ["Account stays Acme, for which the text was written: for a post of another account write a brief."])
        #expect(draft.account == "Acme")
        #expect(BoardFaces.fill(BoardFace(), from: draft, zone: "UTC", slotWords: "").account == "Acme")
        let again = judge(&draft, account)?.updates ?? []
        #expect(again.isEmpty)
        // Put back by the editor.
        _ = judge(&draft, "Acme")
        #expect(BoardFaces.fill(BoardFace(), from: draft, zone: "UTC", slotWords: "").account == nil)
    }

    @Test(arguments: ["Acme", "Acme Ltd (renamed)", nil])
    func `the draft's own, one that people call something else now and a lost column are no act`(account: String?) {
        var draft = draft()
        let updates = judge(&draft, account)?.updates ?? []
        #expect(updates.isEmpty)
        #expect(BoardFaces.fill(BoardFace(), from: draft, zone: "UTC", slotWords: "").account == nil)
    }
}
