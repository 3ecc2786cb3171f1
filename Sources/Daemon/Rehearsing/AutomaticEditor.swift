import FoundationEssentials
import Rehearsal
import Support

/// An editor who decides by chance, the same for the same seed: approves, edits, asks for changes, rejects.
final class AutomaticEditor: Sendable {
    /// What an editor does with a draft.
    enum Plan: String, Sendable, CaseIterable { case approve, approveByComment, editAndApprove, askForChanges, reject, approveThenEdit }

    /// What the editor saw at the moment of approving: what has to be published, and nothing else.
    struct Seen: Sendable {
        let text: String
        let altText: String
        let pictureHash: String?
    }

    /// What an editor means a draft to become; nothing is approved while `approved` is nil.
    typealias Verdict = (plan: Plan, approved: Seen?)

    private struct Case: Sendable {
        let plan: Plan
        var step = 0
        var approved: Seen?
    }

    private struct State: Sendable {
        var random: SeededRandom
        var cases: [String: Case] = [:]
    }

    private let desk: Rehearsal.NotionDesk
    private let state: Locked<State>

    init(desk: Rehearsal.NotionDesk, seed: UInt64) {
        self.desk = desk
        state = Locked(State(random: SeededRandom(seed: seed)))
    }

    /// Looks at every draft once; true when something was done.
    func act() throws -> Bool {
        var didSomething = false
        for row in desk.rows(of: "Drafts") where try act(on: row) { didSomething = true }
        return didSomething
    }

    /// The plan for each draft page, and what was approved.
    func verdicts() -> [String: Verdict] {
        state.withLock { $0.cases.mapValues { ($0.plan, $0.approved) } }
    }

    private func act(on row: NotionRow) throws -> Bool {
        var item = state.withLock { state in
            if let known = state.cases[row.id] { return known }
            let new = Case(plan: Self.plan(&state.random))
            state.cases[row.id] = new
            return new
        }
        guard row.properties["Status"]?.string == "In review", !(row.properties["Picture"]?.array ?? []).isEmpty else { return false }
        let isDone = try take(&item, row)
        let result = item
        state.withLock { $0.cases[row.id] = result }
        return isDone
    }

    private static func plan(_ random: inout SeededRandom) -> Plan {
        switch random.next() % 20 {
        case 0..<9: .approve
        case 9..<11: .approveByComment
        case 11..<14: .editAndApprove
        case 14..<17: .askForChanges
        case 17..<18: .approveThenEdit
        default: .reject
        }
    }

    /// One step of the plan; false when there is nothing left to do.
    private func take(_ item: inout Case, _ row: NotionRow) throws -> Bool {
        switch (item.plan, item.step) {
        case (.approve, 0), (.approveThenEdit, 0): try approve(&item, row)
        case (.askForChanges, 1):
            // The remark is emptied once it is answered.
            guard row.properties["Remarks"]?.string ?? "" == "" else { return false }
            try approve(&item, row)
        case (.approveThenEdit, 2):
            // The edit voided the first approval; this is the second, for the new words.
            try approve(&item, row)
        case (.approveByComment, 0):
            item.approved = Self.seen(row, on: desk)
            try desk.perform(.comment(on: row.id, text: "/approve"), by: .ben)
        case (.approveByComment, 1...):
            // As the page asks for it where the comment may have come before the picture.
            guard desk.comments(on: row.id).last?.text.hasSuffix("approve again.") == true else { return false }
            item.approved = Self.seen(row, on: desk)
            try desk.perform(.comment(on: row.id, text: "/approve"), by: .ben)
            return true
        case (.editAndApprove, 0):
            try edit(row, adding: " (edited)")
            try approve(&item, row)
        case (.askForChanges, 0):
            try desk.perform(.setProperty(page: row.id, name: "Remarks", value: "Shorter, please."), by: .ada)
        case (.reject, 0): try desk.perform(.setProperty(page: row.id, name: "Status", value: "Rejected"), by: .ada)
        default: return false
        }
        item.step += 1
        return true
    }

    private func approve(_ item: inout Case, _ row: NotionRow) throws {
        try desk.perform(.setProperty(page: row.id, name: "Status", value: "Approved"), by: .ada)
        item.approved = Self.seen(row, on: desk)
    }

    /// Edits a scheduled post of the plan that wants it; true when one was edited.
    func editScheduled() throws -> Bool {
        for row in desk.rows(of: "Drafts") where row.properties["Status"]?.string == "Scheduled" {
            guard let item = state.withLock({ $0.cases[row.id] }), item.plan == .approveThenEdit, item.step == 1 else { continue }
            try edit(row, adding: " (changed after approval)")
            state.withLock { $0.cases[row.id]?.step = 2 }
            return true
        }
        return false
    }

    private func edit(_ row: NotionRow, adding words: String) throws {
        guard let first = Self.postBlocks(row, on: desk).first, !first.text.hasSuffix(words) else { return }
        try desk.perform(.editBlock(first.id, text: first.text + words), by: .ada)
    }

    /// What the page shows at this moment.
    static func seen(_ row: NotionRow, on desk: Rehearsal.NotionDesk) -> Seen {
        let fresh = desk.row(row.id) ?? row
        return Seen(
            text: postBlocks(fresh, on: desk).map(\.text).joined(separator: "\n\n"), altText: fresh.properties["Alt text"]?.string ?? "",
            pictureHash: desk.files(of: row.id, property: "Picture").first.map { SHA256.hex(of: $0) })
    }

    /// The blocks under the "Post" heading.
    private static func postBlocks(_ row: NotionRow, on desk: Rehearsal.NotionDesk) -> [NotionBlock] {
        let blocks = desk.blocks(of: row.id)
        guard let heading = blocks.firstIndex(where: { $0.depth == 0 && $0.text == "Post" }) else { return [] }
        return blocks[(heading + 1)...].prefix { $0.depth > 0 }.filter { $0.depth == 1 }
    }
}
