import Editorial
import FoundationEssentials
import Support

/// Looks at what the board says by itself, as soon as it says it. All of it is seen by polling too, some of it hours later.
package struct MailReading: Stage {
    /// As long as a write of Copydesk's own may take.
    static let patience = Duration.seconds(20)
    /// What cannot be read is tried so often, which takes an hour and a half.
    static let mostTries = 24

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
        guard workshop.newsroom.current.desk != nil, let due = mail.nextDue else { return nil }
        return max(due, rounds.due(every: .zero) ?? now)
    }

    /// Many events come at once; they are looked at together.
    package func workOnce() async throws -> Bool {
        guard let desk = workshop.newsroom.current.desk, let due = mail.nextDue, due <= workshop.clock.now() else { return false }
        try await rounds.run(every: .zero, desk) { now in
            var letters = mail.take(at: now)
            do {
                try await read(&letters, desk)
            } catch {
                for letter in letters { putBack(letter, after: .failed, desk) }
                throw error
            }
        }
        return false
    }

    /// Leaves what was not looked at.
    private func read(_ letters: inout [BoardLetter], _ desk: Newsroom.Desk) async throws {
        let news = letters.map(\.news)
        var drafts = Self.byPage(try await shelf.openDrafts())
        let others = Set(news.compactMap(\.pageID)).subtracting(drafts.keys)
        drafts.merge(Self.byPage(try await shelf.closedDrafts(onPages: others))) { $1 }
        var failures = 0
        for letter in letters {
            guard case .page(let page) = letter.news, let draft = drafts[page], let reference = draft.page else { continue }
            do {
                let isJudged = try await rulings.judge(try await desk.reading.page(reference, known: draft.board.stamp), desk)
                putBack(letter, after: isJudged ? .judged : .early, desk)
            } catch  where !Task.isCancelled {
                try await rulings.excuse(error, draft, &failures)
            }
            letters.removeAll { $0.news == letter.news }
        }
        for letter in letters {
            guard case .comment(let page, let told) = letter.news else { continue }
            for place in told.map({ [$0] }) ?? [.page, .blocks] {
                guard let draft = drafts[page] else { continue }
                var about = letter
                about.news = .comment(onPage: page, at: place)
                putBack(about, after: try await comments.read(place, of: draft, desk, &failures, isTold: true), desk)
            }
            letters.removeAll { $0.news == letter.news }
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

    /// What met a write of Copydesk's own that was on its way is looked at again soon, for a while, and what could not be read ever more
    /// seldom; then it is left to polling.
    private func putBack(_ letter: BoardLetter, after outcome: CommentDesk.Outcome, _ desk: Newsroom.Desk) {
        let now = workshop.clock.now()
        var letter = letter
        switch outcome {
        case .judged: return
        case .early:
            letter.metWriteAt = letter.metWriteAt ?? now
            letter.due = now
        case .failed:
            (letter.failures, letter.metWriteAt) = (letter.failures + 1, nil)
            let pause = Backoff(base: desk.poll, ceiling: .seconds(300), jitter: 0.2)
            letter.due = now + pause.delay(attempt: letter.failures, random: workshop.random())
        }
        guard letter.failures < Self.mostTries, letter.metWriteAt.map({ now < $0 + Self.patience }) ?? true else { return }
        mail.putBack(letter)
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
