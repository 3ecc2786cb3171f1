import Editorial
import FoundationEssentials
import HTTPClient
import Markup
import Support

/// Turns what a feed says into items: safe text, absolute addresses, an identity that lasts.
struct ItemMaker {
    let feedID: String
    let now: Date

    /// More entries than any feed of news has; the rest of a larger one is left out.
    static let most = 1000
    /// The longest text kept, in UTF-16 units.
    static let longestText = 100_000

    /// The items of a feed in its order, and sentences about the entries that are none.
    func items(of feed: ParsedFeed) -> (items: [Item], warnings: [String]) {
        var warnings: [String] = []
        if let flaw = feed.flaw {
            warnings.append("The feed is not well formed (\(flaw.limited(utf16: 200))); it was read as far as possible.")
        }
        if feed.isCut { warnings.append("The feed breaks off; its last entry is left out until it is whole.") }
        let entries = feed.entries.prefix(ItemMaker.most)
        if feed.entries.count > entries.count {
            warnings.append("The feed has \(feed.entries.count) entries; the first \(ItemMaker.most) were read.")
        }
        let drafts = entries.map { DraftItem($0, of: feed) }
        let usable = drafts.filter { !$0.isEmpty }
        if usable.count < drafts.count {
            warnings.append(
                "\(drafts.count - usable.count) of \(drafts.count) entries have neither title, text nor link and were left out.")
        }
        return (distinct(usable), warnings)
    }

    private func distinct(_ drafts: [DraftItem]) -> [Item] {
        let shared = ItemIdentity.sharedIDs(drafts)
        var seen: Set<[UInt8]> = []
        return drafts.compactMap { draft in
            let identity = ItemIdentity.of(draft, sharedIDs: shared)
            // Compared as bytes: to Swift, texts of different bytes can be equal.
            guard seen.insert(Array(identity.utf8)).inserted else { return nil }
            return Item(
                id: Identifier.make(at: now), feedID: feedID, identity: identity, url: draft.url, title: draft.shownTitle,
                author: draft.author, publishedAt: draft.publishedAt, text: draft.text, language: draft.language, firstSeenAt: now,
                contentHash: SHA256.hex(of: [draft.title, draft.url ?? "", draft.text].joined(separator: "\u{0}")))
        }
    }
}
