import Support

/// What a brand asks of its drafts, compiled from its guidelines and its property "Banned words".
package struct Rulebook: Sendable, Hashable {
    package let rules: [Rule]
    /// Sentences that ask for nothing that could be checked.
    package let unused: [String]
    /// A hash of what the rules ask: equal rules have equal versions, however the page is laid out, and whatever words Copydesk has for them.
    package let version: String
    private let language: String

    package init(_ brand: Brand) {
        let compiled = RuleCompiler.compile(brand.guidelines.text)
        let own = brand.bannedWords.map(\.trimmed).filter { !$0.isEmpty }
        rules = (own.isEmpty ? [] : [Rule(.banned(own, instead: nil), "", forbids: true)]) + compiled.rules
        unused = compiled.unused
        language = brand.language
        version = String(
            SHA256.hex(of: rules.map { "\($0.polarity.rawValue)\t\($0.check.identity)\t\($0.sentence)" }.joined(separator: "\n")).prefix(12)
        )
    }

    /// The words and phrases that no text may have, as written, without repetition. Of others the brand only says what it prefers.
    package var bannedWords: [String] {
        var seen: Set<String> = []
        return rules.flatMap { rule -> [String] in if case .banned(let words, nil) = rule.check { words } else { [] } }
            .filter { seen.insert($0.lowercased()).inserted }
    }

    /// The banned words that a text uses, as the brand wrote them.
    package func bannedWords(usedIn text: String) -> [String] {
        let draft = DraftText(text, language: language)
        return bannedWords.filter { !draft.quotes(of: $0).isEmpty }
    }

    /// Whether a text has no word that the brand bans, says otherwise or writes otherwise.
    package func keepsVocabulary(_ text: String) -> Bool {
        let draft = DraftText(text, language: language)
        return rules.allSatisfy { rule in
            switch rule.check {
            case .banned, .pronouns, .spelling: rule.findings(in: draft).isEmpty
            default: true
            }
        }
    }

    /// What the guidelines say of the brand: sentences that ask for nothing, and the words that drafts are to have.
    package var statements: [String] {
        unused
            + rules.flatMap { rule -> [String] in
                switch rule.check {
                case .required(let words): words
                case .spelling(let name, _): [name]
                case .banned(_, let name?): [name]
                case .legalLine(let line, _): [line]
                default: []
                }
            }
    }

    /// The least of the limits on hashtags; nil without one.
    package var mostHashtags: Int? {
        rules.compactMap { rule -> Int? in if case .count(.hashtags, .post, _, let most?) = rule.check { most } else { nil } }.min()
    }

    /// What only a model can tell.
    package var questions: [Rule] { rules.filter { $0.check == .question } }

    /// What breaks the rules that code checks, each with the words of the draft; words are looked for in the alt text too.
    package func findings(in text: String, altText: String = "") -> [RuleFinding] {
        let draft = DraftText(text, language: language, lines: legalLines)
        let other = DraftText(altText, language: language)
        return rules.flatMap { rule -> [RuleFinding] in
            let found = rule.findings(in: draft)
            guard case .banned = rule.check, !altText.isEmpty else { return found }
            let known = Set(found.map(\.quote.folded))
            return found + rule.findings(in: other).filter { !known.contains($0.quote.folded) }
        }
    }

    /// The legal lines that a text has to have and has not.
    package func missingLines(in text: String) -> [String] {
        let draft = DraftText(text, language: language, lines: legalLines)
        return rules.compactMap { rule -> String? in
            guard case .legalLine(let line, _) = rule.check, !rule.findings(in: draft).isEmpty else { return nil }
            return line
        }
    }

    private var legalLines: [String] {
        rules.compactMap { rule -> String? in if case .legalLine(let line, _) = rule.check { line } else { nil } }
    }
}

extension Draft {
    /// Checks the text by the rules and stamps the draft with their version. Their findings are made anew, those of a model stay while they
    /// hold, and so does all else that stands under Checks or blocks approval.
    package mutating func check(by rulebook: Rulebook) {
        rules = rulebook.version
        let found = rulebook.findings(in: content.text, altText: content.altText)
        let others = checks.filter { !RuleFinding.isOne($0) || RuleFinding.stands($0, rulebook, in: content.text) }
        checks = found.filter { !$0.rule.blocksApproval }.map(\.message) + others
        obstacles = obstacles.filter { !RuleFinding.isOne($0) } + found.filter(\.rule.blocksApproval).map(\.message)
    }
}
