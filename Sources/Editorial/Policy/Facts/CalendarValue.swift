import Support

/// What a date's words say: as much of it as they name.
struct CalendarValue: Sendable, Hashable {
    /// The beginning, middle or end of a year or month.
    enum Part: Sendable, Hashable { case start, middle, end }

    /// "last year": so many days, weeks, months or years from the day of the text.
    struct Relative: Sendable, Hashable {
        enum Unit: Sendable, Hashable { case day, week, month, year }

        let unit: Unit
        let count: Int
    }

    var year: Int?
    var month: Int?
    var day: Int?
    /// 1 is Monday.
    var weekday: Int?
    var quarter: Int?
    var half: Int?
    /// 0 is spring.
    var season: Int?
    /// 1990 for the nineties.
    var decade: Int?
    /// Minutes after midnight.
    var minute: Int?
    var part: Part?
    var relative: Relative?
    /// The year follows from the day on which it was written: too little to tell a day of the week from.
    var isYearGuessed = false

    /// Whether everything that the claim names is said here.
    func says(_ claim: CalendarValue) -> Bool {
        // Its year was not said: alone it says nothing of a year.
        if isYearGuessed, claim.month == nil, claim.quarter == nil, claim.half == nil, claim.season == nil, claim.year != nil {
            return false
        }
        func agrees(_ wanted: Int?, _ found: Int?) -> Bool { wanted == nil || wanted == found }
        return agrees(claim.minute, minute) && agrees(claim.year, year) && agrees(claim.month, month) && agrees(claim.day, day)
            && agrees(claim.weekday, knownWeekday) && agrees(claim.quarter, knownQuarter) && agrees(claim.half, knownHalf)
            && agrees(claim.season, knownSeason) && agrees(claim.decade, decade) && (claim.part == nil || part == nil || claim.part == part)
            && (claim.relative == nil || claim.relative == relative)
    }

    private var knownWeekday: Int? {
        guard weekday == nil, !isYearGuessed, let year, let month, let day else { return weekday }
        return CivilDate.weekday(days: CivilDate.days(year: year, month: month, day: day))
    }

    private var knownQuarter: Int? { quarter ?? month.map { ($0 + 2) / 3 } }
    /// As meteorologists count: March to May is spring. The day that a weekday may have meant says nothing of it.
    private var knownSeason: Int? { season ?? (weekday == nil ? month.map { ($0 + 9) / 3 % 4 } : nil) }
    private var knownHalf: Int? { half ?? knownQuarter.map { ($0 + 1) / 2 } }

    /// The same with what follows from the day on which it was written: the year of "3 May", the date of "Wednesday" and "yesterday".
    func resolved(on day: Int?) -> [CalendarValue] {
        guard let day else { return [self] }
        if let relative { return [self, Self.moved(relative, from: day, keeping: self)] }
        if year != nil || minute != nil { return [self] }
        if let weekday, month == nil { return [self] + Self.nearest(weekday, to: day) }
        guard month != nil || quarter != nil || half != nil || season != nil else { return [self] }
        return [self, withNearestYear(to: day)]
    }

    private func withNearestYear(to today: Int) -> CalendarValue {
        let thisYear = CivilDate.date(days: today).year
        let place = month ?? quarter.map { $0 * 3 - 1 } ?? half.map { $0 * 6 - 3 } ?? (season ?? 0) * 3 + 4
        let years = [thisYear - 1, thisYear, thisYear + 1]
        let best = years.min { left, right in
            abs(CivilDate.days(year: left, month: place, day: day ?? 15) - today)
                < abs(CivilDate.days(year: right, month: place, day: day ?? 15) - today)
        }
        var value = self
        value.year = best
        value.isYearGuessed = true
        return value
    }

    /// The days of that name in the week before and the week after.
    private static func nearest(_ weekday: Int, to today: Int) -> [CalendarValue] {
        let back = (CivilDate.weekday(days: today) - weekday + 7) % 7
        return [today - back, today - back + 7].map { dated($0) }
    }

    private static func dated(_ days: Int) -> CalendarValue {
        let date = CivilDate.date(days: days)
        return CalendarValue(
            year: date.year, month: date.month, day: date.day, weekday: CivilDate.weekday(days: days), isYearGuessed: true)
    }

    private static func moved(_ relative: Relative, from today: Int, keeping value: CalendarValue) -> CalendarValue {
        let date = CivilDate.date(days: today)
        var moved = CalendarValue(month: value.month, quarter: value.quarter, season: value.season, part: value.part)
        switch relative.unit {
        case .day: return dated(today + relative.count)
        case .week: return value
        case .month:
            let months = date.year * 12 + date.month - 1 + relative.count
            (moved.year, moved.month) = (months / 12, months % 12 + 1)
        case .year: moved.year = date.year + relative.count
        }
        return moved
    }
}
