import FoundationEssentials
import Support

/// Edits of text, alt text and picture: the editor's words are the truth.
extension Ruling {
    mutating func takeContent(_ sight: Sight) {
        let before = draft.content
        var foreign: [String]?
        if sight.text != nil { takeSection(sight.page) }
        if let text = sight.text, sight.page.postTrouble != .missing {
            let hash = ApprovalHash.ofText(text.text)
            if hash != draft.board.shownTextHash { takeText(text.text, hash: hash, sight.page) }
            foreign = text.foreignBlocks
        }
        // Of a live post nothing but the text can be another.
        if !draft.isCorrecting { takeAltText(sight.page) }
        takePicture(sight)
        if draft.approval == .none { takeMentions() }
        if foreign != nil || draft.content != before { recheck(foreign) }
        if draft.content.text != before.text {
            recheckFacts(replacing: before, sight.versions)
        } else if draft.content.altText != before.altText {
            recheckDoubts()
        }
        guard draft.content != before else { return }
        draft.board.contentChangedAt = sight.page.stamp.readAt
        draft.board.contentEditedAt = sight.page.stamp.editedAt
        voidByEdit(sight.page, because: "the content was changed after the approval.")
    }

    /// The column is the truth, the words under the picture are its copy: a change of one is taken over into the other.
    private mutating func takeAltText(_ page: BoardPage) {
        let isChanged = page.altText != draft.board.shownAltText
        if isChanged {
            draft.board.shownAltText = page.altText
            draft.content.altText = page.altText.trimmed
            if draft.content.pictureHash != nil { refreshFace() }
        }
        guard let caption = page.caption, caption != draft.board.shownCaption else { return }
        let isKnown = draft.board.shownCaption != nil
        draft.board.shownCaption = caption
        guard isKnown, caption.trimmed != draft.content.altText else { return }
        if isChanged {
            comment("\"Alt text\" and the words under the picture were both changed: those under \"Alt text\" count.")
        } else {
            draft.content.altText = caption.trimmed
        }
        refreshFace()
    }

    /// The hand on the text's own blocks, unless somebody edited the page after it or the text is younger: then a block was removed.
    private func author(of page: BoardPage) -> Person {
        guard let hand = page.textHand else { return page.editedBy }
        let since = page.editedBy == .unknown ? draft.board.contentChangedAt?.addingTimeInterval(-60) : page.stamp.editedAt
        return since.map { hand.at >= $0 } ?? true ? hand.person : page.editedBy
    }

    mutating func takeText(_ text: String, hash: String, _ page: BoardPage) {
        draft.board.shownTextHash = hash
        if text == draft.content.text { return }
        let person = author(of: page)
        let hands = ([person] + page.textHands + (draft.board.textHands ?? [])).reduce(into: [Person]()) { known, hand in
            if !known.contains(where: { $0.id == hand.id }) { known.append(hand) }
        }
        replaceText(by: text, from: person, hands: hands, reason: "edited on the board")
        if draft.state == .changesRequested, draft.remark?.isEmpty ?? true {
            // The editor wrote the other text in person; nothing is left to rewrite.
            draft.state = .submitted
            closeOrders("Your own text stands instead.")
        }
    }

    /// Another text becomes the post's as the next version; the one before it goes under Versions.
    mutating func replaceText(by text: String, from person: Person, hands: [Person], reason: Message, record: WritingRecord? = nil) {
        write(.version(draft.standingVersion(at: context.now)))
        draft.content.text = text
        takeMentions()
        draft.version += 1
        draft.board.textHands = hands
        filing.versions.append(
            DraftVersion(
                draftID: draft.id, number: draft.version, author: person.shown, reason: reason, text: text,
                altText: draft.content.altText, createdAt: context.now, record: record, hands: hands))
    }

    /// By the brand's list as it is; what was approved keeps whom it mentioned.
    private mutating func takeMentions() {
        let known = context.brand.map(Mentions.all) ?? draft.content.mentions
        let mentions = Mentions.used(in: draft.content.text, among: known)
        if mentions == draft.content.mentions { return }
        draft.content.mentions = mentions
        refreshFace()
    }

    private mutating func takePicture(_ sight: Sight) {
        let unfetched = draft.board.unfetched
        draft.board.unfetched = nil
        switch sight.picture {
        case .none:
            guard let unfetched else { return }
            // One that was taken away again blocks nothing any more; where the property was not compared it waits on.
            if unfetched.identity == sight.page.picture?.identity {
                draft.board.unfetched = unfetched
                return
            }
        case .replaced(let hash):
            draft.board.shownPicture = sight.page.picture?.identity
            draft.board.shownPictureHash = hash
            draft.board.hasEditorsPicture = true
            draft.content.pictureHash = hash
            // The ordered one is wanted no more.
            draft.awaitsPicture = false
            copyPicture(hash, into: .body)
        case .copyReplaced(let hash):
            draft.board.shownCopy = sight.page.copy?.identity
            draft.content.pictureHash = hash
            draft.awaitsPicture = false
            copyPicture(hash, into: .property)
        case .copyUnusable(let reason):
            draft.board.shownCopy = sight.page.copy?.identity
            comment("The picture that was put into the page cannot be used: \(reason) The one under \"Picture\" counts.")
        case .removed:
            draft.board.shownPicture = nil
            draft.board.shownPictureHash = nil
            draft.board.hasEditorsPicture = nil
            draft.content.pictureHash = nil
            copyPicture("", into: .body)
        case .unusable(let reason): refusePicture(sight, because: reason)
        case .unread(let reason):
            if waitForPicture(sight, unfetched) { return }
            refusePicture(sight, because: "\(reason) Put it there again, as a file of its own.")
        }
        refreshFace()
    }

    /// Whether a picture that could not be fetched is tried again; everything else about the page goes on meanwhile.
    private mutating func waitForPicture(_ sight: Sight, _ before: UnfetchedPicture?) -> Bool {
        let identity = sight.page.picture?.identity ?? ""
        let isKnown = before?.identity == identity
        let since = isKnown ? before?.since ?? context.now : context.now
        guard context.now < since + UnfetchedPicture.patience else { return false }
        draft.board.unfetched = UnfetchedPicture(identity: identity, since: since, triedAt: context.now)
        voidForPicture(sight)
        if !isKnown { refreshFace() }
        return true
    }

    private mutating func refusePicture(_ sight: Sight, because reason: Message) {
        draft.board.shownPicture = sight.page.picture?.identity
        draft.board.shownPictureHash = nil
        draft.board.hasEditorsPicture = true
        comment("The new picture cannot be used: \(reason)")
        voidForPicture(sight)
    }

    private mutating func copyPicture(_ hash: String, into place: PicturePlace) {
        write(.pictureCopy(hash: hash, altText: draft.content.altText, name: "\(draft.id).png", into: place))
    }

    /// The page shows another picture than the approved one, even if nobody can tell which.
    private mutating func voidForPicture(_ sight: Sight) {
        voidByEdit(sight.page, because: "the picture was changed after the approval.")
    }

    /// A comment of the edit's minute does not bring back at once what the page has just been told is void.
    private mutating func voidByEdit(_ page: BoardPage, because reason: Message) {
        if isApproved || draft.approval != .none { draft.board.replacedAt = page.stamp.editedAt }
        void(by: page.editedBy, because: reason)
    }

    /// The editor's words are the truth and stay; what the sources do not say of them is told.
    private mutating func recheckFacts(replacing content: PostContent, _ versions: [DraftVersion]) {
        guard let assignment = context.assignment else { return }
        let before = (draft.checks, draft.obstacles)
        let record = versions.lastRecord(upTo: draft.version)
        DraftChecks.note(on: &draft, replacing: content, record: record, assignment: assignment, blocking: context.blocksUnsupported)
        if !DraftChecks.haveSameGrounds(draft.content.text, content.text, of: assignment) { write(.grounds(nil)) }
        if before != (draft.checks, draft.obstacles) { refreshFace() }
    }

    /// What stands beside the text is another.
    mutating func recheckDoubts() {
        guard let assignment = context.assignment else { return }
        let before = (draft.checks, draft.obstacles)
        DraftChecks.noteDoubts(on: &draft, assignment: assignment, blocking: context.blocksUnsupported)
        if before != (draft.checks, draft.obstacles) { refreshFace() }
    }

    mutating func recheck(_ foreign: [String]?) {
        let before = draft.obstacles + draft.checks
        let kept = draft.obstacles.filter { DraftChecks.isFound($0) || foreign == nil && PostLimits.isForeign($0) }
        draft.obstacles = PostLimits.obstacles(draft.content, foreignBlocks: foreign ?? []) + kept
        // What is approved stays so, whatever the guidelines say since.
        if let brand = context.brand, draft.approval.liveHash != ApprovalHash.of(draft.content, account: draft.account) {
            draft.check(by: Rulebook(brand))
        }
        if draft.obstacles + draft.checks != before { refreshFace() }
    }
}
