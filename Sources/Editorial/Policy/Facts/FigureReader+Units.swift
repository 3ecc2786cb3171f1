// The unit behind a number.

extension FigureReader {
    /// The unit that stands behind a number, and the token behind it.
    func unit(at index: Int, behind reading: NumberReader.Reading?) -> (FigureUnit, Int)? {
        var index = index
        if text.key(index) == "-", text[index]?.isGlued == true, text[index + 1]?.isGlued == true { index += 1 }
        if let reading, reading.magnitude > 1 {
            if text.key(index) == "d", text.key(index + 1) == "'" { index += 2 } else if text.key(index) == "de" { index += 1 }
        }
        guard let token = text[index] else { return nil }
        if isAdjective(at: index), let next = text[index + 1], let unit = FigureUnit.named(next.key), allowed(next) {
            return (unit, index + 2)
        }
        if let speed = speed(at: index) { return speed }
        if let unit = FigureUnit.named(token.key, text.key(index + 1), text.key(index + 2)) { return (unit, index + 3) }
        let next = text.key(index + 1) == "-" ? text.key(index + 2) : text.key(index + 1)
        if let unit = FigureUnit.named(token.key, next) { return (unit, index + (text.key(index + 1) == "-" ? 3 : 2)) }
        // "l'eau", "d'or"
        if token.key.count == 1, token.kind == .word, text.key(index + 1) == "'", text[index + 1]?.isGlued == true { return nil }
        if token.key == "p" || token.key == "x", !token.isGlued { return nil }
        // Books, where no millions stand before them.
        if token.key == "livres" {
            return reading.map { $0.magnitude > 1 } == true ? FigureUnit.named("pounds").map { ($0, index + 1) } : nil
        }
        if let unit = FigureUnit.named(token.key) { return allowed(token) ? (unit, index + 1) : nil }
        // "Arbeitsstunden", "Werktage"
        if text.language == .german, token.isCapital,
            let end = ["stunden", "minuten", "sekunden", "tage", "tagen", "wochen", "monate", "monaten"].first(where: token.key.hasSuffix),
            token.key.count >= end.count + 4, let unit = FigureUnit.named(end)
        {
            return (unit, index + 1)
        }
        // "sechs Monatsmieten", "drei Jahresgehälter"
        if text.language == .german, token.isCapital, token.key.count >= 9,
            let part = [("monats", "monate"), ("jahres", "jahre"), ("wochen", "wochen"), ("tages", "tage")].first(where: {
                token.key.hasPrefix($0.0)
            }), let unit = FigureUnit.named(part.1)
        {
            return (unit, index)
        }
        for stem in ["jahrig", "tagig", "stundig", "monatig", "wochig", "prozentig", "fach"]
        where token.key.hasPrefix(stem) && token.key.count <= stem.count + 3 {
            return FigureUnit.named(stem).map { ($0, index + 1) }
        }
        return nil
    }

    /// "380 neuen Hektar", "three more weeks", "deux longues années": what stands between a number and its unit.
    private func isAdjective(at index: Int) -> Bool {
        guard let token = text[index], token.kind == .word, !token.isCapital, !token.isGlued, token.key.count >= 3 else { return false }
        switch text.language {
        case .german:
            return token.key.count >= 4 && !token.key.hasPrefix("halb") && NumeralWords.value(token.key, .german) == nil
                && ["e", "en", "er", "em", "es"].contains(where: token.key.hasSuffix)
        case .english, .unknown: return Self.english.contains(token.key)
        case .french: return Self.french.contains(token.key)
        }
    }

    private static let english: Set = [
        "more", "additional", "extra", "further", "new", "full", "whole", "long", "short", "consecutive", "straight", "good", "solid",
        "successive", "entire", "hard", "working", "calendar", "metric", "nautical", "fewer", "other", "mere", "happy", "difficult",
    ]
    private static let french: Set = [
        "longs", "longues", "petits", "petites", "bons", "bonnes", "nouveaux", "nouvelles", "autres", "derniers", "dernieres", "premiers",
        "premieres", "grands", "grandes", "gros", "courtes", "courts", "seuls", "seules", "prochains", "prochaines",
    ]

    private func allowed(_ token: FactTokens.Token) -> Bool {
        switch token.key {
        case "an", "ans", "mois", "fois", "jour", "min", "mo", "fr": text.language != .english && text.language != .german
        case "mal", "grad", "tag", "tage", "jahre": text.language != .english
        default: true
        }
    }

    /// "km/h", "metres per second", "miles an hour".
    private func speed(at index: Int) -> (FigureUnit, Int)? {
        guard Self.per.contains(text.key(index + 1)), let length = FigureUnit.named(text.key(index)), length.dimension == .length else {
            return nil
        }
        let last = text.key(index + 2) == "l" ? index + 4 : index + 2
        guard let seconds = Self.times[text.key(last)] else { return nil }
        return (FigureUnit(dimension: .speed, factor: length.factor / 1000 * 3600 / seconds), last + 1)
    }

    private static let per: Set = ["/", "par", "per", "pro", "a", "an"]
    private static let times = [
        "h": 3600.0, "heure": 3600, "hour": 3600, "stunde": 3600, "s": 1, "sec": 1, "second": 1, "sekunde": 1, "seconde": 1,
    ]
}
