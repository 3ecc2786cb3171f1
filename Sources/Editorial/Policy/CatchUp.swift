import FoundationEssentials
import Support

/// What becomes of an approved post that could not go out at its slot, nor within the account's lateness after it.
package enum CatchUp: String, Sendable, Hashable, Codable, CaseIterable {
    /// It goes back to review and gets no slot by itself.
    case skip
    /// It gets the next free slot.
    case shift
    /// It stays approved, and the page asks a person for a date.
    case ask
}

extension AccountSettings {
    /// Least seconds before a late post of an account that keeps no gap: after downtime it must not burst.
    package static let lateGap = 300

    /// Least seconds between the account's last post and one that has that slot; nil is a slot that is still to come.
    package func gap(slot: Date?, at now: Date) -> Int {
        let isLate = slot.map { now.timeIntervalSince($0) >= 60 } ?? false
        return isLate && gapSeconds < 60 ? Self.lateGap : gapSeconds
    }

    /// Why a slot cannot be used at that instant, in one sentence; nil when it can. The gap is no reason: it is waited for.
    ///
    /// - Parameter calendar: nil where it cannot be read; then lateness alone counts.
    package func missed(slot: Date, at now: Date, _ calendar: PostingCalendar?, taken: [TakenSlot], for draftID: String) -> Message? {
        let late = Int(now.timeIntervalSince(slot))
        if late > maxLatenessSeconds {
            let slot = calendar?.moment(slot) ?? Moment(slot)
            return "Its slot \(slot) passed \(Self.span(late)) ago, and \(name) posts at most \(Self.span(maxLatenessSeconds)) late."
        }
        guard let calendar else { return nil }
        if let closure = calendar.closure(at: now) { return calendar.sentence(closure, at: now) }
        // A post at its slot was counted when it got it; a late one may have come into another day.
        if late < 60 { return nil }
        let fullness = calendar.fullness(of: now, with: taken.filter { $0.draftID != draftID && $0.at <= now })
        return fullness.map { calendar.sentence($0, at: now) }
    }

    /// "2 h 5 min".
    private static func span(_ seconds: Int) -> Message {
        let (days, hours, minutes) = (seconds / 86400, seconds / 3600 % 24, seconds / 60 % 60)
        let parts: [Message?] = [days > 0 ? "\(days) d" : nil, hours > 0 ? "\(hours) h" : nil, minutes > 0 ? "\(minutes) min" : nil]
        let said = parts.compactMap { $0 }.prefix(2)
        return said.isEmpty ? "\(seconds) s" : said.joined(separator: " ")
    }
}

extension Draft {
    /// Gives back a slot that cannot be used, as the account's rule says; returns what the page is told. Pure.
    package mutating func giveBackSlot(_ rule: CatchUp, because reason: Message, editors: [Person], now: Date) -> DraftFiling? {
        guard [.slotted, .prepared].contains(state) else { return nil }
        slot = nil
        retryAt = nil
        lastError = reason
        var filing = DraftFiling()
        var mentions = editors
        let next: Message
        switch rule {
        case .shift:
            state = .approved
            mentions = []
            next = "It gets the next free slot."
        case .ask:
            state = .approved
            retryAt = windowEnds
            board.asksForSlot = true
            next = "It stays approved and waits for you: set Publish at, or comment /next for the next free slot."
        case .skip:
            filing.decision = Decision(
                kind: .voided, by: Person(id: "copydesk", name: "Copydesk"), at: now, hash: approval.liveHash ?? "", note: reason)
            state = .submitted
            approval = .none
            next =
                "This account skips what it missed, so the draft is in review again and gets no slot by itself: approve it once more for the next free slot, or reject it."
        }
        let key = "\(id)@\(revision)"
        filing.updates = [
            BoardUpdate(key: "\(key)#face", draftID: id, change: .face(BoardFace())),
            BoardUpdate(
                key: "\(key)#missed", draftID: id,
                change: .comment(text: "Not sent. \(reason) \(next)", mentions: mentions, discussionID: nil)),
        ]
        return filing
    }
}
