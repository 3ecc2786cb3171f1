internal import Support

/// Words for a key that nobody reads.
enum UnknownKey {
    /// What is wrong with the key, and the one that was probably meant.
    static func message(for entry: TOMLTable.Entry, in header: String, known: [String]) -> String {
        let owner = header.isEmpty ? "" : " in \(header)"
        let noun: String
        switch entry.value.kind {
        case .table: noun = "table"
        case .array(let elements) where elements.contains { if case .table = $0.kind { true } else { false } }: noun = "table"
        default: noun = "key"
        }
        let start = "unknown \(noun) \(KeyText.shown(entry.key))\(owner)"
        if let near = NearestName.of(entry.key, among: known) { return "\(start), did you mean \(KeyText.shown(near))?" }
        if known.isEmpty { return "\(start), take it out" }
        return "\(start), known are \(known.sorted().map(KeyText.shown).joined(separator: ", "))"
    }
}
