import Editorial
import FoundationEssentials
import Support

/// Looks for comments on the blocks of pages, which are listed block by block: a dozen requests for each page.
package struct BlockReading: Stage {
    /// Between two pages passes this long.
    static let pause = Duration.seconds(13)

    package let name = "blocks"
    private let workshop: Workshop
    private let shelf: any BoardShelf
    private let comments: CommentDesk
    private let mail: BoardMail
    private let published: Locked<[Draft]>
    private let rounds: DeskRounds
    private let budget = Locked(CommentBudget.blocks)

    package var lastRound: Date? { rounds.last }

    /// `published` holds published posts whose page was asked for comments a moment ago.
    init(_ workshop: Workshop, _ shelf: any BoardShelf, rulings: PageRulings, mail: BoardMail, published: Locked<[Draft]>) {
        self.workshop = workshop
        self.shelf = shelf
        self.mail = mail
        self.published = published
        comments = CommentDesk(workshop, rulings, mail: mail)
        rounds = DeskRounds(workshop, loop: name, rest: .milliseconds(100))
    }

    package func nextDue(now: Date) async throws -> Date? {
        workshop.newsroom.current.desk == nil ? nil : rounds.due(every: Self.pause) ?? now
    }

    package func workOnce() async throws -> Bool {
        guard let desk = workshop.newsroom.current.desk else { return false }
        try await rounds.run(every: Self.pause, desk) { now in try await read(desk, at: now) }
        return false
    }

    private func read(_ desk: Newsroom.Desk, at now: Date) async throws {
        let drafts = try await shelf.openDrafts() + published.withLock { $0 }
        let due = CommentPlan.due(.blocks, drafts, now: now, isTold: mail.tellsOfComments(at: now))
        // Those that are not due yet come back with the next reading of their page.
        published.withLock { waiting in waiting.removeAll { draft in !due.contains { $0.id == draft.id } } }
        guard let draft = due.first, budget.withLock({ $0.spend(CommentBudget.blocksCost, at: now) }) else { return }
        published.withLock { $0.removeAll { $0.id == draft.id } }
        var failures = 0
        _ = try await comments.read(.blocks, of: draft, desk, &failures)
    }
}
