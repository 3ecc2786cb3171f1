import Editorial
import FoundationEssentials

/// A sending shelf with another one behind it: a double says only what it does otherwise.
package protocol SendingShelfDouble: SendingShelf {
    /// The one that does the work.
    var shelf: any SendingShelf { get }
}

extension SendingShelfDouble {
    package func prepared(ofDraft id: String) async throws -> PreparedPost? { try await shelf.prepared(ofDraft: id) }
    package func arm(_ draftID: String, lease: Lease, now: Date, conditions: ArmingConditions) async throws -> Attempt? {
        try await shelf.arm(draftID, lease: lease, now: now, conditions: conditions)
    }
    package func file(
        _ attempt: Attempt, from: Attempt.State, now: Date, _ change: @escaping @Sendable (inout Draft) -> DraftFiling?
    ) async throws -> Bool { try await shelf.file(attempt, from: from, now: now, change) }
    package func recoverArmed(before: Date, now: Date) async throws -> [Attempt] { try await shelf.recoverArmed(before: before, now: now) }
    package func dueForLook(now: Date) async throws -> Attempt? { try await shelf.dueForLook(now: now) }
    package func nextLook() async throws -> Date? { try await shelf.nextLook() }
    package func attempts(ofDraft id: String) async throws -> [Attempt] { try await shelf.attempts(ofDraft: id) }
    package func lastAttempt(ofDraft id: String) async throws -> Attempt? { try await shelf.lastAttempt(ofDraft: id) }
    package func lastArmed(onAccount account: String, exceptFor draftID: String) async throws -> Date? {
        try await shelf.lastArmed(onAccount: account, exceptFor: draftID)
    }
    package func isBound(urn: String, except draftID: String) async throws -> Bool {
        try await shelf.isBound(urn: urn, except: draftID)
    }
}

/// The drafts' shelf with another one behind it: a double says only what it does otherwise.
package protocol DraftShelfDouble: DraftShelf {
    /// The one that does the work.
    var drafts: any DraftShelf { get }
}

extension DraftShelfDouble {
    package func draft(_ id: String) async throws -> Draft? { try await drafts.draft(id) }
    package func draft(onPage id: String) async throws -> Draft? { try await drafts.draft(onPage: id) }
    package func take(_ work: DraftWork, most: Int, now: Date, lease: Duration) async throws -> [LeasedDraft] {
        try await drafts.take(work, most: most, now: now, lease: lease)
    }
    package func nextDue(_ work: DraftWork, now: Date) async throws -> Date? { try await drafts.nextDue(work, now: now) }
    package func preparedCount(after now: Date, until end: Date) async throws -> Int {
        try await drafts.preparedCount(after: now, until: end)
    }
    package func amend(
        _ id: String, lease: Lease?, now: Date, _ change: @escaping @Sendable (inout Draft) -> DraftFiling?
    ) async throws -> Bool { try await drafts.amend(id, lease: lease, now: now, change) }
    package func slots(ofAccount account: String) async throws -> [TakenSlot] { try await drafts.slots(ofAccount: account) }
    package func assignment(ofDraft id: String) async throws -> Assignment? { try await drafts.assignment(ofDraft: id) }
    package func measuredPosts(ofBrand id: String, most: Int) async throws -> [MeasuredPost] {
        try await drafts.measuredPosts(ofBrand: id, most: most)
    }
    package func versions(ofDraft id: String) async throws -> [DraftVersion] { try await drafts.versions(ofDraft: id) }
    package func recentPosts(onAccount account: String, since: Date) async throws -> [RecentPost] {
        try await drafts.recentPosts(onAccount: account, since: since)
    }
    package func spending(ofCandidate id: String) async throws -> [Spending] { try await drafts.spending(ofCandidate: id) }
    package func pictureOrder(ofDraft id: String) async throws -> PictureOrder? { try await drafts.pictureOrder(ofDraft: id) }
    package func picture(_ hash: String) async throws -> Picture? { try await drafts.picture(hash) }
    package func keep(_ picture: Picture) async throws { try await drafts.keep(picture) }
}
