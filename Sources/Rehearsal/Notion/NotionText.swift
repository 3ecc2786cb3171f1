import FoundationEssentials
import Support

/// Ids as Notion takes and gives them.
enum NotionID {
    static func make() -> String { UUID().uuidString.lowercased() }

    /// The dashed lower-case form of an id with or without dashes; nil for anything else.
    static func dashed(_ text: String) -> String? {
        let groups = text.split(separator: "-", omittingEmptySubsequences: false).map(\.count)
        guard groups == [32] || groups == [8, 4, 4, 4, 12] else { return nil }
        let digits = text.lowercased().utf8.filter { $0 != UInt8(ascii: "-") }
        guard digits.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }) else { return nil }
        var dashed = ""
        for (index, digit) in digits.enumerated() {
            if [8, 12, 16, 20].contains(index) { dashed.append("-") }
            dashed.unicodeScalars.append(Unicode.Scalar(digit))
        }
        return dashed
    }

    /// The id of a path segment.
    static func inPath(_ segment: String, _ name: String) throws -> String {
        guard let id = dashed(segment) else {
            throw NotionRefusal(message: "path failed validation: path.\(name) should be a valid uuid, instead was `\"\(segment)\"`.")
        }
        return id
    }
}

/// Percent encoding as JavaScript's `encodeURIComponent` does it.
enum PercentText {
    private static let digits = Array("0123456789ABCDEF".utf8)

    static func encode(_ text: String) -> String {
        var encoded: [UInt8] = []
        for byte in text.utf8 {
            let isPlain =
                (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || "-_.!~*'()".utf8.contains(byte)
            encoded += isPlain ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
        return String(decoding: encoded, as: UTF8.self)
    }

    static func decode(_ text: String) -> String {
        let source = Array(text.utf8)
        var decoded: [UInt8] = []
        var index = 0
        while index < source.count {
            if source[index] == UInt8(ascii: "%"), index + 2 < source.count,
                let byte = UInt8(String(decoding: source[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)
            {
                decoded.append(byte)
                index += 3
            } else {
                decoded.append(source[index])
                index += 1
            }
        }
        return String(decoding: decoded, as: UTF8.self)
    }
}

/// Instants as Notion writes them: most to the minute with `Z`, databases and views to the millisecond with an offset.
enum NotionTime {
    static func floor(_ instant: Date) -> Date {
        Date(timeIntervalSince1970: (instant.timeIntervalSince1970 / 60).rounded(.down) * 60)
    }

    static func minute(_ instant: Date) -> String { Timestamp.text(floor(instant)) }

    static func offset(_ instant: Date) -> String { String(Timestamp.text(instant).dropLast()) + "+00:00" }
}
