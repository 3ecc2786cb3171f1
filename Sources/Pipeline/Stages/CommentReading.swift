import Editorial
import FoundationEssentials
import Support

/// Looks for comments, which move no page's stamp: page by page and block by block, as often as their requests allow.
package struct CommentReading: Stage {
    /// Most pages asked for comments in one round.
    static let most = 12
    /// Between two pages of published posts passes this long: those touched last come first, and those that have waited longest.
    static let publishedPause = Duration.seconds(10)
    /// A page's blocks are a dozen requests: between two pages whose blocks are read passes this long.
    static let blocksPause = Duration.seconds(15)

    /// From the beginning of a round to that of the next.
    private static func rhythm(_ desk: Newsroom.Desk) -> Duration { desk.poll / 5 }

    package let name = "comments"
    private let workshop: Workshop
    private let shelf: any BoardShelf
    private let comments: CommentDesk
    private let mail: BoardMail
    private let round = Locked(Round())

    private struct Round: Sendable {
        var pace = RoundPace()
        var pages = CommentBudget.pages
        var blocks = CommentBudget.blocks
        var publishedAt: Date?
        var blocksAt: Date?
    }

    package var lastRound: Date? { round.withLock { $0.pace.last?.began } }

    init(_ workshop: Workshop, _ shelf: any BoardShelf, rulings: PageRulings, mail: BoardMail) {
        self.workshop = workshop
        self.shelf = shelf
        self.mail = mail
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
        let open = try await shelf.openDrafts()
        let isTold = mail.tellsOfComments(at: now)
        var failures = 0
        for draft in CommentPlan.due(.page, open, now: now, isTold: isTold).prefix(Self.most) {
            guard round.withLock({ $0.pages.spend(1, at: now) }) else { break }
            try await comments.read(.page, of: draft, desk, &failures)
        }
        let published = try await publishedDraft(now)
        if let published { try await comments.read(.page, of: published, desk, &failures) }
        let candidates = open + [published].compactMap { $0 }
        guard let draft = CommentPlan.due(.blocks, candidates, now: now, isTold: isTold).first, isTurnOfBlocks(now) else { return }
        try await comments.read(.blocks, of: draft, desk, &failures)
    }

    /// The page of a published post whose turn it is.
    private func publishedDraft(_ now: Date) async throws -> Draft? {
        guard round.withLock({ $0.publishedAt.map { $0 + Self.publishedPause <= now } ?? true }) else { return nil }
        let draft = try await shelf.publishedDrafts(commentsDue: now, most: 1).first
        if draft != nil { round.withLock { $0.publishedAt = now } }
        return draft
    }

    private func isTurnOfBlocks(_ now: Date) -> Bool {
        round.withLock { round in
            guard round.blocksAt.map({ $0 + Self.blocksPause <= now }) ?? true, round.blocks.spend(CommentBudget.blocksCost, at: now)
            else { return false }
            round.blocksAt = now
            return true
        }
    }
}
