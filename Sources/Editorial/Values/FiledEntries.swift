import Support

/// The entries of a feed's last document as they were filed, by hashes. One that is among them again has nothing new, so that nothing of
/// it is looked up.
package struct FiledEntries: Sendable, Hashable {
    /// The hashes in their order, each as eight bytes; searched as they are stored, for most feeds come without anything to search for.
    package let bytes: [UInt8]

    /// Nothing: every entry may be new.
    package init() { bytes = [] }

    package init(_ items: some Sequence<Item>) {
        bytes = Set(items.map(Self.hash)).sorted().flatMap { hash in (0..<8).map { UInt8(truncatingIfNeeded: hash >> (56 - 8 * $0)) } }
    }

    /// What `bytes` gave.
    package init(bytes: [UInt8]) { self.bytes = bytes }

    /// Whether an entry is as it was.
    package func contains(_ item: Item) -> Bool {
        if bytes.isEmpty { return false }
        let hash = Self.hash(item)
        var candidates = 0..<(bytes.count / 8)
        while !candidates.isEmpty {
            let middle = candidates.lowerBound + candidates.count / 2
            let found = self[middle]
            if found == hash { return true }
            candidates = found < hash ? (middle + 1)..<candidates.upperBound : candidates.lowerBound..<middle
        }
        return false
    }

    private subscript(_ place: Int) -> UInt64 {
        bytes[(8 * place)..<(8 * place + 8)].reduce(0) { hash, byte in hash << 8 | UInt64(byte) }
    }

    private static func hash(_ item: Item) -> UInt64 {
        let date = UInt64(bitPattern: item.publishedAt?.milliseconds ?? .min)
        return XXH3.hash(of: item.contentHash, seed: XXH3.hash(of: item.identity, seed: date))
    }
}
