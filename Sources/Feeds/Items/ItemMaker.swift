import Editorial
import FoundationEssentials
import HTTPClient
import Markup
import Support

/// Turns what a feed says into items: safe text, absolute addresses, an identity that lasts.
struct ItemMaker {
    let feedID: String
    let now: Date
    /// By what its entries were told apart so far.
    var naming = ItemNaming.guid
    /// Whether texts are looked at before they are stored; otherwise they are taken when an item is looked at.
    var takesText = false

    /// More entries than any feed of news has; of a larger one the newest are taken.
    static let most = 1000

    /// What was made of a feed.
    struct Made {
        /// In the feed's order.
        var items: [Item] = []
        var naming = ItemNaming.guid
        /// Names that items had before the feed was named otherwise.
        var formerNames: [String: [String]] = [:]
        /// What the feed files items under.
        var categories: [String: [String]] = [:]
        var isCalendar = false
        /// Sentences about the entries that are none.
        var warnings: [String] = []
    }

    func items(of feed: ParsedFeed) -> Made {
        var warnings: [String] = []
        if let flaw = feed.flaw {
            warnings.append("The feed is not well formed (\(flaw.limited(utf16: 200))); it was read as far as possible.")
        }
        if feed.isCut { warnings.append("The feed breaks off; its last entry is left out until it is whole.") }
        if feed.entries.count > ItemMaker.most {
            warnings.append("The feed has \(feed.entries.count + feed.leftOut) entries; the newest \(ItemMaker.most) were read.")
        }
        let about = feed.record
        let drafts = newest(of: feed).map { DraftItem(feed.entries[$0].record, of: about) }
        let usable = drafts.filter { !$0.isEmpty }
        if usable.count < drafts.count {
            warnings.append(
                "\(drafts.count - usable.count) of \(drafts.count) entries have neither title, text nor link and were left out.")
        }
        var made = distinct(usable)
        made.warnings = warnings
        return made
    }

    /// The places of the newest entries, in the feed's order: some feeds have their newest last. Those without a date come after all others.
    private func newest(of feed: ParsedFeed) -> [Int] {
        let places = feed.entries.indices
        if places.count <= ItemMaker.most { return Array(places) }
        let dates = feed.entries.map { ($0.published?.instant ?? $0.updated?.instant) ?? $0.created?.instant ?? .distantPast }
        return places.sorted { (dates[$1], $0) < (dates[$0], $1) }.prefix(ItemMaker.most).sorted()
    }

    private func distinct(_ drafts: [DraftItem]) -> Made {
        let shared = ItemIdentity.sharedIDs(drafts)
        let fitting = ItemNaming.fitting(drafts, after: naming)
        let identity = ItemIdentity(fitting, sharedIDs: shared)
        let (dates, isCalendar) = ItemDates.judged(drafts.map(\.publishedAt), now: now)
        var made = Made(naming: fitting, isCalendar: isCalendar)
        var seen: Set<UInt64> = []
        let ids = Identifier.make(drafts.count, at: now)
        for (index, draft) in drafts.enumerated() {
            let name = identity.of(draft)
            // Compared as bytes: to Swift, texts of different bytes can be equal.
            guard seen.insert(XXH3.hash(of: name)).inserted else { continue }
            made.items.append(item(draft, ids[index], name, dates[index]))
            if !draft.categories.isEmpty { made.categories[name] = draft.categories }
            if fitting != naming { made.formerNames[name] = formerNames(draft, upTo: fitting, shared) }
        }
        return made.withoutSharedNames
    }

    private func item(_ draft: DraftItem, _ id: String, _ name: String, _ date: Date?) -> Item {
        let html = draft.html
        let text = html == nil || takesText ? draft.text : ""
        var item = Item(
            id: id, feedID: feedID, identity: name, url: draft.url, title: draft.shownTitle, author: draft.author, publishedAt: date,
            text: text, language: draft.language, firstSeenAt: now,
            contentHash: Hex.text(XXH3.hash(ofEach: [draft.title, draft.url, html ?? text])))
        if !takesText { item.html = html }
        return item
    }

    private func formerNames(_ draft: DraftItem, upTo fitting: ItemNaming, _ shared: Set<UInt64>) -> [String] {
        naming.rest.prefix { $0 != fitting }.map { ItemIdentity($0, sharedIDs: shared).of(draft) }
    }
}

extension ItemMaker.Made {
    /// A name that several entries had tells of none of them.
    fileprivate var withoutSharedNames: Self {
        if formerNames.isEmpty { return self }
        let counts = Dictionary(formerNames.values.flatMap { Set($0) }.map { ($0, 1) }, uniquingKeysWith: +)
        var made = self
        made.formerNames = formerNames.mapValues { names in names.filter { counts[$0] == 1 } }.filter { !$0.value.isEmpty }
        return made
    }
}
