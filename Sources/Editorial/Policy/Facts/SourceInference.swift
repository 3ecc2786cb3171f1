import Support

/// What a source says without saying it: the years of its dates, the dates of its "in three weeks", its temperatures in the other scale.
enum SourceInference {
    /// "Next year the fair runs from 16 to 19 July": the year of dates that stand in a sentence with it.
    static func withYears(_ dates: [CalendarReader.Found], in text: FactTokens, on day: Int?) -> [CalendarReader.Found] {
        guard let thisYear = day.map({ CivilDate.date(days: $0).year }) else { return dates }
        var years: [Int: Int] = [:]
        var dates = dates
        // "a year earlier" is counted from the year that the sentence or the one before speaks of.
        for index in dates.indices {
            guard let relative = dates[index].values.first?.relative, relative.unit == .year, relative.count < 0 else { continue }
            let number = text.sentenceNumber(of: dates[index].range.lowerBound)
            let near = dates[max(0, index - 6)..<min(dates.count, index + 4)].filter {
                (number - 1...number).contains(text.sentenceNumber(of: $0.range.lowerBound))
            }
            dates[index].values += Set(near.compactMap { $0.values.first?.year }).map { CalendarValue(year: $0 + relative.count) }
            // A year ago it was the same time of the year.
            if let day, ["ago", "earlier", "zuvor", "tot"].contains(text.key(dates[index].range.upperBound - 1)) {
                let season = (CivilDate.date(days: day).month + 9) / 3 % 4
                dates[index].values.append(CalendarValue(year: thisYear + relative.count, season: season))
            }
            // "5.3 percent in May, a year ago 6.1"
            dates[index].values += Set(near.compactMap { $0.values.first?.month }).map {
                CalendarValue(year: thisYear + relative.count, month: $0)
            }
        }
        for found in dates {
            guard let relative = found.values.first?.relative, relative.unit == .year, relative.count == 1 else { continue }
            years[text.sentenceNumber(of: found.range.lowerBound)] = thisYear + relative.count
        }
        return years.isEmpty
            ? dates
            : dates.map { found in
                guard let year = years[text.sentenceNumber(of: found.range.lowerBound)] else { return found }
                return found.map(keepingNumber: true) { $0.withYear(year) }
            }
    }

    /// "It reopens in three weeks": a day from that of the text on.
    static func future(_ found: FigureReader.Found, in text: FactTokens) -> CalendarReader.Found? {
        let isAhead = ["in", "dans", "within", "binnen", "von", "ici"].contains(text.key(found.range.lowerBound - 1))
        guard isAhead || ["away", "entfernt"].contains(text.key(found.range.upperBound)), let unit = found.figure.unit,
            let count = found.figure.values.first, (1...200).contains(count), count == count.rounded()
        else { return nil }
        let relative: CalendarValue.Relative? =
            switch unit {
            case CalendarValue.Relative.Unit.day.figureUnit: .init(unit: .day, count: Int(count))
            case CalendarValue.Relative.Unit.week.figureUnit: .init(unit: .day, count: 7 * Int(count))
            case CalendarValue.Relative.Unit.month.figureUnit: .init(unit: .month, count: Int(count))
            case CalendarValue.Relative.Unit.year.figureUnit: .init(unit: .year, count: Int(count))
            default: nil
            }
        return relative.map { CalendarReader.Found(values: [CalendarValue(relative: $0)], range: found.range) }
    }

    /// "for six years", "seit drei Monaten": the year or month since when.
    static func past(_ found: FigureReader.Found, in text: FactTokens) -> CalendarReader.Found? {
        guard (1...3).contains(where: { ["for", "seit", "depuis", "since"].contains(text.key(found.range.lowerBound - $0)) }),
            let unit = found.figure.unit, let count = found.figure.values.first, (1...200).contains(count), count == count.rounded(),
            let relative: CalendarValue.Relative.Unit = unit == CalendarValue.Relative.Unit.year.figureUnit
                ? .year : unit == CalendarValue.Relative.Unit.month.figureUnit ? .month : nil
        else { return nil }
        let values = [-1, 1].map { CalendarValue(relative: .init(unit: relative, count: $0 * Int(count))) }
        return CalendarReader.Found(values: values, range: found.range)
    }

    /// "since 2018": the years that have passed.
    static func since(_ found: CalendarReader.Found, on day: Int?) -> FigureReader.Found? {
        guard let day, let value = found.values.first, value.edge == .opens, let year = value.year else { return nil }
        let years = CivilDate.date(days: day).year - year
        guard years > 1 else { return nil }
        return FigureReader.Found(
            figure: Figure(values: [Double(years)], unit: CalendarValue.Relative.Unit.year.figureUnit), range: found.range)
    }

    /// "3,400 years old", "ein 40 Jahre altes Schiff": the year that it is from.
    static func birth(_ found: FigureReader.Found, on day: Int?) -> CalendarReader.Found? {
        guard let day, found.figure.role.contains(.age), found.figure.isDuration, let days = found.figure.days, days >= 365 else {
            return nil
        }
        let years = Int(days / 365)
        return CalendarReader.Found(
            values: [CalendarValue(year: CivilDate.date(days: day).year - years, slack: years / 50)], range: found.range)
    }

    /// "in 2028, seven years ahead of the national target", "a half-year later": dates so long before and after one that was named.
    static func moved(_ found: FigureReader.Found, _ dates: [CalendarReader.Found], in text: FactTokens, on day: Int?) -> CalendarReader
        .Found?
    {
        guard found.figure.isDuration, let unit = found.figure.unit, unit.dimension == .months || unit.factor >= 86400,
            let days = found.figure.days,
            (0...2).contains(where: { moving.contains(text.key(found.range.upperBound + $0)) })
                || (unit.dimension == .months || unit.factor > 86400)
                    && (1...2).contains(where: { lasting.contains(text.key(found.range.lowerBound - $0)) })
        else { return nil }
        let number = text.sentenceNumber(of: found.range.lowerBound)
        let base = dates.last { date in
            date.range.lowerBound < found.range.lowerBound && (number - 1...number).contains(text.sentenceNumber(of: date.range.lowerBound))
        }
        let values = (base?.values ?? []).flatMap { $0.resolved(on: day) }.filter { $0.year != nil && !$0.isDayGuessed }.prefix(3)
        let months = Int((days * 12 / 365).rounded())
        let moved = values.flatMap { value in
            [-1, 1].compactMap { unit.dimension == .months ? value.moved(months: $0 * months) : value.moved(days: $0 * Int(days)) }
        }
        return moved.isEmpty ? nil : CalendarReader.Found(values: moved, range: found.range)
    }

    private static let lasting: Set = [
        "take", "takes", "took", "taking", "last", "lasts", "lasting", "dauert", "dauern", "dauerte", "dure", "durera", "prendra", "prend",
    ]
    private static let moving: Set = [
        "ahead", "earlier", "later", "behind", "before", "after", "late", "early", "fruher", "spater", "vor", "nach", "danach", "zuvor",
        "davor",
        "avant", "apres", "tard", "tot", "retard", "avance",
    ]

    /// A temperature in the other scale.
    static func converted(_ found: FigureReader.Found) -> FigureReader.Found? {
        guard case .temperature(let scale) = found.figure.unit?.dimension, !scale.isEmpty else { return nil }
        var found = found
        found.figure.values = found.figure.values.map { scale == "f" ? ($0 - 32) / 1.8 : $0 * 1.8 + 32 }
        found.figure.unit = FigureUnit(dimension: .temperature(scale == "f" ? "c" : "f"), factor: 1)
        found.figure.tolerance = 0.6
        return found
    }

    /// "the second quarter" has three months.
    static func length(_ found: CalendarReader.Found) -> FigureReader.Found? {
        guard let value = found.values.first else { return nil }
        // "three weeks earlier"
        if let relative = value.relative, relative.count != 0 {
            return .init(figure: Figure(values: [Double(abs(relative.count))], unit: relative.unit.figureUnit), range: found.range)
        }
        let months = value.quarter != nil ? 3.0 : value.half != nil ? 6 : nil
        return months.map { .init(figure: Figure(values: [$0], unit: FigureUnit(dimension: .months, factor: 1)), range: found.range) }
    }
}
