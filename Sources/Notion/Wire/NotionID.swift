/// A Notion object id in the dashed lower-case form that the API answers with.
package struct NotionID: Hashable, Sendable, CustomStringConvertible {
    /// The 36 characters.
    package let text: String

    /// Takes a dashed or undashed id of 32 hexadecimal digits; nil for anything else.
    package init?(_ text: some StringProtocol) {
        let digits = text.utf8.filter { $0 != UInt8(ascii: "-") }
        guard digits.count == 32, digits.allSatisfy(Self.isHex) else { return nil }
        var dashed = ""
        for (index, digit) in digits.enumerated() {
            if [8, 12, 16, 20].contains(index) { dashed += "-" }
            dashed.unicodeScalars.append(Unicode.Scalar(digit | 0x20 == digit || digit < 0x3A ? digit : digit | 0x20))
        }
        self.text = dashed
    }

    package var description: String { text }

    private static func isHex(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
    }
}

extension NotionID {
    /// The page or database id in what a person pasted: an id or any Notion address; nil when there is none.
    ///
    /// Hosts are not looked at (`www.notion.so`, `app.notion.com/p/`, custom sites). The id after `?v=` is a view and is
    /// never taken; the fragment is a block (see `block(pasted:)`).
    package init?(pasted: String) {
        let text = pasted.split(whereSeparator: \.isWhitespace).max { $0.utf8.count < $1.utf8.count } ?? ""
        if let id = NotionID(text) {
            self = id
            return
        }
        let whole = text.prefix { $0 != "#" }
        let path = whole.prefix { $0 != "?" }
        let query = whole.dropFirst(path.count + 1).split(separator: "&")
        let named = query.first { item in ["p=", "page_id=", "database_id="].contains { item.hasPrefix($0) } }
        let inPath = path.split(separator: "/").reversed().lazy.compactMap(Self.trailing).first
        let inQuery = named.flatMap { item in item.split(separator: "=", maxSplits: 1).last.flatMap { NotionID($0) } }
        guard let id = inPath ?? inQuery ?? Self.anywhere(in: whole, without: query) else { return nil }
        self = id
    }

    /// The block id in the fragment of a pasted address (`#<hex>` or `#block-<hex>`); nil when there is none.
    package static func block(pasted: String) -> NotionID? {
        guard let hash = pasted.firstIndex(of: "#") else { return nil }
        return trailing(pasted[pasted.index(after: hash)...].filter { !$0.isWhitespace }[...])
    }

    /// The id at the end of a path segment such as `Posts-1f2e...`.
    private static func trailing(_ segment: Substring) -> NotionID? {
        for length in [36, 32] {
            // A longer run of hexadecimal digits is something else.
            if let before = segment.dropLast(length).last, before.isHexDigit { continue }
            if let id = NotionID(segment.suffix(length)) { return id }
        }
        return nil
    }

    private static func anywhere(in whole: Substring, without query: [Substring]) -> NotionID? {
        let kept = query.reduce(String(whole)) { $1.hasPrefix("v=") ? $0.replacing($1, with: "") : $0 }
        return kept.split { !$0.isHexDigit && $0 != "-" }.lazy.compactMap(trailing).first
    }
}
