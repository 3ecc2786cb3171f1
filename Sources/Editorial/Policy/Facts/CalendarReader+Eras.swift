// Years before Christ, centuries and feasts.

extension CalendarReader {
    /// "480 BC", "480 v. Chr.", "AD 79".
    func era(at index: Int) -> Found? {
        guard let year = plain(index), year > 0 else { return nil }
        if let (isBefore, end) = christ(at: index + 1) {
            return Found(values: [CalendarValue(year: isBefore ? -year : year)], range: index..<end)
        }
        guard text.key(index - 1) == "ad", text[index - 1]?.text == "AD" else { return nil }
        return Found(values: [CalendarValue(year: year)], range: index..<(index + 1))
    }

    /// "the fourth century BC", "im 19. Jahrhundert", "au XIXe siècle".
    func century(at index: Int) -> Found? {
        guard let token = text[index], let number = token.kind == .number ? plain(index) : ordinal(token.key) ?? Self.roman(token.key),
            (1...30).contains(number)
        else { return nil }
        var place = token.kind == .number ? behindOrdinal(index + 1) : index + 1
        if token.kind == .number, let next = text[place], next.isGlued, ["e", "eme"].contains(next.key) { place += 1 }
        if text.key(place) == "-" { place += 1 }
        guard ["century", "jahrhundert", "jahrhunderts", "siecle"].contains(text.key(place)) else { return nil }
        let era = christ(at: place + 1)
        let value = CalendarValue(century: era?.isBefore == true ? -number : number)
        return Found(values: [value], range: index..<(era?.end ?? place + 1))
    }

    /// What says that years count from Christ, back or on, and the token behind it.
    private func christ(at index: Int) -> (isBefore: Bool, end: Int)? {
        if ["bc", "bce", "ad", "ce"].contains(text.key(index)), text[index]?.isCapital == true {
            return (text.key(index).hasPrefix("b"), index + 1)
        }
        let isBefore = ["v", "vor", "av", "avant"].contains(text.key(index))
        guard isBefore || ["n", "nach", "apr", "ap", "apres"].contains(text.key(index)) else { return nil }
        var place = text.key(index + 1) == "." ? index + 2 : index + 1
        guard ["chr", "christus", "christi", "j", "jesus"].contains(text.key(place)) else { return nil }
        place += 1
        while [".", "-", "c", "christ"].contains(text.key(place)), text[place]?.isGlued == true || text.key(place) == "c", place - index < 8
        {
            place += 1
        }
        return (isBefore, place)
    }

    /// 19 for "XIXe".
    private static func roman(_ key: String) -> Int? {
        guard key.hasSuffix("e"), (2...7).contains(key.count) else { return nil }
        let digits = key.drop { "ivx".contains($0) }
        guard digits == "e" || digits == "eme" else { return nil }
        let values = key.prefix { "ivx".contains($0) }.map { $0 == "i" ? 1 : $0 == "v" ? 5 : 10 }
        return zip(values, values.dropFirst() + [0]).reduce(0) { $0 + ($1.0 < $1.1 ? -$1.0 : $1.0) }
    }

    /// "Easter 2026", "Weihnachten", "à Noël": with its year alone it is a claim.
    func feast(at index: Int) -> Found? {
        guard let feast = CalendarWords.feast(text.key(index)), text[index]?.isCapital == true else { return nil }
        let (year, end) = yearBehind(index + 1)
        var values = [CalendarValue(year: year, feast: feast)]
        // Christmas is in December, and the end of its year.
        if feast == .christmas { values.append(CalendarValue(year: year, month: 12, part: .end)) }
        return Found(values: values, range: index..<end, isVague: year == nil)
    }
}
