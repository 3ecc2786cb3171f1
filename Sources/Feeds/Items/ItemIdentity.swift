import Support

/// What makes an entry the same one at the next poll: its guid, else its link, else a hash of what it says.
///
/// The prefix says which; everything is compared byte for byte.
enum ItemIdentity {
    static func of(_ draft: DraftItem, sharedIDs: Set<[UInt8]>) -> String {
        if let id = draft.id {
            // A guid that several entries of a feed have tells them apart only together with their links.
            let isShared = sharedIDs.contains(Array(id.utf8))
            return bounded("guid:" + id + (isShared ? "|" + (draft.url ?? draft.title) : ""))
        }
        if let url = draft.url { return bounded("link:" + url) }
        return "hash:" + BLAKE2b.hex(of: draft.title + "\u{0}" + draft.text)
    }

    /// The ids that entries with different links have in common.
    static func sharedIDs(_ drafts: [DraftItem]) -> Set<[UInt8]> {
        var links: [[UInt8]: Set<[UInt8]>] = [:]
        for draft in drafts {
            if let id = draft.id { links[Array(id.utf8), default: []].insert(Array((draft.url ?? draft.title).utf8)) }
        }
        return Set(links.filter { $0.value.count > 1 }.keys)
    }

    /// Some feeds have whole documents for a guid.
    private static func bounded(_ identity: String) -> String {
        identity.utf8.count <= 2000 ? identity : "hash:" + BLAKE2b.hex(of: identity)
    }
}
