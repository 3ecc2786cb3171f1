import Editorial
import FoundationEssentials
import Support

/// Chooses, once per brand, what to write about: a set at a time, because quotas and stories need the whole.
package struct Selection: Stage {
    /// Rounds that a ring asks for are at least this far apart.
    static let pause = Duration.seconds(10)
    /// How often it looks again when nothing rings: cadences and quotas come of age by time alone.
    static let interval = Duration.seconds(3600)

    package let name = "select"
    private let workshop: Workshop
    private let shelf: any SelectionShelf
    private let meanings: MeaningDesk
    private let round = Locked(Round())

    private struct Round: Sendable {
        var last: Date?
        /// A ring came too soon after the last round.
        var isWanted = false
    }

    package init(_ workshop: Workshop, _ shelf: any SelectionShelf, embeddings: any EmbeddingShelf & CallShelf) {
        self.workshop = workshop
        self.shelf = shelf
        meanings = MeaningDesk(workshop, embeddings, calls: embeddings)
    }

    package var lastRound: Date? { round.withLock { $0.last } }

    package func nextDue(now: Date) async throws -> Date? {
        round.withLock { round in round.last.map { $0 + (round.isWanted ? Self.pause : Self.interval) } }
    }

    package func workOnce() async throws -> Bool {
        let now = workshop.clock.now()
        guard mayBegin(now) else { return false }
        for brand in try await shelf.activeBrands() { try await choose(for: brand, now: now) }
        return false
    }

    private func mayBegin(_ now: Date) -> Bool {
        round.withLock { round in
            guard round.last.map({ now >= $0 + Self.pause }) ?? true else {
                round.isWanted = true
                return false
            }
            round = Round(last: now)
            return true
        }
    }

    private func choose(for brand: Brand, now: Date) async throws {
        try await reportMissingAccounts(of: brand)
        var choice = try await shelf.choice(for: brand, now: now)
        choice.embeddings = try await meanings.embeddings(for: choice, of: brand)
        let chosen = SelectionPolicy.choose(choice, for: brand, workshop.newsroom.current.selection, now: now)
        if chosen.candidates.isEmpty && chosen.refusals.isEmpty { return }
        let filed = try await shelf.file(chosen.candidates, refusals: chosen.refusals, now: now)
        workshop.log.info("candidates chosen", ["brand": brand.name, "candidates": filed, "refused": chosen.refusals.count])
    }

    private func reportMissingAccounts(of brand: Brand) async throws {
        let key = "brand \(brand.name) accounts"
        let known = workshop.newsroom.current.accounts
        let missing = brand.accounts.filter { known[$0] == nil }
        if brand.accounts.isEmpty {
            try await workshop.report(
                Fault(
                    key: key,
                    sentence:
                        "The brand \"\(brand.name)\" names no account: choose one under Accounts on its page (known: \(known.keys.sorted().joined(separator: ", ")))."
                ))
        } else if !missing.isEmpty {
            try await workshop.report(
                Fault(
                    key: key,
                    sentence:
                        "The brand \"\(brand.name)\" names the account \"\(missing[0])\", which the configuration does not have: add an [[account]] with that name, or change the brand's page."
                ))
        } else {
            try await workshop.faults.clear(fault: key)
        }
    }
}
