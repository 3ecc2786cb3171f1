/// How deep the elements stood that the values of a record were taken from.
struct FeedDepths: Sendable, Equatable {
    /// The values of which a feed may say several.
    enum Slot: Int { case title, subtitle, summary, rights, comments, id, published, updated, created, expired }

    /// 0 for a value that was not taken; no element that counts is deeper than 255.
    private var slots = SIMD16<UInt8>()
    private var others: [String: Int] = [:]

    subscript(_ slot: Slot) -> Int {
        get { Int(slots[slot.rawValue]) }
        set { slots[slot.rawValue] = UInt8(clamping: newValue) }
    }

    /// Of a value that has no place of its own.
    subscript(_ name: String) -> Int {
        get { others[name] ?? 0 }
        set { others[name] = newValue }
    }
}
