import Support

/// What a date's words say: as much of it as they name.
struct CalendarValue: Sendable, Hashable {
    /// The beginning, middle or end of a year or month.
    enum Part: Sendable, Hashable { case start, middle, end }

    /// "from November", which may be said of what ends in October, and "than in June", which may be said of July.
    enum Edge: Sendable, Hashable { case opens, compares, rough }

    /// Days of the year that everybody knows, though some of them move.
    enum Feast: Sendable, Hashable {
        case easter, pentecost, christmas

        var month: Int { self == .easter ? 4 : self == .pentecost ? 6 : 12 }
    }

    /// "last year": so many days, weeks, months or years from the day of the text.
    struct Relative: Sendable, Hashable {
        enum Unit: Sendable, Hashable {
            case day, week, month, year

            var figureUnit: FigureUnit {
                switch self {
                case .day: FigureUnit(dimension: .seconds, factor: 86400)
                case .week: FigureUnit(dimension: .seconds, factor: 604_800)
                case .month: FigureUnit(dimension: .months, factor: 1)
                case .year: FigureUnit(dimension: .months, factor: 12)
                }
            }
        }

        let unit: Unit
        let count: Int
    }

    var year: Int?
    var month: Int?
    var day: Int?
    /// 1 is Monday.
    var weekday: Int?
    /// Weeks since that of 1970-01-01; they begin on Mondays.
    var week: Int?
    var quarter: Int?
    var half: Int?
    /// 0 is spring.
    var season: Int?
    /// 1990 for the nineties.
    var decade: Int?
    /// Minutes after midnight.
    var minute: Int?
    var part: Part?
    /// -4 for the fourth before Christ.
    var century: Int?
    var feast: Feast?
    /// What the words before a claim make of it.
    var edge: Edge?
    var relative: Relative?
    /// How many years it may be off: what is 3,400 years old is so about.
    var slack = 0
    /// It follows from a day of the week or "yesterday": alone it says nothing of a year.
    var isDayGuessed = false
    /// It may be a year earlier: too little to tell a day of the week from.
    var isYearGuessed = false

    /// Whether everything that the claim names is said here.
    func says(_ claim: CalendarValue) -> Bool {
        if isDayGuessed, claim.month == nil, claim.day == nil, claim.weekday == nil, claim.week == nil, claim.relative == nil {
            return false
        }
        if isEdge(claim) || isBeside(claim) || isEndOfPeriod(claim) { return true }
        if slack > 0, let wanted = claim.year, let year, claim.month == nil { return abs(wanted - year) <= slack }
        return agreesInTime(claim) && agrees(claim.year, year(of: claim)) && agrees(claim.month, month) && agrees(claim.day, day)
            && agrees(claim.weekday, knownWeekday) && agrees(claim.week, knownWeek) && agrees(claim.quarter, knownQuarter)
            && agrees(claim.half, knownHalf) && agrees(claim.season, knownSeason) && agrees(claim.decade, knownDecade)
            && agrees(claim.century, knownCentury) && (claim.feast == nil || claim.feast == knownFeast)
            && agrees(claim.part, part(of: claim)) && (claim.relative == nil || claim.relative == relative)
    }

    private func agrees(_ wanted: Int?, _ found: Int?) -> Bool { wanted == nil || wanted == found }

    /// "shortly after ten" is said of a quarter past.
    private func agreesInTime(_ claim: CalendarValue) -> Bool {
        guard claim.edge == .rough, let wanted = claim.minute, let minute else { return agrees(claim.minute, minute) }
        return abs(wanted - minute) <= 30
    }

    private func agrees(_ wanted: Part?, _ found: [Part]) -> Bool { wanted.map { found.isEmpty || found.contains($0) } ?? true }

    /// With a year where it names only a month or a day of one.
    func withYear(_ year: Int) -> CalendarValue {
        guard self.year == nil, month != nil || quarter != nil, relative == nil else { return self }
        var value = self
        value.year = year
        return value
    }

    // MARK: what follows from its parts

    private var days: Int? {
        guard let year, let month, let day else { return nil }
        return CivilDate.days(year: year, month: month, day: day)
    }

    private var knownWeekday: Int? { weekday ?? (isYearGuessed ? nil : days.map(CivilDate.weekday)) }
    private var knownWeek: Int? { week ?? days.map(Self.week) }
    private var knownQuarter: Int? { quarter ?? month.map { ($0 + 2) / 3 } }
    private var knownHalf: Int? { half ?? knownQuarter.map { ($0 + 1) / 2 } }
    private var knownCentury: Int? { century ?? year.map { $0 > 0 ? ($0 + 99) / 100 : -((99 - $0) / 100) } }
    private var knownFeast: Feast? { feast ?? (month == 12 && day.map { (24...26).contains($0) } == true ? .christmas : nil) }
    private var knownDecade: Int? { decade ?? year.map { $0 / 10 * 10 } }
    /// As meteorologists count: March to May is spring. The day that a weekday may have meant says nothing of it.
    private var knownSeason: Int? { season ?? (isDayGuessed ? nil : month.map { ($0 + 9) / 3 % 4 }) }

    /// The winter of 2026 ends in February 2027.
    private func year(of claim: CalendarValue) -> Int? {
        guard claim.season == 3, claim.month == nil, let month, month <= 2, let year, claim.year == year - 1 else { return year }
        return year - 1
    }

    static func week(of days: Int) -> Int { (days + 3) / 7 }

    /// The parts of the claim's year or month that this may be called; none where nothing tells.
    private func part(of claim: CalendarValue) -> [Part] {
        if claim.decade != nil { return year.map { Self.parts(of: $0 % 10, 3, 7) } ?? [] }
        if claim.month != nil || claim.relative?.unit == .month { return day.map { Self.parts(of: $0, 10, 20) } ?? part.map { [$0] } ?? [] }
        return month.map { Self.parts(of: $0, 4, 8) } ?? part.map { [$0] } ?? []
    }

    /// A little before and after a bound, either may be said.
    private static func parts(of number: Int, _ first: Int, _ second: Int) -> [Part] {
        number < first
            ? [.start] : number == first ? [.start, .middle] : number < second ? [.middle] : number == second ? [.middle, .end] : [.end]
    }

    /// "30 June" for the end of June, "1 January 2026" for the start of 2026.
    private func isEdge(_ claim: CalendarValue) -> Bool {
        guard let claimed = claim.day, let month = claim.month, day == nil, let part, agrees(claim.year, year) else { return false }
        guard self.month.map({ $0 == month }) ?? (month == (part == .end ? 12 : 1)), quarter == nil, half == nil else { return false }
        return part == .end ? claimed == CivilDate.length(year: claim.year ?? year ?? 2024, month: month) : part == .start && claimed == 1
    }

    /// "the end of March" for the first quarter.
    private func isEndOfPeriod(_ claim: CalendarValue) -> Bool {
        guard claim.part == .end, claim.day == nil, let last = quarter.map({ $0 * 3 }) ?? half.map({ $0 * 6 }) else { return false }
        return claim.month == last && agrees(claim.year, year)
    }

    /// What is "from November" on ends on 31 October; what rose in July is more than in June.
    private func isBeside(_ claim: CalendarValue) -> Bool {
        // What is "from November" on is so in winter.
        if edge == .opens, let season = claim.season, let month, agrees(claim.year, year) {
            return [month, month % 12 + 1].contains { ($0 + 9) / 3 % 4 == season }
        }
        guard let edge = claim.edge, let claimed = claim.month, claim.day == nil, let month, agrees(claim.year, year) else { return false }
        switch edge {
        case .opens: return claimed == month % 12 + 1 && (part == .end || day == CivilDate.length(year: year ?? 2024, month: month))
        case .compares: return claimed % 12 + 1 == month && day == nil
        case .rough: return false
        }
    }

    /// The quarter or half of a year that begins with this month and ends with the other.
    func period(to end: CalendarValue) -> CalendarValue? {
        guard let first = month, let last = end.month, day == nil, end.day == nil else { return nil }
        if last - first == 2, first % 3 == 1 { return CalendarValue(year: end.year, quarter: (first + 2) / 3) }
        return last - first == 5 && first % 6 == 1 ? CalendarValue(year: end.year, half: first / 6 + 1) : nil
    }

    // MARK: what follows from the day of the text

    /// The same with what follows from the day on which it was written: the year of "3 May", the date of "Wednesday" and "yesterday".
    func resolved(on day: Int?) -> [CalendarValue] {
        guard let day else { return [self] }
        if let relative { return [self, moved(relative, from: day)] }
        if year != nil || minute != nil { return [self] }
        if let weekday, month == nil { return [self] + Self.nearest(weekday, to: day) }
        guard month != nil || quarter != nil || half != nil || season != nil || feast != nil else { return [self] }
        return [self] + withNearYears(to: day)
    }

    /// The nearest year; and that of the next time, if that is another, for what is to come.
    private func withNearYears(to today: Int) -> [CalendarValue] {
        let thisYear = CivilDate.date(days: today).year
        let place = month ?? quarter.map { $0 * 3 - 1 } ?? half.map { $0 * 6 - 3 } ?? feast?.month ?? season.map { $0 * 3 + 4 } ?? 4
        let distance = { (year: Int) in abs(CivilDate.days(year: year, month: (place - 1) % 12 + 1, day: day ?? 15) - today) }
        let nearest = [thisYear - 1, thisYear, thisYear + 1].min { distance($0) < distance($1) } ?? thisYear
        var (value, next) = (self, self)
        value.year = nearest
        (next.year, next.isYearGuessed) = (nearest + 1, true)
        let isPast = CivilDate.days(year: nearest, month: (place - 1) % 12 + 1, day: day ?? 15) < today - Self.recently
        return isPast ? [value, next] : [value]
    }

    /// What was a month and a half ago is seldom told without its year.
    private static let recently = 45

    /// The days of that name in the week before and the week after.
    private static func nearest(_ weekday: Int, to today: Int) -> [CalendarValue] {
        let back = (CivilDate.weekday(days: today) - weekday + 7) % 7
        return [today - back, today - back + 7, back == 0 ? today - 7 : today - back].map(dated)
    }

    private static func dated(_ days: Int) -> CalendarValue {
        let date = CivilDate.date(days: days)
        return CalendarValue(
            year: date.year, month: date.month, day: date.day, weekday: CivilDate.weekday(days: days), isDayGuessed: true)
    }

    /// So many months on, or back: of whole years, as exact as it is; else to the month.
    func moved(months: Int) -> CalendarValue {
        guard let year else { return self }
        guard let month, months % 12 != 0 else { return CalendarValue(year: year + months / 12, month: month) }
        let count = year * 12 + month - 1 + months
        return CalendarValue(year: count / 12, month: count % 12 + 1)
    }

    /// So many days on, or back, of a date that has its day.
    func moved(days count: Int) -> CalendarValue? {
        days.map { CivilDate.date(days: $0 + count) }.map { CalendarValue(year: $0.year, month: $0.month, day: $0.day) }
    }

    private func moved(_ relative: Relative, from today: Int) -> CalendarValue {
        let date = CivilDate.date(days: today)
        var moved = self
        (moved.relative, moved.edge) = (nil, nil)
        switch relative.unit {
        case .day: return Self.dated(today + relative.count)
        case .week: moved.week = Self.week(of: today) + relative.count
        case .month:
            let months = date.year * 12 + date.month - 1 + relative.count
            (moved.year, moved.month) = (months / 12, months % 12 + 1)
        case .year: moved.year = date.year + relative.count
        }
        return moved
    }
}
