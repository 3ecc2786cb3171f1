/// Text that is no JSON (RFC 8259), and where that shows.
package struct JSONProblem: Error, Equatable, CustomStringConvertible {
    /// Bytes before it.
    package let offset: Int
    package var description: String { "it is no JSON from byte \(offset) on" }
}

/// Reads one value out of bytes.
struct JSONReading {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0
    private var depth = 0
    /// No honest document is deeper.
    private static let deepest = 512

    /// The value that all of the bytes make.
    static func value(_ bytes: UnsafeBufferPointer<UInt8>) throws(JSONProblem) -> JSON {
        var reading = JSONReading(bytes: bytes)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reading.index = 3 }
        let value = try reading.value()
        reading.skipSpace()
        if reading.index < bytes.count { throw reading.problem }
        return value
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    private var problem: JSONProblem { JSONProblem(offset: index) }
    private var byte: UInt8 { index < bytes.count ? bytes[index] : 0 }

    private mutating func skipSpace() {
        while byte == 0x20 || byte == 10 || byte == 13 || byte == 9 { index += 1 }
    }

    private mutating func value() throws(JSONProblem) -> JSON {
        skipSpace()
        switch byte {
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "{"): return try nested { (reading) throws(JSONProblem) in try reading.object() }
        case UInt8(ascii: "["): return try nested { (reading) throws(JSONProblem) in try reading.array() }
        case UInt8(ascii: "t") where take("true"): return true
        case UInt8(ascii: "f") where take("false"): return false
        case UInt8(ascii: "n") where take("null"): return .null
        default: return .number(try number())
        }
    }

    private mutating func nested(_ read: (inout JSONReading) throws(JSONProblem) -> JSON) throws(JSONProblem) -> JSON {
        depth += 1
        if depth > Self.deepest { throw problem }
        index += 1
        let value = try read(&self)
        depth -= 1
        return value
    }

    private mutating func object() throws(JSONProblem) -> JSON {
        skipSpace()
        if take("}") { return [:] }
        var members = [String: JSON](minimumCapacity: 4)
        while true {
            skipSpace()
            guard byte == UInt8(ascii: "\"") else { throw problem }
            let key = try string()
            skipSpace()
            guard take(":") else { throw problem }
            members[key] = try value()
            skipSpace()
            if take("}") { return .object(members) }
            guard take(",") else { throw problem }
        }
    }

    private mutating func array() throws(JSONProblem) -> JSON {
        var elements: [JSON] = []
        skipSpace()
        if take("]") { return .array(elements) }
        while true {
            elements.append(try value())
            skipSpace()
            if take("]") { return .array(elements) }
            guard take(",") else { throw problem }
        }
    }

    private mutating func take(_ text: StaticString) -> Bool {
        let text = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        guard index + text.count <= bytes.count, bytes[index..<(index + text.count)].elementsEqual(text) else { return false }
        index += text.count
        return true
    }
}

// Strings and numbers.
extension JSONReading {
    private mutating func string() throws(JSONProblem) -> String {
        index += 1
        let start = index
        skipPlain()
        if byte == UInt8(ascii: "\"") {
            defer { index += 1 }
            return try text(bytes[start..<index])
        }
        var decoded = Array(bytes[start..<index])
        while byte != UInt8(ascii: "\"") {
            guard byte == UInt8(ascii: "\\") else { throw problem }
            index += 1
            try escape(into: &decoded)
            let rest = index
            skipPlain()
            decoded.append(contentsOf: bytes[rest..<index])
        }
        index += 1
        return try decoded.withUnsafeBufferPointer { (decoded) throws(JSONProblem) in try text(decoded[...]) }
    }

    /// Moves on to the next quote, escape or control character.
    private mutating func skipPlain() {
        while index < bytes.count, bytes[index] != UInt8(ascii: "\""), bytes[index] != UInt8(ascii: "\\"), bytes[index] >= 0x20 {
            index += 1
        }
    }

    private func text(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) throws(JSONProblem) -> String {
        guard let text = String(validating: UnsafeBufferPointer(rebasing: bytes), as: UTF8.self) else { throw problem }
        return text
    }

    private mutating func escape(into decoded: inout [UInt8]) throws(JSONProblem) {
        if let meant = JSONReading.escapes[byte] {
            index += 1
            decoded.append(meant)
        } else {
            decoded.append(contentsOf: UTF8.encode(try scalar())!)
        }
    }

    private static let escapes: [UInt8: UInt8] = [
        UInt8(ascii: "\""): UInt8(ascii: "\""), UInt8(ascii: "\\"): UInt8(ascii: "\\"), UInt8(ascii: "/"): UInt8(ascii: "/"),
        UInt8(ascii: "b"): 8, UInt8(ascii: "f"): 12, UInt8(ascii: "n"): 10, UInt8(ascii: "r"): 13, UInt8(ascii: "t"): 9,
    ]

    /// A character by its number, beyond the first plane by two.
    private mutating func scalar() throws(JSONProblem) -> Unicode.Scalar {
        let first = try unit()
        guard 0xD800..<0xDC00 ~= first else {
            guard let scalar = Unicode.Scalar(first) else { throw problem }
            return scalar
        }
        guard take("\\") else { throw problem }
        let second = try unit()
        guard 0xDC00..<0xE000 ~= second, let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) else {
            throw problem
        }
        return scalar
    }

    private mutating func unit() throws(JSONProblem) -> UInt32 {
        guard take("u"), index + 4 <= bytes.count else { throw problem }
        var value: UInt32 = 0
        for byte in bytes[index..<(index + 4)] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw problem }
            value = value << 4 | UInt32(digit)
        }
        index += 4
        return value
    }

    private mutating func number() throws(JSONProblem) -> Double {
        if let whole = wholeNumber() { return whole }
        let start = index
        _ = take("-")
        if !take("0"), !skipDigits() { throw problem }
        if take("."), !skipDigits() { throw problem }
        if byte | 0x20 == UInt8(ascii: "e") {
            index += 1
            if !take("+") { _ = take("-") }
            if !skipDigits() { throw problem }
        }
        let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<index]), as: UTF8.self)
        guard let value = Double(text), value.isFinite else { throw problem }
        return value
    }

    private var isDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }

    /// A number of few digits and nothing else, as most are; nil where another begins.
    private mutating func wholeNumber() -> Double? {
        let start = index
        var value = 0
        while isDigit, index < start + 15 {
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
            index += 1
        }
        let isWhole = index > start && !isDigit && byte != UInt8(ascii: ".") && byte | 0x20 != UInt8(ascii: "e")
        if isWhole, bytes[start] != UInt8(ascii: "0") || index == start + 1 { return Double(value) }
        index = start
        return nil
    }

    private mutating func skipDigits() -> Bool {
        let start = index
        while isDigit { index += 1 }
        return index > start
    }
}
