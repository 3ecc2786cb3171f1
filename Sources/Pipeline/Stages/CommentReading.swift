import Editorial
import FoundationEssentials
import Support

/// Looks for comments, which move no page's stamp: page by page, as often as their requests allow.
package struct CommentReading: Stage {
    /// Most pages asked for comments in one round.
    static let most = 12
    /// Two pages of drafts that came to their end are asked this often: those that have waited longest.
    static let publishedPause = Duration.seconds(30)
    /// Whose page was touched since then is asked in its turn besides: `mostTouched` in a round.
    static let touchedLately = Duration.seconds(6 * 3600)
    static let mostTouched = 2
    /// Published posts that wait for their blocks to be asked; the oldest of more are left to their next turn.
    static let mostPublished = 20

    /// From the beginning of a round to that of the next, which finds new drafts: where a known one is due earlier it comes then.
    private static func rhythm(_ desk: Newsroom.Desk) -> Duration { desk.poll / 5 }

    package let name = "comments"
    private let workshop: Workshop
    private let shelf: any BoardShelf
    private let comments: CommentDesk
    private let mail: BoardMail
    private let published: Locked<[Draft]>
    private let rounds: DeskRounds
    private let budget = Locked(CommentBudget.pages)
    private let publishedAt = Locked<Date?>(nil)
    private let nextPage = Locked<Date?>(nil)

    package var lastRound: Date? { rounds.last }

    /// `published` is where the loop that reads their blocks finds the published posts whose page was asked.
    init(_ workshop: Workshop, _ shelf: any BoardShelf, rulings: PageRulings, mail: BoardMail, published: Locked<[Draft]>) {
        self.workshop = workshop
        self.shelf = shelf
        self.mail = mail
        self.published = published
        comments = CommentDesk(workshop, rulings, mail: mail)
        // On a full desk one round follows the other, so that what was edited meanwhile gets its turn.
        rounds = DeskRounds(workshop, loop: name, rest: .milliseconds(100))
    }

    package func nextDue(now: Date) async throws -> Date? {
        workshop.newsroom.current.desk.map { rounds.due(every: pause($0)) ?? now }
    }

    package func workOnce() async throws -> Bool {
        guard let desk = workshop.newsroom.current.desk else { return false }
        try await rounds.run(every: pause(desk), desk) { now in try await read(desk, at: now) }
        return false
    }

    private func pause(_ desk: Newsroom.Desk) -> Duration {
        guard let page = nextPage.withLock({ $0 }), let last = rounds.last else { return Self.rhythm(desk) }
        return min(.seconds(page.timeIntervalSince(last)), Self.rhythm(desk))
    }

    private func read(_ desk: Newsroom.Desk, at now: Date) async throws {
        var open = try await shelf.openDrafts()
        let isTold = mail.tellsOfComments(at: now)
        var failures = 0
        for _ in 0..<Self.most {
            // Planned anew each time: what is asked for more often than others falls due while these are asked.
            let now = workshop.clock.now()
            guard let draft = CommentPlan.due(.page, open, now: now, isTold: isTold).first, budget.withLock({ $0.spend(1, at: now) })
            else { break }
            open.removeAll { $0.id == draft.id }
            _ = try await comments.read(.page, of: draft, desk, &failures)
        }
        let next = CommentPlan.nextPageDue(open, now: workshop.clock.now(), isTold: isTold)
        nextPage.withLock { $0 = next }
        for draft in try await closedDrafts(workshop.clock.now()) { _ = try await comments.read(.page, of: draft, desk, &failures) }
    }

    /// The pages of drafts at their end whose turn it is; their blocks are next.
    private func closedDrafts(_ now: Date) async throws -> [Draft] {
        var drafts = try await shelf.closedDrafts(commentsDue: now, touchedSince: now - Self.touchedLately, most: Self.mostTouched)
        drafts.removeAll { _ in !budget.withLock { $0.spend(1, at: now) } }
        if publishedAt.withLock({ $0.map { $0 + Self.publishedPause <= now } ?? true }) {
            let others = try await shelf.closedDrafts(commentsDue: now, touchedSince: nil, most: 2)
            if !others.isEmpty { publishedAt.withLock { $0 = now } }
            drafts += others.filter { draft in !drafts.contains { $0.id == draft.id } }
        }
        published.withLock { [drafts] waiting in
            let others = waiting.filter { draft in !drafts.contains { $0.id == draft.id } }
            waiting = (others + drafts).suffix(Self.mostPublished)
        }
        return drafts
    }
}
