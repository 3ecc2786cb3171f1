import Editorial
import FoundationEssentials
import Support

/// Files what readings of pages say: rulings, answers to "Needs check", copies and pages that are gone. All that reads the desk shares it.
struct PageRulings: Sendable {
    /// Pages that may fail in one round before the board itself counts as away.
    static let mostFailures = 3

    private static let unsent: Set<DraftState> = [.submitted, .changesRequested, .approved, .slotted, .prepared, .failed]

    let judging: Judging
    let explainer: Explainer
    private let workshop: Workshop
    private let sending: any SendingShelf
    private let board: any BoardShelf
    /// Pages that were told that nobody knows their draft.
    private let strangers = Locked<Set<String>>([])

    init(_ workshop: Workshop, drafts: any DraftShelf, board: any BoardShelf, sending: any SendingShelf, causes: any CauseShelf) {
        self.workshop = workshop
        self.sending = sending
        self.board = board
        judging = Judging(workshop, drafts: drafts, board: board)
        explainer = Explainer(workshop, causes)
    }

    /// Judges one page; what goes wrong with it keeps nobody else waiting.
    func isJudged(_ page: BoardPage, _ desk: Newsroom.Desk) async throws -> Bool {
        do {
            return try await judge(page, desk)
        } catch  where !Task.isCancelled {
            try await workshop.report(error, as: "draft \(page.draftID)")
            return false
        }
    }

    func judge(_ page: BoardPage, _ desk: Newsroom.Desk) async throws -> Bool {
        guard let draft = try await draft(on: page, desk) else { return try await disclaim(page, desk) }
        guard let reference = draft.page else { return true }
        guard reference.pageID == page.reference.pageID else { return try await disown(page, draft, desk) }
        // A listing that knows the section by its name alone: the page that is asked for knows it by its id.
        if page.post != nil, page.reference.postBlockID != reference.postBlockID {
            return try await judge(known: try await desk.reading.page(reference, known: nil), draft, desk)
        }
        return try await judge(known: page, draft, desk)
    }

    /// The draft that the page is, whatever its row says now; else the one that it says it is.
    private func draft(on page: BoardPage, _ desk: Newsroom.Desk) async throws -> Draft? {
        let named = try await judging.drafts.draft(page.draftID)
        let id = page.reference.pageID
        if named?.page?.pageID == id { return named }
        guard let own = try await judging.drafts.draft(onPage: id) else { return named }
        if !page.isInTrash, !page.lost.contains(.draftID) {
            let update = BoardUpdate(key: "label \(id) \(page.draftID)", draftID: own.id, change: .label, voice: try await voice(for: own))
            _ = try await desk.board.apply(update, to: page.reference, picture: nil)
            workshop.log.notice("the Draft ID of a page was changed and is written back", ["draft": own.id, "page": id])
        }
        return own
    }

    private func voice(for draft: Draft) async throws -> Voice? {
        try await board.brand(draft.brandID).map { Voice(DeskLanguage(tag: $0.language)) }
    }

    private func judge(known page: BoardPage, _ draft: Draft, _ desk: Newsroom.Desk) async throws -> Bool {
        // A listing that has not caught up with Copydesk's last write shows what stood there before it.
        if let written = draft.board.writtenStamp, page.stamp.editedAt < written { return false }
        if Self.isAsked(draft, by: page), !page.answer.isEmpty { try await takeAnswer(on: draft, desk) }
        // A store that was restored may be older than the page.
        if !page.publishedURL.isEmpty, Self.unsent.contains(draft.state) {
            workshop.log.warning("the page of a draft says that it is out", ["draft": draft.id, "url": page.publishedURL])
            let words: Message = "The page says that this post is out, and the store does not know of it."
            try await board.doubt(draft.id, because: words, now: workshop.clock.now())
            return true
        }
        let needs = OrderNeeds(page, of: draft)
        let page = try await whole(page, of: draft, needs, desk)
        let facts = needs.facts ? try await explainer.facts(ofDraft: draft.id) : nil
        return try await judging.judge(page, ofDraft: draft.id, desk, facts: facts)
    }

    /// The page with what a listing leaves out: the text of a published one, and an answer that is no earlier one.
    private func whole(_ page: BoardPage, of draft: Draft, _ needs: OrderNeeds, _ desk: Newsroom.Desk) async throws -> BoardPage {
        let isAnswered = draft.amendment?.state == .needsCheck && page.isPublishedByAnswer != nil
        guard needs.text && page.post == nil || isAnswered else { return page }
        return try await desk.reading.page(draft.page ?? page.reference, known: needs.text ? nil : .propertiesOnly)
    }

    /// A page that a person copied carries the same Draft ID: nothing on it is ever obeyed or published, and it says so itself, once.
    private func disown(_ page: BoardPage, _ draft: Draft, _ desk: Newsroom.Desk) async throws -> Bool {
        guard let original = draft.page, !page.isInTrash else { return true }
        let update = BoardUpdate(
            key: "copy \(page.reference.pageID)", draftID: draft.id, change: .copy(of: original.url), voice: try await voice(for: draft))
        do {
            _ = try await desk.board.apply(update, to: page.reference, picture: nil)
            workshop.log.notice("a copy of a draft's page was told so", ["draft": draft.id, "page": page.reference.pageID])
        } catch is StaleReading {
            // Another loop is telling it.
            return false
        } catch let error as BoardWithholds {
            workshop.log.debug("copy untold", ["draft": draft.id, "why": error.description])
        }
        return true
    }

    /// A page of a draft that the store does not have, as after a restore from an older copy: who works there would wait for ever. It says so
    /// itself, once.
    private func disclaim(_ page: BoardPage, _ desk: Newsroom.Desk) async throws -> Bool {
        let id = page.reference.pageID
        guard !page.isInTrash, [.drafting, .inReview, .changesRequested, .approved, .scheduled].contains(page.status),
            !strangers.withLock({ $0.contains(id) })
        else { return true }
        let words: Message =
            "The draft of this page is not in Copydesk's store: nothing here is read, approved or published. Ask whoever runs Copydesk; for another post write a brief."
        // Whoever said it, in whatever run: once is enough.
        let update = BoardUpdate(
            key: "stranger \(id)", draftID: page.draftID, change: .comment(text: words, mentions: [], discussionID: nil),
            queuedAt: .distantPast)
        _ = try await desk.board.apply(update, to: page.reference, picture: nil)
        strangers.withLock { _ = $0.insert(id) }
        workshop.log.warning("a page is of a draft that the store does not have", ["draft": page.draftID, "page": page.reference.url])
        return true
    }

    /// One page's trouble is no other page's: the round goes on, unless it holds for the whole board.
    func excuse(_ error: any Error, _ draft: Draft, _ failures: inout Int) async throws {
        failures += 1
        if error is PageMissing, try await isOver(draft) { return }
        switch workshop.judge(error).disposition {
        case .retryAfter: throw error
        case .retry where failures > Self.mostFailures: throw error
        default: try await workshop.report(error, as: Self.fault(of: draft)) { "The page of \"\(draft.title)\": \($0)" }
        }
    }

    /// Notes that the page is not found; whether that ended the draft. Until then it is kept as it is: the page may come back.
    private func isOver(_ draft: Draft) async throws -> Bool {
        let now = workshop.clock.now()
        let isGone = Locked(false)
        let isChanged = try await judging.drafts.amend(draft.id, lease: nil, now: now) { row in
            if row.board.missingSince == nil {
                row.board.missingSince = now
                return DraftFiling()
            }
            guard row.isPageGone(at: now) else { return nil }
            isGone.withLock { $0 = true }
            return row.close(becausePageIsGone: now)
        }
        guard isGone.withLock({ $0 }) else { return false }
        if isChanged { workshop.log.notice("a draft is closed, for its page is gone", ["draft": draft.id, "title": draft.title]) }
        try await workshop.faults.clear(fault: Self.fault(of: draft))
        return true
    }

    static func fault(of draft: Draft) -> String { "draft \(draft.id)" }

    /// The post's URN as its address for people carries it, else the address itself; nil when the person gave none.
    private static func urn(in address: String) -> String? {
        let part = address.split { "/?#".contains($0) }.last { $0.hasPrefix("urn:") }
        return part.map(String.init) ?? (address.trimmed.isEmpty ? nil : address.trimmed)
    }

    /// Whether the page asked when it was read: the face that shows "Needs check" clears what was answered to an earlier question.
    private static func isAsked(_ draft: Draft, by page: BoardPage) -> Bool {
        draft.state == .needsCheck && draft.board.shownStatus == .needsCheck && draft.board.isJudgeable(readAt: page.stamp.readAt)
    }

    /// A person has looked: the only way out of "Needs check". The page itself is asked, for a listing may show an earlier answer.
    private func takeAnswer(on draft: Draft, _ desk: Newsroom.Desk) async throws {
        guard let reference = draft.page, var attempt = try await sending.lastAttempt(ofDraft: draft.id), attempt.state == .needsCheck
        else { return }
        let page = try await desk.reading.page(reference, known: .propertiesOnly)
        guard Self.isAsked(draft, by: page), let isPublished = page.isPublishedByAnswer else { return }
        let by = page.editedBy
        attempt.state = isPublished ? .published : .notSent
        attempt.detail = "\(by.shown) answered \"\(page.answer)\" on the page."
        attempt.urn = isPublished ? Self.urn(in: page.publishedURL) : nil
        let now = workshop.clock.now()
        let detail = attempt.detail
        try await sending.file(attempt, from: .needsCheck, now: now) { row in
            Outcomes.settle(&row, isPublished: isPublished, permalink: page.publishedURL, by: by, detail: detail, now: now)
        }
    }
}
