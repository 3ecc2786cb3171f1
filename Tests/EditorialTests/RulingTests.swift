import Editorial
import FoundationEssentials
import Support
import TestKit
import Testing

/// What an editor does on a page, and what follows.
struct RulingTests {
    private let start = Date(timeIntervalSince1970: 1_795_420_800)
    private let ada = Person(id: "ada", name: "Ada")
    private let ben = Person(id: "ben", name: "Ben")

    /// A draft in review whose page shows everything.
    private func draft(_ change: (inout Draft) -> Void = { _ in }) -> Draft {
        var draft = Draft(
            id: "d1", candidateID: "c1", brandID: "b1", briefID: nil, account: "Page", state: .submitted, title: "T",
            content: PostContent(text: "Hello", altText: "Alt", pictureHash: "pic"), windowEnds: start + .seconds(14 * 86400),
            createdAt: start)
        draft.page = BoardReference(pageID: "p1", postBlockID: "k1", url: "https://board.test/p1")
        draft.slot = start + .seconds(86400)
        draft.board.shownStatus = .inReview
        draft.board.shownSlot = draft.slot
        draft.board.shownAltText = "Alt"
        draft.board.shownPicture = "file.png"
        draft.board.shownPictureHash = "pic"
        draft.board.shownTextHash = ApprovalHash.ofText("Hello")
        change(&draft)
        return draft
    }

    /// The page as the editor left it, read `after` the start.
    private func sight(
        of draft: Draft, status: BoardStatus? = nil, text: String? = nil, altText: String? = nil, remarks: String = "",
        publishAt: Date? = nil, hold: Bool = false, after: Duration = .seconds(10), picture: Sight.PictureChange = .none,
        trash: Bool = false
    ) -> Sight {
        let blocks = CanonicalText.blocks(of: text ?? draft.content.text)
        let page = BoardPage(
            reference: draft.page!, draftID: draft.id, status: status ?? draft.board.shownStatus,
            publishAt: publishAt ?? draft.board.shownSlot,
            publishAtIsDateOnly: false, isOnHold: hold, remarks: remarks, altText: altText ?? draft.board.shownAltText,
            picture: draft.board.shownPicture.map { BoardPicture(identity: $0, url: "https://files.test/x") }, post: blocks, answer: "",
            publishedURL: "", stamp: PageStamp(editedAt: start, readAt: start + after), editedBy: ada, isInTrash: trash)
        return Sight(page: page, text: CanonicalText(blocks), picture: picture)
    }

    private func context(_ after: Duration = .seconds(10), _ change: (inout Brand) -> Void = { _ in }) throws -> RulingContext {
        var brand = Brand(id: "b1", name: "Nordlicht")
        change(&brand)
        let account = AccountSettings(name: "Page", kind: "file", slots: "daily 09:00", zone: "UTC")
        return RulingContext(now: start + after, brand: brand, calendar: try PostingCalendar(account: account, brand: brand), taken: [])
    }

    /// As above, with what the draft was made from.
    private func grounded(_ after: Duration = .seconds(10), blocking: Bool) throws -> RulingContext {
        let plain = try context(after)
        let item = Item(
            id: "i", feedID: "f", identity: "guid:i", url: "https://pump.example/new", title: "Pump", publishedAt: start,
            text: "The pump saves 47% of the water.", firstSeenAt: start, contentHash: "")
        let candidate = Candidate(
            id: "c1", brandID: "b1", briefID: nil, account: "Page", itemIDs: ["i"], reasons: [], createdAt: start)
        return RulingContext(
            now: plain.now, brand: plain.brand, calendar: plain.calendar, taken: [],
            assignment: Assignment(candidate: candidate, brand: plain.brand ?? Brand(id: "b1", name: ""), brief: nil, items: [item]),
            blocksUnsupported: blocking)
    }

    @Test("an editor's words stay; what no source says of them is named under Checks, until it is changed")
    func editedFacts() throws {
        var draft = draft { $0.checks = ["Picture: card stands in."] }
        _ = Ruling.judge(&draft, sight(of: draft, text: "It saves 57% of the water."), try grounded(blocking: false))
        #expect(draft.content.text == "It saves 57% of the water." && draft.obstacles.isEmpty)
        #expect(draft.checks.first == "The figure 57% is not in the sources; of its kind they have only 47%.")
        #expect(draft.checks.last == "Picture: card stands in.")
        _ = Ruling.judge(&draft, sight(of: draft, status: .approved, after: .seconds(20)), try grounded(.seconds(20), blocking: false))
        #expect(draft.approval != .none)
        _ = Ruling.judge(
            &draft, sight(of: draft, text: "It saves 47% of the water.", after: .seconds(30)), try grounded(.seconds(30), blocking: false))
        #expect(!draft.checks.contains { $0.contains("57%") || $0.contains("47%") } && draft.checks.contains("Picture: card stands in."))
    }

    @Test("alt text and an editor's link card are held against the sources too, and say so themselves")
    func besideTheText() throws {
        var draft = draft()
        _ = Ruling.judge(&draft, sight(of: draft, altText: "A pump that saves 57% of the water"), try grounded(blocking: false))
        #expect(
            draft.checks.map(\.description) == [
                "In the alt text: The figure 57% is not in the sources; of its kind they have only 47%."
            ], "\(draft.checks)")
        _ = Ruling.judge(
            &draft, sight(of: draft, altText: "It saves 47%", after: .seconds(20)), try grounded(.seconds(20), blocking: true))
        #expect(draft.checks.isEmpty && draft.obstacles.isEmpty)
        draft.content.card = LinkCard(source: "https://pump.example/new", title: "Pumps save 99% of the water", description: "")
        let assignment = try #require(try grounded(blocking: true).assignment)
        DraftChecks.note(on: &draft, record: nil, assignment: assignment, blocking: true)
        #expect(draft.obstacles.first?.description.hasPrefix("In the link card: The figure 99% is not in the sources") == true)
        draft.content.card = LinkCards.card(for: assignment)
        DraftChecks.note(on: &draft, record: nil, assignment: assignment, blocking: true)
        #expect(draft.obstacles.isEmpty)
    }

    @Test("where the account says so, unsupported facts block approval until they are changed")
    func blockingFacts() throws {
        var draft = draft()
        _ = Ruling.judge(&draft, sight(of: draft, text: "It saves 57% of the water."), try grounded(blocking: true))
        #expect(draft.obstacles.count == 1 && !draft.checks.contains { $0.contains("57%") })
        let filing = Ruling.judge(
            &draft, sight(of: draft, status: .approved, after: .seconds(20)), try grounded(.seconds(20), blocking: true))
        #expect(draft.approval == .none)
        #expect(comments(filing).contains { $0.contains("The figure 57% is not in the sources") })
        draft.board.shownStatus = .inReview
        _ = Ruling.judge(
            &draft, sight(of: draft, text: "It saves 47% of the water.", after: .seconds(30)), try grounded(.seconds(30), blocking: true))
        #expect(draft.obstacles.isEmpty)
        _ = Ruling.judge(&draft, sight(of: draft, status: .approved, after: .seconds(40)), try grounded(.seconds(40), blocking: true))
        #expect(draft.approval != .none)
    }

    private func comments(_ filing: DraftFiling?) -> [String] {
        filing?.updates.compactMap { update in if case .comment(let text, _, _) = update.change { text.description } else { nil } } ?? []
    }

    @Test func anApprovalCountsOnlyAfterTheContentStoodUnchangedForAMinute() throws {
        var draft = draft()
        _ = Ruling.judge(&draft, sight(of: draft, status: .approved), try context())
        #expect(draft.state == .submitted)
        _ = Ruling.judge(&draft, sight(of: draft, after: .seconds(40)), try context(.seconds(40)))
        #expect(draft.state == .submitted)
        let filing = Ruling.judge(&draft, sight(of: draft, after: .seconds(75)), try context(.seconds(75)))
        #expect(draft.state == .approved)
        #expect(draft.approval.liveHash == ApprovalHash.of(draft.content, account: "Page"))
        #expect(filing?.decision?.kind == .approved)
        #expect(comments(filing).first?.contains("Hello") == true)
    }

    @Test func anEditWithinTheMinuteVoidsTheApproval() throws {
        var draft = draft()
        _ = Ruling.judge(&draft, sight(of: draft, status: .approved), try context())
        _ = Ruling.judge(&draft, sight(of: draft, text: "Hello there", after: .seconds(30)), try context(.seconds(30)))
        _ = Ruling.judge(&draft, sight(of: draft, after: .seconds(120)), try context(.seconds(120)))
        #expect(draft.state == .submitted)
        #expect(draft.approval == .none)
        #expect(draft.content.text == "Hello there")
    }

    @Test(arguments: [DraftState.approved, .slotted, .prepared])
    func anEditAfterTheApprovalVoidsIt(_ state: DraftState) throws {
        var draft = approved(state)
        let filing = Ruling.judge(&draft, sight(of: draft, text: "Changed"), try context())
        #expect(draft.state == .submitted)
        #expect(draft.approval == .none)
        #expect(filing?.versions.map(\.author) == ["Ada"])
        #expect(filing?.decision?.kind == .voided)
        #expect(comments(filing).contains { $0.contains("void") })
    }

    @Test(arguments: [
        ("alt text", "Other", Sight.PictureChange.none), ("picture", "Alt", .replaced(hash: "new")), ("picture gone", "Alt", .removed),
    ])
    func otherAltTextOrPictureVoidsTheApproval(_ what: String, _ altText: String, _ picture: Sight.PictureChange) throws {
        var draft = approved(.slotted)
        _ = Ruling.judge(&draft, sight(of: draft, altText: altText, picture: picture), try context())
        #expect(draft.state == .submitted, "\(what)")
    }

    @Test(arguments: [Sight.PictureChange.unread("It is away."), .unusable("It is no picture.")])
    func anotherFileThatNobodyCouldLookAtVoidsTheApprovalAndNothingMatures(_ picture: Sight.PictureChange) throws {
        var draft = approved(.slotted)
        _ = Ruling.judge(&draft, sight(of: draft, picture: picture), try context())
        #expect(draft.state == .submitted)
        #expect(draft.approval == .none)
        var asking = self.draft()
        _ = Ruling.judge(&asking, sight(of: asking, status: .approved), try context())
        _ = Ruling.judge(&asking, sight(of: asking, after: .seconds(75), picture: picture), try context(.seconds(75)))
        #expect(asking.state == .submitted)
    }

    @Test func anEditorsOwnPictureEndsTheWaitForThePaintedOne() throws {
        var draft = draft {
            $0.awaitsPicture = true; $0.content.pictureHash = nil; $0.board.shownPictureHash = nil
        }
        _ = Ruling.judge(&draft, sight(of: draft, picture: .replaced(hash: "own")), try context())
        #expect(!draft.awaitsPicture)
        #expect(draft.content.pictureHash == "own")
    }

    @Test("a day without a time is the first slot of it that is free, and refused where it has none")
    func dayAlone() throws {
        let account = AccountSettings(name: "Page", kind: "file", slots: "Tue 09:00, Tue 15:00", zone: "America/New_York")
        let tuesday = Date(timeIntervalSince1970: 1_795_420_800).day + .seconds(86_400)
        let morning = tuesday + .seconds(14 * 3600)
        let other = TakenSlot(draftID: "d2", at: morning, isFirm: true, brandID: "b1")
        for (day, slot) in [(tuesday, morning + .seconds(6 * 3600)), (tuesday + .seconds(4 * 86_400), nil)] {
            var draft = draft()
            let (page, before) = (sight(of: draft).page, draft.slot)
            let moved = BoardPage(
                reference: page.reference, draftID: page.draftID, status: page.status, publishAt: day, publishAtIsDateOnly: true,
                isOnHold: false, remarks: "", altText: page.altText, picture: page.picture, post: page.post, answer: "", publishedURL: "",
                stamp: page.stamp, editedBy: ada, isInTrash: false)
            let context = RulingContext(
                now: start + .seconds(10), brand: Brand(id: "b1", name: "Nordlicht"),
                calendar: try PostingCalendar(account: account, brand: nil), taken: [other])
            let filing = Ruling.judge(&draft, Sight(page: moved, text: nil, picture: .none), context)
            #expect(draft.slot == slot ?? before)
            let isTold = comments(filing).contains { $0.contains("has no slot on that day: name the time as well, in America/New_York") }
            #expect(isTold == (slot == nil), "\(comments(filing))")
        }
    }

    @Test("an approval is judged by the rules that hold when it comes into force")
    func laterRules() throws {
        var draft = draft()
        _ = Ruling.judge(&draft, sight(of: draft, status: .approved), try context())
        guard case .pending = draft.approval else { throw Missing() }
        let filing = Ruling.judge(
            &draft, sight(of: draft, after: .seconds(75)), try context(.seconds(75)) { $0.approvers = [Person(id: "eve", name: "Eve")] })
        #expect(draft.state == .submitted && draft.approval == .none)
        #expect(comments(filing).contains { $0.contains("has rules for approvals") }, "\(comments(filing))")
    }

    private struct Missing: Error {}

    @Test(arguments: [BoardStatus.inReview, .changesRequested, .rejected, nil])
    func leavingApprovedTakesTheApprovalBack(_ status: BoardStatus?) throws {
        var draft = approved(.slotted)
        draft.board.shownStatus = .scheduled
        let page = sight(of: draft).page
        let moved = BoardPage(
            reference: page.reference, draftID: page.draftID, status: status, publishAt: page.publishAt, publishAtIsDateOnly: false,
            isOnHold: false, remarks: "", altText: page.altText, picture: page.picture, post: page.post, answer: "", publishedURL: "",
            stamp: page.stamp, editedBy: ada, isInTrash: false)
        _ = Ruling.judge(&draft, Sight(page: moved, text: nil, picture: .none), try context())
        switch status {
        case .inReview: #expect(draft.state == .submitted)
        case .changesRequested: #expect(draft.state == .changesRequested)
        case .rejected: #expect(draft.state == .rejected)
        default: #expect(draft.state == .submitted)
        }
        #expect(draft.approval == .none)
    }

    @Test func theCalloutOfARejectedDraftIsWrittenAnew() throws {
        var draft = draft()
        let filing = Ruling.judge(&draft, sight(of: draft, status: .rejected), try context())
        #expect(draft.state == .rejected)
        #expect(filing?.updates.contains { if case .face = $0.change { true } else { false } } == true)
    }

    @Test(arguments: [BoardStatus.drafting, .scheduled, .published, .needsCheck, .failed, .expired])
    func aStatusThatIsCopydesksOwnIsRestoredAndNeverApproves(_ status: BoardStatus) throws {
        var draft = draft()
        let filing = Ruling.judge(&draft, sight(of: draft, status: status), try context())
        #expect(draft.state == .submitted)
        #expect(draft.approval == .none)
        #expect(BoardFaces.status(of: draft) == .inReview)
        #expect(comments(filing).count == 1)
    }

    @Test func beforeThePictureIsThereNothingIsApproved() throws {
        var draft = draft {
            $0.awaitsPicture = true; $0.content.pictureHash = nil; $0.board.shownPicture = nil; $0.board.shownPictureHash = nil
        }
        _ = Ruling.judge(&draft, sight(of: draft, status: .approved), try context())
        _ = Ruling.judge(&draft, sight(of: draft, after: .seconds(100)), try context(.seconds(100)))
        #expect(draft.state == .submitted)
        #expect(draft.approval == .none)
        #expect(BoardFaces.status(of: draft) == nil)
    }

    @Test func aBrandThatNamesApproversRefusesAStatusAndTakesTheirComment() throws {
        var draft = draft()
        let rules = try context(.seconds(10)) { $0.approvers = [ben] }
        let refused = Ruling.judge(&draft, sight(of: draft, status: .approved), rules)
        #expect(draft.approval == .none)
        #expect(comments(refused).first?.contains("/approve") == true)
        func comment(_ by: Person) -> BoardComment {
            BoardComment(id: by.id, pageID: "p1", discussionID: "x", author: by, text: "/approve", createdAt: start)
        }
        _ = Ruling.judge(&draft, comments: [comment(ada)], rules)
        #expect(draft.approval == .none)
        _ = Ruling.judge(&draft, comments: [comment(ben)], rules)
        guard case .pending(_, let person, _) = draft.approval else { return #expect(Bool(false), "not pending") }
        #expect(person == ben)
    }

    @Test func twoApproversMustBeTwoPeople() throws {
        var draft = draft()
        let rules = try context(.seconds(10)) { $0.needsTwoApprovers = true }
        func approve(_ by: Person) {
            _ = Ruling.judge(
                &draft,
                comments: [
                    BoardComment(
                        id: Identifier.make(at: start), pageID: "p1", discussionID: "x", author: by, text: "/approve", createdAt: start)
                ],
                rules)
        }
        approve(ada)
        approve(ada)
        if case .pending = draft.approval { Issue.record("one person approved twice") }
        approve(ben)
        guard case .pending = draft.approval else { return #expect(Bool(false), "two approvals do not count") }
    }

    @Test func anApprovalWaitsWhileALateWriteShowsAnotherText() throws {
        var draft = draft()
        _ = Ruling.judge(&draft, sight(of: draft, status: .approved), try context())
        draft.board.shownTextHash = ApprovalHash.ofText("Late")
        _ = Ruling.judge(&draft, sight(of: draft, status: .approved, text: "Late", after: .seconds(100)), try context(.seconds(100)))
        #expect(draft.state == .submitted)
        draft.board.shownTextHash = ApprovalHash.ofText("Hello")
        _ = Ruling.judge(&draft, sight(of: draft, status: .approved, after: .seconds(120)), try context(.seconds(120)))
        #expect(draft.state == .approved)
    }

    @Test func theFirstOfTwoApproversCountsOnlyForWhatThePageShows() throws {
        // A new text stands in the store and waits to be written; the page still shows the one before it.
        var draft = draft { $0.content.text = "Hello again" }
        let rules = try context(.seconds(10)) { $0.needsTwoApprovers = true }
        func approve(_ by: Person) -> DraftFiling? {
            let comment = BoardComment(id: by.id, pageID: "p1", discussionID: "x", author: by, text: "/approve", createdAt: start)
            return Ruling.judge(&draft, comments: [comment], rules)
        }
        let early = approve(ada)
        #expect(draft.approval == .none)
        #expect(comments(early).first?.contains("being written") == true)
        draft.board.shownTextHash = ApprovalHash.ofText("Hello again")
        _ = approve(ben)
        guard case .half(_, ben, _) = draft.approval else { return #expect(Bool(false), "\(draft.approval)") }
    }

    @Test func remarksAskForAnotherTextOnce() throws {
        var draft = draft()
        _ = Ruling.judge(&draft, sight(of: draft, remarks: "Shorter"), try context())
        #expect(draft.state == .changesRequested)
        #expect(draft.remark == "Shorter")
        draft.state = .submitted
        _ = Ruling.judge(&draft, sight(of: draft, remarks: "Shorter", after: .seconds(20)), try context(.seconds(20)))
        #expect(draft.state == .submitted)
    }

    @Test func aDateMovesTheSlotWhenItIsLegalAndIsRefusedWithTheReasonOtherwise() throws {
        var draft = approved(.prepared)
        let wish = start + .seconds(3 * 86400)
        _ = Ruling.judge(&draft, sight(of: draft, publishAt: wish), try context())
        #expect(draft.slot == wish)
        // The scheduler looks at the new minute.
        #expect(draft.state == .approved)
        #expect(draft.approval.liveHash != nil)
        let late = start + .seconds(100 * 86400)
        let filing = Ruling.judge(&draft, sight(of: draft, publishAt: late, after: .seconds(20)), try context(.seconds(20)))
        #expect(draft.slot == wish)
        #expect(comments(filing).first?.contains("window") == true)
    }

    @Test(arguments: [DraftState.armed, .unknown, .published, .needsCheck])
    func nothingAnEditorDoesChangesWhatWasOrMayHaveBeenSent(_ state: DraftState) throws {
        var draft = approved(state)
        let approval = draft.approval
        _ = Ruling.judge(&draft, sight(of: draft, status: .rejected, text: "Other", altText: "x", remarks: "y"), try context())
        #expect(draft.state == state)
        #expect(draft.content.text == "Hello")
        #expect(draft.approval == approval)
    }

    @Test func aPageReadDuringAnOwnWriteIsNotJudged() throws {
        var draft = draft { $0.board.writingSince = start }
        #expect(Ruling.judge(&draft, sight(of: draft, status: .approved), try context()) == nil)
        draft.board.writingSince = nil
        draft.board.writtenAt = start + .seconds(10)
        #expect(Ruling.judge(&draft, sight(of: draft, status: .approved), try context()) == nil)
    }

    @Test func aPageInTheTrashVoidsTheApproval() throws {
        var draft = approved(.slotted)
        _ = Ruling.judge(&draft, sight(of: draft, trash: true), try context())
        #expect(draft.state == .submitted)
    }

    @Test func aForeignBlockBlocksApproval() throws {
        var draft = draft()
        var sight = sight(of: draft, status: .approved)
        sight = Sight(
            page: sight.page,
            text: CanonicalText(CanonicalText.blocks(of: "Hello") + [PostBlock(kind: .foreign, typeName: "table", runs: [])]),
            picture: .none)
        let filing = Ruling.judge(&draft, sight, try context())
        #expect(draft.approval == .none)
        #expect(comments(filing).contains { $0.contains("table") })
    }

    @Test func peopleTalkingAmongThemselvesAreLeftAlone() throws {
        var draft = draft()
        let chat = BoardComment(id: "c", pageID: "p1", discussionID: "x", author: ada, text: "What do you think, Ben?", createdAt: start)
        let filing = Ruling.judge(&draft, comments: [chat], try context())
        #expect(draft.state == .submitted)
        #expect(comments(filing).isEmpty)
    }

    private func approved(_ state: DraftState) -> Draft {
        draft {
            $0.state = state
            $0.approval = .live(hash: ApprovalHash.of($0.content, account: $0.account), by: ben, at: start)
            $0.board.shownStatus = state.boardStatus
        }
    }
}
