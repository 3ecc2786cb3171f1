/// Finds names: words in capitals that are neither the beginning of a sentence nor, in German, any noun.
struct NameReader {
    struct Found {
        let tokens: Range<Int>
        /// It counts only where a source has another name in its place.
        let isDoubtful: Bool
    }

    let text: FactTokens
    private let isTaken: (Int) -> Bool

    init(_ text: FactTokens, isTaken: @escaping (Int) -> Bool) {
        self.text = text
        self.isTaken = isTaken
    }

    private static let mostWords = 6

    func all() -> [Found] {
        var found: [Found] = []
        var index = 0
        while index < text.tokens.count {
            guard isNameLike(index) else {
                index += 1
                continue
            }
            var end = index + 1
            while end - index < Self.mostWords, isNameLike(end), isAdjacent(end) { end += 1 }
            found += names(index..<end)
            index = end
        }
        return found
    }

    private func isNameLike(_ index: Int) -> Bool {
        guard let token = text[index], token.kind == .word, !isTaken(index), token.key.count > 1 else { return false }
        guard token.isCapital || token.text.dropFirst().contains(where: \.isUppercase) else { return false }
        return !Self.isCommon(token.key) && !isInHeading(index)
    }

    private func isAdjacent(_ index: Int) -> Bool { text[index]?.isGlued == false && !(text[index]?.startsSentence ?? true) }

    /// A line in which nearly every word is in capitals tells nothing by them.
    private func isInHeading(_ index: Int) -> Bool {
        if text.language == .german { return false }
        let near = (max(0, index - 6)...min(text.tokens.count - 1, index + 6)).compactMap { text[$0] }.filter {
            $0.kind == .word && $0.key.count > 3
        }
        return near.count >= 5 && near.count(where: \.isCapital) * 10 >= near.count * 9
    }

    /// The names in a run of capitals.
    private func names(_ run: Range<Int>) -> [Found] {
        var run = run
        let first = text.tokens[run.lowerBound]
        let isGerman = text.language == .german || text.language == .unknown
        if first.startsSentence, !first.isOddlySpelled, !KnownNames.has(first.key) || first.text.hasPrefix("Ü") {
            if isPlainStart(run.lowerBound) { return run.count == 1 ? [] : names((run.lowerBound + 1)..<run.upperBound) }
            if run.count == 1 { return [Found(tokens: run, isDoubtful: true)] }
            // "Analyst Ron Becker": what begins a sentence may be any word.
            let rest = (run.lowerBound + 1)..<run.upperBound
            let head = Found(tokens: run.lowerBound..<(run.lowerBound + 1), isDoubtful: true)
            if !isGerman { return [head, Found(tokens: rest, isDoubtful: false)] }
            run = rest
            return [head] + german(run)
        }
        return isGerman ? german(run) : [Found(tokens: run, isDoubtful: false)]
    }

    /// "To", "Über", "Erwartet wird": small words and participles that begin a sentence.
    private func isPlainStart(_ index: Int) -> Bool {
        let key = text.key(index)
        if FactLanguage.isSmall(key) || StopWords.isStop(key) { return true }
        guard text.language == .german else { return false }
        if key.count >= 7, key.hasSuffix("end") { return true }
        return ["t", "en"].contains(where: key.hasSuffix) && Self.participles.contains(where: key.hasPrefix)
            && Self.auxiliaries.contains(text.key(index + 1))
    }

    private static let participles = [
        "ge", "er", "ver", "be", "ent", "zer", "uber", "unter", "an", "ab", "auf", "aus", "ein", "vor", "nach", "mit", "zu", "um", "wider",
    ]
    private static let auxiliaries = words("wird werden wurde wurden ist sind war waren hat haben hatte bleibt")

    /// German nouns have capitals too: a name is two of them side by side, a word in odd letters, or what stands where only names do.
    private func german(_ run: Range<Int>) -> [Found] {
        // "zehn Treffer", "1.150 Anrufe": what is counted has no name.
        if isCounted(run.lowerBound), !KnownNames.has(text.key(run.lowerBound)), text[run.lowerBound]?.isOddlySpelled == false {
            return run.count > 1 ? german(run.dropFirst()) : []
        }
        if run.count > 1 {
            // "der Wiener Ton", "Berliner Luft"
            let first = text.key(run.lowerBound)
            if first.hasSuffix("er"), KnownNames.has(first) || KnownNames.has(String(first.dropLast(2))) {
                return [Found(tokens: run.lowerBound..<(run.lowerBound + 1), isDoubtful: false)] + german(run.dropFirst())
            }
            // "Unternehmen Kosten" are two nouns that stand side by side.
            return [Found(tokens: run, isDoubtful: run.allSatisfy { GermanNouns.hasEnding(text.key($0)) })]
        }
        let token = text.tokens[run.lowerBound]
        if token.isOddlySpelled || KnownNames.has(token.key) { return [Found(tokens: run, isDoubtful: false)] }
        let isName = isPlace(run.lowerBound) || isCalled(run.lowerBound) || isQuoted(run.lowerBound) || GermanNouns.isSurelyName(token.key)
        return [Found(tokens: run, isDoubtful: !isName)]
    }

    private func isCounted(_ index: Int) -> Bool {
        guard let number = text[index - 1], isAdjacent(index) else { return false }
        return number.kind == .number ? number.text.count != 4 : NumeralWords.value(number.key, .german) != nil
    }

    /// "sagt Albrecht", "wie Albrecht sagt": who says something, and has no article.
    private func isQuoted(_ index: Int) -> Bool {
        guard !GermanNouns.isRole(text.key(index)), !text.key(index).hasSuffix("in") else { return false }
        if Self.germanSaying.contains(text.key(index - 1)) { return text[index - 1]?.startsSentence == false }
        return text.key(index - 1) == "wie" && Self.germanSaying.contains(text.key(index + 1))
    }

    private static let germanSaying = words(
        "sagt sagte erklart erklarte meint meinte betont betonte berichtet berichtete erzahlt erzahlte findet fand fordert glaubt schreibt"
    )

    /// "Zulieferer Hagenau", "Sprecher Nowak": what a firm or person is stands before its name.
    private func isCalled(_ index: Int) -> Bool {
        // "Forschungsschiff „Ostwind“"
        if ["„", "»", "\""].contains(text.key(index - 1)), let role = text[index - 2], role.isCapital {
            return GermanNouns.isRole(role.key)
        }
        guard index > 0, let role = text[index - 1], role.kind == .word, role.isCapital, isAdjacent(index) else { return false }
        return GermanNouns.isRole(role.key) && !GermanNouns.hasEnding(text.key(index))
    }

    /// "in Heidelberg", "bei Zalando": a noun without an article, but for phrases such as "in Zukunft".
    private func isPlace(_ index: Int) -> Bool {
        guard ["in", "nach", "aus", "bei", "nahe"].contains(text.key(index - 1)),
            text[index - 1]?.startsSentence == false || text.key(index - 1) == "in"
        else { return false }
        let key = text.key(index)
        return key.count >= 4 && !Self.germanPhrases.contains(key) && (!GermanNouns.hasEnding(key) || GermanNouns.isSettlement(key))
            && !SentenceStart.isGermanNoun(key)
    }

    private static let germanPhrases = words(
        """
        zukunft kraft betrieb form hohe gefahr frage arbeit sicht rente serie ruhe kurze mode bezug eigenregie summe kontakt haft folge anspruch bau stadt land \
        angaben ansicht bedarf plan hause wunsch abzug ende beginn art holz stahl angst glas plastik papier kunststoff beton protest ton wut liebe spass wasser stein \
        nacht tag weitem gelegenheit regen hitze kalte schnee wind krankheit verdacht interesse hand handen augen not haus umlauf gang auftrag kauf aussicht einklang \
        empfang schutz gold silber bronze bar brand druck prozent teilen teil paris gruppen wahrheit anlehnung betracht anbetracht erinnerung
        """)

    /// Words in capitals that are no names wherever they stand.
    static func isCommon(_ key: String) -> Bool {
        common.contains(key) || CalendarWords.month(key, short: false) != nil || CalendarWords.weekday(key) != nil
    }

    private static let common = words(
        """
        earth moon sun co2 ch4 ceos cfos kpi kpis roi ngo ngos esg op wm em bourse etat internet web
        i i'm ceo cfo cto coo pdg dg ai ki ia it hr rh pr tv pc ok faq pdf gmbh ag se sa sas sarl inc ltd llc plc kg eu usa us uk dr prof mr mrs ms mme sir \
        euro euros dollar dollars prozent monat tag woche wochen zeit millionen milliarden million milliarde tonnen kilometer meter liter gramm grad jahr jahre jahren tage tagen stunden uhr monate \
        monaten wochen mio mrd tsd ende anfang mitte herr frau herrn quelle source link post q1 q2 q3 q4 h1 h2 t1 t2 t3 t4 nr kwh mwh gwh kw mw gw gb mb tb tva pib \
        nok dkk sek usd eur gbp chf gdp bip vat mwst \
        university universitat universite institute institut ministry ministere minister ministers president prasident chancellor kanzler professor council \
        agency commission association museum hospital school college department board committee parliament senate government court office bank group company \
        north south east west northern southern eastern western international national federal central old new city
        """)

    private static func words(_ text: String) -> Set<String> { Set(text.split(whereSeparator: \.isWhitespace).map(String.init)) }
}
