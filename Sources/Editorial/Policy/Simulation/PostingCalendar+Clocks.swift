import FoundationEssentials
import Support

/// What daylight saving does to slots, in words.
extension PostingCalendar {
    /// Every weekly slot after `now` and up to `end`.
    func slots(after now: Date, until end: Date) -> [WeeklySlot] {
        var all: [WeeklySlot] = []
        _ = first(after: now, until: end) { slot -> Never? in
            all.append(slot)
            return nil
        }
        return all
    }

    /// The Monday of the week: "2026-11-30".
    func week(of date: Date) -> String {
        let wall = zone.wall(at: date)
        let days = CivilDate.days(year: wall.year, month: wall.month, day: wall.day) - wall.weekday + 1
        return Timestamp.text(Date(timeIntervalSince1970: Double(days) * 86_400)).prefix(10).description
    }

    /// What a change of clocks does to the slot.
    func clockNotes(_ slot: WeeklySlot) -> [String] {
        let shown = zone.wall(at: slot.at)
        if shown != slot.wall {
            return ["clocks skip \(time(slot.wall)) on that day: it is \(time(shown)), the first minute after the gap"]
        }
        let isTwice = [1800, 3600, 7200].contains { zone.wall(at: slot.at + .seconds($0)) == slot.wall }
        return isTwice ? ["clocks show \(time(slot.wall)) twice on that day: it is the first of the two, once"] : []
    }

    /// The same for a minute at which a post goes out: what its slot says is known only where the slot is weekly.
    func clockNotes(at date: Date) -> [String] {
        slots(after: date - .seconds(86_400), until: date).last { (($0.at)...lastMinute(of: $0.at)).contains(date) }.map(clockNotes) ?? []
    }

    /// "Clocks change on Sun 2027-03-28 in Europe/Berlin: 09:00 is 07:00 UTC from then on, 08:00 before."
    func clockChanges(from now: Date, until end: Date) -> [String] {
        let days = Int(end.timeIntervalSince(now) / 86_400) + 1
        return (0..<max(0, days)).compactMap { day in
            let (before, after) = (now + .seconds(day * 86_400), now + .seconds((day + 1) * 86_400))
            let (old, new) = (zone.offset(at: before), zone.offset(at: after))
            guard old != new, before < end else { return nil }
            let wall = zone.wall(at: firstChange(after: before, until: after, from: old))
            let name = CivilDate.weekdayNames[wall.weekday - 1]
            let date = Timestamp.text(Date(timeIntervalSince1970: Double(wall.seconds))).prefix(10)
            return
                "Clocks change on \(name) \(date) in \(zone.name): 09:00 is \(utc(9 * 3600 - new)) UTC from then on, \(utc(9 * 3600 - old)) before."
        }
    }

    private func firstChange(after start: Date, until end: Date, from old: Int) -> Date {
        var (low, high) = (Int64(start.timeIntervalSince1970), Int64(end.timeIntervalSince1970))
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if zone.offset(at: Date(timeIntervalSince1970: Double(middle))) == old { low = middle } else { high = middle }
        }
        return Date(timeIntervalSince1970: Double(high))
    }

    private func utc(_ seconds: Int) -> String { time(WallTime(seconds: Int64(seconds + 86_400))) }

    private func time(_ wall: WallTime) -> String {
        "\(wall.hour < 10 ? "0" : "")\(wall.hour):\(wall.minute < 10 ? "0" : "")\(wall.minute)"
    }
}
