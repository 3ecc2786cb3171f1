internal import Support

/// The value of a `style` attribute from anybody.
enum SafeStyle {
    /// The declarations that are known to be harmless; empty when the whole is not of the plain kind that feeds use.
    static func clean(_ style: String, allowsDrawing: Bool = false) -> String {
        guard style.utf8.count <= 4096 else { return "" }
        let style = withoutAddresses(style)
        guard isPlain(Array(style.utf8)) else { return "" }
        var kept: [String] = []
        for piece in style.split(separator: ";") {
            if piece.trimmed.isEmpty { continue }
            let parts = piece.split(separator: ":", omittingEmptySubsequences: false).map { String($0.drop(while: \.isWhitespace)) }
            let name = parts[0].trimmed
            guard parts.count == 2, name.utf8.allSatisfy({ isWord($0) || $0 == UInt8(ascii: "-") }) else { return "" }
            if !parts[1].isEmpty, isHarmless(name.lowercased(), parts[1], allowsDrawing) { kept.append("\(name): \(parts[1]);") }
        }
        return kept.joined(separator: " ")
    }

    private static func isHarmless(_ name: String, _ value: String, _ allowsDrawing: Bool) -> Bool {
        if SafeHTML.styleProperties.contains(name) { return true }
        if SafeHTML.styleFamilies.contains(String(name.prefix { $0 != "-" })) {
            return value.split(whereSeparator: \.isWhitespace).allSatisfy { SafeHTML.styleWords.contains(String($0)) || isMeasure($0) }
        }
        return allowsDrawing && SafeHTML.drawingProperties.contains(name)
    }

    /// A colour by numbers, or a length of at most two digits on each side of its point.
    private static func isMeasure(_ word: Substring) -> Bool {
        if word.hasPrefix("#") {
            return word.dropFirst().utf8.allSatisfy { isDigit($0) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0) }
                && word.utf8.count > 1
        }
        if word.hasPrefix("rgb(") { return word.dropFirst(4).utf8.allSatisfy { isDigit($0) || ",%)".utf8.contains($0) } }
        let whole = word.utf8.prefix(while: isDigit)
        var rest = word.utf8[whole.endIndex...]
        if rest.first == UInt8(ascii: ".") { rest = rest.dropFirst() }
        let fraction = rest.prefix(while: isDigit)
        let unit = String(rest[fraction.endIndex...])
        return whole.count <= 2 && fraction.count <= 2
            && ["", "cm", "em", "ex", "in", "mm", "pc", "pt", "px", "%", ",", ")"].contains(unit)
    }

    /// Without `url(...)`, which would load something.
    private static func withoutAddresses(_ style: String) -> String {
        var (result, rest) = ("", style[...])
        while let start = rest.firstRange(of: "url") {
            let behind = rest[start.upperBound...].drop { $0.isWhitespace }
            guard behind.first == "(", let end = behind.firstIndex(of: ")") else {
                result += rest[..<start.upperBound]
                rest = rest[start.upperBound...]
                continue
            }
            result += rest[..<start.lowerBound] + " "
            rest = behind[behind.index(after: end)...]
        }
        return result + rest
    }

    /// Letters, digits and little else; hyphens inside of words, quotes around words, numbers in brackets.
    private static func isPlain(_ bytes: [UInt8]) -> Bool {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "-"):
                guard index > 0, isWord(bytes[index - 1]), index + 1 < bytes.count, isWord(bytes[index + 1]) else { return false }
            case UInt8(ascii: "'"), UInt8(ascii: "\""):
                guard let end = bytes[(index + 1)...].firstIndex(of: byte), end > index + 1,
                    bytes[(index + 1)..<end].allSatisfy({ isWord($0) || $0 <= 0x20 })
                else { return false }
                index = end
            case UInt8(ascii: "("):
                guard let end = bytes[(index + 1)...].firstIndex(of: UInt8(ascii: ")")), end > index + 1,
                    bytes[(index + 1)..<end].allSatisfy({ isDigit($0) || $0 == UInt8(ascii: ",") || $0 <= 0x20 })
                else { return false }
                index = end
            default: guard isWord(byte) || byte <= 0x20 || ":,;#%.!".utf8.contains(byte) else { return false }
            }
            index += 1
        }
        return true
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    private static func isWord(_ byte: UInt8) -> Bool {
        isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: "_")
    }
}
