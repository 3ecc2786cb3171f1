import Editorial
import FoundationEssentials
import Support

/// What makes an entry the same one at the next poll.
///
/// The prefix says by what it is told apart; everything is compared byte for byte.
struct ItemIdentity {
    let naming: ItemNaming
    private let sharedIDs: Set<UInt64>

    /// - Parameter sharedIDs: hashes of ids that tell no entries apart by themselves.
    init(_ naming: ItemNaming, sharedIDs: Set<UInt64> = []) {
        self.naming = naming
        self.sharedIDs = sharedIDs
    }

    func of(_ draft: DraftItem) -> String {
        switch naming {
        case .guid:
            guard let id = draft.id, !id.isEmpty else { return ItemIdentity(.link).of(draft) }
            // A guid that several entries of a feed have tells them apart only together with their links.
            let isShared = !sharedIDs.isEmpty && sharedIDs.contains(XXH3.hash(of: id))
            return Self.bounded("guid:" + id + (isShared ? "|" + (draft.url ?? draft.title) : ""))
        case .link: return draft.url.map { Self.bounded("link:" + $0) } ?? Self.hash([draft.title, draft.text])
        case .linkAndDate:
            let date = draft.publishedAt.map { "\($0.milliseconds)" } ?? draft.title
            return draft.url.map { Self.bounded("link:" + $0 + "|" + date) } ?? Self.hash([draft.title, draft.text])
        case .content: return Self.hash([draft.url ?? "", draft.title, draft.text])
        }
    }

    /// Hashes of the ids that entries with different links have in common.
    static func sharedIDs(_ drafts: [DraftItem]) -> Set<UInt64> {
        var links: [UInt64: UInt64] = [:]
        var shared: Set<UInt64> = []
        for draft in drafts {
            guard let id = draft.id.map({ XXH3.hash(of: $0) }) else { continue }
            let link = XXH3.hash(of: draft.url ?? draft.title)
            if let before = links.updateValue(link, forKey: id), before != link { shared.insert(id) }
        }
        return shared
    }

    private static func hash(_ parts: [String]) -> String { "hash:" + BLAKE2b.hex(of: parts.joined(separator: "\u{0}")) }

    /// Some feeds have whole documents for a guid.
    private static func bounded(_ identity: String) -> String {
        identity.utf8.count <= 2000 ? identity : "hash:" + BLAKE2b.hex(of: identity)
    }
}

extension ItemNaming {
    /// One in so many entries may be named badly before the whole feed is named otherwise.
    private static let tolerance = 20

    /// The best naming that tells the entries of a document apart; never better than the one before.
    static func fitting(_ drafts: [DraftItem], after before: ItemNaming) -> ItemNaming {
        // What stands there twice as a whole is one entry.
        var seen: Set<UInt64> = []
        let entries = drafts.filter { seen.insert($0.print).inserted }
        return before.rest.first { $0.bad(among: entries) * tolerance <= entries.count } ?? .content
    }

    /// How many entries it leaves without a name of their own.
    private func bad(among entries: [DraftItem]) -> Int {
        let names = entries.compactMap(name)
        // A feed without guids has links; one with guids here and there may as well drop them.
        let blank = self == .guid ? entries.count - names.count : 0
        return blank + names.count - Set(names).count
    }

    /// The hash of an entry's name.
    private func name(_ entry: DraftItem) -> UInt64? {
        switch self {
        case .guid: entry.id.flatMap { $0.isEmpty ? nil : XXH3.hash(of: $0) }
        case .link: entry.url.map { XXH3.hash(of: $0) }
        case .linkAndDate: entry.url.map { XXH3.hash(ofEach: [$0, entry.publishedAt.map { "\($0.milliseconds)" } ?? entry.title]) }
        case .content: nil
        }
    }
}
