import Support

/// Compiles guidelines to rules. What code can check becomes a check, what it cannot a question to a model.
enum RuleCompiler {
    private static let mostRules = 300

    static func compile(_ text: String) -> (rules: [Rule], unused: [String]) {
        var rules: [Rule] = []
        var unused: [String] = []
        var seen: Set<Rule> = []
        for statement in GuidelineReader.statements(in: text) where rules.count < mostRules {
            let own = SentenceCompiler(statement).rules
            if own.isEmpty { unused.append(statement.sentence) }
            rules += own.filter { seen.insert($0).inserted }
        }
        return (rules, unused)
    }
}

/// The rules of one sentence.
struct SentenceCompiler {
    private let statement: Statement
    private let tokens: [GuidelineToken]
    private let words: [String]
    private let forbids: Bool
    private let terms: Terms
    private let clauses: [Clause]

    init(_ statement: Statement) {
        self.statement = statement
        tokens = GuidelineToken.all(in: statement.sentence)
        words = tokens.map(\.folded)
        forbids = statement.frame.forbids
        terms = Terms(tokens, forbids: statement.frame.forbids)
        clauses = Clause.all(of: tokens.filter { $0.kind != .quote }, forbids: statement.frame.forbids)
    }

    var rules: [Rule] {
        if statement.frame.isBackground { return [] }
        if statement.frame.listsWords, let words = listed { return words }
        // What may hide in a condition cannot be told by code, but for a line that the law asks for.
        let found = legal ?? (isConditional ? nil : checks.nonEmpty)
        return found ?? (isAsking ? [Rule(.question, statement.sentence, forbids: isForbidding)] : [])
    }

    private var isConditional: Bool {
        if Lexicon.conditions.occurs(in: words) { return true }
        guard let no = Lexicon.negations.range(in: words), let exception = Lexicon.exceptions.range(in: words) else { return false }
        // "No figures without a source" holds always.
        return no.lowerBound < exception.lowerBound && !asksForSources
    }

    private var asksForSources: Bool { Lexicon.sources.occurs(in: words) && Lexicon.claims.occurs(in: words) }

    private var isForbidding: Bool { forbids || Lexicon.negations.occurs(in: words) }

    private func rule(_ check: Rule.Check, forbids: Bool = false) -> Rule { Rule(check, statement.sentence, forbids: forbids) }

    /// An item under "Banned words".
    private var listed: [Rule]? {
        let items = statement.sentence.split(separator: ",").map { String($0).unquoted }.filter { !$0.isEmpty }
        guard statement.isItem, !items.isEmpty, items.allSatisfy({ DraftText.words(of: $0).count <= 6 }) else { return nil }
        return [rule(.banned(items, instead: nil), forbids: true)]
    }

    private var checks: [Rule] {
        let named = named
        // "LoomKit" in one word is no post of one word.
        if named.contains(where: \.isSpelling) { return named }
        return (named + address + counted + wholes).nonEmpty ?? unquoted
    }

    // MARK: quoted words

    private var named: [Rule] {
        if !terms.unwanted.isEmpty { return unwanted }
        guard Lexicon.negations.occurs(in: words) == false, !terms.wanted.isEmpty else { return [] }
        let quotes = terms.wanted
        if Lexicon.spelling.occurs(in: words), quotes.count == 1, isName(quotes[0]) { return [rule(.spelling(quotes[0], wrong: []))] }
        let isUniversal = Lexicon.universals.occurs(in: words) || statement.frame.isRule
        let isMention = Lexicon.mentioning.occurs(in: words) || quotes.allSatisfy { $0.hasPrefix("#") }
        return isUniversal && isMention ? [rule(.required(quotes))] : []
    }

    /// "Ask "why?" before you write" is no matter of spelling.
    private func isName(_ quote: String) -> Bool {
        quote.allSatisfy { $0.isLetter || $0.isNumber || " -&.".contains($0) }
            && (quote.contains(where: \.isUppercase) || Lexicon.letterCases.occurs(in: words))
    }

    private var unwanted: [Rule] {
        let name = terms.wanted.first ?? unquotedName
        guard let name else { return [rule(.banned(terms.unwanted.map(\.unquoted), instead: nil), forbids: true)] }
        // A mark instead of another is a matter of where it stands.
        if Names.letters(name).isEmpty { return [] }
        let wrong = terms.unwanted.map(\.unquoted)
        let spellings = wrong.filter { Names.letters($0) == Names.letters(name) }
        let others = wrong.filter { Names.letters($0) != Names.letters(name) }
        return (spellings.isEmpty ? [] : [rule(.spelling(name.unquoted, wrong: spellings))])
            + (others.isEmpty ? [] : [rule(.banned(others, instead: name.unquoted), forbids: true)])
    }

    /// "Our product is called LoomKit, not "Loom Kit"": the one of the words that the others are spelled like.
    private var unquotedName: String? {
        let letters = Set(terms.unwanted.map(Names.letters))
        let plain = tokens.filter(\.isWord).map(\.text)
        for count in 1...3 where plain.count >= count {
            let names = (0...(plain.count - count)).map { plain[$0..<($0 + count)].joined(separator: " ") }
            if let name = names.first(where: { $0.contains(where: \.isUppercase) && letters.contains(Names.letters($0)) }) { return name }
        }
        return nil
    }

    /// "Never use the word synergy", "Every post names the town Winterthur".
    private var unquoted: [Rule] {
        guard terms.wanted.isEmpty, terms.unwanted.isEmpty else { return [] }
        if isForbidding || Lexicon.prohibitions.occurs(in: words) {
            let listed = Terms.listed(tokens)
            return listed.isEmpty ? [] : [rule(.banned(listed, instead: nil), forbids: true)]
        }
        guard Lexicon.universals.occurs(in: words), Lexicon.mentioning.occurs(in: words), let name = mentionedName else { return [] }
        return [rule(.required([name]))]
    }

    /// Words with a capital at the end, behind "the town" or, where nouns have none, behind the verb.
    private var mentionedName: String? {
        let plain = tokens.filter { $0.kind != .stop }
        let count = plain.reversed().prefix { $0.isWord && $0.text.first?.isUppercase == true }.count
        guard count > 0, count < plain.count, count < 4 else { return nil }
        let name = plain.suffix(count).map(\.text)
        let before = plain.dropLast(count).last { !Lexicon.fillers.contains($0.folded) }?.folded ?? ""
        if Lexicon.namers.occurs(in: [before]) { return name.joined(separator: " ") }
        // German nouns have capitals themselves: "den Ort Winterthur".
        if count > 1, Lexicon.namers.occurs(in: [name[0].folded]) { return name.dropFirst().joined(separator: " ") }
        return Lexicon.mentioning.occurs(in: [before]) && !Lexicon.germanVerbs.contains(before) ? name.joined(separator: " ") : nil
    }

    // MARK: other checks

    private var address: [Rule] {
        let isFormal = Lexicon.informalAddress.occurs(in: words) && !isForbidding || Lexicon.informal.occurs(in: words) && isForbidding
        guard isFormal else { return [] }
        let isFrench = words.contains { $0.hasPrefix("vouvo") || $0.hasPrefix("tuto") }
        return [rule(.pronouns(isFrench ? Lexicon.frenchInformal : Lexicon.germanInformal))]
    }

    private var counted: [Rule] {
        Clause.counts(clauses).map { rule($0, forbids: $0.isLimit) }
    }

    /// Whether the part of the sentence that names it rules it out; nil when none does.
    private func isRuledOut(_ phrases: Phrases) -> Bool? { clauses.first { phrases.occurs(in: $0.words) }?.isNegated }

    private var wholes: [Rule] {
        var rules: [Rule] = []
        if isRuledOut(Lexicon.superlatives) == true { rules.append(rule(.noSuperlatives, forbids: true)) }
        if let isOut = isRuledOut(Lexicon.callsToAction) {
            rules.append(rule(.callToAction(isWanted: !isOut), forbids: isOut))
        } else if let isOut = isRuledOut(Lexicon.questions), Lexicon.ends.occurs(in: words) {
            let (least, most): (Int?, Int?) = isOut ? (nil, 0) : (1, nil)
            rules.append(rule(.count(.questionMarks, in: .lastSentence, atLeast: least, atMost: most), forbids: isOut))
        }
        if asksForSources { rules.append(rule(.sources)) }
        if Lexicon.reading.occurs(in: words), !isForbidding { rules.append(rule(.readingEase(ease))) }
        return rules
    }

    /// By age or grade, as Flesch's table has it; a number above 20 is the ease itself.
    private var ease: Int {
        let numbers = tokens.compactMap { token -> Int? in if case .number(let range, false) = token.kind { range.lowerBound } else { nil }
        }
        guard let number = numbers.first else { return Lexicon.easiest.occurs(in: words) ? 70 : 60 }
        if number > 20 { return min(number, 100) }
        let isAge = words.contains { $0.hasPrefix("year") || $0 == "age" || $0.hasPrefix("jährig") || $0 == "ans" || $0 == "lesealter" }
        let grade = isAge ? number - 6 : number
        return grade <= 5 ? 80 : grade <= 7 ? 70 : grade <= 9 ? 60 : 50
    }

    // MARK: legal lines

    private var legal: [Rule]? {
        guard let place = tokens.lastIndex(where: { $0.kind == .quote }), terms.unwanted.isEmpty else { return nil }
        let line = tokens[place].text
        let isLine = DraftText.words(of: line).count >= 3 && (statement.frame.isLegal || Lexicon.legal.occurs(in: words))
        guard isLine, statement.frame.isLegal || Lexicon.demands.occurs(in: words) else { return nil }
        return [rule(.legalLine(line, about: LegalSubjects.named(in: tokens, around: place)))]
    }

    // MARK: questions

    /// Whether it asks for something at all; what only tells is no rule.
    private var isAsking: Bool {
        if statement.frame.isRule || statement.isItem { return !words.filter { !$0.isEmpty }.isEmpty }
        if let place = Lexicon.tellings.range(in: words), place.lowerBound < 4 { return false }
        return words.count > 1
    }
}

extension Rule {
    fileprivate var isSpelling: Bool { if case .spelling = check { true } else { false } }
}

extension Rule.Check {
    fileprivate var isLimit: Bool { if case .count(_, _, nil, _) = self { true } else { false } }
}

extension Array {
    fileprivate var nonEmpty: Self? { isEmpty ? nil : self }
}
