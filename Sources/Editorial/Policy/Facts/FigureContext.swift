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
        }
        // Not the "up" of "make up".
        if text.key(range.lowerBound - 1) == "up" { role.insert(.change) }
        if isElapsed(range) { role.insert(.elapsed) }
        let next = text.key(range.upperBound)
        if ["of", "der", "des", "du", "de", "aller", "all", "d"].contains(next) { role.insert(.share) }
        if isDay(range) { role.insert(.day) }
        return role
    }

    /// "drei Jahre nach", "in five years", "depuis près de quatre semaines": not what lasts so long.
    private func isElapsed(_ range: Range<Int>) -> Bool {
        (1...4).contains { Self.elapsed.contains(text.key(range.lowerBound - $0)) }
            || (0...1).contains { Self.elapsedBehind.contains(text.key(range.upperBound + $0)) }
    }

    /// The stem of the noun behind it; empty where a small word, a mark or nothing follows.
    func noun(_ end: Int) -> String {
        guard let next = text[end], next.kind == .word, next.key.count >= 4 else { return "" }
        // German nouns have capitals; an adjective may stand before them.
        if text.language == .german, !next.isCapital {
            guard let second = text[end + 1], second.isCapital, next.key.hasSuffix("e") || next.key.hasSuffix("en") else { return "" }
            return OwnCount.stem(second.key)
        }
        return FactLanguage.isSmall(next.key) || next.startsSentence ? "" : OwnCount.stem(next.key)
    }

    private func near(_ range: Range<Int>) -> [Int] {
        var first = range.lowerBound
        while first > 0, range.lowerBound - first < 8, text[first]?.startsSentence == false { first -= 1 }
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
        dearer faster slower larger smaller bigger longer shorter plus minus added adds adding better worse other others elsewhere majority
        margin lead rest lower higher
        mehr weniger minus um fiel fielen fallt differenz unterschied abstand hoher niedriger gunstiger teurer langer kurzer grosser kleiner
        schneller langsamer uber unter hinzu ubrig rest mehrheit vorsprung statt andere anderen ubrigen
        moins ecart difference bond cher chere ailleurs autres majorite avance reste restent
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

    private static let negations = words(
        """
        no not none nobody without never t wrong nicht kein keine keinen keiner ohne nie falsch pas sans aucun aucune ne n rien rest others
        other restlichen ubrigen anderen autres empty vacant leer frei let
        """)
    private static let each = words("each every per year apiece je pro jeweils jede jeder jedes jahr par chaque chacun chacune an")
    private static let totals = words(
        """
        total totals together altogether combined sum overall both insgesamt zusammen gesamt summe ensemble tout totalise
        cumule cumules somme
        """)
    private static let elapsed = words("encore noch in en dans within binnen innerhalb seit depuis since for after nach apres vor y")
    private static let elapsedBehind = words(
        "nach apres later after since spater plus zuvor before ago zeit earlier on encore noch seit old alt alte alten")

    private static func words(_ text: String) -> Set<String> { Set(text.split(whereSeparator: \.isWhitespace).map(String.init)) }
}
