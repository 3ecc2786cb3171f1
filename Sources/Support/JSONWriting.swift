/// Writes one value as bytes: sorted keys, no spaces, and only those characters escaped that have to be (RFC 8259).
struct JSONWriting {
    private(set) var bytes: [UInt8] = []

    mutating func write(_ value: JSON) {
        switch value {
        case .null: put("null")
        case .bool(let isTrue): put(isTrue ? "true" : "false")
        case .number(let number): write(number)
        case .string(let text): write(text)
        case .array(let elements):
            separated(by: "[", elements, "]") { $0.write($1) }
        case .object(let members):
            separated(by: "{", members.sorted { $0.key < $1.key }, "}") { writing, member in
                writing.write(member.key)
                writing.put(":")
                writing.write(member.value)
            }
        }
    }

    private mutating func separated<Element>(
        by open: StaticString, _ elements: [Element], _ close: StaticString, _ write: (inout JSONWriting, Element) -> Void
    ) {
        put(open)
        for (index, element) in elements.enumerated() {
            if index > 0 { put(",") }
            write(&self, element)
        }
        put(close)
    }

    /// Whole numbers without a decimal point: Notion and LinkedIn answer 400 to "page_size": 100.0.
    private mutating func write(_ number: Double) {
        if let whole = Int64(exactly: number) {
            bytes.append(contentsOf: String(whole).utf8)
        } else {
            bytes.append(contentsOf: (number.isFinite ? number.description : "null").utf8)
        }
    }

    private mutating func write(_ text: String) {
        put("\"")
        var text = text
        text.withUTF8 { text in
            var start = 0
            for (index, byte) in text.enumerated() where byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
                escape(byte)
                start = index + 1
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
        }
        put("\"")
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): put("\\\"")
        case UInt8(ascii: "\\"): put("\\\\")
        case 8: put("\\b")
        case 9: put("\\t")
        case 10: put("\\n")
        case 12: put("\\f")
        case 13: put("\\r")
        default:
            put("\\u00")
            let digits = Hex.digits(of: byte)
            bytes += [digits.0, digits.1]
        }
    }

    private mutating func put(_ text: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
}
