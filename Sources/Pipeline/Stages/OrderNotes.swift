import Editorial
import FoundationEssentials
import Support

/// Writes onto the rows of feeds, at most hourly for each, and of briefs how they do, and only what differs from what stands there.
struct OrderNotes: Sendable {
    static let interval = Duration.seconds(3600)
    /// Between two looks at the store.
    static let pause = Duration.seconds(60)
    /// Most rows written in one round, so that rulings are never kept waiting.
    static let rowsARound = 10

    private static let silence = "silence "

    private let workshop: Workshop
    private let shelf: any OrderShelf
    private let board: any BoardShelf
    private let notices: PageNotices
    /// What each row was told last and when.
    private let told = Locked<[String: (due: Due, at: Date)]>([:])
    /// What stands to be told on a row.
    private struct Due: Equatable {
        let row: String
        var note: OrderNote
        let language: DeskLanguage
        /// The address that a feed is ordered at.
        var address = ""
    }

    private let lookedAt = Locked<Date?>(nil)
    /// When feeds' rows were written before this process began.
    private let toldBefore = Locked<[String: Date]?>(nil)

    init(_ workshop: Workshop, _ shelf: any OrderShelf, board: any BoardShelf, notices: PageNotices) {
        self.workshop = workshop
        self.shelf = shelf
        self.board = board
        self.notices = notices
    }

    /// Writes what is due; a note that cannot be written stops nothing.
    func write(to desk: Newsroom.Desk) async throws {
        let now = workshop.clock.now()
        if let last = lookedAt.withLock({ $0 }), now < last + Self.pause { return }
        let briefs = try await shelf.briefHistories().map {
            Due(row: $0.brief.id, note: .brief($0.progress(at: now)), language: $0.language)
        }
        let histories = try await shelf.feedHistories(of: .board, now: now)
        let feeds = histories.map {
            Due(row: $0.feedID, note: .feed($0.health(at: now)), language: $0.language, address: $0.address)
        }
        if toldBefore.withLock({ $0 == nil }) {
            let before = try await notices.last(.health)
            toldBefore.withLock { $0 = before }
        }
        let due = (briefs + feeds).filter { isDue($0, now) }
        for order in due.prefix(Self.rowsARound) { try await tell(order, desk.commissions, now) }
        try await tellSilences(of: histories, on: desk.board, now)
        try await reportSilences(of: try await shelf.feedHistories(of: .configuration, now: now), now)
        // What did not fit is told in the next round.
        if due.count <= Self.rowsARound { lookedAt.withLock { $0 = now } }
    }

    /// A feed that went silent or dead mentions people once, until something new has come. Before that, one that fails says so on its row.
    private func tellSilences(of feeds: [FeedHistory], on board: any EditorialBoard, _ now: Date) async throws {
        let heard = Set(feeds.filter { $0.health(at: now).status == .ok }.map(\.feedID))
        try await notices.forget(.silent) { heard.contains($0) }
        let brands = try await self.board.brands()
        let silent = feeds.compactMap { PageNotice(silenceOf: $0, brands: brands, at: now) }
        try await notices.tell(silent, on: board)
    }

    /// A feed of the configuration has no row, and those who put it there are told.
    private func reportSilences(of feeds: [FeedHistory], _ now: Date) async throws {
        func key(_ feed: FeedHistory) -> String { Self.silence + feed.name }
        let quiet = feeds.filter { $0.health(at: now).status != .ok }
        for feed in quiet where feed.health(at: now).status == .silent {
            guard let since = feed.silentSince else { continue }
            try await workshop.report(Fault(key: key(feed), sentence: Self.silence(of: feed, since: Moment(since, isDay: true))))
        }
        try await workshop.faults.clear(faultsUnder: Self.silence, except: Set(quiet.map(key)))
    }

    private static func silence(of feed: FeedHistory, since day: Moment) -> Message {
        feed.dates.isEmpty
            ? "The feed \"\(feed.name)\" has had no entry since it was ordered on \(day). See whether its address is right, and change or remove it in the configuration."
            : "The feed \"\(feed.name)\" has gone silent: nothing new since \(day). See whether it still exists, and change or remove it in the configuration."
    }

    private func isDue(_ order: Due, _ now: Date) -> Bool {
        guard let last = told.withLock({ $0[order.row] }) else {
            guard case .feed = order.note, let before = toldBefore.withLock({ $0?[order.row] }) else { return true }
            return now >= before + Self.interval
        }
        let isNews = last.due.note != order.note || last.due.language != order.language
        if case .brief = order.note, last.due.note != .nothing { return isNews }
        // Whoever corrects an address waits for how that does.
        return isNews && (now >= last.at + Self.interval || last.due.address != order.address)
    }

    private func tell(_ order: Due, _ commissions: any Commissions, _ now: Date) async throws {
        do {
            try await commissions.tell(order.note, on: order.row, in: Voice(order.language))
            told.withLock { $0[order.row] = (order, now) }
            if case .feed = order.note { try await notices.note(.health, of: order.row, now: now) }
        } catch  where !Task.isCancelled {
            workshop.log.debug("order's row not told", ["row": order.row, "why": workshop.judge(error).sentence.description])
            // What failed is tried again in an hour.
            var unwritten = order
            unwritten.note = .nothing
            told.withLock { [unwritten] in $0[order.row] = (unwritten, now) }
        }
    }
}
