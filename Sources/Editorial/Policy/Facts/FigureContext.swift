/// What the words around a figure say about it; keys are folded and without accents.
struct FigureContext {
    let text: FactTokens

    /// What it may be computed from.
    func role(_ range: Range<Int>) -> Figure.Role {
        var role: Figure.Role = []
        for index in near(range) {
            let key = text.key(index)
            if Self.isChange(key) { role.insert(.change) }
            if Self.totals.contains(key) { role.insert(.total) }
            if Self.each.contains(key) { role.insert(.each) }
            if Self.negations.contains(key) { role.insert(.negated) }
            if Self.before.contains(key) || isYear(index) || Self.pasts.contains(where: key.hasPrefix) { role.insert(.before) }
        }
        // Not the "up" of "make up".
        if text.key(range.lowerBound - 1) == "up", !text.key(range.lowerBound - 2).hasPrefix("ma") { role.insert(.change) }
        if isElapsed(range) { role.insert(.elapsed) }
        if isTogether(range) { role.insert(.total) }
        let next = text.key(range.upperBound)
        let isMore = ["plus", "moins"].contains(text.key(range.upperBound + 1))
        if !isMore, ["of", "der", "des", "du", "de", "aller", "all", "d"].contains(next) { role.insert(.share) }
        if isDay(range) { role.insert(.day) }
        if Self.levels.contains(text.key(leading(range.lowerBound) - 1)) { role.insert(.level) }
        if ["mit", "with", "avec"].contains(text.key(range.lowerBound - 1)) { role.insert(.further) }
        if (0...1).contains(where: { Self.further.contains(text.key(range.upperBound + $0)) }) { role.insert(.further) }
        // "the other four", "die übrigen vier", "les quatre autres"
        if Self.rests.contains(text.key(range.lowerBound - 1)) { role.insert(.further) }
        if isMultiple(range) { role.insert(.multiple) }
        if isAge(range) { role.insert(.age) }
        if isAside(range) { role.insert(.aside) }
        return role
    }

    /// "drei Jahre nach", "in five years", "depuis près de quatre semaines": not what lasts so long.
    private func isElapsed(_ range: Range<Int>) -> Bool {
        (1...4).contains { Self.elapsed.contains(text.key(range.lowerBound - $0)) }
            || (0...1).contains { Self.elapsedBehind.contains(text.key(range.upperBound + $0)) }
    }

    /// What stands in front of a number with the sign of its currency and its hedge.
    private func leading(_ start: Int) -> Int {
        var start = start
        while start > 0, HedgeWords.isPart(text.key(start - 1)) || FigureUnit.currency(before: text.key(start - 1)) != nil { start -= 1 }
        return start
    }

    /// "aged 16", "38-Jährige", "56 ans,": how old somebody is.
    private func isMultiple(_ range: Range<Int>) -> Bool {
        !["times", "mal", "fois"].contains(text.key(range.upperBound - 1))
            || ["as", "so", "more", "plus", "moins", "the", "that", "less"].contains(text.key(range.upperBound))
    }

    private func isAge(_ range: Range<Int>) -> Bool {
        let (before, last) = (text.key(range.lowerBound - 1), text.key(range.upperBound - 1))
        if text.key(range.upperBound).hasPrefix("old") || text.key(range.upperBound + 1).hasPrefix("old") { return true }
        if last.contains("jahrig") || Self.olds.contains(text.key(range.upperBound)) || ["aged", "age", "turned", "turns"].contains(before)
        {
            return true
        }
        if before == "was", noun(range.upperBound).isEmpty { return true }
        if (1...3).contains(where: { ["vieux", "vieille", "vieilles", "age", "agee"].contains(text.key(range.lowerBound - $0)) }) {
            return true
        }
        return last == "ans" && (before == "a" || before == ",") && [",", ".", ")"].contains(text.key(range.upperBound))
    }

    /// "With the second phase, 270 megawatts", "avec le prêt", "arrears plus costs: 6,130 euros": what comes together.
    private func isTogether(_ range: Range<Int>) -> Bool {
        let sentence = Clauses.sentence(around: range.lowerBound, in: text)
        let before = sentence.lowerBound..<range.lowerBound
        return sentence.prefix(3).contains { Self.withs.contains(text.key($0)) } || before.contains { text.key($0) == "plus" }
            || sentence.contains { Self.inclusions.contains(text.key($0)) }
    }

    private static let withs = words("with avec mit counting comptant samt")
    private static let inclusions = words("including included inklusive inkl einschliesslich eingerechnet samt compris comprise incluant")

    /// In a clause with "I", "you", "mir", "je", or with an imperative at its beginning.
    private func isAside(_ range: Range<Int>) -> Bool {
        near(range).contains { index in
            Self.speakers.contains(text.key(index)) && text.key(index + 1) != "."
                || text[index]?.startsSentence == true && Self.imperatives.contains(text.key(index))
        }
    }

    private static let speakers = words(
        "i me my myself you your yourself ich mir mich mein meine meinen du dir dich dein deine je j moi mon mes tu te toi ton tes votre vos"
    )
    private static let imperatives = words(
        """
        let imagine ask think take give read count guess wait picture try spend remember stell stellt denk denkt nimm nehmt frag fragt lies rate
        warte imaginez imagine prenez prends posez pensez lisez comptez devinez donnez attendez
        """)

    /// The stem of the noun behind it; empty where a small word, a mark or nothing follows.
    func noun(_ end: Int) -> String {
        guard let next = text[end], next.kind == .word, next.key.count >= 4 else { return "" }
        // German nouns have capitals; an adjective may stand before them.
        if text.language == .german, !next.isCapital {
            guard let second = text[end + 1], second.isCapital, next.key.hasSuffix("e") || next.key.hasSuffix("en") else { return "" }
            return OwnCount.stem(second.key)
        }
        if NumeralWords.value(next.key, text.language) != nil { return "" }
        // "six more shops", "quatre autres usines"
        if Self.further.contains(next.key), text[end + 1]?.startsSentence == false { return noun(end + 1) }
        return FactLanguage.isSmall(next.key) || StopWords.isStop(next.key) || next.startsSentence ? "" : OwnCount.stem(next.key)
    }

    /// The stem of the noun in "of the members", "der 412 Patienten".
    func wholeNoun(_ end: Int) -> String {
        let near = (end + 1..<end + 4).prefix { text[$0]?.startsSentence == false && text[$0]?.kind != .mark }
        return near.lazy.map { noun($0) }.first { !$0.isEmpty } ?? ""
    }

    func near(_ range: Range<Int>) -> [Int] {
        var first = range.lowerBound
        while first > 0, range.lowerBound - first < 10, text[first]?.startsSentence == false { first -= 1 }
        var last = range.upperBound
        while let token = text[last], last - range.upperBound < 6, !token.startsSentence { last += 1 }
        return Array(first..<range.lowerBound) + Array(range.upperBound..<max(range.upperBound, last))
    }

    /// "on the 12th", "am 12.", "le 12": a number that nothing is counted by.
    private func isDay(_ range: Range<Int>) -> Bool {
        guard noun(range.upperBound).isEmpty else { return false }
        return ["the", "am", "vom", "zum", "ab", "bis", "den", "dem", "le", "du", "au"].contains(text.key(range.lowerBound - 1))
    }

    private static func isChange(_ key: String) -> Bool { changes.contains(key) || changeStems.contains(where: key.hasPrefix) }

    private static let changes = words(
        """
        more fewer less additional extra another down fell fall falls fallen falling cut cuts by difference gap ahead below above cheaper
        dearer faster slower larger smaller bigger longer shorter lighter heavier stronger weaker wider narrower
        taller deeper younger older richer poorer quicker earlier later further plus minus added adds adding better worse other others elsewhere majority
        margin lead rest lower higher left missing short unpaid open spare outstanding
        mehr weniger minus um fiel fielen fallt differenz unterschied abstand hoher niedriger gunstiger teurer langer kurzer grosser kleiner
        schneller langsamer billiger leichter schwerer starker schwacher breiter enger junger alter reicher armer besser schlechter
        fruher spater weiter uber unter hinzu ubrig fehlen fehlt offen ungedeckt rest mehrheit vorsprung statt andere anderen ubrigen
        moins ecart difference bond cher chere ailleurs autres manque manquent majorite avance reste restent moindre plus inferieur superieur
        """)
    private static let changeStems = [
        "rise", "rising", "rose", "grow", "grew", "increas", "decreas", "gain", "drop", "declin", "lost", "lose", "losing", "loss", "jump",
        "climb", "surg", "shrank",
        "shrunk", "shrink", "reduc", "save", "saving", "slip", "dipped", "dips", "plung", "soar", "remain", "steig", "stieg", "gestieg",
        "wuchs",
        "wachs", "gewachs", "zugeleg", "zuleg", "zuwachs", "anstieg", "sink", "sank", "gesunk", "ruckgang", "gefallen", "verlor", "verlier",
        "gewann", "gewonn", "senk", "gesenk", "erhoh", "zunahm", "abnahm", "schrumpf", "geschrumpf", "bleib", "verbleib", "zusatzlich",
        "hauss", "augment", "progress", "recul", "diminu", "gagn", "perd", "perte", "croissanc", "croit", "baiss", "chut", "supplementair",
        "grandi", "fondu",
    ]

    /// "In 2019": told of another year.
    private func isYear(_ index: Int) -> Bool {
        guard let token = text[index], token.kind == .number, token.text.count == 4 else { return false }
        return token.text.hasPrefix("19") || token.text.hasPrefix("20")
    }

    private static let olds: Set = ["alt", "alte", "alten", "alter", "altes", "altem"]
    private static let levels = words("to at auf bei zu a")
    private static let further = words(
        "more other others further additional weitere weiteren weiterer anderen andere autres supplementaires")
    private static let rests = words("other remaining anderen ubrigen restlichen weiteren autres")
    private static let pasts = ["vergangen", "letzt", "vorig", "dernier", "precedent"]
    private static let before = words(
        """
        today now currently nowadays heute derzeit momentan davor aujourd'hui aujourd hui actuellement
        used old older ex previously before formerly earlier once originally initially ago last was were zuvor vorher bisher bislang fruher einst ursprunglich vorjahr
        auparavant avant tot jadis initialement precedent dernier etait etaient
        alte alten vorganger vorgangerin ancien ancienne anciens jusqu pred
        """)
    private static let negations = words(
        """
        no not none nobody without never t wrong nicht kein keine keinen keiner ohne nie falsch pas sans aucun aucune ne n rien rest others
        other restlichen ubrigen anderen autres empty vacant leer frei let vide vides unoccupied fehlen missing manque manquent abandonne abandonnent only nur seulement seuls seules seul seule dropped quit gave abgebrochen ausgestiegen renonce
        against dagegen gegen contre opposed oppose refuse refused rejected lehnten lehnen failed echoue nobody fiel fallen ausgefallen uberleben uberlebt uberlebten survive survived remain remains stay stays reste restent bleibt bleiben
        selbst eigen eigene eigenen eux themselves itself own keep keeps retain retains retained behalt behalten garde gardent conserve conservent
        """)
    private static let each = words(
        """
        each every per year apiece average averages averaged averaging head capita je unit piece stuck unite piece jeden jedem pro jeweils jede jeder jedes jahr kopf schnitt durchschnitt
        durchschnittlich durchschnittliche durchschnittlichen mittel par chaque chacun chacune an moyenne moyen tete
        """)
    private static let totals = words(
        """
        total totals add life lifetime dauer laufzeit duree rechnerisch theoretically theoretisch theorie paper arithmetically total together altogether combined sum overall both insgesamt zusammen gesamt summe ensemble tout totalise
        cumule cumules somme
        """)
    private static let elapsed = words("encore noch in en dans within binnen innerhalb seit depuis since for after nach apres vor y")
    private static let elapsedBehind = words(
        "nach apres later after since spater plus zuvor before ago zeit earlier on encore noch seit old alt alte alten")

    private static func words(_ text: String) -> Set<String> { Set(text.split(whereSeparator: \.isWhitespace).map(String.init)) }
}
