import Editorial
import FoundationEssentials
import Support

/// Looks at what the board says by itself, as soon as it says it. All of it is seen by polling too, so that a failure loses nothing.
package struct MailReading: Stage {
    package let name = "mail"
    private let workshop: Workshop
    private let shelf: any BoardShelf
    private let rulings: PageRulings
    private let comments: CommentDesk
    private let orders: OrderReading
    private let mail: BoardMail
    private let pace = Locked(RoundPace())

    init(_ workshop: Workshop, _ shelf: any BoardShelf, rulings: PageRulings, orders: OrderReading, mail: BoardMail) {
        self.workshop = workshop
        self.shelf = shelf
        self.rulings = rulings
        self.orders = orders
        self.mail = mail
        comments = CommentDesk(workshop, rulings)
    }

    package func nextDue(now: Date) async throws -> Date? { mail.isEmpty || workshop.newsroom.current.desk == nil ? nil : due ?? now }

    /// Many events come at once; they are looked at together.
    private var due: Date? {
        let pause = workshop.clock.stretched(BoardSync.leastPause)
        return pace.withLock { $0.due(every: .zero, pause: pause) }
    }

    package func workOnce() async throws -> Bool {
        let now = workshop.clock.now()
        guard let desk = workshop.newsroom.current.desk, !mail.isEmpty, due.map({ $0 <= now }) ?? true else { return false }
        do {
            try await read(mail.take(), desk)
            let ended = workshop.clock.now()
            pace.withLock { $0.end(began: now, ended: ended) }
        } catch  where !Task.isCancelled {
            workshop.log.warning("what the board told of is left to polling", ["why": workshop.judge(error).sentence.description])
            pace.withLock { $0.hold(after: error, desk, workshop) }
        }
        return false
    }

    private func read(_ news: [BoardNews], _ desk: Newsroom.Desk) async throws {
        var drafts = Self.byPage(try await shelf.openDrafts())
        let others = Set(news.compactMap(\.pageID)).subtracting(drafts.keys)
        drafts.merge(Self.byPage(try await shelf.publishedDrafts(onPages: others))) { $1 }
        var failures = 0
        for case .page(let page) in news {
            guard let draft = drafts[page], let reference = draft.page else { continue }
            do {
                _ = try await rulings.judge(try await desk.reading.page(reference, known: draft.board.stamp), desk)
            } catch  where !Task.isCancelled {
                try await rulings.excuse(error, draft, &failures)
            }
        }
        for case .comment(let page, let told) in news {
            guard let draft = drafts[page] else { continue }
            for place in told.map({ [$0] }) ?? [.page, .blocks] { try await comments.read(place, of: draft, desk, &failures, isTold: true) }
        }
        if news.contains(where: { $0.isOrder(besides: drafts) }) { try await orders.read(desk) }
    }

    private static func byPage(_ drafts: [Draft]) -> [String: Draft] {
        Dictionary(drafts.compactMap { draft in draft.page.map { ($0.pageID, draft) } }) { $1 }
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
