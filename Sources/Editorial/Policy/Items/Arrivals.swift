import FoundationEssentials
import Support

/// What a poll brought, told apart: new, changed, known under another name, gone for good. Pure.
package struct Arrivals: Sendable {
    /// New and changed ones, in the order of the feed.
    package private(set) var items: [Item] = []
    /// Ids of the known items that some of them are, by the names that they have now.
    package private(set) var renamed: [String: String] = [:]
    /// Names of those that were never seen.
    package private(set) var new: Set<String> = []
    /// Names of those that have nothing new but their name.
    package private(set) var same: Set<String> = []
    /// Whether most of what came was known under other guids.
    package private(set) var isRotation = false

    private static let leastRotated = 3

    /// - Parameter filed: what the feed's last document had, of which nothing needs to be known.
    package init(_ reading: FeedReading, known: KnownItems, filed: FiledEntries = FiledEntries()) {
        let came = reading.items ?? []
        lazy var addresses = Dictionary(came.compactMap { CanonicalAddress.of($0.url ?? "") }.map { ($0, 1) }, uniquingKeysWith: +)
        lazy var names = Set(came.map(\.identity))
        var taken: Set<String> = []
        var rotated = 0
        for item in came where !filed.contains(item) {
            if let same = known.byIdentity[item.identity] {
                taken.insert(same.id)
                if same.contentHash != item.contentHash { items.append(item) }
                continue
            }
            let former = (reading.formerNames[item.identity] ?? []).lazy.compactMap { known.byIdentity[$0] }.first
            let twin = former ?? known.twin(of: item) { addresses[$0] == 1 && !names.contains($1) }
            if let twin, taken.insert(twin.id).inserted {
                if former == nil { rotated += 1 }
                items.append(item)
                renamed[item.identity] = twin.id
                if twin.contentHash == item.contentHash { same.insert(item.identity) }
            } else if !known.isGone(item) {
                items.append(item)
                new.insert(item.identity)
            }
        }
        isRotation = rotated >= Self.leastRotated && rotated * 2 >= came.count
    }
}

/// What the store knows of the entries that a feed brought.
package struct KnownItems: Sendable {
    /// By what they are told apart by.
    package var byIdentity: [String: KnownItem] = [:]
    /// By the canonical addresses of those that are unknown by name.
    package var byAddress: [String: [KnownItem]] = [:]
    /// Tombstones of items that were taken out of the store.
    package var gone: Set<String> = []
    /// Whether the feed has brought nothing yet.
    package var isEmpty = true
    /// How many items it brought in the last four weeks.
    package var lately = 0

    package init() {}

    /// Whether the item was there and was taken out.
    package func isGone(_ item: Item) -> Bool { !gone.isEmpty && Tombstone.of(item).contains(where: gone.contains) }

    /// The known item that an unknown name means: of the same feed and page, where one entry and one item alone have that page, where the
    /// old name is gone from the feed, and title or date are the same. Anything less would take a daily edition for yesterday's.
    /// - Parameter isAlone: whether one entry alone has that address, and none that name.
    fileprivate func twin(of item: Item, isAlone: (_ address: String, _ name: String) -> Bool) -> KnownItem? {
        if byAddress.isEmpty { return nil }
        guard let address = CanonicalAddress.of(item.url ?? ""), let found = byAddress[address], found.count == 1,
            isAlone(address, found[0].identity)
        else { return nil }
        let isSame =
            found[0].title.collapsed == item.title.collapsed || found[0].publishedAt != nil && found[0].publishedAt == item.publishedAt
        return isSame ? found[0] : nil
    }
}

/// As much of a known item as tells whether it is the same.
package struct KnownItem: Sendable, Hashable {
    package let id: String
    package let identity: String
    package let contentHash: String
    package let title: String
    package let publishedAt: Date?

    package init(id: String, identity: String, contentHash: String, title: String, publishedAt: Date?) {
        self.id = id
        self.identity = identity
        self.contentHash = contentHash
        self.title = title
        self.publishedAt = publishedAt
    }
}

/// What stays of an item that was taken out of the store, so that it does not come back as news.
package enum Tombstone {
    /// By its name, and by its page together with its title, for names change.
    package static func of(_ item: Item) -> [String] { of(identity: item.identity, url: item.url, title: item.title) }

    /// The same for an item's parts.
    package static func of(identity: String, url: String?, title: String) -> [String] {
        let page = CanonicalAddress.of(url ?? "").map { "page:\($0)\u{0}\(title.collapsed)" }
        return [identity, page].compactMap { $0.map { String(BLAKE2b.hex(of: $0).prefix(32)) } }
    }
}
