import Editorial
import FoundationEssentials
import Support
import Testing

/// When people are reminded of what waits for them.
@Suite struct ReminderTests {
    private let start = Date(milliseconds: 1_783_156_080_000)

    private func hours(_ count: Double) -> Date { start.addingTimeInterval(count * 3600) }

    private func waiting(
        _ state: DraftState = .submitted, slot: Double? = nil, isReady: Bool = true, question: Errand.Task? = nil,
        told: [Reminder: Told] = [:]
    ) -> WaitingDraft {
        WaitingDraft(
            id: "d", brandID: "b", account: "a", state: state, since: start, slot: slot.map(hours), isReady: isReady, question: question,
            told: told)
    }

    /// All reminders of a draft that nobody touches, as hours after it began to wait.
    private func all(_ draft: WaitingDraft, until end: Double = 1000) -> [String] {
        var (found, told) = ([String](), draft.told)
        while found.count < 20 {
            let now = WaitingDraft(
                id: draft.id, brandID: draft.brandID, account: draft.account, state: draft.state, since: draft.since, slot: draft.slot,
                isReady: draft.isReady, question: draft.question, told: told)
            let last = told.values.map(\.at).max() ?? start
            guard let next = Reminders.next(for: now, now: last), next.at <= hours(end) else { break }
            told[next.reminder] = Reminders.told(next.reminder, for: now, now: max(next.at, last))
            found.append("\(next.reminder) \(next.at.timeIntervalSince(start) / 3600)")
        }
        return found
    }

    @Test func `a draft in review is told at once, a day and two hours before its slot`() {
        #expect(all(waiting(slot: 72)) == ["ready 0.0", "dayBefore 48.0", "hoursBefore 70.0"])
        #expect(all(waiting(slot: nil)) == ["ready 0.0"])
    }

    @Test func `one that becomes ready later than that is told once`() {
        #expect(all(waiting(slot: 10)) == ["ready 0.0", "hoursBefore 8.0"])
        #expect(all(waiting(slot: 1)) == ["ready 0.0"])
    }

    @Test func `nothing is said before all is there, nor while an approval comes of age`() {
        #expect(all(waiting(slot: 72, isReady: false)).isEmpty)
    }

    @Test func `whoever was told for a slot is not told again, and each reminder comes no more than once a day`() {
        let told: [Reminder: Told] = [.ready: Told(at: start), .dayBefore: Told(at: hours(48)), .hoursBefore: Told(at: hours(70))]
        #expect(Reminders.next(for: waiting(slot: 72, told: told), now: hours(70)) == nil)
        // The slot has moved on by eight hours: a day later than the last time would be after it.
        #expect(Reminders.next(for: waiting(slot: 80, told: told), now: hours(72))?.at == hours(72))
        #expect(Reminders.next(for: waiting(slot: 96, told: told), now: hours(72))?.at == hours(72))
        let later = told.merging([.dayBefore: Told(at: hours(72))]) { $1 }
        let next = Reminders.next(for: waiting(slot: 96, told: later), now: hours(72))
        #expect(next?.reminder == .hoursBefore && next?.at == hours(94))
    }

    @Test func `after downtime a reminder whose time is over is left out`() {
        let told: [Reminder: Told] = [.ready: Told(at: start)]
        let next = Reminders.next(for: waiting(slot: 72, told: told), now: hours(71))
        #expect(next?.reminder == .hoursBefore && next?.at == hours(70))
        #expect(Reminders.next(for: waiting(slot: 72, told: told), now: hours(73)) == nil)
    }

    @Test func `a question is asked again daily, three times`() {
        for draft in [waiting(.needsCheck), waiting(.approved, question: .date), waiting(.approved, question: .confirm)] {
            #expect(all(draft) == ["unanswered 24.0", "unanswered 48.0", "unanswered 72.0"])
        }
        // One of an earlier time does not count.
        let told: [Reminder: Told] = [.unanswered: Told(at: start - .seconds(60), times: 3)]
        #expect(all(waiting(.needsCheck, told: told)).count == 3)
    }

    @Test(arguments: [DraftState.approved, .slotted, .published, .rejected, .expired, .changesRequested, .failed])
    func `what waits for nobody is not mentioned again`(state: DraftState) { #expect(all(waiting(state, slot: 72)).isEmpty) }

    @Test func `roles become people, each once`() {
        var brand = Brand(id: "b", name: "B")
        let (ada, ben) = (Person(id: "ada"), Person(id: "ben"))
        brand.editors = [ada, ben]
        #expect(Brand.people([.reviewers, ada], of: brand) == [ada, ben])
        brand.approvers = [ben]
        #expect(Brand.people([.reviewers], of: brand) == [ben])
        #expect(Brand.people([.editors, .reviewers], of: nil).isEmpty)
    }
}
