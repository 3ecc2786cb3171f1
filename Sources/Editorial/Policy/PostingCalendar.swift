import FoundationEssentials
import Support

/// When one brand may post on one account. Pure: everything it knows comes in.
package struct PostingCalendar: Sendable {
    package let zone: Zone
    private let account: AccountSettings
    private let brand: Brand?
    private let slots: WeeklySlots
    /// The account's and the brand's: both hold.
    private let blackouts: [Blackouts]
    private let holidays: [HolidayCalendar]

    /// The brand's words win, the account's are the default; throws a `CalendarProblem` or the unknown zone.
    package init(account: AccountSettings, brand: Brand?, holidays: [HolidayCalendar] = []) throws {
        let name = brand?.zone.flatMap { $0.isEmpty ? nil : $0 } ?? account.zone
        try self.init(account: account, brand: brand, holidays: holidays, in: Zone(named: name))
    }

    /// The same in a zone that is at hand, whatever the words say.
    init(account: AccountSettings, brand: Brand?, holidays: [HolidayCalendar] = [], in zone: Zone) throws {
        self.zone = zone
        let words = brand?.slots.trimmed ?? ""
        slots = try WeeklySlots(parsing: words.isEmpty ? account.slots : words)
        blackouts = try [account.blackouts, brand?.blackouts ?? ""].map { try Blackouts(parsing: $0) }
        self.holidays = holidays
        self.account = account
        self.brand = brand
    }

    /// The first weekly slot after `now` and up to `end` that is free, or nil when there is none.
    package func nextFree(after now: Date, until end: Date, taken: [TakenSlot], for draftID: String) -> Date? {
        let others = taken.filter { $0.draftID != draftID }
        return first(after: now, until: end) { slot in
            free(slot.at, until: end, others: others, for: draftID)
        }
    }

    /// Each weekly slot after `now` and up to `end`, as far as `body` finds nothing.
    func first<Found>(after now: Date, until end: Date, _ body: (WeeklySlot) -> Found?) -> Found? {
        let today = zone.wall(at: now)
        let days = max(0, Int(end.timeIntervalSince(now) / 86400) + 2)
        for offset in 0..<days {
            let day = WallTime(seconds: WallTime(year: today.year, month: today.month, day: today.day + offset).seconds)
            for time in slots.times where time.weekday == day.weekday {
                let wall = WallTime(year: day.year, month: day.month, day: day.day, hour: time.minute / 60, minute: time.minute % 60)
                let slot = WeeklySlot(wall: wall, at: zone.instant(wall))
                if slot.at > now, slot.at <= end, let found = body(slot) { return found }
            }
        }
        return nil
    }

    /// The minute at which a draft would go out in a slot: a slot is for one post, and jitter never breaks what holds.
    private func free(_ slot: Date, until end: Date, others: [TakenSlot], for draftID: String) -> Date? {
        if others.contains(where: { (slot...lastMinute(of: slot)).contains($0.at) }) { return nil }
        return Jitter.minutes(upTo: account.jitterSeconds / 60, draftID: draftID, slot: slot).lazy.map { slot + .seconds($0 * 60) }
            .first { $0 <= end && conflict(at: $0, with: others) == nil }
    }

    /// The last minute at which a post of that slot goes out.
    func lastMinute(of slot: Date) -> Date { slot + .seconds(account.jitterSeconds / 60 * 60) }

    /// Why an editor's date cannot be used, in one sentence; nil when it can. Proposed slots of others give way.
    package func objection(to date: Date, now: Date, windowEnds: Date, taken: [TakenSlot], for draftID: String) -> Message? {
        if date < now { return "\(moment(date)) has passed; choose a later time." }
        if date > windowEnds {
            return "\(moment(date)) is after the end of this draft's window (\(moment(windowEnds))); choose an earlier time."
        }
        return conflict(at: date, with: taken.filter { $0.draftID != draftID && $0.isFirm }).map { sentence($0, at: date) }
    }

    /// The first slot of the day, as the board gives it in UTC, that an editor may choose; where each has its objection the first of all, and
    /// nil when the day has none.
    package func chosenSlot(onDayOf date: Date, now: Date, windowEnds: Date, taken: [TakenSlot], for draftID: String) -> Date? {
        let day = Zone.utc.wall(at: date)
        let slots = slots.times.filter { $0.weekday == day.weekday }.map {
            zone.instant(WallTime(year: day.year, month: day.month, day: day.day, hour: $0.minute / 60, minute: $0.minute % 60))
        }
        return slots.first { objection(to: $0, now: now, windowEnds: windowEnds, taken: taken, for: draftID) == nil } ?? slots.first
    }

    /// "Thu 2026-11-26 14:30 Europe/Berlin".
    package func words(_ date: Date) -> String { moment(date).description }

    /// The same for a message, which says it in its own language.
    package func moment(_ date: Date) -> Moment { Moment(date, in: zone) }

    // MARK: what holds

    /// Why nothing may go out at that minute.
    func conflict(at date: Date, with others: [TakenSlot]) -> SlotConflict? {
        closure(at: date) ?? nearness(of: date, to: others) ?? fullness(of: date, with: others)
    }

    /// A blackout or holiday that the minute lies in.
    func closure(at date: Date) -> SlotConflict? {
        let wall = zone.wall(at: date)
        if let holiday = holidays.lazy.compactMap({ $0.entry(at: date, wall: wall) }).first { return .holiday(holiday.name) }
        return blackouts.lazy.compactMap { $0.entry(at: wall) }.first.map { .blackout($0) }
    }

    private func nearness(of date: Date, to others: [TakenSlot]) -> SlotConflict? {
        others.first { abs($0.at.timeIntervalSince(date)) < Double(account.gapSeconds) }.map {
            .gap(minutes: account.gapSeconds / 60, to: $0.at)
        }
    }

    /// The day's maximum of the account counts all its posts, the brand's the brand's own on it.
    func fullness(of date: Date, with others: [TakenSlot]) -> SlotConflict? {
        let wall = zone.wall(at: date)
        let sameDay = others.filter { isSameDay(zone.wall(at: $0.at), wall) }
        if let most = account.maximumADay, sameDay.count >= most { return .accountMaximum(post: sameDay.count + 1, most: most) }
        let own = sameDay.filter { $0.brandID == brand?.id }
        if let most = brand?.maximumADay, own.count >= most { return .brandMaximum(post: own.count + 1, most: most) }
        return nil
    }

    private func isSameDay(_ left: WallTime, _ right: WallTime) -> Bool {
        (left.year, left.month, left.day) == (right.year, right.month, right.day)
    }
}

/// One weekly slot of one week.
struct WeeklySlot: Sendable, Hashable {
    /// What the slot says.
    let wall: WallTime
    /// When that is: in a gap of daylight saving the first minute after it, in a fold the first of the two.
    let at: Date
}
