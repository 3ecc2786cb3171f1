import Support

/// The rules that Copydesk proposes on a brand's page: boxes under a heading of its own. A rule is in force once its box is ticked; what
/// was deleted is declined.
package struct ProposedRules: Sendable, Hashable {
    package static let heading: Message = "Proposed rules"
    package static let explanation: Message =
        "Editors of this brand change drafts like this again and again. Tick a rule to put it in force, for the checks and for whoever writes; delete it to decline it."

    /// The guidelines with the rules that are in force, and nothing of the others.
    package let guidelines: String
    /// Those that nobody has ticked.
    package let open: [String]

    private static let headings = titles(heading)
    private static let explanations = titles(explanation)

    private static func titles(_ message: Message) -> Set<String> { Set(DeskLanguage.allCases.map { message.text(in: Voice($0)) }) }

    /// Whether a heading is that of the proposals, in any language.
    package static func isHeading(_ title: String) -> Bool { headings.contains(title) }

    /// Reads a page's text: headings as "# ", boxes as "- [ ] " and "- [x] ", what is inside them indented.
    package init(onPage text: String) {
        var kept: [Substring] = []
        var open: [String] = []
        var (isOurs, isInBox) = (false, false)
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("#") { isOurs = Self.isHeading(String(line.drop { $0 == "#" }).trimmed) }
            if isOurs, Self.explanations.contains(String(line).trimmed) || isInBox && line.hasPrefix("  ") { continue }
            isInBox = isOurs && (line.hasPrefix("- [ ] ") || line.hasPrefix("- [x] "))
            if isInBox, line.hasPrefix("- [ ] ") {
                open.append(String(line.dropFirst(6)).trimmed)
            } else {
                // What is ticked is a rule like any other.
                kept.append(isInBox ? "- " + line.dropFirst(6) : line)
            }
        }
        guidelines = kept.joined(separator: "\n").trimmed
        self.open = open
    }

    /// A page as the brand's guidelines.
    package static func split(_ page: PageText) -> (guidelines: PageText, open: [String]) {
        let rules = ProposedRules(onPage: page.text)
        return (PageText(pageID: page.pageID, text: rules.guidelines, contentHash: page.contentHash), rules.open)
    }
}
