import FoundationEssentials
import Support

/// What `Learning` shares with the rest.
package protocol LearningShelf: Sendable {
    /// The brand's last drafts that were approved, latest first: the text that was proposed first, and the approved one.
    func editedDrafts(ofBrand id: String, most: Int) async throws -> [EditedDraft]
    /// The brand's last published posts, latest first, with the last numbers that were read a day after they went out or later.
    func measuredPosts(ofBrand id: String, most: Int) async throws -> [MeasuredPost]
    /// What was ever found of the brand's preferences, latest first.
    func preferences(ofBrand id: String) async throws -> [KeptPreference]
    /// Keeps what was found; what is known by its key stays as it is.
    func keep(_ preferences: [Preference], ofBrand id: String, now: Date) async throws
    /// Notes that these stand on the brand's page.
    func noteProposed(_ keys: [String], ofBrand id: String, now: Date) async throws
}

/// A preference that was found, and whether editors were asked about it.
package struct KeptPreference: Sendable, Hashable {
    package let key: String
    package let rule: ProposedRule
    package let isProposed: Bool

    package init(key: String, rule: ProposedRule, isProposed: Bool) {
        self.key = key
        self.rule = rule
        self.isProposed = isProposed
    }
}

/// A rule that editors are asked to take, with what speaks for it.
package struct ProposedRule: Sendable, Hashable {
    package let sentence: Message
    package let evidence: Message

    package init(sentence: Message, evidence: Message) {
        self.sentence = sentence
        self.evidence = evidence
    }
}
