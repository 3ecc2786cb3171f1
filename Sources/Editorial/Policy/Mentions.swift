import Support

/// Whom a brand's posts can mention, and whom a text does.
package enum Mentions {
    /// Those that the guidelines list, each on a line of its own: "@Acme GmbH = urn:li:organization:123".
    package static func all(of brand: Brand) -> [Mention] {
        lines(of: brand).compactMap { line in
            let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { return nil }
            let (name, urn) = (parts[0].dropFirst().trimmed.nfc, parts[1].trimmed)
            return isName(name) && isURN(urn) ? Mention(name: name, urn: urn) : nil
        }
    }

    /// Those of `known` that a text names, each once.
    package static func used(in text: String, among known: [Mention]) -> [Mention] {
        var used: [Mention] = []
        for case .mention(let mention) in PostSegment.split(text, mentions: known) where !used.contains(mention) { used.append(mention) }
        return used
    }

    /// Words with "@" that are nobody's name: they are sent as they stand there.
    static func unknown(in content: PostContent) -> [String] {
        PostSegment.split(content.text, mentions: content.mentions).flatMap { segment -> [String] in
            guard case .text(let text) = segment else { return [] }
            return text.split(whereSeparator: \.isWhitespace).filter { $0.first == "@" && $0.dropFirst().first?.isLetter == true }
                .map { "@" + $0.dropFirst().prefix { $0.isLetter || $0.isNumber || "-_.".contains($0) } }
        }
    }

    private static func lines(of brand: Brand) -> [Substring] {
        brand.guidelines.text.split(whereSeparator: \.isNewline)
            .map { $0.drop { $0.isWhitespace || "-\u{2022}".contains($0) } }
            .filter { $0.first == "@" && $0.contains("urn:li:") }
    }

    private static func isName(_ name: String) -> Bool {
        (1...100).contains(name.utf16.count) && (name.first?.isLetter == true || name.first?.isNumber == true)
    }

    /// Ids hold letters, digits, "-" and "_"; those of pages digits alone.
    private static func isURN(_ urn: String) -> Bool {
        let parts = urn.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 4, parts[0] == "urn", parts[1] == "li", !parts[3].isEmpty else { return false }
        let id = parts[3].utf8
        switch parts[2] {
        case "organization": return id.allSatisfy { (48...57).contains($0) }
        case "person": return parts[3].allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) }
        default: return false
        }
    }
}
