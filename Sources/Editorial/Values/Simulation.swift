import FoundationEssentials

/// The coming weeks on the accounts, as they would be if nothing but the clock moved.
package struct Simulation: Sendable, Hashable, Codable {
    package let from: Date
    package let until: Date
    package let accounts: [AccountPlan]

    package init(from: Date, until: Date, accounts: [AccountPlan]) {
        self.from = from
        self.until = until
        self.accounts = accounts
    }
}

/// The coming weeks on one account.
package struct AccountPlan: Sendable, Hashable, Codable {
    package let account: String
    /// What holds for the whole account: a pause, a token that ends, changes of clocks, a calendar that cannot be read.
    package let notes: [String]
    /// The earliest first.
    package let lines: [PlanLine]
    /// Drafts that get no slot.
    package let unplaced: [UnplacedDraft]

    package init(account: String, notes: [String], lines: [PlanLine], unplaced: [UnplacedDraft]) {
        self.account = account
        self.notes = notes
        self.lines = lines
        self.unplaced = unplaced
    }
}

/// A post or a slot without one.
package struct PlanLine: Sendable, Hashable, Codable {
    /// What it is.
    package enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        /// Approved: it goes out then.
        case scheduled
        /// It would go out then, were it approved.
        case proposed
        /// A slot that a post could have.
        case free
        /// A slot that no post could have.
        case closed
    }

    package let at: Date
    /// "Tue 2026-12-01 09:00 Europe/Berlin".
    package let time: String
    /// The Monday of its week: "2026-11-30".
    package let week: String
    package let kind: Kind
    /// Names of the brands that it belongs to.
    package let brands: [String]
    package let draftID: String?
    package let title: String?
    /// Why a slot is closed, why a post comes later than its slot, what daylight saving does.
    package let notes: [String]
    /// What stands against a post at that minute.
    package let conflicts: [String]

    package init(
        at: Date, time: String, week: String, kind: Kind, brands: [String], draftID: String? = nil, title: String? = nil, notes: [String],
        conflicts: [String] = []
    ) {
        self.at = at
        self.time = time
        self.week = week
        self.kind = kind
        self.brands = brands
        self.draftID = draftID
        self.title = title
        self.notes = notes
        self.conflicts = conflicts
    }
}

/// A draft that gets no slot, and why.
package struct UnplacedDraft: Sendable, Hashable, Codable {
    package let draftID: String
    package let title: String
    package let brand: String
    package let reason: String

    package init(draftID: String, title: String, brand: String, reason: String) {
        self.draftID = draftID
        self.title = title
        self.brand = brand
        self.reason = reason
    }
}
