import Support

/// An RRULE (RFC 5545, 3.3.10) as holidays use it: by years, months, weeks or days; everything else is refused.
struct RecurrenceRule: Sendable, Equatable {
    enum Frequency: String, Sendable { case yearly = "YEARLY", monthly = "MONTHLY", weekly = "WEEKLY", daily = "DAILY" }

    /// "2SU": the second Sunday; "-1MO": the last Monday; "TU": every Tuesday (ordinal 0).
    struct Day: Sendable, Equatable {
        let weekday: Int
        let ordinal: Int
    }

    let frequency: Frequency
    private(set) var interval = 1
    private(set) var count: Int?
    private(set) var until: CalendarMoment?
    private var months: [Int] = []
    private var monthDays: [Int] = []
    private var days: [Day] = []
    private var weekStart = 1

    init(_ text: String) throws(EventProblem) {
        var parts: [(key: String, value: String)] = []
        for part in text.split(separator: ";") {
            let sides = part.split(separator: "=", omittingEmptySubsequences: false).map { String($0).uppercased() }
            guard sides.count == 2 else { throw EventProblem("RRULE cannot be read at \"\(part.prefix(40))\"") }
            if parts.contains(where: { $0.key == sides[0] }) { throw EventProblem("RRULE has \(sides[0].prefix(20)) twice") }
            parts.append((sides[0], sides[1]))
        }
        guard let word = parts.first(where: { $0.key == "FREQ" })?.value, let frequency = Frequency(rawValue: word) else {
            throw EventProblem("RRULE repeats neither by years, months, weeks nor days")
        }
        self.frequency = frequency
        for (key, value) in parts where key != "FREQ" { try take(key, value) }
        let isByMonth = frequency == .yearly || frequency == .monthly
        if !isByMonth, days.contains(where: { $0.ordinal != 0 }) || (frequency == .weekly && !monthDays.isEmpty) {
            throw EventProblem("RRULE counts days of the month, but does not repeat by months or years")
        }
        if count != nil, until != nil { throw EventProblem("RRULE has both COUNT and UNTIL") }
    }

    private mutating func take(_ key: String, _ value: String) throws(EventProblem) {
        switch key {
        case "INTERVAL": interval = try Self.number(value, in: 1...1000, key)
        case "COUNT": count = try Self.number(value, in: 1...10_000, key)
        case "UNTIL": until = try CalendarMoment(value, zone: nil)
        case "BYMONTH": months = try Self.numbers(value, in: 1...12, key)
        case "BYMONTHDAY": monthDays = try Self.numbers(value, in: -31...31, key)
        case "BYDAY": for word in value.split(separator: ",") { days.append(try Self.day(String(word))) }
        case "WKST": weekStart = try Self.day(value).weekday
        default: throw EventProblem("RRULE has \(key.prefix(20)), which is not supported")
        }
    }

    private static func number(_ text: String, in range: ClosedRange<Int>, _ key: String) throws(EventProblem) -> Int {
        guard let number = Int(text), range.contains(number), number != 0 else {
            throw EventProblem("RRULE has \(key)=\(text.limited(utf16: 20))")
        }
        return number
    }

    private static func numbers(_ text: String, in range: ClosedRange<Int>, _ key: String) throws(EventProblem) -> [Int] {
        var numbers: [Int] = []
        for word in text.split(separator: ",", omittingEmptySubsequences: false) {
            numbers.append(try number(String(word), in: range, key))
        }
        return numbers
    }

    private static func day(_ word: String) throws(EventProblem) -> Day {
        let names = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
        let number = word.dropLast(2)
        guard let weekday = names.firstIndex(of: String(word.suffix(2))), let ordinal = number.isEmpty ? 0 : Int(number),
            (-53...53).contains(ordinal), number.isEmpty || ordinal != 0
        else { throw EventProblem("RRULE has the day \"\(word.limited(utf16: 20))\"") }
        return Day(weekday: weekday + 1, ordinal: ordinal)
    }

    // MARK: the days

    /// The days (since 1970-01-01) within `range` on which an event recurs that began on `start`. Each day that has to be looked at
    /// is taken off `budget`.
    func days(from start: Int, within range: ClosedRange<Int>, budget: inout Int) throws(HolidayRefusal) -> [Int] {
        // Only a COUNT makes it matter how often the event took place before.
        let first = count == nil ? max(start, range.lowerBound) : start
        guard first <= range.upperBound else { return [] }
        var left = count ?? .max
        var found: [Int] = []
        for day in first...range.upperBound {
            budget -= 1
            if budget < 0 { throw HolidayRefusal("its events repeat too often to be written out") }
            guard matches(day, start: start) else { continue }
            left -= 1
            if day >= range.lowerBound { found.append(day) }
            if left == 0 { break }
        }
        return found
    }

    private func matches(_ day: Int, start: Int) -> Bool {
        guard period(day, start) % interval == 0 else { return false }
        let (year, month, dayOfMonth) = CivilDate.date(days: day)
        let began = CivilDate.date(days: start)
        if !months.isEmpty, !months.contains(month) { return false }
        let length = CivilDate.length(year: year, month: month)
        if !monthDays.isEmpty, !monthDays.contains(dayOfMonth), !monthDays.contains(dayOfMonth - length - 1) { return false }
        if !days.isEmpty { return days.contains { matches($0, day) } }
        if !monthDays.isEmpty { return true }
        switch frequency {
        case .yearly: return dayOfMonth == began.day && (!months.isEmpty || month == began.month)
        case .monthly: return dayOfMonth == began.day
        case .weekly: return CivilDate.weekday(days: day) == CivilDate.weekday(days: start)
        case .daily: return true
        }
    }

    /// Ordinals count within the year where the rule names no month, else within the month.
    private func matches(_ wanted: Day, _ day: Int) -> Bool {
        guard wanted.weekday == CivilDate.weekday(days: day) else { return false }
        if wanted.ordinal == 0 { return true }
        let (year, month, dayOfMonth) = CivilDate.date(days: day)
        let isInYear = frequency == .yearly && months.isEmpty
        let place = isInYear ? day - CivilDate.days(year: year, month: 1, day: 1) : dayOfMonth - 1
        let length = isInYear ? (CivilDate.isLeap(year) ? 366 : 365) : CivilDate.length(year: year, month: month)
        return wanted.ordinal > 0 ? place / 7 + 1 == wanted.ordinal : (length - 1 - place) / 7 + 1 == -wanted.ordinal
    }

    /// How many years, months, weeks or days after the one of the start.
    private func period(_ day: Int, _ start: Int) -> Int {
        let (date, began) = (CivilDate.date(days: day), CivilDate.date(days: start))
        switch frequency {
        case .yearly: return date.year - began.year
        case .monthly: return (date.year - began.year) * 12 + date.month - began.month
        case .weekly: return week(day) - week(start)
        case .daily: return day - start
        }
    }

    /// 1970-01-01 was a Thursday.
    private func week(_ day: Int) -> Int {
        let shifted = day + 4 - weekStart
        return (shifted >= 0 ? shifted : shifted - 6) / 7
    }
}
