/// What changed guidelines would change: rules that come and go, and what drafts would be found otherwise.
package struct RuleTrial: Sendable {
    /// A draft that the changed rules find otherwise.
    package struct Change: Sendable {
        package let draft: Draft
        package let found: [RuleFinding]
        package let gone: [RuleFinding]
        /// Something is found that does not let it be approved.
        package var blocks: Bool { found.contains(where: \.rule.blocksApproval) }
    }

    package let before: Rulebook
    package let after: Rulebook
    /// How many drafts were looked at.
    package let drafts: Int
    package let changes: [Change]

    package init(before: Rulebook, after: Rulebook, drafts: [Draft]) {
        self.before = before
        self.after = after
        self.drafts = drafts.count
        changes = drafts.compactMap { draft in
            let was = before.findings(in: draft.content.text, altText: draft.content.altText)
            let would = after.findings(in: draft.content.text, altText: draft.content.altText)
            let found = would.filter { finding in !was.contains { $0.message == finding.message } }
            let gone = was.filter { finding in !would.contains { $0.message == finding.message } }
            return found.isEmpty && gone.isEmpty ? nil : Change(draft: draft, found: found, gone: gone)
        }
    }

    /// Rules that are not there now.
    package var added: [Rule] { after.rules.filter { !before.rules.contains($0) } }
    /// Rules that would be there no more.
    package var removed: [Rule] { before.rules.filter { !after.rules.contains($0) } }
}
