/// What a clock on the wall shows, in no zone.
package struct WallTime: Sendable, Hashable, Comparable {
    package let year: Int
    package let month: Int
    package let day: Int
    package let hour: Int
    package let minute: Int
    package let second: Int

    /// Takes the parts as they are: days beyond the month's end and minutes beyond the hour run on when an instant is made.
    package init(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0) {
        self.year = year
        self.month = month
        self.day = day
        self.hour = hour
        self.minute = minute
        self.second = second
    }

    /// The wall time that many seconds after 1970-01-01 00:00 on the same wall.
    package init(seconds: Int64) {
        let days = floorDivide(seconds, 86400)
        let rest = Int(seconds - days * 86400)
        let date = CivilDate.date(days: Int(days))
        self.init(year: date.year, month: date.month, day: date.day, hour: rest / 3600, minute: rest / 60 % 60, second: rest % 60)
    }

    /// Seconds after 1970-01-01 00:00 on the same wall.
    package var seconds: Int64 {
        Int64(CivilDate.days(year: year, month: month, day: day)) * 86400 + Int64(hour * 3600 + minute * 60 + second)
    }

    /// 1 is Monday, 7 is Sunday.
    package var weekday: Int { CivilDate.weekday(days: CivilDate.days(year: year, month: month, day: day)) }

    package static func < (left: WallTime, right: WallTime) -> Bool { left.seconds < right.seconds }
}
