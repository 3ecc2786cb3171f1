import Editorial
import FoundationEssentials
import Support

/// Tells the editors of each brand, on its page, of columns that somebody has deleted or changed: once for as long as one is gone.
struct ColumnNotes: Sendable {
    /// What was said so long ago is said again by a process that has just started.
    private static let memory = Duration.seconds(7 * 86_400)

    private let workshop: Workshop
    private let board: any BoardShelf
    private let told = Locked<Set<Entry>>([])

    private struct Entry: Hashable {
        let column: String
        let brand: String
    }

    init(_ workshop: Workshop, board: any BoardShelf) {
        self.workshop = workshop
        self.board = board
    }

    /// Says what was not said yet; a comment that cannot be written stops nothing.
    func write(_ losses: [ColumnLoss], to desk: Newsroom.Desk) async throws {
        let standing = Set(losses.map(\.key))
        told.withLock { told in told = told.filter { standing.contains($0.column) } }
        if losses.isEmpty { return }
        for brand in try await board.brands() {
            for loss in losses {
                let entry = Entry(column: loss.key, brand: brand.id)
                guard !told.withLock({ $0.contains(entry) }) else { continue }
                if try await isTold(loss, brand, desk) { told.withLock { _ = $0.insert(entry) } }
            }
        }
    }

    /// Whether it was said, or cannot be said by trying again.
    private func isTold(_ loss: ColumnLoss, _ brand: Brand, _ desk: Newsroom.Desk) async throws -> Bool {
        let words = BoardUpdate.Change.comment(
            text: loss.sentence, mentions: Brand.people([.editors], of: brand), discussionID: nil)
        // After a restart the board is asked whether these words stand there already.
        let update = BoardUpdate(
            key: "\(loss.key) on \(brand.id)", draftID: "", change: words, voice: brand.voice, queuedAt: workshop.clock.now() - Self.memory)
        do {
            _ = try await desk.board.apply(
                update, to: BoardReference(pageID: brand.id, postBlockID: "", url: ""), picture: nil)
            return true
        } catch  where !Task.isCancelled {
            let (sentence, disposition) = workshop.judge(error)
            workshop.log.debug("a lost column was not told on a brand's page", ["brand": brand.name, "why": sentence.description])
            return [.permanent, .needsOperator].contains(disposition)
        }
    }
}
