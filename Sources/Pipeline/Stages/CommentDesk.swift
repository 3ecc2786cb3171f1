import Editorial
import FoundationEssentials
import Support

/// Reads the comments of one page or on its blocks, and files what they order.
struct CommentDesk: Sendable {
    private let workshop: Workshop
    /// How long after a comment the board tells of it at the latest; stamps are rounded down to the minute.
    private static let tellingTime = Duration.seconds(120)
    private let rulings: PageRulings
    private let mail: BoardMail?

    init(_ workshop: Workshop, _ rulings: PageRulings, mail: BoardMail? = nil) {
        self.mail = mail
        self.workshop = workshop
        self.rulings = rulings
    }

    /// What became of a reading.
    enum Outcome {
        /// It is judged, or will never be.
        case judged
        /// A write of Copydesk's own is on its way.
        case early
        /// The board could not be asked this time.
        case failed
    }

    /// What was written there since the last reading. Trouble with one page is no other's.
    func read(
        _ place: CommentPlace, of draft: Draft, _ desk: Newsroom.Desk, _ failures: inout Int, isTold: Bool = false
    ) async throws -> Outcome {
        guard let reference = draft.page else { return .judged }
        let begunAt = workshop.clock.now()
        do {
            let listing = try await comments(reference, place, of: draft, desk, isTold)
            let comments = listing.comments
            // Who comments means the page as it stands: an edit just before must not void an approval just after.
            var standing: BoardPage?
            let news = comments.filter { !draft.board.hasSeen($0) }
            // Events come within a minute, or not at all.
            if !isTold, news.contains(where: { $0.createdAt < begunAt - Self.tellingTime && !draft.board.hasHeard($0) }) {
                mail?.noteUntold()
            }
            if news.contains(where: { BoardComment.isOrder($0.text) }) {
                // The text of an open draft is known as long as its page's stamp stands.
                let isKnown = !draft.state.isClosed && !OrderNeeds(news, of: draft).text
                let page = try await desk.reading.page(reference, known: isKnown ? draft.board.stamp : nil)
                guard try await rulings.judge(page, desk) else { return .early }
                standing = page
            }
            let facts = OrderNeeds(comments, of: draft).facts ? try await rulings.explainer.facts(ofDraft: draft.id) : nil
            try await rulings.judging.judge(
                comments, place, begunAt: listing.wholeSince ?? .distantPast, of: draft, facts: facts, standing: standing)
            if place == .page { try await workshop.faults.clear(fault: PageRulings.fault(of: draft)) }
        } catch  where !Task.isCancelled {
            // What was told of comes again by itself.
            if !isTold { try await postpone(place, draft) }
            let isLasting = Self.isLasting(error, workshop)
            // Somebody has put away the page of a post that is out, which keeps nothing from going on.
            if isLasting, draft.state == .published, !draft.isBeingAmended {
                workshop.log.debug(
                    "page of a published post not read", ["draft": draft.id, "why": workshop.judge(error).sentence.description])
            } else {
                try await rulings.excuse(error, draft, &failures)
            }
            return isLasting ? .judged : .failed
        }
        return .judged
    }

    /// It goes to the end of the line, so that it does not stand before the others at every round.
    private func postpone(_ place: CommentPlace, _ draft: Draft) async throws {
        let now = workshop.clock.now()
        try await rulings.judging.drafts.amend(draft.id, lease: nil, now: now) { row in
            row.board.postpone(place, now: now)
            return DraftFiling()
        }
    }

    /// Whether asking again would bring the same.
    private static func isLasting(_ error: any Error, _ workshop: Workshop) -> Bool {
        switch workshop.judge(error).disposition {
        case .permanent, .needsOperator: true
        case .retry, .retryAfter: false
        }
    }

    /// A page whose comments are not found may be in the trash, which is an editor's act to be judged.
    private func comments(_ reference: BoardReference, _ place: CommentPlace, of draft: Draft, _ desk: Newsroom.Desk, _ isTold: Bool)
        async throws -> CommentListing
    {
        do {
            return try await desk.reading.comments(on: reference, place, since: draft.board.readTo(place), isTold: isTold)
        } catch is PageMissing {
            let page = try await desk.reading.page(reference, known: .propertiesOnly)
            guard page.isInTrash else { throw PageMissing() }
            _ = try await rulings.judge(page, desk)
            return CommentListing([], wholeSince: nil)
        }
    }
}
