import Support

/// The words a brand never uses: its property, and the list items under a guidelines heading that says so.
package enum BannedWords {
    /// Heading words in English, German and French.
    private static let markers = ["banned", "verboten", "interdit"]

    /// All banned words and phrases, as written, without repetition.
    package static func all(of brand: Brand) -> [String] {
        var seen: Set<String> = []
        return (brand.bannedWords + listed(in: brand.guidelines.text))
            .map { $0.trimmed }
            .filter { !$0.isEmpty && seen.insert($0.lowercased()).inserted }
    }

    /// List items that stand under a heading with "banned", "verboten" or "interdit", until the next heading.
    package static func listed(in guidelines: String) -> [String] {
        var isUnderMarker = false
        var words: [String] = []
        for line in guidelines.split(whereSeparator: \.isNewline).map({ String($0).trimmed }) {
            if line.hasPrefix("#") {
                let heading = line.lowercased()
                isUnderMarker = markers.contains { heading.contains($0) }
            } else if isUnderMarker, let item = listItem(line) {
                words += item.split(separator: ",").map { String($0).trimmed.unquoted }
            }
        }
        return words
    }

    private static func listItem(_ line: String) -> String? {
        for mark in ["- ", "• ", "* "] where line.hasPrefix(mark) { return String(line.dropFirst(mark.count)) }
        let digits = line.prefix { $0.isNumber }
        return !digits.isEmpty && line.dropFirst(digits.count).hasPrefix(". ") ? String(line.dropFirst(digits.count + 2)) : nil
    }
}

extension String {
    fileprivate var unquoted: String {
        var text = self[...]
        while let first = text.first, "\"'„“”«»‚‘’".contains(first) { text.removeFirst() }
        while let last = text.last, "\"'„“”«»‚‘’.".contains(last) { text.removeLast() }
        return String(text)
    }
}
