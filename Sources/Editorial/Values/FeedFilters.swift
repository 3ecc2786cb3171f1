import Support

/// Which entries of a feed count: what no line of `block` finds, and, where `keep` has lines, one of those does.
package struct FeedFilters: Sendable, Hashable, Codable {
    package var keep: [String] = []
    package var block: [String] = []

    package init() {}
    package var isEmpty: Bool { keep.isEmpty && block.isEmpty }
}

/// One line of a filter: "title ~ (?i)webinar".
package struct FeedFilter: Sendable, Hashable {
    /// What it looks at.
    package enum Field: String, Sendable, CaseIterable {
        case title, url, author, category, text
    }

    package let text: String
    private let field: Field
    private let pattern: Pattern

    /// Longer texts are looked at so far only.
    static let mostUnits = 20_000

    /// Reads a line; nil when it does not name a field and a pattern.
    package init?(_ text: String) throws(PatternProblem) {
        let parts = text.split(separator: "~", maxSplits: 1).map(\.trimmed)
        guard parts.count == 2, let field = Field(rawValue: parts[0]), !parts[1].isEmpty else { return nil }
        self.text = text
        self.field = field
        pattern = try Pattern(parts[1])
    }

    func finds(_ item: Item, categories: [String]) -> Bool {
        switch field {
        case .title: pattern.matches(item.title)
        case .url: pattern.matches(item.url ?? "")
        case .author: pattern.matches(item.author ?? "")
        case .category: categories.contains(where: pattern.matches)
        case .text: pattern.matches(item.text.limited(utf16: Self.mostUnits))
        }
    }
}
