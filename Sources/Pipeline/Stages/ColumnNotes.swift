import Editorial
import Support

/// Tells the editors of each brand, on its page, of columns that somebody has deleted or changed: once for as long as one is gone.
struct ColumnNotes: Sendable {
    private let board: any BoardShelf
    private let notices: PageNotices
    /// Whether something may be noted that is over.
    private let isNoted = Locked(true)

    init(board: any BoardShelf, notices: PageNotices) {
        self.board = board
        self.notices = notices
    }

    func write(_ losses: [ColumnLoss], to desk: Newsroom.Desk) async throws {
        guard isNoted.withLock({ $0 }) || !losses.isEmpty else { return }
        try await notices.forget(.column) { subject in !losses.contains { PageNotice.isAbout(subject, column: $0.key) } }
        let brands = losses.isEmpty ? [] : try await board.brands()
        try await notices.tell(brands.flatMap { brand in losses.map { PageNotice($0, on: brand) } }, on: desk.board)
        isNoted.withLock { $0 = !losses.isEmpty }
    }
}
