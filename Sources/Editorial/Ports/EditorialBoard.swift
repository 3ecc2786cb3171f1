import FoundationEssentials
import Support

/// The desk at which editors decide.
package protocol EditorialBoard: Sendable {
    /// Puts a draft on the board, or finds the page that an earlier try made.
    func enter(_ submission: Submission) async throws -> BoardEntry
    /// Pages edited since the cursor, with a window that overlaps; the body is read again only where `known` says it must.
    func changes(since cursor: Date?, known: [String: PageStamp]) async throws -> BoardChanges
    /// Makes one change; repeating it is harmless. What would overwrite an act that came after a reading of the page is not written later
    /// than `deadline`: it throws `StaleReading`.
    func apply(_ update: BoardUpdate, to page: BoardReference, picture: Picture?, before deadline: Date?) async throws -> BoardEcho
}

extension EditorialBoard {
    /// The change, whenever its turn comes.
    package func apply(_ update: BoardUpdate, to page: BoardReference, picture: Picture?) async throws -> BoardEcho {
        try await apply(update, to: page, picture: picture, before: nil)
    }
}

/// A write came so late after the reading that allowed it that somebody may have acted in between.
package struct StaleReading: DeskError {
    package var description: String { "The page was read too long before its turn to be written came; it is read again." }
    package var disposition: Disposition { .retry }

    package init() {}
}

/// The board does not find a page: it was taken away from Copydesk, or is gone. Only time tells the two apart.
package struct PageMissing: DeskError {
    package var description: String {
        "the board does not find it. Share it with the connection again (... > Connections); after a day without it the draft is closed."
    }
    package var disposition: Disposition { .needsOperator }

    package init() {}
}

/// The board refuses changes of this kind until people permit them; nothing of the change was made. It is told once, elsewhere.
package struct BoardWithholds: DeskError {
    package let message: Message
    package var description: String { message.description }
    package var disposition: Disposition { .needsOperator }
    package var isTold: Bool { true }

    /// One sentence with the next step.
    package init(_ sentence: Message) { message = sentence }
}

/// A column that was there once.
package struct ColumnLoss: Sendable, Hashable {
    /// The same for as long as it is lost.
    package let key: String
    /// The column, what happened to it and the next step.
    package let sentence: Message

    package init(key: String, sentence: Message) {
        self.key = key
        self.sentence = sentence
    }
}

/// Pages that may have changed, and where to go on.
package struct BoardChanges: Sendable {
    package let pages: [BoardPage]
    /// The newest edit that was seen, by the board's clock.
    package let cursor: Date?

    package init(pages: [BoardPage], cursor: Date?) {
        self.pages = pages
        self.cursor = cursor
    }
}

/// Reads of single pages: before arming, for comments and for an editor's picture.
package protocol BoardReading: Sendable {
    /// The page as it is now, ahead of all other traffic; the body only if its stamp moved.
    func page(_ reference: BoardReference, known: PageStamp?) async throws -> BoardPage
    /// Comments by others there since the minute of that instant, oldest first; those of that minute come again. Where it is told that there
    /// are some, they are read ahead of all looking for others.
    func comments(on reference: BoardReference, _ place: CommentPlace, since: Date?, isTold: Bool) async throws -> CommentListing
    /// The bytes of the page's picture file.
    func download(_ picture: BoardPicture) async throws -> [UInt8]
}

extension BoardReading {
    /// Comments by others there that nobody has told of.
    package func comments(on reference: BoardReference, _ place: CommentPlace = .page, since: Date?) async throws -> [BoardComment] {
        try await comments(on: reference, place, since: since, isTold: false).comments
    }
}

/// Comments as they were listed, oldest first.
package struct CommentListing: Sendable {
    package let comments: [BoardComment]
    /// Since when all that was to be asked there was asked, by this look or the ones before it; nil while some is left for the next.
    package let wholeSince: Date?

    package init(_ comments: [BoardComment], wholeSince: Date?) {
        self.comments = comments
        self.wholeSince = wholeSince
    }
}

/// What the board says by itself, ahead of the next poll.
package enum BoardNews: Sendable, Hashable {
    /// Something on that page, which may be a draft's.
    case page(String)
    /// Somebody commented there; at nil the board does not say where on the page.
    case comment(onPage: String, at: CommentPlace?)
    /// Databases or other pages.
    case orders
}

/// Reads what the board sends by itself.
package protocol BoardMessages: Sendable {
    /// What a message that came from the board is about; nil when it concerns nobody here, such as Copydesk's own writes.
    func news(in message: [UInt8]) async throws -> (id: String, news: BoardNews?)?
}

/// What editors order: briefs, brands and feeds; and what they are told there.
package protocol Commissions: Sendable {
    /// All briefs, brands and feed rows that can be read; pages whose stamp is known and did not move are not read again, and what cannot be
    /// read of a row stays as it is known.
    func commissions(known: KnownOrders) async throws -> CommissionReading
    /// The brand as it is now, ahead of all other traffic (the Paused tick).
    func brand(_ id: String, known: Brand) async throws -> Brand
    /// Writes a note for the brand's people onto the row of a brand, feed or brief, unless that stands there already.
    func tell(_ note: OrderNote, on row: String, in voice: Voice) async throws
}

/// What editors are told on the row of an order.
package enum OrderNote: Sendable, Hashable {
    /// Nothing could be told.
    case nothing
    /// What a brand's accounts can do.
    case accounts(Message)
    /// How a feed does.
    case feed(FeedHealth)
    /// What became of a brief.
    case brief(BriefProgress)
    /// Rules that the brand is asked to take.
    case rules([ProposedRule])
}
