import FoundationEssentials
import Support

/// What the calendar has against an approved draft, and how far its sending is.
extension Diagnosis {
    var calendarProblem: Blockage? {
        facts.calendarProblem.map { Blockage(.calendarUnreadable, $0, next: "Correct those words; the draft goes on by itself.") }
    }

    var windowOver: Blockage? {
        let end = draft.windowEnds
        if end <= facts.now {
            return Blockage(
                .windowOver, "The time in which it may be published ended on \(facts.words(end)).", next: "Order the post again.")
        }
        guard let slot = draft.slot, slot > end, [.slotted, .prepared].contains(draft.state) else { return nil }
        return Blockage(
            .windowOver, "Its time \(facts.words(slot)) is after the end of its window, \(facts.words(end)).",
            next: "Set an earlier Publish at.")
    }

    // MARK: a place in the calendar

    /// Why it has no time yet, or will not keep the one it has.
    var place: Blockage? {
        if draft.state == .approved { return slotless }
        guard let slot = draft.slot, let calendar = facts.calendar else { return nil }
        if slot > facts.now, let closure = calendar.closure(at: slot) {
            return Blockage(
                Self.cause(of: closure), "Its time \(calendar.moment(slot)) is \(calendar.words(closure)) by now.",
                next: "It will get another time then; set Publish at to choose one yourself.")
        }
        if let end = draft.approvalEnds(facts.record.brand), end < slot {
            return Blockage(
                .approvalEndsFirst, "The approval ends on \(facts.words(end)), before its time \(facts.words(slot)).",
                next: "Set an earlier Publish at, or approve once more then.")
        }
        return nil
    }

    private var slotless: Blockage {
        if draft.board.asksForSlot == true {
            return Blockage(
                .waitsForDate, draft.lastError ?? "It missed its slot.", next: "Set Publish at, or comment /next for the next free slot.")
        }
        if draft.asksAboutRepetition {
            return Blockage(
                .repeatsAnother, draft.lastError ?? "Its text nearly repeats another post of the account.",
                next: "Comment /anyway to publish it all the same, or change the text.")
        }
        guard draft.slot == nil, let calendar = facts.calendar, !hasFreeSlot(calendar) else {
            return Blockage(.toBeScheduled, "It is approved and is being given its time.", next: "Nothing to do: it goes on by itself.")
        }
        let others = facts.record.taken.filter { $0.draftID != draft.id && $0.isFirm }
        let next = calendar.first(after: facts.now, until: draft.windowEnds) { slot in
            (slot.at, calendar.conflict(at: slot.at, with: others))
        }
        let end = calendar.moment(draft.windowEnds)
        guard let next else {
            return Blockage(
                .noSlots, "There is no posting time before the end of its window, \(end).",
                next: "Give the brand more Slots, or set Publish at.")
        }
        let why: Message = next.1.map { calendar.words($0) } ?? "another post's"
        return Blockage(
            next.1.map(Self.cause) ?? .slotsTaken,
            "No posting time is free before \(end): the next one, \(calendar.moment(next.0)), is \(why).",
            next: "Give the brand more Slots, or set Publish at.")
    }

    private func hasFreeSlot(_ calendar: PostingCalendar) -> Bool {
        calendar.nextFree(
            after: facts.now, until: draft.windowEnds, taken: facts.record.taken.filter(\.isFirm), for: draft.id) != nil
    }

    private static func cause(of conflict: SlotConflict) -> Cause {
        switch conflict {
        case .blackout: .blackout
        case .holiday: .holiday
        case .gap: .gap
        case .accountMaximum, .brandMaximum: .dailyMaximum
        }
    }

    // MARK: the last steps

    var work: Blockage {
        guard let slot = draft.slot else { return toBeScheduled }
        if let wait = refusal ?? earlyWait(slot) { return wait }
        if let late = lateness(slot) { return late }
        if draft.state == .slotted { return beingPrepared(slot) }
        return gap ?? lease
            ?? Blockage(.due, "Its time, \(facts.words(slot)), has come, and it is sent as soon as its page was looked at.", next: nextTry)
    }

    private var toBeScheduled: Blockage {
        Blockage(.toBeScheduled, "It is being given its time.", next: "Nothing to do: it goes on by itself.")
    }

    /// The last attempt came back with a definite no that passes.
    private var refusal: Blockage? {
        guard draft.state == .slotted, let at = draft.retryAt, at > facts.now, let error = draft.lastError else { return nil }
        return Blockage(.refusedForNow, error, next: nextTry)
    }

    private func earlyWait(_ slot: Date) -> Blockage? {
        guard slot > facts.now, draft.state == .prepared || slot > facts.now + facts.preparingLead else { return nil }
        if let calendar = facts.calendar, let weekly = calendar.weeklySlot(of: slot), weekly <= facts.now {
            return Blockage(
                .jitter, "Its slot \(calendar.moment(weekly)) has come; by the account's jitter it goes out at \(calendar.moment(slot)).",
                next: "Nothing to do.")
        }
        return Blockage(.scheduled, "Nothing blocks it: it goes out at \(facts.words(slot)).", next: "To move it, set Publish at.")
    }

    private func lateness(_ slot: Date) -> Blockage? {
        guard case .here(let settings, _) = facts.account,
            let reason = settings.missed(slot: slot, at: max(facts.now, slot), facts.calendar, taken: facts.record.taken, for: draft.id)
        else { return nil }
        let next: Message =
            switch settings.catchUp {
            case .shift: "It gets the next free slot."
            case .ask: "The page will ask for a date."
            case .skip: "It goes back to review."
            }
        return Blockage(.slotMissed, reason, next: next)
    }

    private func beingPrepared(_ slot: Date) -> Blockage {
        lease
            ?? Blockage(
                .beingPrepared, "It goes out at \(facts.words(slot)); picture and request are being made.", next: "Nothing to do.")
    }

    private var gap: Blockage? {
        guard case .here(let settings, _) = facts.account, let last = facts.record.lastArmedAt else { return nil }
        let gap = settings.gap(slot: draft.slot, at: facts.now)
        let end = Date(milliseconds: last.milliseconds - last.milliseconds % 60_000) + .seconds(gap)
        guard gap > 0, end > facts.now else { return nil }
        return Blockage(
            .gap, "The account's last post went out at \(facts.words(last)), and its gap is \((gap + 59) / 60) min.",
            next: "It goes out at \(facts.words(end)).")
    }

    private var lease: Blockage? {
        guard let until = facts.record.leaseUntil, until <= facts.now else { return nil }
        return Blockage(
            .leaseLost, "A worker had it until \(facts.words(until)) and ended without a result.",
            next: "Nothing to do: it is taken again. If this stays, look into the log.")
    }
}

extension PostingCalendar {
    /// The weekly slot whose post goes out at that minute; nil for a minute that an editor chose.
    func weeklySlot(of minute: Date) -> Date? {
        first(after: minute - .seconds(7201), until: minute) { slot in
            slot.at <= minute && minute <= lastMinute(of: slot.at) ? slot.at : nil
        }
    }
}
