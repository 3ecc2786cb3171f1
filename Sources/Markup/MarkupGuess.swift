/// Tells plain text from markup that is not declared as such.
///
/// It errs towards plain text: what is taken for markup loses what is unknown in it.
enum MarkupGuess {
    static func isMarkup(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var hasSign = false
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "<"):
                let isEnd = index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "/")
                let name = name(in: bytes, from: index + (isEnd ? 2 : 1))
                if !name.isEmpty, !SafeHTML.elements.contains(name.lowercased()) { return false }
                if isEnd, !name.isEmpty { hasSign = true }
            case UInt8(ascii: "&"):
                guard let reference = Entities.reference(in: bytes, at: index) else { break }
                if reference.value == nil, !reference.name.hasPrefix("#") { return false }
                hasSign = true
            default: break
            }
            index += 1
        }
        return hasSign
    }

    private static func name(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> String {
        guard start < bytes.count else { return "" }
        // The longest name has fourteen letters.
        let name = bytes[start..<min(bytes.count, start + 20)].prefix {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        }
        return String(decoding: name, as: UTF8.self)
    }
}
