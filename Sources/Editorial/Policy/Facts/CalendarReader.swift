/// Finds the dates of a text, in the usual notations of English, German and French, and times of day.
struct CalendarReader {
    struct Found {
        /// All that the words may mean.
        var values: [CalendarValue]
        var range: Range<Int>
        /// A bare four-digit number may be a number after all.
        var number: Figure?
        /// Whether the words say so little that a text may use them without meaning a date ("today").
        var isVague = false

        /// "three years ago": of the writer's own life it may be said too.
        var isRelative: Bool { values.allSatisfy { $0.relative != nil } }

        /// With other values; a year that is more than one, as "mid-2027", is no number.
        func map(keepingNumber: Bool = false, _ change: (CalendarValue) -> CalendarValue) -> Found {
            Found(values: values.map(change), range: range, number: keepingNumber ? number : nil, isVague: isVague)
        }
    }

    let text: FactTokens
    let numbers: NumberReader

    init(_ text: FactTokens) {
        self.text = text
        numbers = NumberReader(text)
    }

    func all() -> [Found] {
        var found: [Found] = []
        var index = 0
        while index < text.tokens.count {
            if let next = date(at: index) {
                found.append(next)
                index = max(next.range.upperBound, index + 1)
            } else {
                index += 1
            }
        }
        return ranges(found.map(withPart))
    }

    /// "from April to June": its months are a quarter too.
    private func ranges(_ found: [Found]) -> [Found] {
        var found = found
        for (first, second) in zip(found.indices, found.indices.dropFirst()) {
            guard let from = found[first].values.first, let to = found[second].values.first, let period = from.period(to: to),
                found[second].range.lowerBound - found[first].range.upperBound == 1,
                Self.rangeJoints.contains(text.key(found[first].range.upperBound))
            else { continue }
            found[first].values.append(period)
            found[second].values.append(period)
        }
        return found
    }

    private static let rangeJoints: Set = ["to", "and", "bis", "und", "a", "et", "-", "–", "through"]

    private func date(at index: Int) -> Found? {
        guard let token = text[index] else { return nil }
        switch token.kind {
        case .number: return time(at: index) ?? era(at: index) ?? century(at: index) ?? numbered(at: index)
        case .word: return clockWord(at: index) ?? century(at: index) ?? feast(at: index) ?? counted(at: index) ?? named(at: index)
        case .mark: return nil
        }
    }

    private func numbered(at index: Int) -> Found? {
        secondHalf(at: index) ?? numeric(at: index) ?? dayAndMonth(at: index) ?? ago(at: index) ?? period(at: index) ?? decade(at: index)
            ?? year(at: index)
    }

    private func counted(at index: Int) -> Found? { ago(at: index) ?? period(at: index) ?? relative(at: index) ?? partOfPeriod(at: index) }

    private func named(at index: Int) -> Found? {
        decade(at: index) ?? ordinalDay(at: index) ?? monthFirst(at: index) ?? season(at: index) ?? dayWord(at: index)
    }

    // MARK: digits

    /// "2025-05-03", "03.05.2025", "13/01/25", "21.02." and "12.10. entscheidet".
    private func numeric(at index: Int) -> Found? {
        let raw = text.tokens[index].text
        let dotted = raw.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
        // "3.2.4" is a version.
        let isDated = [2, 4].contains(raw.split(separator: ".").last?.count ?? 0)
        if !raw.contains(","), dotted.count == 3, isDated, let day = dotted[0], let month = dotted[1], let year = dotted[2] {
            return found([value(year, month, day)], index..<(index + 1))
        }
        if dotted.count == 2, raw.count <= 5, text.language == .german, isMark(".", index + 1), let day = dotted[0], let month = dotted[1],
            !["%", "€"].contains(text.key(index + 2)), endsNoSentence(index + 1)
        {
            return found([value(nil, month, day)], index..<(index + 2))
        }
        for mark in ["-", "/", "."] {
            guard isMark(mark, index + 1), let second = plain(index + 2), isMark(mark, index + 3), let third = plain(index + 4),
                let first = plain(index)
            else { continue }
            let values =
                first >= 1000
                ? [value(first, second, third)]
                : mark == "/" ? [value(third, second, first), value(third, first, second)] : [value(third, second, first)]
            return found(values, index..<(index + 5))
        }
        return nil
    }

    /// A full stop that belongs to the date: something goes on in small letters or digits behind it, or it is said with "am", "vom".
    private func endsNoSentence(_ mark: Int) -> Bool {
        if let next = text[mark + 1], !next.isCapital, next.kind != .mark { return true }
        return ["am", "vom", "ab", "bis", "zum", "seit", "den", "dem"].contains(text.key(mark - 2))
    }

    private func found(_ values: [CalendarValue?], _ range: Range<Int>) -> Found? {
        let sound = values.compactMap { $0 }
        return sound.isEmpty ? nil : Found(values: sound, range: range)
    }

    private func value(_ year: Int?, _ month: Int, _ day: Int) -> CalendarValue? {
        guard (1...12).contains(month), (1...31).contains(day) else { return nil }
        guard let year else { return CalendarValue(month: month, day: day) }
        let full = year < 100 ? year + 2000 : year
        return (1000...2999).contains(full) ? CalendarValue(year: full, month: month, day: day) : nil
    }

    func plain(_ index: Int) -> Int? {
        guard let token = text[index], token.kind == .number, token.text.count <= 4 else { return nil }
        return Int(token.text)
    }

    func isMark(_ mark: String, _ index: Int) -> Bool { text.key(index) == mark && text[index]?.isGlued == true }

    /// "3 May 2025", "3. Mai", "1er mars", "3rd of May", and the first day of "14 to 24 March".
    private func dayAndMonth(at index: Int) -> Found? {
        guard let day = plain(index), (1...31).contains(day) else { return nil }
        let place = behindOrdinal(index + 1)
        if let month = month(at: place) { return dated(day, month, index, behind: place + 1) }
        guard ["to", "bis", "-", "–", "and", "und", "au", "et", "to the", "a", "/"].contains(text.key(place)) else { return nil }
        let skip = ["zum", "the"].contains(text.key(place + 1)) ? place + 2 : place + 1
        guard let last = plain(skip), last > day, last <= 31, let month = month(at: behindOrdinal(skip + 1)) else { return nil }
        return Found(values: [CalendarValue(month: month, day: day)], range: index..<(place))
    }

    /// "the fourth of September", "am vierten September", "le premier mai".
    private func ordinalDay(at index: Int) -> Found? {
        guard let day = ordinal(text.key(index)), (1...31).contains(day) else { return nil }
        let place = text.key(index + 1) == "of" ? index + 2 : index + 1
        return month(at: place).map { dated(day, $0, index, behind: place + 1) }
    }

    func month(at index: Int) -> Int? {
        guard let token = text[index], token.kind == .word else { return nil }
        if text.language != .french, token.key == "mars" || token.key == "may" && !token.isCapital { return nil }
        return CalendarWords.month(token.key, short: true)
    }

    func behindOrdinal(_ index: Int) -> Int {
        var index = index
        if isMark(".", index) { index += 1 }
        if let token = text[index], token.isGlued, ["st", "nd", "rd", "th", "er"].contains(token.key) { index += 1 }
        return text.key(index) == "of" ? index + 1 : index
    }

    func dated(_ day: Int, _ month: Int, _ start: Int, behind place: Int) -> Found {
        let (year, end) = yearBehind(place)
        return Found(values: [CalendarValue(year: year, month: month, day: day)], range: start..<end)
    }

    /// The year that stands there, perhaps behind a comma or a full stop, and the token behind it.
    func yearBehind(_ index: Int) -> (Int?, Int) {
        var place = index
        if isMark(".", place), !(text[place + 1]?.startsSentence ?? true) { place += 1 }
        if text.key(place) == "," || isMark("/", place) { place += 1 }
        if ["of", "de", "des", "jahres"].contains(text.key(place)) { place += text.key(place + 1) == "jahres" ? 2 : 1 }
        guard let year = plain(place), text.tokens[place].text.count == 4, (1000...2999).contains(year) else { return (nil, index) }
        return (year, place + 1)
    }

    /// "May 3, 2025", "May 2025", and "May" alone where it is certainly the month.
    private func monthFirst(at index: Int) -> Found? {
        let token = text.tokens[index]
        let isBeforeNumber = text[index + 1]?.kind == .number || isMark(".", index + 1) && text[index + 2]?.kind == .number
        if !token.isCapital, text.language == .english || ["may", "march"].contains(token.key) { return nil }
        if token.key == "mars", text.language != .french { return nil }
        guard let month = CalendarWords.month(token.key, short: isBeforeNumber) else { return nil }
        let place = isMark(".", index + 1) && isBeforeNumber ? index + 2 : index + 1
        if let day = plain(place), (1...31).contains(day), text.tokens[place].text.count <= 2, text.language != .german,
            FigureUnit.named(text.key(place + 1)) == nil
        {
            return dated(day, month, index, behind: behindOrdinal(place + 1))
        }
        let (year, end) = yearBehind(index + 1)
        if year == nil, ["may", "march", "mars", "august"].contains(token.key), !isSurelyMonth(index) { return nil }
        return Found(values: [CalendarValue(year: year, month: month)], range: index..<end)
    }

    private static let before: Set = [
        "in", "since", "of", "until", "till", "by", "from", "last", "next", "this", "early", "late", "mid", "during", "and", "to",
        "between", "through",
        "before", "after", "en", "de", "depuis", "au", "fin", "debut", "mi", "d", "im", "ab", "bis", "seit", "ende", "anfang", "mitte",
        "et", "a", "avant", "apres", "jusqu",
        "und", "vom", "-", "–", "'", "’",
    ]

    private func isSurelyMonth(_ index: Int) -> Bool { Self.before.contains(text.key(index - 1)) }

    // MARK: parts

    /// "end of 2027", "Mitte 2027", "mi-mai": what stands before the date.
    private func withPart(_ found: Found) -> Found {
        let start = found.range.lowerBound
        if found.values.contains(where: { $0.minute != nil }), Self.rough.contains(text.key(start - 1)) || text.key(start - 2) == "kurz" {
            return found.map(keepingNumber: true) {
                var value = $0
                value.edge = .rough
                return value
            }
        }
        guard found.values.allSatisfy({ $0.day == nil && $0.weekday == nil && $0.minute == nil }) else { return found }
        for index in [start - 1, start - 2, start - 3] {
            guard let part = CalendarWords.part(text.key(index)) else {
                if ["of", "the", "-", "de", "l", "'", "’", "des"].contains(text.key(index)) { continue }
                break
            }
            return found.map {
                var value = $0
                value.part = part
                return value
            }
        }
        return withEdge(found)
    }

    private static let rough: Set = ["around", "about", "gegen", "etwa", "circa", "vers", "environ", "shortly"]

    /// "from November", "than in June": what it says of the days before.
    private func withEdge(_ found: Found) -> Found {
        let start = found.range.lowerBound
        let near = [1, 2, 3].map { text.key(start - $0) }
        let edge: CalendarValue.Edge? =
            ["from", "ab", "des", "starting", "depuis", "since", "seit"].contains(near[0]) || near[1] == "partir"
                || ["von", "vom"].contains(near[0]) && text.key(found.range.upperBound) == "an"
            ? .opens : near.contains(where: ["than", "als", "qu", "gegenuber", "rapport", "compared"].contains) ? .compares : nil
        guard let edge else { return found }
        return found.map(keepingNumber: true) {
            var value = $0
            value.edge = edge
            return value
        }
    }
}
