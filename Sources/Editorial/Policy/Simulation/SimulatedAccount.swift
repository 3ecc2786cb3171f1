import FoundationEssentials
import Support

/// Everything that decides over one account's coming weeks. Pure.
package struct SimulatedAccount: Sendable {
    /// A brand that posts on the account.
    package struct Desk: Sendable {
        package let brand: Brand
        package let calendar: PostingCalendar

        package init(brand: Brand, calendar: PostingCalendar) {
            self.brand = brand
            self.calendar = calendar
        }
    }

    package let settings: AccountSettings
    /// Nothing goes out anywhere.
    package let isEverythingPaused: Bool
    /// nil where the end is not known, or a new token comes without a person.
    package let tokenEnds: Date?
    /// What stops the account as a whole.
    package let parking: Parking?
    package let desks: [Desk]
    /// Those that are not published yet.
    package let drafts: [Draft]
    /// Slots in use, those of `drafts` and of what was posted.
    package let taken: [TakenSlot]
    /// What was posted and what is scheduled, for near repetitions.
    package let recent: [RecentPost]
    /// What cannot be simulated, in sentences.
    package let problems: [String]

    package init(
        settings: AccountSettings, isEverythingPaused: Bool, tokenEnds: Date?, parking: Parking? = nil, desks: [Desk], drafts: [Draft],
        taken: [TakenSlot], recent: [RecentPost] = [], problems: [String] = []
    ) {
        self.settings = settings
        self.isEverythingPaused = isEverythingPaused
        self.tokenEnds = tokenEnds
        self.parking = parking
        self.desks = desks
        self.drafts = drafts
        self.taken = taken
        self.recent = recent
        self.problems = problems
    }

    /// The weeks from `now` to `end`.
    package func plan(from now: Date, until end: Date) -> AccountPlan {
        var placing = Placing(account: self, now: now)
        for draft in drafts.filter(\.isFirm).inOrder + drafts.filter({ !$0.isFirm }).inOrder { placing.place(draft) }
        let posts = placing.posts.filter { $0.at <= end }
        let lines = posts.map(line) + empties(from: now, until: end, placing.taken)
        return AccountPlan(
            account: settings.name, notes: notes(posts, from: now, until: end),
            lines: lines.sorted { ($0.at, $0.kind.rawValue, $0.draftID ?? "") < ($1.at, $1.kind.rawValue, $1.draftID ?? "") },
            unplaced: placing.unplaced)
    }

    func desk(of draft: Draft) -> Desk? { desks.first { $0.brand.id == draft.brandID } }

    // MARK: posts

    private func line(_ post: Placing.Post) -> PlanLine {
        let calendar = post.desk.calendar
        return PlanLine(
            at: post.at, time: calendar.words(post.at), week: calendar.week(of: post.at), kind: post.isFirm ? .scheduled : .proposed,
            brands: [post.desk.brand.name], draftID: post.draft.id, title: post.draft.title, notes: post.notes,
            conflicts: post.conflicts + obstacles(to: post))
    }

    /// What keeps a post from going out although its minute is free.
    private func obstacles(to post: Placing.Post) -> [String] {
        var obstacles: [String] = []
        if post.draft.isOnHold { obstacles.append("on hold") }
        if isEverythingPaused { obstacles.append("everything is paused") }
        if settings.isPaused { obstacles.append("the account is paused") }
        if post.desk.brand.isPaused { obstacles.append("the brand is paused") }
        if let parking, !ends(parking, before: post.at) { obstacles.append("the account is stopped") }
        if let tokenEnds, tokenEnds <= post.at {
            obstacles.append("the account's token ends before, on \(post.desk.calendar.words(tokenEnds))")
        }
        if post.at > post.draft.windowEnds {
            obstacles.append("the draft's window ends before, on \(post.desk.calendar.words(post.draft.windowEnds))")
        }
        return obstacles
    }

    /// Only a day's limit ends by itself.
    private func ends(_ parking: Parking, before date: Date) -> Bool { parking.cause == .limit && parking.until <= date }

    // MARK: slots without a post

    /// Weekly slots that no post has; slots of several brands at one minute are one line.
    private func empties(from now: Date, until end: Date, _ taken: [TakenSlot]) -> [PlanLine] {
        var found: [Date: (desk: Desk, names: [String], notes: [String], conflict: SlotConflict?)] = [:]
        for desk in desks {
            for slot in desk.calendar.slots(after: now, until: end) {
                if taken.contains(where: { (slot.at...desk.calendar.lastMinute(of: slot.at)).contains($0.at) }) { continue }
                let conflict = desk.calendar.conflict(at: slot.at, with: taken)
                let known = found[slot.at]
                // What one of the brands may use is free.
                let isBetter = known.map { $0.conflict != nil && conflict == nil } ?? true
                let names = known.map {
                    ($0.conflict == nil) == (conflict == nil) ? $0.names + [desk.brand.name] : isBetter ? [desk.brand.name] : $0.names
                }
                found[slot.at] = (
                    isBetter ? desk : known!.desk, names ?? [desk.brand.name], isBetter ? desk.calendar.clockNotes(slot) : known!.notes,
                    isBetter ? conflict : known!.conflict
                )
            }
        }
        return found.map { at, slot in
            let calendar = slot.desk.calendar
            return PlanLine(
                at: at, time: calendar.words(at), week: calendar.week(of: at), kind: slot.conflict == nil ? .free : .closed,
                brands: slot.names, notes: slot.conflict.map { [calendar.words($0).description] + slot.notes } ?? slot.notes)
        }
    }

    // MARK: the account as a whole

    private func notes(_ posts: [Placing.Post], from now: Date, until end: Date) -> [String] {
        var notes = problems
        if isEverythingPaused { notes.append("Everything is paused in the configuration.") }
        if settings.isPaused { notes.append("The account is paused in the configuration.") }
        notes += desks.filter(\.brand.isPaused).map { "The brand \($0.brand.name) is paused on its page." }
        if let parking { notes.append("The account is stopped: \(parking.sentence)") }
        if let tokenEnds, tokenEnds <= end {
            let zone = desks.first?.calendar
            let count = posts.filter { $0.at >= tokenEnds }.count
            let at = zone?.words(tokenEnds) ?? Timestamp.text(tokenEnds)
            notes.append("The token ends on \(at): \(count) \(count == 1 ? "post comes" : "posts come") after it.")
        }
        var zones: Set<String> = []
        for desk in desks where zones.insert(desk.calendar.zone.name).inserted {
            notes += desk.calendar.clockChanges(from: now, until: end)
        }
        return notes
    }
}

extension Draft {
    /// Approved, so that its slot holds.
    var isFirm: Bool { ![.drafted, .submitted, .changesRequested].contains(state) }
}

extension [Draft] {
    /// As the scheduler would come to them.
    fileprivate var inOrder: [Draft] { sorted { ($0.slot ?? .distantFuture, $0.id) < ($1.slot ?? .distantFuture, $1.id) } }
}
