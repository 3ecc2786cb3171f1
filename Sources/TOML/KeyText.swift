/// How keys and texts are written in TOML.
package enum KeyText {
    /// A key, in quotes only where TOML asks for them.
    static func shown(_ key: String) -> String {
        let bare = !key.isEmpty && key.utf8.allSatisfy { isBare($0) }
        return bare ? key : quoted(key)
    }

    /// A basic string with its escapes.
    package static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": result += "\\r"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                let hex = String(scalar.value, radix: 16, uppercase: true)
                result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    /// Whether a key may begin with this byte.
    static func startsKey(_ byte: UInt8) -> Bool { isBare(byte) || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }

    private static func isBare(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
