import Support

/// What can be counted in a text and is changed the same way again and again: its length, emoji, hashtags, marks, its end and its address.
///
/// A habit is what was done in at least three drafts and in three of four that gave cause for it.
struct Habits {
    private let edits: [Edit]
    private let brand: Brand

    init(_ edits: [Edit], _ brand: Brand) {
        self.edits = edits
        self.brand = brand
    }

    var all: [Preference] {
        let emoji = changes(.emoji)
        let exclamations = changes(.exclamationMarks)
        return [
            habit("no-emoji", "No emoji.", of: emoji.filter { $0.before > 0 }) { $0.after == 0 },
            habit("emoji", "At least one emoji in each post.", of: emoji.filter { $0.before == 0 }) { $0.after > 0 },
            habit("no-exclamation-marks", "No exclamation marks.", of: exclamations.filter { $0.before > 0 }) { $0.after == 0 },
            fewerHashtags, shorter, longer, noQuestion, question, formal,
        ].compactMap { $0 }
    }

    private typealias Change = (before: Int, after: Int)

    private func changes(_ measure: Rule.Measure) -> [Change] {
        edits.map { (Self.count(measure, $0.proposed), Self.count(measure, $0.approved)) }
    }

    private static func count(_ measure: Rule.Measure, _ draft: DraftText) -> Int { measure.all(in: draft.text, of: draft, .post).count }

    private func habit<Cause>(_ key: String, _ sentence: Message, of causes: [Cause], _ isChanged: (Cause) -> Bool) -> Preference? {
        let changed = causes.filter(isChanged).count
        guard changed >= Preference.least, 4 * changed >= 3 * causes.count else { return nil }
        return Preference(key, sentence, drafts: changed, among: causes.count)
    }

    // MARK: counts

    private var fewerHashtags: Preference? {
        let hashtags = changes(.hashtags).filter { $0.before > 0 }
        let most = hashtags.filter { $0.after < $0.before }.map(\.after).max() ?? 0
        let sentence: Message = most == 0 ? "No hashtags." : "At most \(most) hashtags."
        return habit("fewer-hashtags", sentence, of: hashtags.filter { $0.before > most }) { $0.after <= most }
    }

    /// A fifth and more is cut; the bound is what nine of ten of those texts keep, in tens of words.
    private var shorter: Preference? {
        let words = changes(.words).filter { $0.before > 0 }
        let cut = words.filter { 5 * $0.after <= 4 * $0.before }.map(\.after).sorted()
        guard let usual = cut.dropLast(cut.count / 10).last, usual > 0 else { return nil }
        let most = (usual + 9) / 10 * 10
        return habit("shorter", "At most \(most) words in each post.", of: words.filter { $0.before > most }) { $0.after <= most }
    }

    private var longer: Preference? {
        let words = changes(.words).filter { $0.before > 0 }
        let grown = words.filter { 4 * $0.after >= 5 * $0.before }.map(\.after).sorted()
        guard let usual = grown.dropFirst(grown.count / 10).first else { return nil }
        let least = usual / 10 * 10
        return habit("longer", "At least \(least) words in each post.", of: words.filter { $0.before < least }) { $0.after >= least }
    }

    // MARK: the end

    private var noQuestion: Preference? {
        habit("no-question", "Do not end with a question.", of: edits.filter { Self.asks($0.proposed) }) { !Self.asks($0.approved) }
    }

    private var question: Preference? {
        habit("question", "End with a question.", of: edits.filter { !Self.asks($0.proposed) }) { Self.asks($0.approved) }
    }

    private static func asks(_ draft: DraftText) -> Bool { draft.sentences.last.map { $0.contains("?") } ?? false }

    // MARK: address

    /// German and French have two ways to speak to somebody.
    private var formal: Preference? {
        let informal: [String] =
            switch DeskLanguage(tag: brand.language) {
            case .german: Lexicon.germanInformal
            case .french: Lexicon.frenchInformal
            case .english: []
            }
        func isInformal(_ draft: DraftText) -> Bool { informal.contains { !draft.quotes(of: $0).isEmpty } }
        return habit("formal", "Address readers formally.", of: edits.filter { isInformal($0.proposed) }) { !isInformal($0.approved) }
    }
}
