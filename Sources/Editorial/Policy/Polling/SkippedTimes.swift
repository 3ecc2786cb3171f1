import FoundationEssentials
import Support

/// The hours and days that a feed wants to be left out.
struct SkippedTimes {
    private let hours: Set<Int>
    private let days: Set<Int>
    /// As for most feeds: no hour needs to be looked at.
    private let isEmpty: Bool

    init(_ wishes: PollWishes?) {
        hours = Set(wishes?.skippedHours ?? [])
        days = Set(wishes?.skippedDays ?? [])
        isEmpty = hours.isEmpty && days.isEmpty
    }

    /// The first instant from `start` on that is not skipped; `start` itself when all are.
    func end(from start: Date, hours limit: Int) -> Date {
        if isEmpty { return start }
        var instant = start
        for _ in 0..<limit where contains(instant) { instant = nextHour(instant) }
        return contains(instant) ? start : instant
    }

    /// `start`, or the end of the last skipped hour between it and `end`.
    func start(_ start: Date, before end: Date) -> Date {
        if isEmpty || contains(end) { return start }
        var hour = thisHour(end)
        while hour > start {
            let before = hour.addingTimeInterval(-3600)
            if contains(before) { return hour }
            hour = before
        }
        return start
    }

    /// `end`, or the last second before the first skipped hour between `start` and `end`.
    func limit(_ end: Date, after start: Date) -> Date {
        if isEmpty { return end }
        var instant = start
        while instant < end {
            instant = nextHour(instant)
            if instant < end, contains(instant) { return max(start, instant.addingTimeInterval(-1)) }
        }
        return end
    }

    private func contains(_ instant: Date) -> Bool {
        let wall = Zone.utc.wall(at: instant)
        return hours.contains(wall.hour) || days.contains(wall.weekday)
    }

    private func nextHour(_ instant: Date) -> Date { thisHour(instant).addingTimeInterval(3600) }

    private func thisHour(_ instant: Date) -> Date {
        let seconds = Int(instant.timeIntervalSince1970.rounded(.down))
        return Date(timeIntervalSince1970: Double(seconds - seconds % 3600))
    }
}
