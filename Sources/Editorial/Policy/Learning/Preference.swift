import Support

/// What was proposed for a post, and what editors made of it before they approved it.
package struct EditedDraft: Sendable, Hashable {
    package let id: String
    package let proposed: String
    package let approved: String

    package init(id: String, proposed: String, approved: String) {
        self.id = id
        self.proposed = proposed
        self.approved = approved
    }
}

/// Something that editors of a brand change again and again, as a rule that it could have.
package struct Preference: Sendable, Hashable {
    /// Drafts in which it has to have been changed.
    static let least = 3

    /// The same for the same habit, whatever it is measured at.
    package let key: String
    /// As it would stand in the guidelines.
    package let sentence: Message
    /// In how many of how many drafts it was changed.
    package let drafts: Int
    package let among: Int

    init(_ key: String, _ sentence: Message, drafts: Int, among: Int) {
        self.key = key
        self.sentence = sentence
        self.drafts = drafts
        self.among = among
    }

    /// What the proposal rests on, in words.
    package var evidence: Message { Self.evidence(drafts: drafts, among: among) }

    static func evidence(drafts: Int, among: Int) -> Message { "Changed so in \(drafts) of the last \(among) drafts that had it." }

    /// What a brand's editors prefer, as far as their last drafts tell, what is told best first; what the brand's rules ask for already is no
    /// news.
    package static func learned(from drafts: [EditedDraft], for brand: Brand) -> [Preference] {
        let edits = drafts.map { Edit($0, language: brand.language) }
        let all = Habits(edits, brand).all + RemovedPhrases(edits).all
        let known = Set(Rulebook(brand).rules.map(\.check))
        return all.filter { preference in
            let rules = RuleCompiler.compile(preference.sentence.text(in: brand.voice)).rules
            return rules.isEmpty || !rules.allSatisfy { known.contains($0.check) }
        }.sorted { ($1.drafts, $0.key) < ($0.drafts, $1.key) }
    }
}

/// A draft before and after its editors.
struct Edit {
    let proposed: DraftText
    let approved: DraftText

    init(_ draft: EditedDraft, language: String) {
        proposed = DraftText(draft.proposed, language: language)
        approved = DraftText(draft.approved, language: language)
    }
}
