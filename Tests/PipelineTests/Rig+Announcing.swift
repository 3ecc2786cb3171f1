import Editorial
import FoundationEssentials
import Storage
import Support
import TestKit

extension Rig {
    /// Queues a comment of Copydesk's.
    func say(_ words: String, on id: String) async throws {
        try await store.amend(id, lease: nil, now: clock.now()) { row in
            var filing = DraftFiling()
            filing.updates = [
                BoardUpdate(key: "\(id) \(words)", draftID: id, change: .comment(text: Message(words), mentions: [], discussionID: nil))
            ]
            return filing
        }
    }

    /// Changes the row, and queues its face.
    func show(_ id: String, _ change: @escaping @Sendable (inout Draft) -> Void) async throws {
        try await store.amend(id, lease: nil, now: clock.now()) { row in
            change(&row)
            var filing = DraftFiling()
            filing.updates = [BoardUpdate(key: "\(id)@\(row.revision)#test", draftID: id, change: .face(BoardFace()))]
            return filing
        }
    }

    /// A draft written from a candidate, with its picture ordered.
    func drafted() async throws {
        try await scratch.seedCandidate(now: clock.now())
        try await drain("draft")
    }
}
