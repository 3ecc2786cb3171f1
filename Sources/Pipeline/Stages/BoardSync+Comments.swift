import Editorial
import FoundationEssentials
import Support

extension BoardSync {
    /// Most pages asked for comments in one round, so that rulings are never kept waiting.
    static let commentsARound = 12
    /// So many are asked even when the round has taken all its time.
    static let leastCommentsARound = 2
    /// So many pages of published posts besides: the ones touched last, and those that have waited longest.
    static let publishedARound = 1
    /// A page's blocks are a dozen requests: between two pages whose blocks are read passes this long.
    static let blocksPause = Duration.seconds(15)

    /// Ends with the round's time, for rulings must not wait for the comments of others; mail that comes meanwhile is read before the next
    /// page. The next round goes on from there.
    func readComments(_ open: [Draft], _ desk: Newsroom.Desk, until end: Date) async throws {
        let now = workshop.clock.now()
        var failures = 0
        let isTold = mail.tellsOfComments(at: now)
        for (index, draft) in CommentPlan.due(.page, open, now: now, isTold: isTold).prefix(Self.commentsARound).enumerated() {
            let isForced = index < Self.leastCommentsARound
            if !isForced, workshop.clock.now() >= end { break }
            guard spend(on: .page, isForced: isForced) else { break }
            try await takeUrgent(desk)
            try await readComments(.page, of: draft, desk, &failures)
        }
        let published = try await shelf.publishedDrafts(commentsDue: now, most: Self.publishedARound)
        // One of them even in a round that is over, or a desk that is always late would never read them.
        for (index, draft) in published.enumerated() where index == 0 || workshop.clock.now() < end {
            _ = spend(on: .page, isForced: true)
            try await takeUrgent(desk)
            try await readComments(.page, of: draft, desk, &failures)
        }
        try await takeUrgent(desk)
        guard round.withLock({ $0.blocksReadAt.map { now >= $0 + Self.blocksPause } ?? true }),
            let draft = CommentPlan.due(.blocks, open + published, now: now, isTold: isTold).first,
            spend(on: .blocks)
        else { return }
        round.withLock { $0.blocksReadAt = now }
        try await readComments(.blocks, of: draft, desk, &failures)
    }

    private func spend(on place: CommentPlace, isForced: Bool = false) -> Bool {
        let now = workshop.clock.now()
        return round.withLock { round in
            place == .page
                ? round.pagesBudget.spend(1, at: now, isForced: isForced) : round.blocksBudget.spend(CommentBudget.blocksCost, at: now)
        }
    }

    /// What was written there since the last reading; trouble with one page is no other's.
    func readComments(_ place: CommentPlace, of draft: Draft, _ desk: Newsroom.Desk, _ failures: inout Int) async throws {
        guard let reference = draft.page else { return }
        let begunAt = workshop.clock.now()
        do {
            let comments = try await comments(reference, place, of: draft, desk)
            // Who comments means the page as it stands: an edit just before must not void an approval just after.
            var standing: BoardPage?
            if comments.contains(where: { !draft.board.hasSeen($0) }) {
                let page = try await desk.reading.page(reference, known: nil)
                guard try await judge(page, desk) else { return }
                standing = page
            }
            let facts = OrderNeeds(comments, of: draft).facts ? try await explainer.facts(ofDraft: draft.id) : nil
            try await judging.judge(comments, place, begunAt: begunAt, of: draft, facts: facts, standing: standing)
            if place == .page { try await workshop.faults.clear(fault: Self.fault(of: draft)) }
        } catch  where !Task.isCancelled {
            // It goes to the end of the line, so that it does not stand before the others at every round.
            let now = workshop.clock.now()
            try await judging.drafts.amend(draft.id, lease: nil, now: now) { row in
                row.board.postpone(place, now: now)
                return DraftFiling()
            }
            if Self.isCleared(draft, error, workshop) {
                return workshop.log.debug(
                    "page of a published post not read", ["draft": draft.id, "why": workshop.judge(error).sentence.description])
            }
            try await excuse(error, draft, &failures)
        }
    }

    /// Whether somebody has put away the page of a post that is out, which keeps nothing from going on.
    private static func isCleared(_ draft: Draft, _ error: any Error, _ workshop: Workshop) -> Bool {
        guard draft.state == .published, !draft.isBeingAmended else { return false }
        return switch workshop.judge(error).disposition {
        case .permanent, .needsOperator: true
        case .retry, .retryAfter: false
        }
    }
}

extension BoardSync {
    /// A page whose comments are not found may be in the trash, which is an editor's act to be judged.
    private func comments(_ reference: BoardReference, _ place: CommentPlace, of draft: Draft, _ desk: Newsroom.Desk) async throws
        -> [BoardComment]
    {
        do {
            return try await desk.reading.comments(on: reference, place, since: draft.board.readTo(place))
        } catch is PageMissing {
            let page = try await desk.reading.page(reference, known: .propertiesOnly)
            guard page.isInTrash else { throw PageMissing() }
            _ = try await judge(page, desk)
            return []
        }
    }
}

/// When comments are to be read again: they do not move a page's stamp, and are listed per page and per block. Pure.
enum CommentPlan {
    /// How long somebody who edited a page is likely to comment on it.
    static let lively = Duration.seconds(600)

    /// Open drafts whose comments there are due, the longest overdue first.
    static func due(_ place: CommentPlace, _ open: [Draft], now: Date, isTold: Bool = false) -> [Draft] {
        open.filter { $0.page != nil }.map { (draft: $0, due: due(place, $0, now: now, isTold: isTold)) }.filter { $0.due <= now }.sorted {
            ($0.due, $0.draft.id) < ($1.due, $1.draft.id)
        }.map(\.draft)
    }

    private static func due(_ place: CommentPlace, _ draft: Draft, now: Date, isTold: Bool) -> Date {
        if draft.state == .published, !draft.isBeingAmended { return PublishedComments.due(place, draft) ?? .distantFuture }
        let age = draft.board.stamp.map { max(0, now.timeIntervalSince($0.editedAt)) } ?? .infinity
        let pause = pause(place, age: age, isTold: isTold)
        // A page that nobody has touched yet has no comments on its blocks.
        let last = draft.board.readAt(place) ?? (place == .page ? .distantPast : draft.createdAt)
        return last + pause
    }

    /// A little less than the minute, the quarter of one and the six hours that are promised: rounds come every 6 s. Where the board tells of
    /// comments by itself, looking for them costs more than what is missing of its mail.
    private static func pause(_ place: CommentPlace, age: Double, isTold: Bool) -> Duration {
        let isLively = age <= lively / .seconds(1)
        return switch place {
        case .page: .seconds(isTold ? 290 : isLively ? 10 : 50)
        case .blocks, .block: !isLively ? BoardSync.sweepInterval : .seconds(isTold ? 290 : max(50, age / 3))
        }
    }
}
