import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support

/// The loops on a draft's way to its post, built right or wrong; they do one piece of work after the other, and the process around
/// them may die at any request and is started again on what it left in the store.
package final class FragileLine: Sendable {
    private struct State: Sendable {
        var stages: [String: any Stage] = [:]
        var cancel: @Sendable () -> Void = {}
        /// Whether this life is over. By itself, for the shelf that asks is held by the stages.
        var isOver = Locked(false)
        var isDead: Bool { isOver.withLock { $0 } }
    }

    private let workshop: Workshop
    private let store: Store
    private let breakage: Breakage
    private let renew: @Sendable () async throws -> Void
    private let state = Locked(State())

    /// `renew` replaces what adapters keep in memory, at the beginning of each life.
    package init(
        _ workshop: Workshop, _ store: Store, _ breakage: Breakage = .none, renew: @escaping @Sendable () async throws -> Void = {}
    ) {
        self.workshop = workshop
        self.store = store
        self.breakage = breakage
        self.renew = renew
    }

    /// Begins a life: all that a former one had in memory is gone.
    package func start() async throws {
        try await renew()
        let drafts = breakage.drafts(store)
        let isOver = Locked(false)
        let sending = MortalShelf(shelf: breakage.sending(store, drafts: drafts)) { isOver.withLock { $0 } }
        let reconciling = Reconciling(workshop, sending)
        let readers = DeskReaders(
            workshop, store, drafts: drafts, sending: sending, collecting: store, access: store, causes: store, parking: store,
            orders: store, notices: store)
        let stages: [any Stage] = [
            DeskReading(parts: readers.stages),
            Drafting(workshop, store, drafts: drafts, calls: store, learning: store), Submitting(workshop, drafts),
            Scheduling(workshop, drafts, board: store),
            Preparing(workshop, drafts, board: store, parking: store),
            Sending(workshop, sending, drafts: drafts, board: store, parking: store), reconciling,
            Commenting(
                workshop, MortalComments(shelf: store) { isOver.withLock { $0 } }, drafts: drafts, sending: sending, board: store,
                parking: store),
            ReadingBack(workshop, store, drafts: drafts, board: store, access: store, parking: store),
            Announcing(workshop, store, drafts: drafts, board: store), Reminding(workshop, store, board: store),
        ]
        state.withLock { $0 = State(stages: Dictionary(stages.map { ($0.name, $0) }) { $1 }, isOver: isOver) }
        try await reconciling.recover()
    }

    /// One piece of work of one loop; whether there was any. A process that dies at it is started again.
    @discardableResult
    package func work(_ name: String) async throws -> Bool {
        guard let stage = state.withLock({ $0.stages[name] }) else { throw UnknownLoop(name: name) }
        let task = Task { try await stage.workOnce() }
        state.withLock { $0.cancel = { task.cancel() } }
        do {
            let hasWorked = try await task.value
            if !state.withLock({ $0.isDead }) { return hasWorked }
        } catch {
            if !state.withLock({ $0.isDead }) { throw error }
        }
        try await start()
        return true
    }

    /// All the work that these loops have now; a loop that finds no end is a fault.
    package func drain(_ names: String...) async throws {
        for name in names {
            var rounds = 0
            // The board is read at a time, as long as anybody asks.
            while try await work(name), name != "board" {
                rounds += 1
                if rounds > 200 { throw UnknownLoop(name: "\(name) (it finds no end)") }
            }
        }
    }

    /// When the first of these loops has work next.
    package func nextDue(_ names: [String], now: Date) async throws -> Date? {
        var first: Date?
        for stage in state.withLock({ $0.stages }).values where names.contains(stage.name) {
            if let due = try await stage.nextDue(now: now) { first = min(first ?? due, due) }
        }
        return first
    }

    /// Ends the process in the middle of its work: what it does from here on reaches nobody.
    package func die() {
        let cancel = state.withLock { state in
            state.isOver.withLock { $0 = true }
            return state.cancel
        }
        cancel()
    }
}

/// A loop that the line has not, or that has lost its way.
package struct UnknownLoop: Error { package let name: String }

/// A sending shelf on which a process that has ended can file nothing any more.
private struct MortalShelf: SendingShelfDouble {
    let shelf: any SendingShelf
    let isDead: @Sendable () -> Bool

    func file(
        _ attempt: Attempt, from: Attempt.State, now: Date, _ change: @escaping @Sendable (inout Draft) -> DraftFiling?
    ) async throws -> Bool {
        if isDead() { throw CancellationError() }
        return try await shelf.file(attempt, from: from, now: now, change)
    }
}

/// First comments, of which a process that has ended can file nothing any more.
private struct MortalComments: CommentingShelf {
    let shelf: any CommentingShelf
    let isDead: @Sendable () -> Bool

    func dueComment(now: Date) async throws -> FirstComment? { try await shelf.dueComment(now: now) }

    func nextComment() async throws -> Date? { try await shelf.nextComment() }

    func file(_ comment: FirstComment, from state: FirstComment.State) async throws -> Bool {
        if isDead() { throw CancellationError() }
        return try await shelf.file(comment, from: state)
    }
}

/// All that reads the desk, one after the other, as one loop.
package struct DeskReading: Stage {
    package let name = "board"
    private let parts: [any Stage]

    package init(parts: [any Stage]) { self.parts = parts }

    package func workOnce() async throws -> Bool {
        for part in parts { _ = try await part.workOnce() }
        return false
    }

    package func nextDue(now: Date) async throws -> Date? {
        var first: Date?
        for part in parts { if let due = try await part.nextDue(now: now) { first = min(first ?? due, due) } }
        return first
    }
}
