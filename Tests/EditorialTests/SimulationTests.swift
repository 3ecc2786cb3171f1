import Editorial
import FoundationEssentials
import Support
import TestKit
import Testing

/// The coming weeks, without any I/O.
struct SimulationTests {
    private let now = Timestamp.parse("2027-03-15T10:00:00Z")!
    private var end: Date { now + .seconds(28 * 86_400) }

    private func brand(_ id: String = "acme", _ change: (inout Brand) -> Void = { _ in }) -> Brand {
        var brand = Brand(id: id, name: id.uppercased())
        brand.accounts = ["Page"]
        change(&brand)
        return brand
    }

    private func draft(
        _ id: String, _ state: DraftState, _ slot: String?, brand: String = "acme", _ change: (inout Draft) -> Void = { _ in }
    ) -> Draft {
        var draft = Draft(
            id: id, candidateID: id, brandID: brand, briefID: nil, account: "Page", state: state, title: "Title of \(id)",
            content: PostContent(text: "T", altText: "", pictureHash: nil), windowEnds: now + .seconds(14 * 86_400), createdAt: now)
        draft.slot = slot.map { Timestamp.parse($0)! }
        change(&draft)
        return draft
    }

    private func plan(
        _ drafts: [Draft] = [], slots: String = "Tue 09:00, Sun 02:30", brands: [Brand]? = nil, holidays: [HolidayCalendar] = [],
        tokenEnds: Date? = nil, isEverythingPaused: Bool = false, _ change: (inout AccountSettings) -> Void = { _ in }
    ) throws -> AccountPlan {
        var settings = AccountSettings(name: "Page", kind: "linkedin", slots: slots, zone: "Europe/Berlin")
        change(&settings)
        let desks = try (brands ?? [brand()]).map { brand in
            SimulatedAccount.Desk(brand: brand, calendar: try PostingCalendar(account: settings, brand: brand, holidays: holidays))
        }
        let taken = drafts.compactMap { draft in
            draft.slot.map { slot in
                TakenSlot(
                    draftID: draft.id, at: slot, isFirm: ![.drafted, .submitted, .changesRequested].contains(draft.state),
                    brandID: draft.brandID)
            }
        }
        return SimulatedAccount(
            settings: settings, isEverythingPaused: isEverythingPaused, tokenEnds: tokenEnds, desks: desks, drafts: drafts, taken: taken
        ).plan(from: now, until: end)
    }

    private func shown(_ plan: AccountPlan) -> [String] {
        plan.lines.map { "\($0.time.dropLast(" Europe/Berlin".count)) \($0.kind.rawValue)\($0.draftID.map { " " + $0 } ?? "")" }
    }

    @Test func `posts stand at their minutes, the other slots are free, in the order of time`() throws {
        let plan = try plan([draft("a", .slotted, "2027-03-16T08:00:00Z"), draft("b", .submitted, "2027-03-23T08:00:00Z")])
        #expect(
            shown(plan).prefix(4) == [
                "Tue 2027-03-16 09:00 scheduled a", "Sun 2027-03-21 02:30 free", "Tue 2027-03-23 09:00 proposed b",
                "Sun 2027-03-28 03:00 free",
            ])
        #expect(plan.lines.map(\.week).prefix(3) == ["2027-03-15", "2027-03-15", "2027-03-22"])
    }

    @Test func `what daylight saving does is said, for a slot and for the weeks`() throws {
        let spring = try plan()
        let gap = try #require(spring.lines.first { $0.time.contains("2027-03-28") })
        #expect(gap.notes == ["clocks skip 02:30 on that day: it is 03:00, the first minute after the gap"])
        #expect(spring.notes == ["Clocks change on Sun 2027-03-28 in Europe/Berlin: 09:00 is 07:00 UTC from then on, 08:00 before."])
        let settings = AccountSettings(name: "Page", kind: "file", slots: "Sun 02:30", zone: "Europe/Berlin")
        let autumn = SimulatedAccount(
            settings: settings, isEverythingPaused: false, tokenEnds: nil,
            desks: [.init(brand: brand(), calendar: try PostingCalendar(account: settings, brand: brand()))], drafts: [], taken: []
        ).plan(from: Timestamp.parse("2026-10-20T00:00:00Z")!, until: Timestamp.parse("2026-10-27T00:00:00Z")!)
        #expect(autumn.lines.map(\.at) == [Timestamp.parse("2026-10-25T00:30:00Z")!])
        #expect(autumn.lines.first?.notes.first?.hasPrefix("clocks show 02:30 twice") == true)
    }

    @Test func `a post moved by the gap says so too`() throws {
        let plan = try plan([draft("a", .slotted, "2027-03-28T01:00:00Z")])
        #expect(plan.lines.first { $0.draftID == "a" }?.notes.first?.hasPrefix("clocks skip 02:30") == true)
    }

    @Test func `closed slots say why: blackout, holiday, maximum, gap`() throws {
        let easter = Int64(CivilDate.days(year: 2027, month: 3, day: 23)) * 86_400
        let holidays = HolidayCalendar([.init(name: "Feast", isOnTheWall: true, start: easter, end: easter + 86_400)])
        let plan = try plan(
            [draft("a", .slotted, "2027-03-16T07:30:00Z"), draft("b", .slotted, "2027-04-06T10:00:00Z")], slots: "Tue 09:00",
            brands: [
                brand {
                    $0.blackouts = "2027-03-30"; $0.maximumADay = 1
                }
            ], holidays: [holidays])
        let closed = plan.lines.filter { $0.kind == .closed }
        #expect(closed.map { String($0.time.dropFirst(4).prefix(10)) } == ["2027-03-16", "2027-03-23", "2027-03-30", "2027-04-06"])
        let reasons = ["less than 60 min", "holidays (\"Feast\")", "blackout \"2027-03-30\"", "the brand allows 1"]
        for (line, reason) in zip(closed, reasons) { #expect(line.notes.first?.contains(reason) == true, "\(line.notes)") }
    }

    @Test func `what stands against a post is marked`() throws {
        let posts = [
            draft("a", .slotted, "2027-03-16T08:00:00Z"), draft("b", .slotted, "2027-03-16T08:30:00Z"),
            draft("c", .slotted, "2027-03-23T08:00:00Z") { $0.isOnHold = true },
        ]
        let plan = try plan(
            posts,
            brands: [
                brand {
                    $0.blackouts = "2027-03-23"; $0.isPaused = true
                }
            ], tokenEnds: now + .seconds(3 * 86_400)
        ) {
            $0.isPaused = true
        }
        let conflicts = Dictionary(uniqueKeysWithValues: plan.lines.compactMap { line in line.draftID.map { ($0, line.conflicts) } })
        #expect(conflicts["a"]?.contains { $0.hasPrefix("less than 60 min") } == true)
        #expect(conflicts["a"]?.contains("the account is paused") == true && conflicts["a"]?.contains("the brand is paused") == true)
        #expect(conflicts["c"]?.contains("in the blackout \"2027-03-23\"") == true && conflicts["c"]?.contains("on hold") == true)
        #expect(conflicts["c"]?.contains { $0.hasPrefix("the account's token ends before") } == true)
        #expect(plan.notes.contains { $0.hasPrefix("The token ends on Thu 2027-03-18") && $0.hasSuffix("1 post comes after it.") })
    }

    @Test func `drafts without a slot get what the scheduler would give them, approved ones first`() throws {
        let drafts = [
            draft("proposed", .submitted, "2027-03-10T08:00:00Z"), draft("approved", .approved, nil),
            draft("asks", .approved, nil) { $0.board.asksForSlot = true }, draft("skipped", .submitted, nil),
            draft("odd", .needsCheck, nil),
        ]
        let plan = try plan(drafts)
        #expect(shown(plan).prefix(2) == ["Tue 2027-03-16 09:00 scheduled approved", "Sun 2027-03-21 02:30 proposed proposed"])
        #expect(Set(plan.unplaced.map(\.draftID)) == ["asks", "skipped", "odd"])
        let full = try self.plan([draft("late", .approved, nil) { $0.windowEnds = now + .seconds(3600) }])
        #expect(full.unplaced.first?.reason.hasPrefix("no slot is free before its window ends") == true)
    }

    @Test func `texts that come again are conflicts of the later post, but not of one that a person has confirmed`() throws {
        let text = "Herons stand still for hours before they strike; we counted 412 of them."
        func draft(_ id: String, _ state: DraftState, _ slot: String?, confirmed: Bool = false) -> Draft {
            self.draft(id, state, slot) {
                $0.content.text = text + " #\(id)"
                let hash = ApprovalHash.of($0.content, account: $0.account)
                if state == .approved { $0.approval = .live(hash: hash, by: .unknown, at: now) }
                if confirmed { $0.board.repetition = RepetitionQuestion(hash: hash, draftID: "x", isConfirmed: true) }
            }
        }
        let drafts = [
            draft("a", .approved, "2027-03-16T08:00:00Z"), draft("b", .submitted, "2027-03-21T01:30:00Z"),
            draft("c", .approved, "2027-03-23T08:00:00Z", confirmed: true),
        ]
        let plan = try plan(drafts) { $0.repetitionSeconds = 7 * 86_400 }
        let conflicts = Dictionary(uniqueKeysWithValues: plan.lines.compactMap { line in line.draftID.map { ($0, line.conflicts) } })
        #expect(conflicts["a"] == [] && conflicts["c"] == [])
        #expect(conflicts["b"] == ["nearly the text of \"Title of c\", due Tue 2027-03-23 09:00 Europe/Berlin"])
        #expect(try self.plan(drafts).lines.allSatisfy { $0.conflicts.isEmpty })
    }

    @Test func `a simulation gives the minutes that jitter will give`() throws {
        let drafts = [draft("a", .approved, nil), draft("b", .approved, nil)]
        let plan = try plan(drafts, slots: "daily 09:00") { $0.jitterSeconds = 1800 }
        var settings = AccountSettings(name: "Page", kind: "linkedin", slots: "daily 09:00", zone: "Europe/Berlin")
        settings.jitterSeconds = 1800
        let calendar = try PostingCalendar(account: settings, brand: brand())
        let first = try #require(calendar.nextFree(after: now, until: end, taken: [], for: "a"))
        let taken = [TakenSlot(draftID: "a", at: first, isFirm: true)]
        let second = calendar.nextFree(after: now, until: end, taken: taken, for: "b")
        #expect(plan.lines.filter { $0.draftID != nil }.map(\.at) == [first, second])
        #expect(plan.lines.filter { $0.kind == .free }.count == 26)
    }

    @Test func `the slots of several brands at one minute are one line, free if one of them may use it`() throws {
        let plan = try plan(
            slots: "Tue 09:00", brands: [brand { $0.blackouts = "2027-03-16" }, brand("bolt"), brand("coil") { $0.slots = "Wed 10:00" }])
        #expect(plan.lines.first?.brands == ["BOLT"] && plan.lines.first?.kind == .free)
        #expect(plan.lines[1].brands == ["COIL"])
        #expect(plan.lines[2].brands == ["ACME", "BOLT"])
    }
}
