import Glibc

/// Counts the attributes of HTML tags as libxml2 2.9 reads them, which compares each with all others of its tag.
///
/// A `<` inside of a value, a script or a comment begins a second reading beside the first: whichever is right, nothing hides in the other.
struct TagCensus {
    /// Where in a tag a reading stands.
    fileprivate enum Place { case element, gap, name, named, equals, bare, single, double }

    fileprivate struct Reading {
        var place: Place
        /// 64 for each attribute, and 1 for each byte of a name: names that are too long are read as several.
        var weight = 0
    }

    private var readings: [Reading] = []

    /// Whether some tag has more attributes than that.
    static func finds(moreThan most: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var census = TagCensus()
        var index = 0
        while let next = census.skipped(from: index, in: bytes) {
            let byte = bytes[next]
            census.step(byte)
            index = next + 1
            if byte == UInt8(ascii: "<"), index < bytes.count, isNameStart(bytes[index]) { census.add(Reading(place: .element)) }
            if census.readings.contains(where: { $0.weight > most * 64 }) { return true }
        }
        return false
    }

    /// The next byte that matters: outside of tags a `<`, inside of a value that or its quote.
    private func skipped(from start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard start < bytes.count, let base = bytes.baseAddress else { return nil }
        guard let only = readings.first else {
            return memchr(base + start, Int32(UInt8(ascii: "<")), bytes.count - start).map { UnsafeRawPointer(base).distance(to: $0) }
        }
        guard readings.count == 1, only.place == .single || only.place == .double else { return start }
        let quote = only.place == .single ? UInt8(ascii: "'") : UInt8(ascii: "\"")
        var index = start
        while index < bytes.count, bytes[index] != quote, bytes[index] != UInt8(ascii: "<") { index += 1 }
        return index < bytes.count ? index : nil
    }

    private mutating func step(_ byte: UInt8) {
        if readings.count == 1 {
            // All pages but those that are meant to confuse.
            if let next = Self.place(after: readings[0].place, byte) { readings[0].move(to: next) } else { readings = [] }
            return
        }
        let before = readings
        readings = []
        for var reading in before {
            guard let next = Self.place(after: reading.place, byte) else { continue }
            reading.move(to: next)
            add(reading)
        }
    }

    /// Of two readings that stand at the same place the heavier one tells enough.
    private mutating func add(_ reading: Reading) {
        guard let known = readings.firstIndex(where: { $0.place == reading.place }) else { return readings.append(reading) }
        readings[known].weight = max(readings[known].weight, reading.weight)
    }

    /// nil where the tag ends.
    private static func place(after place: Place, _ byte: UInt8) -> Place? {
        switch place {
        case .single: return byte == UInt8(ascii: "'") ? .gap : .single
        case .double: return byte == UInt8(ascii: "\"") ? .gap : .double
        default: break
        }
        if byte == UInt8(ascii: ">") { return nil }
        let isBlank = byte == 0x20 || (9...13).contains(byte)
        switch place {
        case .element where isNameByte(byte), .name where isNameByte(byte): return place
        case .name where isBlank, .named where isBlank: return .named
        case .name where byte == UInt8(ascii: "="), .named where byte == UInt8(ascii: "="): return .equals
        case .equals where isBlank: return .equals
        case .equals: return byte == UInt8(ascii: "'") ? .single : byte == UInt8(ascii: "\"") ? .double : .bare
        case .bare: return isBlank ? .gap : .bare
        default: return isBlank ? .gap : isNameStart(byte) ? .name : .bare
        }
    }

    private static func isNameStart(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":")
            || byte == UInt8(ascii: ".")
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        isNameStart(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
    }
}

extension TagCensus.Reading {
    fileprivate mutating func move(to next: TagCensus.Place) {
        if next == .name, place != .name { weight += 64 }
        if next == .name || next == .element { weight += 1 }
        place = next
    }
}
