import FoundationEssentials
import Support

/// When one brand may post on one account. Pure: everything it knows comes in.
package struct PostingCalendar: Sendable {
    package let zone: Zone
    private let slots: WeeklySlots
    private let blackouts: Blackouts
    private let gapSeconds: Int
    private let maximumADay: Int?

    /// The brand's words win, the account's are the default; throws a `CalendarProblem` or the unknown zone.
    package init(account: AccountSettings, brand: Brand?) throws {
        zone = try Zone(named: brand?.zone.flatMap { $0.isEmpty ? nil : $0 } ?? account.zone)
        let words = brand?.slots.trimmed ?? ""
        slots = try WeeklySlots(parsing: words.isEmpty ? account.slots : words)
        blackouts = try Blackouts(parsing: brand?.blackouts ?? "")
        gapSeconds = account.gapSeconds
        maximumADay = brand?.maximumADay
    }

    /// The first weekly slot after `now` and up to `end` that is free, or nil when there is none.
    package func nextFree(after now: Date, until end: Date, taken: [TakenSlot], for draftID: String) -> Date? {
        let today = zone.wall(at: now)
        let others = taken.filter { $0.draftID != draftID }
        let days = max(0, Int(end.timeIntervalSince(now) / 86400) + 2)
        for offset in 0..<days {
            let day = WallTime(seconds: WallTime(year: today.year, month: today.month, day: today.day + offset).seconds)
            for time in slots.times where time.weekday == day.weekday {
                let wall = WallTime(year: day.year, month: day.month, day: day.day, hour: time.minute / 60, minute: time.minute % 60)
                let instant = zone.instant(wall)
                if instant > now, instant <= end, conflict(at: instant, with: others) == nil { return instant }
            }
        }
        return nil
    }

    /// Why an editor's date cannot be used, in one sentence; nil when it can. Proposed slots of others give way.
    package func objection(to date: Date, now: Date, windowEnds: Date, taken: [TakenSlot], for draftID: String) -> String? {
        if date < now { return "\(words(date)) has passed; choose a later time." }
        if date > windowEnds {
            return "\(words(date)) is after the end of this draft's window (\(words(windowEnds))); choose an earlier time."
        }
        return conflict(at: date, with: taken.filter { $0.draftID != draftID && $0.isFirm })
    }

    /// The account's first weekly slot of the day that a date without a time means; nil when that day has none.
    package func firstSlot(onDayOf date: Date, in other: Zone = .utc) -> Date? {
        let day = other.wall(at: date)
        return slots.times.first { $0.weekday == day.weekday }.map {
            zone.instant(WallTime(year: day.year, month: day.month, day: day.day, hour: $0.minute / 60, minute: $0.minute % 60))
        }
    }

    /// "Thu 2026-11-26 14:30 Europe/Berlin".
    package func words(_ date: Date) -> String {
        let wall = zone.wall(at: date)
        let day = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][wall.weekday - 1]
        return "\(day) \(wall.year)-\(two(wall.month))-\(two(wall.day)) \(two(wall.hour)):\(two(wall.minute)) \(zone.name)"
    }

    private func conflict(at date: Date, with others: [TakenSlot]) -> String? {
        let wall = zone.wall(at: date)
        if blackouts.contains(wall) { return "\(words(date)) is in a blackout of the brand; choose another day." }
        if let near = others.first(where: { abs($0.at.timeIntervalSince(date)) < Double(gapSeconds) }) {
            return "\(words(date)) is less than \(gapSeconds / 60) min from another post at \(words(near.at)); leave the gap."
        }
        if let maximumADay {
            let sameDay = others.filter { isSameDay(zone.wall(at: $0.at), wall) }.count
            if sameDay >= maximumADay { return "\(words(date)) would be post \(sameDay + 1) of that day; the brand allows \(maximumADay)." }
        }
        return nil
    }

    private func isSameDay(_ left: WallTime, _ right: WallTime) -> Bool {
        (left.year, left.month, left.day) == (right.year, right.month, right.day)
    }

    private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
