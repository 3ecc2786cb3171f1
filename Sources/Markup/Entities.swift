internal import CXML2

/// Character references such as `&eacute;` and `&#8217;`.
package enum Entities {
    /// The text with its references replaced; what only looks like one stays.
    package static func decode(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
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
        append(escaped: text.utf8, to: &result)
        return String(decoding: result, as: UTF8.self)
    }

    static func append(escaped bytes: some Sequence<UInt8>, to result: inout [UInt8]) {
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "&"): result.append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "<"): result.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): result.append(contentsOf: "&gt;".utf8)
            case UInt8(ascii: "\""): result.append(contentsOf: "&quot;".utf8)
            default: result.append(byte)
            }
        }
    }

    /// The reference at `index`, where a `&` stands; `value` is nil for an unknown name.
    static func reference(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (name: String, value: [UInt8]?, length: Int)? {
        // The longest name of HTML 4 has eight letters; numbers may have leading zeros.
        let tail = bytes[(index + 1)..<min(bytes.count, index + 34)]
        guard let end = tail.firstIndex(of: UInt8(ascii: ";")), end > index + 1 else { return nil }
        let name = tail[..<end]
        guard name.allSatisfy({ isNameByte($0) || $0 == UInt8(ascii: "#") }) else { return nil }
        let text = String(decoding: name, as: UTF8.self)
        return (text, value(of: text), end + 1 - index)
    }

    /// What a name stands for, as UTF-8; empty for numbers that are no character.
    static func value(of name: String) -> [UInt8]? {
        if name.hasPrefix("#") { return number(name.dropFirst()).map { characters($0) } }
        if name == "apos" { return [UInt8(ascii: "'")] }
        guard let entry = htmlEntityLookup(name) else { return nil }
        return characters(entry.pointee.value)
    }

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
