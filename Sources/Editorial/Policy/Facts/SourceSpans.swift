import Support

/// The time between two dates of a source, and from its dates to the day that it was published.
struct SourceSpans {
    private struct Point {
        let year: Int
        let month: Int?
        let day: Int?
        let place: Int

        var days: Int { CivilDate.days(year: year, month: month ?? 7, day: day ?? 15) }
    }

    private let points: [Point]
    /// Pairs of times of day that stand in one sentence: what lies between them, in minutes.
    private let clocks: [(minutes: Int, place: Int)]
    /// The days of the week and the like, counted as days.
    private let days: [Int]
    /// More dates than this are a calendar.
    private static let most = 24

    init(_ dates: [CalendarReader.Found], in text: FactTokens, on day: Int?) {
        clocks = Self.clocks(dates, text)
        days = dates.prefix(Self.most).flatMap { $0.values.flatMap { $0.resolved(on: day) } }.compactMap { value in
            guard let year = value.year, let month = value.month, let day = value.day else { return nil }
            return CivilDate.days(year: year, month: month, day: day)
        }
        var points = dates.flatMap { found -> [Point] in
            found.values.flatMap { $0.resolved(on: day) }.filter { !$0.isDayGuessed }.prefix(4).flatMap { value in
                let month = value.month ?? Self.month(of: value)
                return Self.years(of: value).map { Point(year: $0, month: month, day: value.day, place: found.range.lowerBound) }
            }
        }
        points = Array(points.prefix(Self.most))
        if let today = day.map(CivilDate.date) { points.append(Point(year: today.year, month: today.month, day: today.day, place: 0)) }
        self.points = points
    }

    private static func clocks(_ dates: [CalendarReader.Found], _ text: FactTokens) -> [(minutes: Int, place: Int)] {
        let times = dates.filter { $0.values.first?.minute != nil }.prefix(most)
        return zip(times, times.dropFirst()).flatMap { first, second -> [(minutes: Int, place: Int)] in
            guard text.sentenceNumber(of: first.range.lowerBound) == text.sentenceNumber(of: second.range.lowerBound) else { return [] }
            return first.values.compactMap(\.minute).flatMap { start in
                second.values.compactMap(\.minute).flatMap { end in
                    [abs(end - start), 1440 - abs(end - start)].map { ($0, first.range.lowerBound) }
                }
            }
        }
    }

    /// Whether two days lie so far apart.
    func hasDays(_ count: Int) -> Bool {
        days.contains { first in days.contains { $0 - first == count } }
    }

    /// Of a century, its beginning, middle and end.
    private static func years(of value: CalendarValue) -> [Int] {
        if let year = value.year { return [year] }
        guard let century = value.century else { return [] }
        let last = century > 0 ? century * 100 : century * 100 + 100
        return [last - 99, last - 50, last]
    }

    private static func month(of value: CalendarValue) -> Int? {
        value.quarter.map { $0 * 3 - 1 } ?? value.season.map { $0 * 3 + 4 > 12 ? 1 : $0 * 3 + 4 }
            ?? value.part.map { $0 == .start ? 1 : $0 == .middle ? 6 : 12 }
    }

    /// The token of a date from which so much time passes to another; `isFree` when the source states no other time of that kind.
    func place(of claim: Figure, isFree: Bool) -> Int? {
        guard let unit = claim.unit, unit.dimension == .months || unit.dimension == .seconds else { return nil }
        if unit.dimension == .seconds, [60, 3600].contains(unit.factor),
            let clock = clocks.first(where: { claim.isSaid(by: Figure(values: [Double($0.minutes) * 60 / unit.factor], unit: unit)) })
        {
            return clock.place
        }
        // Ten years and more hardly come out by chance.
        let isLong = unit.dimension == .months && claim.values[0] * unit.factor >= 120
        for (index, first) in points.enumerated() {
            for second in points[(index + 1)...] where claim.role.contains(.elapsed) || isFree || isLong || isRange(first, second) {
                if spans(first, second, unit, claim).contains(where: claim.isSaid) { return first.place }
            }
        }
        return nil
    }

    /// "from 15 January to 30 April"
    private func isRange(_ first: Point, _ second: Point) -> Bool { first.place > 0 && (1...8).contains(second.place - first.place) }

    private func spans(_ first: Point, _ second: Point, _ unit: FigureUnit, _ claim: Figure) -> [Figure] {
        let years = Figure(values: [Double(abs(first.year - second.year))], unit: FigureUnit(dimension: .months, factor: 12))
        let days = Double(abs(first.days - second.days))
        guard unit.dimension == .seconds || unit.factor < 12 else {
            let exact = Figure(
                values: [days / 365.25], unit: years.unit, tolerance: claim.values[0] == claim.values[0].rounded() ? nil : 0.2)
            return first.month != nil && second.month != nil ? [years, exact] : [years]
        }
        guard first.month != nil, second.month != nil else { return [] }
        let isExact = first.day != nil && second.day != nil
        let isDays = unit.dimension == .seconds && unit.factor <= 86400
        if isDays { return isExact ? [Figure(values: [days], unit: FigureUnit.named("days"))] : [] }
        if unit.dimension == .months { return [Figure(values: [days / 30.44 / unit.factor], unit: unit, tolerance: isExact ? 0.4 : 0.6)] }
        return isExact ? [Figure(values: [days * 86400 / unit.factor], unit: unit, tolerance: 0.5)] : []
    }
}
