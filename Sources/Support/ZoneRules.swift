/// The content of one TZif file (RFC 9636): past changes as a table, future ones as a rule.
struct ZoneRules: Sendable, Equatable {
    private let changes: [Int64]
    private let offsets: [Int]
    private let first: Int
    private let footer: FutureRule?

    static let utc = ZoneRules(changes: [], offsets: [], first: 0, footer: FutureRule(standard: 0))

    private init(changes: [Int64], offsets: [Int], first: Int, footer: FutureRule?) {
        self.changes = changes
        self.offsets = offsets
        self.first = first
        self.footer = footer
    }

    /// Reads version 2 and later; nil for anything else.
    init?(tzif bytes: [UInt8]) {
        guard let old = TZifHeader(bytes, at: 0), old.version >= UInt8(ascii: "2"),
            let header = TZifHeader(bytes, at: old.end(timeSize: 4)), header.types > 0, header.end(timeSize: 8) <= bytes.count
        else { return nil }
        let times = header.start
        let kinds = times + header.times * 8
        let types = kinds + header.times
        let typeOffsets = (0..<header.types).map { Int(Int32(truncatingIfNeeded: bigEndian(bytes, types + $0 * 6, 4))) }
        let kindOfChange = bytes[kinds..<types].map(Int.init)
        guard kindOfChange.allSatisfy({ $0 < header.types }) else { return nil }
        changes = (0..<header.times).map { bigEndian(bytes, times + $0 * 8, 8) }
        offsets = kindOfChange.map { typeOffsets[$0] }
        first = typeOffsets[0]
        let tail = bytes[header.end(timeSize: 8)...]
        footer = tail.first == 10 ? FutureRule(posix: tail.dropFirst().prefix { $0 != 10 }) : nil
    }

    /// Seconds east of Greenwich at an instant in seconds since 1970.
    func offset(_ instant: Int64) -> Int {
        if let footer, instant >= changes.last ?? .min { return footer.offset(instant) }
        var low = 0
        var high = changes.count
        while low < high {
            let middle = (low + high) / 2
            if changes[middle] <= instant { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? first : offsets[low - 1]
    }

    /// The first instant whose wall time is `wall`, or the end of the gap that `wall` lies in.
    func instant(wall: Int64) -> Int64 {
        let before = Int64(offset(wall - 86400))
        let after = Int64(offset(wall + 86400))
        for candidate in [wall - before, wall - after] where candidate + Int64(offset(candidate)) == wall { return candidate }
        // In a gap: the change lies between the two readings of the clock.
        return firstInstant(from: wall - max(before, after), to: wall - min(before, after), after: Int64(offset(wall - max(before, after))))
    }

    private func firstInstant(from start: Int64, to end: Int64, after old: Int64) -> Int64 {
        var low = start
        var high = end
        while low < high {
            let middle = low + (high - low) / 2
            if Int64(offset(middle)) == old { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// The counts at the head of a TZif data block.
private struct TZifHeader {
    let version: UInt8
    let start: Int
    let times: Int
    let types: Int
    private let characters: Int
    private let leaps: Int
    private let flags: Int

    init?(_ bytes: [UInt8], at offset: Int) {
        guard bytes.count >= offset + 44, bytes[offset..<offset + 4].elementsEqual("TZif".utf8) else { return nil }
        let counts = (0..<6).map { Int(bigEndian(bytes, offset + 20 + $0 * 4, 4)) }
        version = bytes[offset + 4]
        start = offset + 44
        flags = counts[0] + counts[1]
        leaps = counts[2]
        times = counts[3]
        types = counts[4]
        characters = counts[5]
    }

    func end(timeSize: Int) -> Int { start + times * (timeSize + 1) + types * 6 + characters + leaps * (timeSize + 4) + flags }
}

private func bigEndian(_ bytes: [UInt8], _ offset: Int, _ count: Int) -> Int64 {
    Int64(bitPattern: bytes[offset..<offset + count].reduce(0) { $0 << 8 | UInt64($1) })
}
