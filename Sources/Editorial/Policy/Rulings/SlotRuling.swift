import FoundationEssentials
import Support

/// Dates that an editor sets, under Publish at or with a comment.
extension Ruling {
    mutating func takeSlot(_ page: BoardPage) {
        guard page.publishAt?.minute != draft.board.shownSlot?.minute else { return }
        draft.board.shownSlot = page.publishAt
        refreshFace()
        guard isChangeable, let calendar = context.calendar else { return }
        guard let wish = page.publishAt else {
            let objection: Message = "A post has a date: tick Hold or reject it to keep it from going out."
            return comment("Publish at stays as it was: \(objection)")
        }
        guard let date = page.publishAtIsDateOnly ? slot(onDayOf: wish, calendar) : wish else {
            return comment("Publish at stays as it was: \(Self.noSlot(calendar.zone))")
        }
        if let objection = move(to: date, calendar) { comment("Publish at stays as it was: \(objection)") }
    }

    /// The comment /schedule, under the same rules as Publish at.
    mutating func schedule(_ words: String, _ comment: BoardComment) {
        let thread = comment.discussionID
        guard isChangeable else { return self.comment("The post can no longer be moved.", discussionID: thread) }
        guard let calendar = context.calendar else {
            return self.comment("The calendar of \(draft.account) cannot be read now: try again later.", discussionID: thread)
        }
        guard let wish = DateWords.read(words, now: context.now, zone: calendar.zone) else {
            return self.comment(Self.unread(words, calendar.zone), discussionID: thread)
        }
        var date: Date?
        switch wish {
        case .minute(let minute): date = minute
        // The calendar takes the day from a date in UTC, as the board gives it.
        case .day(let day): date = slot(onDayOf: Date(timeIntervalSince1970: Double(day.seconds)), calendar)
        }
        guard let date else { return self.comment(Self.noSlot(calendar.zone), discussionID: thread) }
        if let objection = move(to: date, calendar) {
            let stays: Message = draft.slot.map { "It stays at \(calendar.moment($0))." } ?? "It has no date yet."
            return self.comment("Not moved: \(objection) \(stays)", discussionID: thread)
        }
        let condition: Message =
            draft.approval.liveHash == nil ? "It is published then only if it is approved before." : "The approval stays in force."
        self.comment("Set for \(calendar.moment(date)). \(condition)", discussionID: thread)
        refreshFace()
    }

    private static func unread(_ words: String, _ zone: Zone) -> Message {
        let what: Message = words.isEmpty ? "Say when" : "\"\(words.limited(utf16: 80))\" cannot be read as a date"
        return
            "\(what): write for example /schedule 2026-12-01 09:00, /schedule 1 Dec 09:00, /schedule tomorrow 09:00 or /schedule Tue 09:00 (\(zone.name))."
    }

    private static func noSlot(_ zone: Zone) -> Message {
        "The account has no slot on that day: name the time as well, in \(zone.name)."
    }

    private func slot(onDayOf date: Date, _ calendar: PostingCalendar) -> Date? {
        calendar.chosenSlot(onDayOf: date, now: context.now, windowEnds: draft.windowEnds, taken: context.taken, for: draft.id)
    }

    /// Moves the slot where the calendar allows it; else why it does not.
    private mutating func move(to date: Date, _ calendar: PostingCalendar) -> Message? {
        let objection = calendar.objection(
            to: date, now: context.now, windowEnds: draft.windowEnds, taken: context.taken, for: draft.id)
        if let objection { return objection }
        draft.slot = date
        draft.board.asksForSlot = nil
        // The scheduler looks at the new minute as at every other: a text that comes too near another asks there too.
        if [.slotted, .prepared].contains(draft.state) { draft.state = .approved }
        // It may have waited for a slot to come free.
        if [.submitted, .approved].contains(draft.state) { draft.retryAt = nil }
        return nil
    }

    /// The answer to a page that asks when a post that missed its slot is to go out.
    mutating func takeNextSlot(discussionID: String?) {
        guard draft.state == .approved, draft.board.asksForSlot == true else {
            return comment("The post waits for no date: to move it, set Publish at.", discussionID: discussionID)
        }
        draft.board.asksForSlot = nil
        draft.retryAt = nil
        draft.lastError = nil
        comment("It gets the next free slot, which Publish at will show.", discussionID: discussionID)
    }
}
