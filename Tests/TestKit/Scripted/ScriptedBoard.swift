import Editorial
import FoundationEssentials
import Support

/// A desk in memory: Copydesk's writes land on its pages, and a test edits them as an editor would.
///
/// Stamps are minutes, as on the real board; comments do not move them.
package final class ScriptedBoard: EditorialBoard, BoardReading, Commissions {
    /// What Copydesk asks of the board.
    package enum Deed: Sendable, Hashable {
        case submit(String)
        case changes
        case apply(BoardUpdate)
        case page(String)
        case comments(String)
        case blockComments(String)
        case download
        case commissions
        case brand(String)
        case tell(String)
    }

    /// What goes wrong with a deed.
    package enum Trouble: Sendable {
        /// It is not done.
        case refuse(any Error)
        /// It is done, and the answer is lost.
        case lose(any Error, meanwhile: @Sendable () async throws -> Void = {})
        /// It is done, and before the answer arrives something else happens.
        case meanwhile(@Sendable () async throws -> Void)
    }

    private struct State: Sendable {
        var pages: [String: ScriptedPage] = [:]
        var brands: [String: Brand] = [:]
        var briefs: [Brief] = []
        var notes: [String: String] = [:]
        var orderNotes: [String: [OrderNote]] = [:]
        var feeds: [FeedSource] = []
        var problems: [Fault] = []
        var updates: [BoardUpdate] = []
        var rowComments: [String: [RowComment]] = [:]
        var deeds: [Deed] = []
        var sweeps = 0
        var trouble: @Sendable (Deed) -> Trouble? = { _ in nil }
    }

    private let clock: any DeskClock
    private let state = Locked(State())

    package init(clock: any DeskClock) { self.clock = clock }

    // MARK: what a test does and sees

    /// Decides from now on what goes wrong.
    package func trouble(_ trouble: @escaping @Sendable (Deed) -> Trouble?) { state.withLock { $0.trouble = trouble } }

    /// Nothing goes wrong any more.
    package func heal() { trouble { _ in nil } }

    /// The page of a draft.
    package func page(ofDraft id: String) -> ScriptedPage? { state.withLock { $0.pages.values.first { $0.draftID == id } } }

    /// What was written onto a brand's page about its accounts.
    package func note(onBrand id: String) -> String? { state.withLock { $0.notes[id] } }

    /// Everything that was written onto the row of an order, in order.
    package func notes(onRow id: String) -> [OrderNote] { state.withLock { $0.orderNotes[id] ?? [] } }

    /// A comment on a page that is no draft's.
    package struct RowComment: Sendable, Hashable {
        package let text: String
        package let people: [String]
    }

    /// What was commented there, in order.
    package func comments(onRow id: String) -> [RowComment] { state.withLock { $0.rowComments[id] ?? [] } }

    /// How many pages there are.
    package var pageCount: Int { state.withLock { $0.pages.count } }
    /// Updates that were written, in order, repeated ones too.
    package var updates: [BoardUpdate] { state.withLock { $0.updates } }
    /// How often all pages were listed.
    package var sweeps: Int { state.withLock { $0.sweeps } }
    /// Everything that was asked.
    package var deeds: [Deed] { state.withLock { $0.deeds } }

    /// An editor's act on a draft's page.
    package func edit(_ id: String, by person: Person = .editor, _ change: (inout ScriptedPage) -> Void) {
        let now = clock.now()
        state.withLock { state in
            guard let key = state.pages.first(where: { $0.value.draftID == id })?.key, var page = state.pages[key] else { return }
            change(&page)
            page.editedAt = now.minute
            page.editedBy = person
            state.pages[key] = page
        }
    }

    /// A block that is not among those of the post, its picture and the callout.
    package static let outside = "outside"

    /// An editor's comment on the page, or on the block with these words; does not move the page's stamp.
    package func comment(_ id: String, _ text: String, by person: Person = .editor, at passage: String? = nil) {
        comment(id, text, by: person, onBlock: passage, passage: passage)
    }

    /// An editor's comment on a block that may have no words, such as a picture.
    package func comment(_ id: String, _ text: String, by person: Person = .editor, onBlock block: String?, passage: String? = nil) {
        let now = clock.now()
        state.withLock { state in
            guard let key = state.pages.first(where: { $0.value.draftID == id })?.key, let page = state.pages[key] else { return }
            let number = page.comments.count + 1
            state.pages[key]?.comments.append(
                BoardComment(
                    id: "\(id) comment \(number)", pageID: key, discussionID: "\(id) thread \(number)", author: person, text: text,
                    block: block, passage: passage, createdAt: now.minute))
        }
    }

    /// Other words in the comment of that number, the first being 1.
    package func editComment(_ number: Int, of id: String, to text: String) {
        let now = clock.now()
        state.withLock { state in
            guard let key = state.pages.first(where: { $0.value.draftID == id })?.key,
                let old = state.pages[key]?.comments[number - 1]
            else { return }
            state.pages[key]?.edits[old.id] = now.minute
            state.pages[key]?.comments[number - 1] = BoardComment(
                id: old.id, pageID: old.pageID, discussionID: old.discussionID, author: old.author, text: text, block: old.block,
                passage: old.passage, createdAt: old.createdAt)
        }
    }

    /// Puts a brand on the desk, or changes it.
    package func put(_ brand: Brand) { state.withLock { $0.brands[brand.id] = brand } }
    /// A brand as it stands on the desk.
    package func brand(_ id: String) -> Brand? { state.withLock { $0.brands[id] } }
    /// An editor ticks a rule that is proposed on a brand's page: it is one of the guidelines.
    package func accept(_ rule: String, onBrand id: String) {
        state.withLock { state in
            guard var brand = state.brands[id] else { return }
            brand.proposedRules?.removeAll { $0 == rule }
            let text = (brand.guidelines.text + "\n- " + rule).trimmed
            brand.guidelines = PageText(pageID: id, text: text, contentHash: SHA256.hex(of: text))
            state.brands[id] = brand
        }
    }

    /// An editor deletes a rule that is proposed on a brand's page.
    package func decline(_ rule: String, onBrand id: String) {
        state.withLock { $0.brands[id]?.proposedRules?.removeAll { $0 == rule } }
    }

    /// Puts a brief on the desk, or changes it.
    package func put(_ brief: Brief) {
        state.withLock { state in
            state.briefs.removeAll { $0.id == brief.id }
            state.briefs.append(brief)
        }
    }

    /// Puts a feed on the desk, or changes it.
    package func put(_ feed: FeedSource) {
        state.withLock { state in
            state.feeds.removeAll { $0.id == feed.id }
            state.feeds.append(feed)
        }
    }

    /// What readings of orders name as wrong from now on.
    package func put(problems: [Fault]) { state.withLock { $0.problems = problems } }

    // MARK: EditorialBoard

    package func enter(_ submission: Submission) async throws -> BoardEntry {
        try await perform(.submit(submission.draft.id)) { [self] in
            let now = clock.now()
            return state.withLock { state in
                if let known = state.pages.values.first(where: { $0.draftID == submission.draft.id }) { return BoardEntry(known.reference) }
                let page = ScriptedPage(submission, number: state.pages.count + 1, now: now)
                state.pages[page.reference.pageID] = page
                return BoardEntry(page.reference)
            }
        }
    }

    package func changes(since cursor: Date?, known: [String: PageStamp]) async throws -> BoardChanges {
        try await perform(.changes) { [self] in
            let now = clock.now()
            if cursor == nil { state.withLock { $0.sweeps += 1 } }
            let pages = state.withLock { Array($0.pages.values) }.filter { $0.editedAt >= cursor ?? .distantPast }
            let sorted = pages.sorted { ($0.editedAt, $0.draftID) < ($1.editedAt, $1.draftID) }
            return BoardChanges(
                pages: sorted.map { $0.reading(known: known[$0.reference.pageID], now: now) }, cursor: sorted.last?.editedAt ?? cursor)
        }
    }

    package func apply(
        _ update: BoardUpdate, to page: BoardReference, picture: Picture?, before deadline: Date?
    ) async throws -> BoardEcho {
        try await perform(.apply(update)) { [self] in
            let now = clock.now()
            if let deadline, now > deadline { throw StaleReading() }
            return state.withLock { state in
                state.updates.append(update)
                if let echo = state.pages[page.pageID]?.take(update, now: now) { return echo }
                if case .comment(let text, let people, _) = update.change {
                    let comment = RowComment(text: text.text(in: update.voice ?? .plain), people: people.map(\.shown))
                    state.rowComments[page.pageID, default: []].append(comment)
                }
                return BoardEcho(textWritten: false)
            }
        }
    }

    // MARK: BoardReading

    package func page(_ reference: BoardReference, known: PageStamp?) async throws -> BoardPage {
        try await perform(.page(reference.pageID)) { [self] in
            let now = clock.now()
            guard let page = state.withLock({ $0.pages[reference.pageID] }) else {
                throw ScriptedFailure("There is no such page.", .permanent)
            }
            return page.reading(known: known, now: now)
        }
    }

    package func comments(on reference: BoardReference, _ place: CommentPlace, since: Date?, isTold: Bool) async throws -> CommentListing {
        try await perform(place == .page ? .comments(reference.pageID) : .blockComments(reference.pageID)) { [self] in
            let (now, page) = (clock.now(), state.withLock { $0.pages[reference.pageID] })
            let all = page?.comments ?? []
            let comments = all.filter { comment in
                switch place {
                case .page: comment.block == nil
                case .blocks: comment.block.map { $0 != Self.outside } ?? false
                case .block(let id): comment.block == id
                }
            }
            let recent = comments.filter { comment in
                since.map { max(comment.createdAt, page?.edits[comment.id] ?? .distantPast) >= $0.minute } ?? true
            }
            return CommentListing(recent, wholeSince: now)
        }
    }

    package func download(_ picture: BoardPicture) async throws -> [UInt8] {
        try await perform(.download) { Array(picture.url.utf8) }
    }

    // MARK: Commissions

    package func commissions(known: KnownOrders) async throws -> CommissionReading {
        try await perform(.commissions) { [self] in
            let (brands, briefs, feeds, problems) = state.withLock { (Array($0.brands.values), $0.briefs, $0.feeds, $0.problems) }
            return CommissionReading(
                brands: brands, briefs: briefs, feeds: feeds, stamps: [:],
                present: Set(brands.map(\.id) + briefs.map(\.id) + feeds.map(\.id)), problems: problems)
        }
    }

    package func brand(_ id: String, known: Brand) async throws -> Brand {
        try await perform(.brand(id)) { [self] in state.withLock { $0.brands[id] } ?? known }
    }

    package func tell(_ note: OrderNote, on row: String, in voice: Voice) async throws {
        try await perform(.tell(row)) { [self] in
            state.withLock { state in
                if case .accounts(let words) = note { state.notes[row] = words.text(in: voice) }
                if case .rules(let rules) = note {
                    let standing = state.brands[row]?.proposedRules ?? []
                    state.brands[row]?.proposedRules = standing + rules.map { $0.sentence.text(in: voice) }
                }
                state.orderNotes[row, default: []].append(note)
            }
        }
    }

    // MARK: -

    private func perform<Answer: Sendable>(_ deed: Deed, _ body: @Sendable () async throws -> Answer) async throws -> Answer {
        let trouble = state.withLock { state in
            state.deeds.append(deed)
            return state.trouble
        }
        switch trouble(deed) {
        case .refuse(let error): throw error
        case .lose(let error, let other):
            _ = try await body()
            try await other()
            throw error
        case .meanwhile(let other):
            let answer = try await body()
            try await other()
            return answer
        case nil: return try await body()
        }
    }
}

extension Person {
    /// Who edits in tests.
    package static let editor = Person(id: "ada", name: "Ada")
}
