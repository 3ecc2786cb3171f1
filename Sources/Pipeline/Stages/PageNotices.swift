import Editorial
import FoundationEssentials
import Support

/// Mentions people on pages that are no draft's; each thing is said once, over restarts too.
struct PageNotices: Sendable {
    /// What a process said that ended before it noted so is looked for so far back.
    private static let memory = Duration.seconds(7 * 86_400)
    /// Most comments in one round, so that rulings are never kept waiting.
    private static let mostARound = 10

    private let workshop: Workshop
    private let shelf: any PageNoticeShelf
    /// What the board refuses for good is not tried again by this process.
    private let refused = Locked<Set<String>>([])

    init(_ workshop: Workshop, _ shelf: any PageNoticeShelf) {
        self.workshop = workshop
        self.shelf = shelf
    }

    /// Says what was not said yet; a comment that cannot be written stops nothing.
    func tell(_ notices: [PageNotice], on board: any EditorialBoard) async throws {
        for (kind, notices) in Dictionary(grouping: notices, by: \.kind) {
            let told = Set(try await shelf.told(kind).keys).union(refused.withLock { $0 })
            for notice in notices.filter({ !told.contains($0.subject) }).prefix(Self.mostARound) { try await say(notice, on: board) }
        }
    }

    /// It is over for these subjects: when it begins again people are told again.
    func forget(_ kind: PageNotice.Kind, where isOver: (String) -> Bool) async throws {
        let over = Set(try await shelf.told(kind).keys.filter(isOver))
        if !over.isEmpty { try await shelf.forget(kind, of: over) }
        refused.withLock { $0 = $0.filter { !isOver($0) } }
    }

    /// When rows were last written onto, by row; over restarts too.
    func last(_ kind: PageNotice.Kind) async throws -> [String: Date] { try await shelf.told(kind) }

    /// Notes that a row was written onto.
    func note(_ kind: PageNotice.Kind, of row: String, now: Date) async throws { try await shelf.note(kind, of: row, now: now) }

    private func say(_ notice: PageNotice, on board: any EditorialBoard) async throws {
        let now = workshop.clock.now()
        let words = BoardUpdate.Change.comment(text: notice.words, mentions: Brand.people(notice.people, of: nil), discussionID: nil)
        // The board is asked whether these words stand there already.
        let update = BoardUpdate(
            key: "\(notice.kind.rawValue) \(notice.subject)", draftID: "", change: words, voice: notice.voice, queuedAt: now - Self.memory)
        do {
            _ = try await board.apply(update, to: BoardReference(pageID: notice.pageID, postBlockID: "", url: ""), picture: nil)
            try await shelf.note(notice.kind, of: notice.subject, now: now)
            workshop.log.info("people told", ["of": notice.kind.rawValue, "page": notice.pageID])
        } catch  where !Task.isCancelled {
            let (sentence, disposition) = workshop.judge(error)
            workshop.log.debug("people not told", ["of": notice.kind.rawValue, "page": notice.pageID, "why": sentence.description])
            if [.permanent, .needsOperator].contains(disposition) { refused.withLock { _ = $0.insert(notice.subject) } }
        }
    }
}
