/// The POSIX TZ rule at the end of a TZif file: what holds after the last listed change.
struct FutureRule: Sendable, Equatable {
    private let standard: Int
    private let summer: Summer?

    private struct Summer: Equatable {
        let offset: Int
        let start: Change
        let end: Change
    }

    init(standard: Int) {
        self.standard = standard
        summer = nil
    }

    /// Reads `CET-1CEST,M3.5.0,M10.5.0/3`; nil when it is not such a rule.
    init?(posix text: ArraySlice<UInt8>) {
        var reader = RuleReader(text)
        guard reader.name(), let west = reader.time() else { return nil }
        standard = -west
        if reader.isAtEnd {
            summer = nil
            return
        }
        guard reader.name() else { return nil }
        let offset = reader.peek == UInt8(ascii: ",") ? standard + 3600 : reader.time().map { -$0 }
        guard let offset, let start = reader.change(), let end = reader.change(), reader.isAtEnd else { return nil }
        summer = Summer(offset: offset, start: start, end: end)
    }

    func offset(_ instant: Int64) -> Int {
        guard let summer else { return standard }
        let year = WallTime(seconds: instant + Int64(standard)).year
        let start = summer.start.seconds(year) - Int64(standard)
        let end = summer.end.seconds(year) - Int64(summer.offset)
        // In the south summer spans the new year.
        let isSummer = start < end ? (start..<end).contains(instant) : !(end..<start).contains(instant)
        return isSummer ? summer.offset : standard
    }
}

/// The moment in a year when clocks change, as wall time before the change.
struct Change: Sendable, Equatable {
    enum Day: Equatable {
        case weekday(month: Int, week: Int, day: Int)
        case numbered(Int)
        case numberedWithoutLeapDay(Int)
    }

    let day: Day
    let time: Int

    /// Seconds since 1970 on the wall.
    func seconds(_ year: Int) -> Int64 { Int64(days(year)) * 86400 + Int64(time) }

    private func days(_ year: Int) -> Int {
        switch day {
        case .numbered(let number): return CivilDate.days(year: year, month: 1, day: 1) + number
        case .numberedWithoutLeapDay(let number):
            let leapDay = CivilDate.isLeap(year) && number >= 60 ? 1 : 0
            return CivilDate.days(year: year, month: 1, day: number) + leapDay
        case .weekday(let month, let week, let day):
            let first = CivilDate.days(year: year, month: month, day: 1)
            let ahead = (day - CivilDate.weekday(days: first) % 7 + 7) % 7
            let date = ahead + (week - 1) * 7
            return first + (date >= CivilDate.length(year: year, month: month) ? date - 7 : date)
        }
    }
}

/// Reads the parts of a POSIX TZ rule.
private struct RuleReader {
    private var rest: ArraySlice<UInt8>

    init(_ text: ArraySlice<UInt8>) { rest = text }

    var isAtEnd: Bool { rest.isEmpty }
    var peek: UInt8? { rest.first }

    mutating func skip(_ character: Character) -> Bool {
        guard let byte = rest.first, byte == character.asciiValue else { return false }
        rest.removeFirst()
        return true
    }

    mutating func name() -> Bool {
        if skip("<") {
            rest = rest.drop { $0 != UInt8(ascii: ">") }
            return skip(">")
        }
        let letters = rest.prefix { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 32) }
        rest = rest.dropFirst(letters.count)
        return !letters.isEmpty
    }

    mutating func number() -> Int? {
        let digits = rest.prefix { (48...57).contains($0) }
        guard (1...6).contains(digits.count) else { return nil }
        rest = rest.dropFirst(digits.count)
        return digits.reduce(0) { $0 * 10 + Int($1 - 48) }
    }

    /// `[+-]hh[:mm[:ss]]` in seconds.
    mutating func time() -> Int? {
        let sign = skip("-") ? -1 : 1
        if sign == 1 { _ = skip("+") }
        guard let hours = number() else { return nil }
        var seconds = hours * 3600
        for unit in [60, 1] where skip(":") {
            guard let part = number() else { return nil }
            seconds += part * unit
        }
        return sign * seconds
    }

    /// `,M3.5.0/2`, `,J60` or `,59`.
    mutating func change() -> Change? {
        guard skip(","), let day = day() else { return nil }
        guard skip("/") else { return Change(day: day, time: 7200) }
        return time().map { Change(day: day, time: $0) }
    }

    private mutating func day() -> Change.Day? {
        if skip("M") {
            guard let month = number(), skip("."), let week = number(), skip("."), let day = number(),
                (1...12).contains(month), (1...5).contains(week), (0...6).contains(day)
            else { return nil }
            return .weekday(month: month, week: week, day: day)
        }
        return skip("J") ? number().map { .numberedWithoutLeapDay($0) } : number().map { .numbered($0) }
    }
}
