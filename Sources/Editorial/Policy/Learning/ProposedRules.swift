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

    /// What stands under each proposal, in any language, without its numbers.
    private static let evidence = Set(titles(Preference.evidence(drafts: 3, among: 4)).map(withoutNumbers))

    private static func withoutNumbers(_ text: String) -> String { text.filter { !$0.isNumber } }

    private static func isBox(_ line: Substring) -> Bool { line.hasPrefix("- [ ] ") || line.hasPrefix("- [x] ") }

    /// Reads a page's text: headings as "# ", boxes as "- [ ] " and "- [x] ", what is inside them indented.
    ///
    /// Editors may write another heading: then what explains the boxes, or what stands in them, tells that they are proposals.
    package init(onPage text: String) {
        var kept: [Substring] = []
        var open: [String] = []
        var (isOurs, isInBox) = (false, false)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for (line, next) in zip(lines, lines.dropFirst() + [""]) {
            if line.hasPrefix("#") { isOurs = Self.isHeading(String(line.drop { $0 == "#" }).trimmed) }
            let isExplanation = Self.explanations.contains(String(line).trimmed)
            isOurs = isOurs || isExplanation
            if isExplanation || isInBox && line.hasPrefix("  ") { continue }
            let isProposal = next.hasPrefix("  ") && Self.evidence.contains(Self.withoutNumbers(String(next).trimmed))
            isInBox = Self.isBox(line) && (isOurs || isProposal)
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
