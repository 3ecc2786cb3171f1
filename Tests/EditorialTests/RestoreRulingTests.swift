import Editorial
import FoundationEssentials
import Support
import TestKit
import Testing

/// What follows when an editor wants an earlier text back.
@Suite struct RestoreRulingTests {
    private let start = Date(timeIntervalSince1970: 1_795_420_800)
    private let ada = Person(id: "ada", name: "Ada")

    /// A draft in review at its third version.
    private func draft(_ change: (inout Draft) -> Void = { _ in }) -> Draft {
        var draft = Draft(
            id: "d1", candidateID: "c1", brandID: "b1", briefID: nil, account: "Page", state: .submitted, title: "T",
            content: PostContent(text: "Third", altText: "Now", pictureHash: nil), version: 3, windowEnds: start + .seconds(14 * 86400),
            createdAt: start)
        draft.page = BoardReference(pageID: "p1", postBlockID: "k1", url: "https://board.test/p1")
        draft.slot = start + .seconds(86400)
        draft.board.shownStatus = .inReview
        draft.board.shownSlot = draft.slot
        draft.board.shownAltText = "Now"
        draft.board.shownTextHash = ApprovalHash.ofText("Third")
        change(&draft)
        return draft
    }

    private func approved(_ state: DraftState) -> Draft {
        draft {
            $0.state = state
            $0.approval = .live(hash: ApprovalHash.of($0.content, account: $0.account), by: ada, at: start)
            $0.board.shownStatus = state.boardStatus
        }
    }

    private var versions: [DraftVersion] {
        ["First", "Second", "Third"].enumerated().map { index, text in
            DraftVersion(
                draftID: "d1", number: index + 1, author: "builtin", reason: "", text: text, altText: "Then", createdAt: start)
        }
    }

    private func sight(
        of draft: Draft, ticked: [Int]? = [], restore: Bool = false, text: String? = nil, status: BoardStatus? = nil,
        versions: [DraftVersion]? = nil, after: Duration = .seconds(10), by person: Person? = nil, textHand: Hand? = nil,
        tickHand: Hand? = nil
    ) -> Sight {
        let blocks = CanonicalText.blocks(of: text ?? draft.content.text)
        let page = BoardPage(
            reference: draft.page!, draftID: draft.id, status: status ?? draft.board.shownStatus, publishAt: draft.board.shownSlot,
            publishAtIsDateOnly: false, isOnHold: false, remarks: "", altText: draft.board.shownAltText, picture: nil, post: blocks,
            answer: "", publishedURL: "", stamp: PageStamp(editedAt: start, readAt: start + after), editedBy: person ?? ada,
            isInTrash: false,
            ticked: ticked, isRestoreTicked: restore, textHand: textHand, tickHand: tickHand)
        return Sight(page: page, text: CanonicalText(blocks), picture: .none, versions: versions ?? self.versions)
    }

    private var context: RulingContext { RulingContext(now: start + .seconds(10), brand: nil, calendar: nil, taken: []) }

    private func comments(_ filing: DraftFiling?) -> [String] {
        filing?.updates.compactMap { update in
            switch update.change {
            case .comment(let text, _, _), .report(_, let text, _): text.description
            default: nil
            }
        } ?? []
    }

    private func unticked(_ filing: DraftFiling?) -> [Int] {
        filing?.updates.flatMap { update -> [Int] in if case .untick(let numbers) = update.change { numbers } else { [] } } ?? []
    }

    @Test func aTickedVersionBecomesTheTextAsTheNextVersionAndAltTextAndPictureStay() throws {
        var draft = draft()
        let filing = try #require(Ruling.judge(&draft, sight(of: draft, ticked: [1]), context))
        #expect(draft.content == PostContent(text: "First", altText: "Now", pictureHash: nil))
        #expect(draft.state == .submitted)
        let made = try #require(filing.versions.first)
        #expect(made.number == 4)
        #expect([made.author, made.reason.description, made.text] == ["Ada", "version 1 put back", "First"])
        let changes = filing.updates.map(\.change)
        #expect(changes.contains(.text("First", version: 4, replacing: ApprovalHash.ofText("Third"))))
        #expect(changes.contains { if case .version(let old) = $0 { old.text == "Third" } else { false } })
        #expect(unticked(filing) == [1])
        #expect(comments(filing) == ["Version 1 is put back as version 4; the text before it is under \"Versions\"."])
    }

    @Test func aTickIsAnsweredOnceHoweverOftenItIsRead() {
        var draft = draft()
        _ = Ruling.judge(&draft, sight(of: draft, ticked: [1]), context)
        let again = sight(of: draft, ticked: [1], text: "Third", after: .seconds(20))
        #expect(Ruling.judge(&draft, again, context)?.versions.isEmpty ?? true)
        #expect(draft.version == 4)
        // Unread boxes say nothing; and a new tick beside the old one counts.
        _ = Ruling.judge(&draft, sight(of: draft, ticked: nil, text: "Third", after: .seconds(40)), context)
        #expect(draft.board.shownTicks == [1])
        _ = Ruling.judge(&draft, sight(of: draft, ticked: [1, 2], text: "Third", after: .seconds(60)), context)
        #expect(draft.content.text == "Second")
    }

    @Test func ofTwoTickedVersionsTheLastListedCountsAndOneCommentSaysSo() {
        var draft = draft()
        let filing = Ruling.judge(&draft, sight(of: draft, ticked: [2, 1]), context)
        #expect(draft.content.text == "First")
        #expect(comments(filing).count == 1)
        #expect(unticked(filing) == [2, 1])
    }

    @Test func restoreBringsTheVersionBeforeThePresentOneAndIsUnticked() throws {
        var draft = draft()
        let filing = try #require(Ruling.judge(&draft, sight(of: draft, ticked: nil, restore: true), context))
        #expect(draft.content.text == "Second")
        guard case .face(let face) = filing.updates.last?.change else { return #expect(Bool(false), "no face") }
        #expect(face.restore == false)
        // Once more after it was unticked: back to where it began.
        draft.board.shownRestore = false
        draft.board.shownTextHash = ApprovalHash.ofText("Second")
        let again = sight(of: draft, ticked: nil, restore: true, versions: versions + filing.versions, after: .seconds(30))
        _ = Ruling.judge(&draft, again, context)
        #expect(draft.content.text == "Third")
        #expect(draft.version == 5)
    }

    @Test func aTextThatCameTooLateIsNotTheOneBefore() {
        var draft = draft {
            $0.content.text = "Second"; $0.board.shownTextHash = ApprovalHash.ofText("Second")
        }
        _ = Ruling.judge(&draft, sight(of: draft, ticked: nil, restore: true), context)
        #expect(draft.content.text == "First")
    }

    @Test func withoutAnEarlierVersionNothingHappensButAnAnswer() {
        var draft = draft { $0.version = 1 }
        let filing = Ruling.judge(&draft, sight(of: draft, restore: true, versions: [versions[2]]), context)
        #expect(draft.content.text == "Third")
        #expect(comments(filing) == ["There is no earlier version."])
        let unknown = Ruling.judge(&draft, sight(of: draft, ticked: [9]), context)
        #expect(comments(unknown) == ["There is no version 9."])
        #expect(unticked(unknown) == [9])
    }

    @Test func theTextThatStandsThereIsNotPutBackOverItself() {
        var draft = approved(.slotted)
        let filing = Ruling.judge(&draft, sight(of: draft, ticked: [3]), context)
        #expect(draft.state == .slotted)
        #expect(comments(filing) == ["Version 3 is under \"Post\" already."])
        #expect(unticked(filing) == [3])
    }

    @Test(arguments: [DraftState.approved, .slotted, .prepared])
    func puttingAVersionBackVoidsTheApproval(_ state: DraftState) {
        var draft = approved(state)
        let filing = Ruling.judge(&draft, sight(of: draft, ticked: [1]), context)
        #expect(draft.state == .submitted)
        #expect(draft.approval == .none)
        #expect(filing?.decision?.kind == .voided)
        #expect(comments(filing).contains("The approval is void: version 1 was put back. Nothing is published until it is approved again."))
    }

    @Test(arguments: [DraftState.armed, .unknown, .needsCheck, .published])
    func aSealedDraftRefusesAndTheBoxIsUnticked(_ state: DraftState) {
        var draft = approved(state)
        let before = draft.content
        let filing = Ruling.judge(&draft, sight(of: draft, ticked: [1]), context)
        #expect(draft.content == before)
        #expect(draft.state == state)
        #expect(comments(filing) == ["Version 1 cannot be put back: the post can no longer be changed."])
        #expect(unticked(filing) == [1])
        #expect(Ruling.judge(&draft, sight(of: draft, ticked: [1]), context) == nil)
    }

    @Test func anEditOfTheSameReadingIsAVersionOfItsOwnBeforeAnotherIsPutBack() throws {
        var draft = draft()
        let filing = try #require(Ruling.judge(&draft, sight(of: draft, ticked: [1], text: "Mine"), context))
        #expect(filing.versions.map(\.text) == ["Mine", "First"])
        #expect(filing.versions.map(\.number) == [4, 5])
        let listed = filing.updates.compactMap { update in if case .version(let version) = update.change { version.text } else { nil } }
        #expect(listed == ["Third", "Mine"])
        #expect(filing.updates.map(\.change).contains(.text("First", version: 5, replacing: ApprovalHash.ofText("Mine"))))
    }

    @Test func whoEditedTheTextAndWhoTickedIsToldByTheirBlocks() {
        let ben = Person(id: "ben", name: "Ben")
        func author(_ page: Person, _ at: Duration) -> String? {
            var draft = self.draft { $0.board.contentChangedAt = start }
            let hand = Hand(person: ben, at: start + at)
            return Ruling.judge(&draft, sight(of: draft, text: "Mine", by: page, textHand: hand), context)?.versions.first?.author
        }
        #expect(author(.unknown, .zero) == "Ben")
        #expect(author(ada, .zero) == "Ben")
        // Older than the text that stood there: something was taken out, and no block tells by whom.
        #expect(author(.unknown, .seconds(-120)) == "an editor")
        #expect(author(ada, .seconds(-60)) == "Ada")
        var draft = self.draft()
        let hand = Hand(person: ben, at: start)
        let filing = Ruling.judge(&draft, sight(of: draft, ticked: [1], by: .unknown, tickHand: hand), context)
        #expect(filing?.versions.first?.author == "Ben")
    }

    @Test func anOrderForAnotherTextIsMetByTheOnePutBack() {
        var draft = draft {
            $0.state = .changesRequested; $0.remark = "Shorter"; $0.board.shownStatus = .changesRequested
        }
        let filing = Ruling.judge(&draft, sight(of: draft, ticked: [2]), context)
        #expect(draft.state == .submitted)
        #expect(draft.remark == nil)
        guard case .face(let face) = filing?.updates.last?.change else { return #expect(Bool(false), "no face") }
        #expect(face.clearsRemarks)
    }

    @Test func approvingAndPuttingBackAtOnceApprovesNothing() {
        var draft = draft()
        _ = Ruling.judge(&draft, sight(of: draft, ticked: [1], status: .approved), context)
        #expect(draft.approval == .none)
        #expect(draft.state == .submitted)
        #expect(BoardFaces.status(of: draft) == .inReview)
    }

    @Test func theChecksAreThoseOfTheTextPutBack() throws {
        var draft = draft {
            $0.obstacles = ["Old."]; $0.checks = ["Old."]
        }
        let long = DraftVersion(
            draftID: "d1", number: 2, author: "Ada", reason: "", text: String(repeating: "synergy ", count: 400), altText: "",
            createdAt: start)
        var brand = Brand(id: "b1", name: "Nordlicht")
        brand.bannedWords = ["synergy"]
        let candidate = Candidate(
            id: "c1", brandID: "b1", briefID: nil, account: "Page", itemIDs: [], reasons: [], createdAt: start)
        let context = RulingContext(
            now: start, brand: brand, calendar: nil, taken: [],
            assignment: Assignment(candidate: candidate, brand: brand, brief: nil, items: []))
        _ = Ruling.judge(&draft, sight(of: draft, ticked: [2], versions: [long]), context)
        #expect(draft.obstacles.count == 1)
        #expect(draft.obstacles.first?.contains("shorten it") == true)
        #expect(draft.checks == ["\"synergy\" is on the brand's list of banned words."])
    }
}
