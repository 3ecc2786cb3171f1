import Editorial
import FoundationEssentials
import Support

/// Fetches what a ruling needs (calendar, brand, an editor's picture) and files it.
struct Judging: Sendable {
    let drafts: any DraftShelf
    private let workshop: Workshop
    private let board: any BoardShelf

    init(_ workshop: Workshop, drafts: any DraftShelf, board: any BoardShelf) {
        self.workshop = workshop
        self.drafts = drafts
        self.board = board
    }

    /// Judges a reading of a draft's page; false when it could not be told from own writes and has to be read again.
    ///
    /// An own write may begin between the reading and its ruling: only the row, in its transaction, knows whether the reading counts.
    func judge(_ page: BoardPage, ofDraft id: String, _ desk: Newsroom.Desk, facts: BlockageFacts? = nil) async throws -> Bool {
        guard let draft = try await drafts.draft(id) else { return true }
        guard draft.board.isJudgeable(readAt: page.stamp.readAt) else { return false }
        let page = page.filled(from: draft.board)
        let text = page.post.map { CanonicalText($0) }
        let isEdited = (text.map { $0.text != draft.content.text } ?? false) || hasOtherAltText(page, than: draft.board)
        let needsVersions = isEdited || page.wish(beyond: draft.board) != nil
        let sight = Sight(
            page: page, text: text, picture: try await pictureChange(page, draft, desk),
            versions: needsVersions ? try await drafts.versions(ofDraft: id) : [])
        let context = try await self.context(
            for: draft, OrderNeeds(page, of: draft), isChanged: needsVersions, facts: facts, standing: page.post == nil ? nil : page)
        let counts = Locked(false)
        let isChanged = try await drafts.amend(id, lease: nil, now: context.now) { row in
            guard row.board.isJudgeable(readAt: page.stamp.readAt) else { return nil }
            counts.withLock { $0 = true }
            return Ruling.judge(&row, sight, context)
        }
        if isChanged { try await log(id, draft.state, page.editedBy) }
        return counts.withLock { $0 }
    }

    func judge(
        _ comments: [BoardComment], _ place: CommentPlace, begunAt: Date, of draft: Draft, facts: BlockageFacts?, standing: BoardPage? = nil
    ) async throws {
        let context = try await self.context(for: draft, OrderNeeds(comments, of: draft), facts: facts, standing: standing)
        try await drafts.amend(draft.id, lease: nil, now: context.now) {
            Ruling.judge(&$0, comments: comments, context, at: place, begunAt: begunAt)
        }
    }

    private func hasOtherAltText(_ page: BoardPage, than shown: BoardView) -> Bool {
        page.altText != shown.shownAltText || page.caption.map { shown.shownCaption != nil && $0 != shown.shownCaption } ?? false
    }

    /// What it was made from, with what the brand's posts let expect of another text.
    private func assignment(of draft: Draft) async throws -> Assignment? {
        guard let assignment = try await drafts.assignment(ofDraft: draft.id) else { return nil }
        return Hindsight.estimating(assignment, from: try await drafts.measuredPosts(ofBrand: draft.brandID, most: Hindsight.most))
    }

    private func context(
        for draft: Draft, _ needs: OrderNeeds, isChanged: Bool = false, facts: BlockageFacts?, standing: BoardPage?
    ) async throws -> RulingContext {
        let brand = try await board.brand(draft.brandID)
        let calendar = try? await workshop.calendar(account: draft.account, brand: brand).get()
        return RulingContext(
            now: workshop.clock.now(), brand: brand, calendar: calendar, taken: try await drafts.slots(ofAccount: draft.account),
            assignment: isChanged || needs.assignment ? try await assignment(of: draft) : nil, facts: facts,
            picture: needs.picture ? try await drafts.pictureOrder(ofDraft: draft.id) : nil, standing: standing,
            blocksUnsupported: workshop.newsroom.current.blocksUnsupported(on: draft.account),
            accounts: Set(workshop.newsroom.current.accounts.keys))
    }

    private func pictureChange(_ page: BoardPage, _ draft: Draft, _ desk: Newsroom.Desk) async throws -> Sight.PictureChange {
        if draft.state.isSealed { return .none }
        guard page.picture?.identity != draft.board.shownPicture else {
            // The copy on the page counts where the property was left alone, also where it is the first picture.
            guard let copy = page.copy, copy.identity != draft.board.shownCopy else { return .none }
            switch try await takeIn(copy, desk) {
            case .replaced(let hash): return .copyReplaced(hash: hash)
            case .unusable(let reason): return .copyUnusable(reason)
            // It is asked for again when the page is read next.
            default: return .none
            }
        }
        guard let file = page.picture else { return .removed }
        return try await takeIn(file, desk)
    }

    private func takeIn(_ file: BoardPicture, _ desk: Newsroom.Desk) async throws -> Sight.PictureChange {
        let bytes: [UInt8]
        do {
            bytes = try await desk.reading.download(file)
        } catch  where !Task.isCancelled {
            let (sentence, disposition) = workshop.judge(error)
            return disposition == .permanent ? .unusable(sentence) : .unread(sentence)
        }
        let picture: Picture
        do {
            picture = try await workshop.newsroom.current.intake.takeIn(bytes, name: file.identity)
        } catch  where !Task.isCancelled {
            return .unusable(workshop.judge(error).sentence)
        }
        try await drafts.keep(picture)
        return .replaced(hash: picture.hash)
    }

    private func log(_ id: String, _ before: DraftState, _ person: Person) async throws {
        guard let after = try await drafts.draft(id), after.state != before else { return }
        // Once an approval has come of age, the last hand on the page may be Copydesk's own.
        var by = person
        if case .live(_, let approver, _) = after.approval { by = approver }
        workshop.log.info("ruling", ["draft": id, "from": before.rawValue, "to": after.state.rawValue, "by": by.shown])
    }
}
