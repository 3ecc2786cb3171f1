import Support

/// How a draft is checked: pure, each finding with the draft's words.
extension Rule {
    /// More of one rule would fill the page.
    private static let mostFindings = 5

    func findings(in draft: DraftText) -> [RuleFinding] { Array(all(in: draft).prefix(Self.mostFindings)) }

    private func all(in draft: DraftText) -> [RuleFinding] {
        switch check {
        case .banned(let words, let instead):
            words.flatMap { distinct(uses(of: $0, instead, draft), by: \.folded).map { banned($0, instead) } }
        case .pronouns(let forms): distinct(draft.quotes(ofExactly: forms), by: \.folded).map(misaddressed)
        case .required(let words): words.filter { draft.quotes(of: $0).isEmpty }.map(missing)
        case .spelling(let name, let wrong): misspellings(of: name, wrong, draft)
        case .sources: SourceCheck.unsourced(draft).map { finding($0) { "\"\($0)\" names no source." } }
        case .count(let measure, let scope, let least, let most): counts(measure, scope, least, most, draft)
        case .legalLine(let line, let subjects): lacks(line, subjects, draft) ? [missing(line)] : []
        case .readingEase(let ease): hard(ease, draft)
        case .noSuperlatives: distinct(Superlatives.found(in: draft)).map { finding($0) { "\"\($0)\" is a superlative." } }
        case .callToAction(let isWanted): callToAction(isWanted, draft)
        case .question: []
        }
    }

    private func finding(_ quote: String, _ what: (String) -> Message) -> RuleFinding {
        let quote = quote.limited(utf16: RuleFinding.quoteUnits)
        return RuleFinding(self, quote, what(quote))
    }

    private func banned(_ quote: String, _ instead: String?) -> RuleFinding {
        finding(quote) { quote in
            if let instead { return "The brand says \"\(instead)\" instead of \"\(quote)\"." }
            return RuleFinding.banned(quote)
        }
    }

    private func misaddressed(_ quote: String) -> RuleFinding {
        finding(quote) { "\"\($0)\" does not address readers as the brand does." }
    }

    /// But for those inside of what is said instead: "Kolleginnen und Kollegen", not "Kollegen".
    private func uses(of word: String, _ instead: String?, _ draft: DraftText) -> [String] {
        let uses = draft.quotes(of: word)
        guard let instead, !uses.isEmpty, instead.folded.contains(word.folded) else { return uses }
        return Array(uses.dropFirst(draft.quotes(of: instead).count))
    }

    private func missing(_ words: String) -> RuleFinding {
        let shown = words.limited(utf16: 300)
        return RuleFinding(self, "", "\"\(shown)\" is missing.")
    }

    private func misspellings(of name: String, _ wrong: [String], _ draft: DraftText) -> [RuleFinding] {
        let letters = Names.letters(name)
        let forms = Set(([name] + wrong).map { DraftText.words(of: $0).count }.filter { $0 > 0 })
        let quotes = forms.sorted().flatMap { count in
            draft.words.indices.dropLast(count - 1).filter { index in
                letters.hasPrefix(draft.words[index].folded)
                    && draft.words[index..<(index + count)].map(\.folded).joined() == letters
            }.map { draft.quote($0, count) }.filter { $0 != name }
        }
        let others = wrong.filter { Names.letters($0) != letters }.flatMap { draft.quotes(of: $0) }
        // "#LoomKit" is a hashtag, in which no space can stand.
        let shown = distinct(quotes + others).filter { !draft.text.contains("#" + $0) || draft.text.contains(" " + $0) }
        return shown.map { finding($0) { "\"\($0)\" is written \"\(name)\"." } }
    }

    private func lacks(_ line: String, _ subjects: [String], _ draft: DraftText) -> Bool {
        let isMeant = subjects.isEmpty || subjects.contains { LegalSubjects.occurs($0, in: draft) }
        return isMeant && !draft.text.collapsed.unquotedMarks.contains(line.collapsed.unquotedMarks)
    }

    private func hard(_ ease: Int, _ draft: DraftText) -> [RuleFinding] {
        guard let (found, hardest) = Readability.ease(of: draft), found < ease else { return [] }
        return [finding(hardest) { "The text reads too hard (reading ease \(found), at least \(ease)): \"\($0)\"" }]
    }

    private func callToAction(_ isWanted: Bool, _ draft: DraftText) -> [RuleFinding] {
        guard let last = draft.sentences.last else { return [] }
        let call = CallToAction.found(in: draft)
        if isWanted { return call == nil ? [finding(last) { "No call to action at the end: \"\($0)\"" }] : [] }
        return call.map { [finding($0) { "\"\($0)\" is a call to action." }] } ?? []
    }

    private func counts(_ measure: Measure, _ scope: Scope, _ least: Int?, _ most: Int?, _ draft: DraftText) -> [RuleFinding] {
        draft.parts(scope).compactMap { part -> RuleFinding? in
            let found = measure.all(in: part, of: draft, scope)
            if let most, found.count > most {
                return finding(measure.quote(found, beyond: most, of: part)) { quote in
                    if scope == .lastSentence { return "\"\(quote)\" is a question at the end." }
                    if most == 0 { return "No \(measure.noun) are wanted (\(found.count) found): \"\(quote)\"" }
                    return "Too many \(measure.noun) (\(found.count), at most \(most)): \"\(quote)\""
                }
            }
            if let least, found.count < least {
                return finding(part) { quote in
                    if scope == .lastSentence { return "No question at the end: \"\(quote)\"" }
                    return "Too few \(measure.noun) (\(found.count), at least \(least)): \"\(quote)\""
                }
            }
            return nil
        }
    }

    private func distinct(_ quotes: [String], by key: (String) -> String = { $0 }) -> [String] {
        var seen: Set<String> = []
        return quotes.filter { seen.insert(key($0)).inserted }
    }
}

/// Names compared by their letters: "Loom Kit", "LOOMKIT" and "loom-kit" are LoomKit otherwise written.
enum Names {
    static func letters(_ name: String) -> String { name.folded.filter { $0.isLetter || $0.isNumber } }
}

extension String {
    /// Typographic apostrophes and dashes as plain ones: legal lines are typed by hand.
    fileprivate var unquotedMarks: String { String(map { Self.plainMarks[$0] ?? $0 }) }

    private static let plainMarks: [Character: Character] = [
        "’": "'", "‘": "'", "–": "-", "—": "-", "“": "\"", "”": "\"", "„": "\"", "«": "\"", "»": "\"",
    ]
}
