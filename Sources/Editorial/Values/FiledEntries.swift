import Support

/// The entries of a feed's last document as they were filed, by hashes. One that is among them again has nothing new, so that nothing of
/// it is looked up.
package struct FiledEntries: Sendable, Hashable {
    private let hashes: Set<UInt64>

    /// Nothing: every entry may be new.
    package init() { hashes = [] }

    package init(_ items: some Sequence<Item>) { hashes = Set(items.map(Self.hash)) }

    /// Reads what `bytes` gave.
    package init(bytes: [UInt8]) {
        hashes = Set(
            stride(from: 0, to: bytes.count - 7, by: 8).map { start in
                bytes[start..<start + 8].reduce(0) { hash, byte in hash << 8 | UInt64(byte) }
            })
    }

    /// Eight for each entry.
    package var bytes: [UInt8] {
        hashes.sorted().flatMap { hash in stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: hash >> UInt64($0)) } }
    }

    /// Whether an entry is as it was.
    package func contains(_ item: Item) -> Bool { !hashes.isEmpty && hashes.contains(Self.hash(item)) }

    private static func hash(_ item: Item) -> UInt64 {
        let date = UInt64(bitPattern: item.publishedAt?.milliseconds ?? .min)
        return XXH64.hash(of: item.contentHash, seed: XXH64.hash(of: item.identity, seed: date))
    }
}
