import Support

/// The part of an item, brief, brand or post that tells what it is about, as an embedding model reads it.
package struct MeaningText: Sendable, Hashable {
    /// Models that compare texts read some hundred words.
    private static let units = 1000
    /// Texts of one choice: as many items as are put together to stories, and what was told before.
    private static let most = 3000

    /// Whose it is: the id of an item, a brief or a draft, or a brand's.
    package let subject: String
    package let text: String
    /// Of the text.
    package let hash: String

    init?(_ subject: String, _ parts: String...) {
        let joined = parts.map { $0.limited(utf16: 2 * Self.units) }.joined(separator: "\n")
        text = UntrustedText.clean(joined).collapsed.limited(utf16: Self.units)
        if text.isEmpty { return nil }
        self.subject = subject
        hash = SHA256.hex(of: text)
    }

    /// Everything that a choice compares, each subject once.
    package static func all(of choice: Choice, for brand: Brand) -> [MeaningText] {
        let orders = [of(brand)] + choice.briefs.map(of)
        let items = (choice.items + choice.others).map { MeaningText($0.id, $0.title, $0.text) }
        let told =
            choice.told.map { MeaningText($0.id, $0.title, $0.text) } + choice.posts.map { MeaningText($0.draftID, $0.title, $0.text) }
        var seen: Set<String> = []
        return (orders + told + items).compactMap { $0 }.filter { seen.insert($0.subject).inserted }.prefix(most).map { $0 }
    }

    /// A brand is about what its hashtags say; nil when it has none.
    static func of(_ brand: Brand) -> MeaningText? {
        MeaningText(subject(of: brand), brand.hashtags.map(Topic.spaced).joined(separator: ", "))
    }

    static func subject(of brand: Brand) -> String { "brand " + brand.id }

    static func of(_ brief: Brief) -> MeaningText? {
        MeaningText(brief.id, brief.name, brief.keywords.joined(separator: ", "), brief.keyMessages)
    }
}
