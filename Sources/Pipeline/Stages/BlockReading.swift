import Editorial
import FoundationEssentials
import Support

/// Looks for comments on the blocks of pages, which are listed block by block: a dozen requests for each page.
package struct BlockReading: Stage {
    /// Between two pages passes this long.
    static let pause = Duration.seconds(15)

    package let name = "blocks"
    private let workshop: Workshop
    private let shelf: any BoardShelf
    private let comments: CommentDesk
    private let mail: BoardMail
    private let published: Locked<[Draft]>
    private let round = Locked(Round())

    private struct Round: Sendable {
        var pace = RoundPace()
        var budget = CommentBudget.blocks
    }

    package var lastRound: Date? { round.withLock { $0.pace.last?.began } }

    /// `published` holds published posts whose page was asked for comments a moment ago.
    init(_ workshop: Workshop, _ shelf: any BoardShelf, rulings: PageRulings, mail: BoardMail, published: Locked<[Draft]>) {
        self.workshop = workshop
        self.shelf = shelf
        self.mail = mail
        self.published = published
        comments = CommentDesk(workshop, rulings)
    }

    package func nextDue(now: Date) async throws -> Date? { workshop.newsroom.current.desk == nil ? nil : due ?? now }

    private var due: Date? {
        let pause = workshop.clock.stretched(BoardSync.leastPause)
        return round.withLock { $0.pace.due(every: Self.pause, pause: pause) }
    }

    package func workOnce() async throws -> Bool {
        let now = workshop.clock.now()
        guard let desk = workshop.newsroom.current.desk, due.map({ $0 <= now }) ?? true else { return false }
        do {
            try await read(desk, at: now)
            let ended = workshop.clock.now()
            round.withLock { $0.pace.end(began: now, ended: ended) }
        } catch  where !Task.isCancelled {
            // An outage is told of by the loop that reads the pages.
            workshop.log.warning("comments on blocks not read", ["why": workshop.judge(error).sentence.description])
            round.withLock { $0.pace.hold(after: error, desk, workshop) }
        }
        return false
    }

    private func read(_ desk: Newsroom.Desk, at now: Date) async throws {
        let drafts = try await shelf.openDrafts() + published.withLock { $0 }
        let due = CommentPlan.due(.blocks, drafts, now: now, isTold: mail.tellsOfComments(at: now))
        guard let draft = due.first, round.withLock({ $0.budget.spend(CommentBudget.blocksCost, at: now) }) else { return }
        published.withLock { $0.removeAll { $0.id == draft.id } }
        var failures = 0
        try await comments.read(.blocks, of: draft, desk, &failures)
    }
}
