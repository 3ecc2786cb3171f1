import FoundationEssentials
import Support

/// Items, a brief, or both, chosen for one post on one account, with the reasons.
package struct Candidate: Sendable, Hashable, Codable {
    /// The store's id; also the trace id of everything that comes of it.
    package let id: String
    package let brandID: String
    package let briefID: String?
    /// Name of the account in the configuration.
    package let account: String
    /// Items on one story, best first; empty when the brief stands alone.
    package let itemIDs: [String]
    /// Why it was chosen, in sentences an editor reads.
    package let reasons: [Message]
    package let createdAt: Date

    package init(
        id: String, brandID: String, briefID: String?, account: String, itemIDs: [String], reasons: [Message], createdAt: Date
    ) {
        self.id = id
        self.brandID = brandID
        self.briefID = briefID
        self.account = account
        self.itemIDs = itemIDs
        self.reasons = reasons
        self.createdAt = createdAt
    }
}

/// All that drafting needs of a candidate, read in one piece.
package struct Assignment: Sendable {
    package let candidate: Candidate
    package let brand: Brand
    package let brief: Brief?
    package let items: [Item]
    /// Why editors rejected drafts of the brand lately, latest first.
    package let rejections: [Rejection]
    /// What the brand has published on similar subjects; filled in for whoever writes.
    package var similar: [MeasuredPost] = []
    /// How a text of the brand may be received on the account; filled in for whoever checks one.
    package var estimate: EngagementEstimate?
    /// What the brand asks of its drafts: compiled once, for it is asked for often.
    package let rulebook: Rulebook

    package init(candidate: Candidate, brand: Brand, brief: Brief?, items: [Item], rejections: [Rejection] = []) {
        self.candidate = candidate
        self.brand = brand
        self.brief = brief
        self.items = items
        self.rejections = rejections
        rulebook = Rulebook(brand)
    }
}

/// Why an editor rejected a draft of a brand.
package struct Rejection: Sendable, Hashable {
    /// So many are remembered for a brand, for so long, and so much of each.
    package static let most = 10
    package static let memory = Duration.seconds(90 * 86_400)
    package static let units = 300

    /// The editor's words.
    package let reason: String
    /// Of the draft's first source; nil where a brief stood alone.
    package let feedID: String?

    package init(reason: String, feedID: String?) {
        self.reason = reason.collapsed.limited(utf16: Self.units)
        self.feedID = feedID
    }
}
