import Editorial
import FoundationEssentials
import Support

/// What the board says by itself, between two rounds.
extension BoardSync {
    /// When the mail may be read; nil when there is none, or the board fails: then a whole round comes first.
    var mailDue: Date? {
        guard !mail.isEmpty else { return nil }
        let pause = workshop.clock.stretched(Self.leastPause)
        return round.withLock { round in
            guard round.heldUntil == nil, let last = round.last else { return nil }
            return max(last.ended, round.mailReadAt ?? last.ended) + pause
        }
    }

    private static func byPage(_ drafts: [Draft]) -> [String: Draft] {
        Dictionary(drafts.compactMap { draft in draft.page.map { ($0.pageID, draft) } }) { $1 }
    }

    /// Reads what there is; all of it is seen by polling too, so that a failure loses nothing.
    func takeMail(_ desk: Newsroom.Desk) async throws {
        if mail.isEmpty { return }
        let news = mail.take()
        var drafts = Self.byPage(try await shelf.openDrafts())
        let others = Set(news.compactMap(\.pageID)).subtracting(drafts.keys)
        drafts.merge(Self.byPage(try await shelf.publishedDrafts(onPages: others))) { $1 }
        var failures = 0
        for case .page(let page) in news {
            guard let draft = drafts[page], let reference = draft.page else { continue }
            do {
                _ = try await judge(try await desk.reading.page(reference, known: draft.board.stamp), desk)
            } catch  where !Task.isCancelled {
                try await excuse(error, draft, &failures)
            }
        }
        for case .comment(let page, let told) in news {
            guard let draft = drafts[page] else { continue }
            for place in told.map({ [$0] }) ?? [.page, .blocks] { try await readComments(place, of: draft, desk, &failures) }
        }
        if news.contains(where: { $0.isOrder(besides: drafts) }) { try await readOrders(desk) }
        let ended = workshop.clock.now()
        round.withLock { $0.mailReadAt = ended }
    }
}

extension BoardNews {
    /// The page that it is about.
    fileprivate var pageID: String? {
        switch self {
        case .orders: nil
        case .page(let page), .comment(let page, _): page
        }
    }

    /// Whether it is about anything but drafts.
    fileprivate func isOrder(besides drafts: [String: Draft]) -> Bool {
        switch self {
        case .orders: true
        case .page(let page), .comment(let page, _): drafts[page] == nil
        }
    }
}
