import Editorial
import FoundationEssentials
import Support

/// A way in which a line may be built wrong. What proves the line has to find each of them.
package enum Breakage: String, Sendable, CaseIterable, CustomStringConvertible {
    case none
    /// The attempt is written down when its outcome is known, not before anything is sent.
    case sendsBeforeArming
    /// A create without a clear answer is sent once more.
    case retriesUnknown
    /// What is sent need not be what was approved, and an approval outlives an edit.
    case ignoresHash

    package var description: String { rawValue }

    /// The broken ones.
    package static let all = allCases.filter { $0 != .none }

    /// The sender's shelf as this line uses it.
    package func sending(_ shelf: any SendingShelf, drafts: any DraftShelf) -> any SendingShelf {
        self == .sendsBeforeArming ? LateArming(shelf: shelf, drafts: drafts) : shelf
    }

    /// The drafts' shelf as this line uses it.
    package func drafts(_ drafts: any DraftShelf) -> any DraftShelf {
        self == .ignoresHash ? DeafDesk(drafts: drafts) : drafts
    }

    /// The publisher as this line uses it.
    package func publisher(_ publisher: any Publisher) -> any Publisher {
        switch self {
        case .retriesUnknown: Insistent(publisher: publisher)
        case .ignoresHash: Credulous(publisher: publisher)
        case .none, .sendsBeforeArming: publisher
        }
    }
}

/// Lets a post be sent without a durable attempt, and arms when its outcome is filed.
private final class LateArming: SendingShelfDouble {
    let shelf: any SendingShelf
    private let drafts: any DraftShelf
    private let promised = Locked<[String: (lease: Lease, now: Date, conditions: ArmingConditions)]>([:])

    init(shelf: any SendingShelf, drafts: any DraftShelf) {
        self.shelf = shelf
        self.drafts = drafts
    }

    func arm(_ draftID: String, lease: Lease, now: Date, conditions: ArmingConditions) async throws -> Attempt? {
        guard let draft = try await drafts.draft(draftID), draft.state == .prepared, let post = try await shelf.prepared(ofDraft: draftID)
        else { return nil }
        promised.withLock { $0[draftID] = (lease, now, conditions) }
        return Attempt(
            id: "not written down", draftID: draftID, account: draft.account, number: 1, state: .armed, armedAt: now, prepared: post,
            detail: "")
    }

    func file(
        _ attempt: Attempt, from: Attempt.State, now: Date, _ change: @escaping @Sendable (inout Draft) -> DraftFiling?
    ) async throws -> Bool {
        guard let promise = promised.withLock({ $0.removeValue(forKey: attempt.draftID) }) else {
            return try await shelf.file(attempt, from: from, now: now, change)
        }
        guard
            let armed = try await shelf.arm(
                attempt.draftID, lease: promise.lease, now: promise.now, conditions: promise.conditions)
        else { return true }
        let outcome = Attempt(
            id: armed.id, draftID: armed.draftID, account: armed.account, number: armed.number, state: attempt.state,
            armedAt: armed.armedAt, prepared: armed.prepared, detail: attempt.detail, looks: attempt.looks,
            nextLookAt: attempt.nextLookAt, urn: attempt.urn)
        return try await shelf.file(outcome, from: .armed, now: now, change)
    }
}

/// Sends again what ended without a clear answer.
private struct Insistent: Publisher {
    let publisher: any Publisher

    func prepare(_ post: ApprovedPost) async throws -> PreparedPost { try await publisher.prepare(post) }

    func send(_ post: PreparedPost, gate: @escaping @Sendable () -> Bool) async -> SendOutcome {
        let outcome = await publisher.send(post, gate: gate)
        guard case .unknown = outcome, !Task.isCancelled else { return outcome }
        return await publisher.send(post, gate: gate)
    }
}

/// Takes the request in the store for the prepared one, whatever its hash says.
private struct Credulous: Publisher {
    let publisher: any Publisher

    func prepare(_ post: ApprovedPost) async throws -> PreparedPost { try await publisher.prepare(post) }

    func send(_ post: PreparedPost, gate: @escaping @Sendable () -> Bool) async -> SendOutcome {
        let trusted = PreparedPost(
            draftID: post.draftID, approvalHash: post.approvalHash, body: post.body, bodyHash: SHA256.hex(of: post.body),
            mediaURN: post.mediaURN, text: post.text, preparedAt: post.preparedAt)
        return await publisher.send(trusted, gate: gate)
    }
}

/// Lets an approval stand although what it was about has changed.
private struct DeafDesk: DraftShelfDouble {
    let drafts: any DraftShelf

    func amend(
        _ id: String, lease: Lease?, now: Date, _ change: @escaping @Sendable (inout Draft) -> DraftFiling?
    ) async throws -> Bool {
        try await drafts.amend(id, lease: lease, now: now) { row in
            let (before, hash) = (row, row.approval.liveHash)
            let filing = change(&row)
            let isVoided = hash != nil && row.approval.liveHash == nil && row.content != before.content
            guard isVoided else { return filing }
            row = before
            return nil
        }
    }
}
