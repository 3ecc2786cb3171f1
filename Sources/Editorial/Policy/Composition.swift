import FoundationEssentials
import Support

/// Turns a model's writing into the post's text: hook, paragraphs, call to action, source, hashtags.
package enum Composition {
    /// Most hashtags under a post.
    package static let mostHashtags = 5

    /// The canonical text; paragraphs give way from the end until it fits LinkedIn's limit. A link card or the first comment shows the source
    /// instead of it.
    package static func text(
        of writing: Writing, for assignment: Assignment, card: LinkCard? = nil, comment: String? = nil
    ) -> String {
        var body = writing.body
        let source = card == nil && comment == nil ? source(of: assignment) : nil
        let rulebook = assignment.rulebook
        while true {
            let text = join(writing, body: body, assignment, source: source, rulebook)
            if PostLimits.escapedUnits(text) <= PostLimits.units || body.isEmpty { return text }
            body.removeLast()
        }
    }

    /// The first comment that shows the source; nil without an address.
    package static func comment(for assignment: Assignment) -> String? { source(of: assignment).map { sourceLine($0, assignment) } }

    private static func source(of assignment: Assignment) -> String? {
        assignment.items.lazy.filter { !$0.isFound }.compactMap(\.url).first ?? assignment.brief?.links.first
    }

    private static func sourceLine(_ address: String, _ assignment: Assignment) -> String {
        "\(sourceWord(assignment.brand.language)): \(address)"
    }

    /// The brand's hashtags first, then the writing's, each once, letters and digits only.
    package static func hashtags(_ writing: Writing, brand: Brand) -> [String] {
        hashtags(writing, brand: brand, Rulebook(brand))
    }

    private static func hashtags(_ writing: Writing, brand: Brand, _ rulebook: Rulebook) -> [String] {
        let banned = Set(rulebook.bannedWords.map { $0.lowercased().filter { $0 != "#" } })
        var seen: Set<String> = []
        let words = (brand.hashtags + writing.hashtags).map { $0.filter { $0.isLetter || $0.isNumber } }
        return Array(
            words.filter { !$0.isEmpty && !banned.contains($0.lowercased()) && seen.insert($0.lowercased()).inserted }
                .prefix(min(mostHashtags, rulebook.mostHashtags ?? mostHashtags)))
    }

    private static func join(_ writing: Writing, body: [String], _ assignment: Assignment, source: String?, _ rulebook: Rulebook)
        -> String
    {
        var parts = [writing.hook] + body
        if !writing.callToAction.trimmed.isEmpty { parts.append(writing.callToAction) }
        if let url = source { parts.append(sourceLine(url, assignment)) }
        // The law's words are no model's: what is missing of them is put there to the letter.
        parts += rulebook.missingLines(in: parts.joined(separator: "\n\n"))
        let tags = hashtags(writing, brand: assignment.brand, rulebook)
        if !tags.isEmpty { parts.append(tags.map { "#" + $0 }.joined(separator: " ")) }
        return CanonicalText(plain: parts.filter { !$0.trimmed.isEmpty }.joined(separator: "\n\n")).text
    }

    private static func sourceWord(_ language: String) -> String { language.lowercased().hasPrefix("de") ? "Quelle" : "Source" }
}
