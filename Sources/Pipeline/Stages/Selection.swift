import Editorial
import FoundationEssentials
import Support

/// Chooses, once per brand, what to write about: a set at a time, because quotas and stories need the whole.
package struct Selection: Stage {
    /// How often it looks again when nothing new has come.
    static let interval = Duration.seconds(60)

    package let name = "select"
    private let workshop: Workshop
    private let shelf: any SelectionShelf
    private let lastRound = Locked<Date?>(nil)

    package init(_ workshop: Workshop, _ shelf: any SelectionShelf) {
        self.workshop = workshop
        self.shelf = shelf
    }

    package func nextDue(now: Date) async throws -> Date? { lastRound.withLock { $0.map { $0 + Self.interval } } }

    package func workOnce() async throws -> Bool {
        let now = workshop.clock.now()
        guard lastRound.withLock({ last in last.map { now >= $0 + Self.interval } ?? true }) else { return false }
        for brand in try await shelf.activeBrands() { try await choose(for: brand, now: now) }
        lastRound.withLock { $0 = now }
        return false
    }

    private func choose(for brand: Brand, now: Date) async throws {
        try await reportMissingAccounts(of: brand)
        let choice = try await shelf.choice(for: brand, now: now)
        let chosen = SelectionPolicy.choose(choice, for: brand, now: now)
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
