import Editorial
import FoundationEssentials
import Support

/// Looks for comments, which move no page's stamp: page by page, as often as their requests allow.
package struct CommentReading: Stage {
    /// Most pages asked for comments in one round.
    static let most = 12
    /// Two pages of published posts are asked this often: the one touched last, and the one that has waited longest.
    static let publishedPause = Duration.seconds(20)

    /// From the beginning of a round to that of the next.
    private static func rhythm(_ desk: Newsroom.Desk) -> Duration { desk.poll / 5 }

    package let name = "comments"
    private let workshop: Workshop
    private let shelf: any BoardShelf
    private let comments: CommentDesk
    private let mail: BoardMail
    private let published: Locked<[Draft]>
    private let round = Locked(Round())

    private struct Round: Sendable {
        var pace = RoundPace()
        var pages = CommentBudget.pages
        var publishedAt: Date?
    }

    package var lastRound: Date? { round.withLock { $0.pace.last?.began } }

    /// `published` is where the loop that reads their blocks finds the published posts whose page was asked.
    init(_ workshop: Workshop, _ shelf: any BoardShelf, rulings: PageRulings, mail: BoardMail, published: Locked<[Draft]>) {
        self.workshop = workshop
        self.shelf = shelf
        self.mail = mail
        self.published = published
        comments = CommentDesk(workshop, rulings)
    }

    package func nextDue(now: Date) async throws -> Date? { workshop.newsroom.current.desk.map { due($0) ?? now } }

    private func due(_ desk: Newsroom.Desk) -> Date? {
        let pause = workshop.clock.stretched(BoardSync.leastPause)
        return round.withLock { $0.pace.due(every: Self.rhythm(desk), pause: pause) }
    }

    package func workOnce() async throws -> Bool {
        let now = workshop.clock.now()
        guard let desk = workshop.newsroom.current.desk, due(desk).map({ $0 <= now }) ?? true else { return false }
        do {
            try await read(desk, at: now)
            let ended = workshop.clock.now()
            round.withLock { $0.pace.end(began: now, ended: ended) }
        } catch  where !Task.isCancelled {
            // An outage is told of by the loop that reads the pages.
            workshop.log.warning("comments not read", ["why": workshop.judge(error).sentence.description])
            round.withLock { $0.pace.hold(after: error, desk, workshop) }
        }
        return false
    }

    private func read(_ desk: Newsroom.Desk, at now: Date) async throws {
        var open = try await shelf.openDrafts()
        let isTold = mail.tellsOfComments(at: now)
        var failures = 0
        for _ in 0..<Self.most {
            // Planned anew each time: what is asked for more often than others falls due while these are asked.
            let now = workshop.clock.now()
            guard let draft = CommentPlan.due(.page, open, now: now, isTold: isTold).first, round.withLock({ $0.pages.spend(1, at: now) })
            else { break }
            open.removeAll { $0.id == draft.id }
            try await comments.read(.page, of: draft, desk, &failures)
        }
        for draft in try await publishedDrafts(now) { try await comments.read(.page, of: draft, desk, &failures) }
    }

    /// The pages of published posts whose turn it is; their blocks are next.
    private func publishedDrafts(_ now: Date) async throws -> [Draft] {
        guard round.withLock({ $0.publishedAt.map { $0 + Self.publishedPause <= now } ?? true }) else { return [] }
        let drafts = try await shelf.publishedDrafts(commentsDue: now, most: 1)
        if !drafts.isEmpty { round.withLock { $0.publishedAt = now } }
        published.withLock { $0 = drafts }
        return drafts
    }
}
