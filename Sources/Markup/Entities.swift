internal import CXML2
internal import Support
import Glibc

/// Character references such as `&eacute;` and `&#8217;`.
package enum Entities {
    /// The text with its references replaced; what only looks like one stays.
    package static func decode(_ text: String) -> String {
        guard text.holds(UInt8(ascii: "&")) else { return text }
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count)
        Array(text.utf8).withUnsafeBufferPointer { bytes in
            var index = 0
            while index < bytes.count {
                if bytes[index] == UInt8(ascii: "&"), let found = reference(in: bytes, at: index), let value = found.value {
                    result.append(contentsOf: value)
                    index += found.length
                } else {
                    result.append(bytes[index])
                    index += 1
                }
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The text as it has to stand in markup and in its attributes.
    package static func escape(_ text: String) -> String {
        var result: [UInt8] = []
        append(escaped: text, to: &result)
        return String(decoding: result, as: UTF8.self)
    }

    /// Appends the text as it has to stand in markup and in its attributes.
    package static func append(escaped text: String, to result: inout [UInt8]) {
        var text = text
        text.withUTF8 { append(escaped: $0, to: &result) }
    }

    static func append(escaped bytes: [UInt8], to result: inout [UInt8]) {
        bytes.withUnsafeBufferPointer { append(escaped: $0, to: &result) }
    }

    /// What needs no escape is copied in one piece.
    static func append(escaped bytes: UnsafeBufferPointer<UInt8>, to result: inout [UInt8]) {
        var start = 0
        for (index, byte) in bytes.enumerated() {
            guard let reference = reference(for: byte) else { continue }
            result.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
            result.append(contentsOf: UnsafeBufferPointer(start: reference.utf8Start, count: reference.utf8CodeUnitCount))
            start = index + 1
        }
        result.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
    }

    @inline(__always)
    private static func reference(for byte: UInt8) -> StaticString? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        default: nil
        }
    }

    /// The reference at `index`, where a `&` stands; `value` is nil for an unknown name.
    static func reference(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (name: String, value: [UInt8]?, length: Int)? {
        // The longest name of HTML 4 has eight letters; numbers may have leading zeros.
        let limit = min(bytes.count, index + 34)
        var end = index + 1
        while end < limit, isNameByte(bytes[end]) || bytes[end] == UInt8(ascii: "#") { end += 1 }
        guard end < limit, bytes[end] == UInt8(ascii: ";"), end > index + 1 else { return nil }
        let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[(index + 1)..<end]), as: UTF8.self)
        return (text, value(of: text), end + 1 - index)
    }

    /// The length of one of the escapes that markup cannot do without, when it stands at `index`.
    static func escape(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
        for escape: StaticString in ["&amp;", "&lt;", "&gt;", "&quot;"] {
            let count = escape.utf8CodeUnitCount
            if index + count <= bytes.count, memcmp(bytes.baseAddress! + index, escape.utf8Start, count) == 0 { return count }
        }
        return nil
    }

    /// What a name stands for, as UTF-8; empty for numbers that are no character.
    static func value(of name: String) -> [UInt8]? {
        if name.hasPrefix("#") { return number(name.dropFirst()).map { characters($0) } }
        if name == "apos" { return [UInt8(ascii: "'")] }
        return named[name]
    }

    /// The names of HTML 4; the library itself looks through a list for each.
    private static let named: [String: [UInt8]] = {
        var named: [String: [UInt8]] = [:]
        // The last one is the suit of diamonds.
        for value in UInt32(34)...9830 {
            guard let entry = htmlEntityValueLookup(value) else { continue }
            named[String(cString: entry.pointee.name)] = characters(value)
        }
        return named
    }()

    private static func number(_ text: Substring) -> UInt32? {
        text.first == "x" || text.first == "X" ? UInt32(text.dropFirst(), radix: 16) : UInt32(text, radix: 10)
    }

    private static func characters(_ value: UInt32) -> [UInt8] {
        // Numbers 128 to 159 are meant as windows-1252, says the HTML standard.
        let value = 0x80...0x9F ~= value ? Windows1252.scalar(UInt8(value)) : value
        guard let scalar = Unicode.Scalar(value), value >= 0x20 || value == 9 || value == 10 || value == 13, value & 0xFFFE != 0xFFFE
        else { return [] }
        return Array(UTF8.encode(scalar)!)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
    }
}
