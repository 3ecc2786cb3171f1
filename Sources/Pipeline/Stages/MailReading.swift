import Editorial
import FoundationEssentials
import Support

/// Looks at what the board says by itself, as soon as it says it. All of it is seen by polling too, so that a failure loses nothing.
package struct MailReading: Stage {
    /// As long as a write of Copydesk's own may take.
    static let patience = Duration.seconds(20)

    package let name = "mail"
    private let workshop: Workshop
    private let shelf: any BoardShelf
    private let rulings: PageRulings
    private let comments: CommentDesk
    private let orders: OrderReading
    private let mail: BoardMail
    private let rounds: DeskRounds
    /// Pages that nobody knows make the orders be read this often at most.
    private static let strangersPause = Duration.seconds(10)
    private let strangersAt = Locked<Date?>(nil)
    /// What had to be put back, since when.
    private let waiting = Locked<[BoardNews: Date]>([:])

    init(_ workshop: Workshop, _ shelf: any BoardShelf, rulings: PageRulings, orders: OrderReading, mail: BoardMail) {
        self.workshop = workshop
        self.shelf = shelf
        self.rulings = rulings
        self.orders = orders
        self.mail = mail
        comments = CommentDesk(workshop, rulings)
        rounds = DeskRounds(workshop, loop: name)
    }

    package func nextDue(now: Date) async throws -> Date? {
        mail.isEmpty || workshop.newsroom.current.desk == nil ? nil : rounds.due(every: .zero) ?? now
    }

    /// Many events come at once; they are looked at together.
    package func workOnce() async throws -> Bool {
        guard let desk = workshop.newsroom.current.desk, !mail.isEmpty else { return false }
        try await rounds.run(every: .zero, desk) { _ in try await read(mail.take(), desk) }
        return false
    }

    private func read(_ news: [BoardNews], _ desk: Newsroom.Desk) async throws {
        var drafts = Self.byPage(try await shelf.openDrafts())
        let others = Set(news.compactMap(\.pageID)).subtracting(drafts.keys)
        drafts.merge(Self.byPage(try await shelf.closedDrafts(onPages: others))) { $1 }
        var failures = 0
        for case .page(let page) in news {
            guard let draft = drafts[page], let reference = draft.page else { continue }
            do {
                let isJudged = try await rulings.judge(try await desk.reading.page(reference, known: draft.board.stamp), desk)
                note(.page(page), isJudged)
            } catch  where !Task.isCancelled {
                try await rulings.excuse(error, draft, &failures)
            }
        }
        for case .comment(let page, let told) in news {
            guard let draft = drafts[page] else { continue }
            for place in told.map({ [$0] }) ?? [.page, .blocks] {
                note(.comment(onPage: page, at: place), try await comments.read(place, of: draft, desk, &failures, isTold: true))
            }
        }
        if try await concernsOrders(news, besides: drafts) { try await orders.read(desk) }
    }

    /// Whether something changed among the orders. A page that nobody knows may be a new one of them, or anything else that the connection was
    /// given: on a busy workspace the next poll is soon enough.
    private func concernsOrders(_ news: [BoardNews], besides drafts: [String: Draft]) async throws -> Bool {
        if news.contains(.orders) { return true }
        let others = Set(news.compactMap { if case .page(let page) = $0, drafts[page] == nil { page } else { nil } })
        if others.isEmpty { return false }
        let known = try await shelf.knownOrders()
        if others.contains(where: { known.has(page: $0) }) { return true }
        return isTimeForStrangers()
    }

    private func isTimeForStrangers() -> Bool {
        let now = workshop.clock.now()
        return strangersAt.withLock { last in
            guard last.map({ $0 + Self.strangersPause <= now }) ?? true else { return false }
            last = now
            return true
        }
    }

    /// What met a write of Copydesk's own that was on its way is looked at again soon, for a while; then it is left to polling.
    private func note(_ news: BoardNews, _ isDone: Bool) {
        let now = workshop.clock.now()
        let isAgain = waiting.withLock { waiting in
            let since = waiting[news] ?? now
            waiting = waiting.filter { now < $0.value + Self.patience }
            waiting[news] = isDone ? nil : since
            return !isDone && now < since + Self.patience
        }
        if isAgain { mail.put(news, at: now) }
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
}
