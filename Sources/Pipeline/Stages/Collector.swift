import Editorial
import FoundationEssentials
import Support

/// Polls due feeds in rounds and files items, what was learned and the next poll in one transaction.
package struct Collector: Stage {
    package static let batch = 64

    /// No server is asked for a feed more often than this in real time.
    package static let shortestInterval = Duration.seconds(60)
    /// How long polls of all feeds wait for the turns of their hosts.
    private static let patience = Duration.seconds(3600)
    /// The fault that stands while no host can be reached.
    private static let networkFault = "network"

    package let name = "collect"
    package let takes = [Intake("feeds due", "feeds due")]
    private let workshop: Workshop
    private let shelf: any CollectingShelf
    private let arriving: Arriving
    private let hosts = HostQueue()
    private let network = Locked(NetworkWatch())
    private let book = PollBook()
    private let plans = PollPlans()

    package init(_ workshop: Workshop, _ shelf: any CollectingShelf) {
        self.workshop = workshop
        self.shelf = shelf
        arriving = Arriving(workshop, shelf)
    }

    /// What polls took and spared since the start.
    package var summary: PollSummary { book.summary }

    package func nextDue(now: Date) async throws -> Date? { try await shelf.nextFeedDue() }

    package func workOnce() async throws -> Bool {
        let now = workshop.clock.now()
        let due = try await shelf.dueFeeds(now: now, limit: Self.batch)
        if due.isEmpty { return false }
        _ = try await poll(due, now: now)
        return true
    }

    /// What a round of polls came to.
    package struct Round: Sendable, Equatable {
        package var polled = 0
        package var failed = 0
        package var newItems = 0

        package init(polled: Int = 0, failed: Int = 0, newItems: Int = 0) {
            self.polled = polled
            self.failed = failed
            self.newItems = newItems
        }
    }

    /// Polls every feed once, whatever its next poll, and ends; for measuring. Hosts are given their gaps; a feed whose host wants to be left
    /// alone for longer is left out.
    package func pollAll() async throws -> Round {
        let end = workshop.clock.now() + Self.patience
        var next = try await shelf.polledFeeds()[...]
        var waiting: [PostponedPoll] = []
        var sum = Round()
        while true {
            let now = workshop.clock.now()
            var ids = waiting.filter { $0.until <= now }.prefix(Self.batch).map(\.feedID)
            ids += next.prefix(Self.batch - ids.count)
            if ids.isEmpty {
                guard let turn = waiting.map(\.until).min() else { return sum }
                try await workshop.clock.sleep(until: turn)
                continue
            }
            let asked = Set(ids)
            next = next.drop(while: asked.contains)
            waiting.removeAll { asked.contains($0.feedID) }
            let (round, postponed) = try await poll(try await shelf.feeds(ids), now: now)
            sum = Round(
                polled: sum.polled + round.polled, failed: sum.failed + round.failed, newItems: sum.newItems + round.newItems)
            waiting += postponed.filter { $0.until < end }
        }
    }

    private func poll(_ due: [DueFeed], now: Date) async throws -> (Round, [PostponedPoll]) {
        let newsroom = workshop.newsroom.current
        try await hosts.recall(from: shelf)
        let gap = workshop.clock.stretched(newsroom.polling.hostGap).seconds
        let (turns, postponed) = hosts.line(up: due, gap: gap, now: now) { newsroom.reader.host(of: $0.source, state: $0.state) }
        let putOff = unended(turns, newsroom.polling, now)
        try await shelf.putOff(putOff)
        let answers = try await ask(turns, newsroom.reader, now)
        let excused = try await excusedHosts(answers)
        let excusedPolls = answers.filter { $0.trouble == .unreachable && excused.contains($0.turn.host.name) }
        let counted = answers.filter { !($0.trouble == .unreachable && excused.contains($0.turn.host.name)) }
        var round = Round()
        var waiting = postponed + excusedPolls.map(afterOutage)
        // Pages take their time: what needs none is filed before.
        for answers in [counted.filter { !$0.readsPages }, counted.filter(\.readsPages)] where !answers.isEmpty || !waiting.isEmpty {
            let polls = try await settle(answers, newsroom.polling, gap)
            var filing = PollRound(
                polls: polls, postponed: waiting, hosts: hosts.learned(now: now), keepsHubs: newsroom.hubs != nil)
            (filing.putOff, filing.soonest) = (putOff, workshop.clock.now() + workshop.clock.stretched(Self.shortestInterval))
            let new = try await shelf.file(filing, now: workshop.clock.now())
            round = Round(
                polled: round.polled + polls.count, failed: round.failed + polls.count { $0.error != nil }, newItems: round.newItems + new)
            waiting = []
        }
        report(round, postponed)
        // The last round of many, or one of the few feeds that a minute has.
        if due.count < Self.batch { ProcessUsage.giveBackMemory() }
        return (round, postponed)
    }

    private func report(_ round: Round, _ postponed: [PostponedPoll]) {
        workshop.log.info(
            "feeds polled",
            ["feeds": round.polled, "failed": round.failed, "new items": round.newItems, "wait for their host": postponed.count])
        workshop.metrics.counter("copydesk_feed_polls_total", help: "Feeds polled").increment(by: Double(round.polled))
        workshop.metrics.counter("copydesk_items_total", help: "New items").increment(by: Double(round.newItems))
    }

    // MARK: asking

    private func unended(_ turns: [HostTurn], _ settings: PollingSettings, _ now: Date) -> [String: Date] {
        let conditions = PollPlan.Conditions(
            settings: settings, floor: workshop.clock.stretched(Self.shortestInterval).seconds, now: now, chance: 0)
        let due = turns.map { ($0.feed.source.id, PollPlan.unended(of: $0.feed.source, $0.feed.state, conditions)) }
        return Dictionary(due) { first, _ in first }
    }

    private func ask(_ turns: [HostTurn], _ reader: any SourceReader, _ now: Date) async throws -> [PollAnswer] {
        try await withThrowingTaskGroup(of: PollAnswer.self) { group in
            for turn in turns { group.addTask { try await ask(turn, reader, now) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }

    private func ask(_ turn: HostTurn, _ reader: any SourceReader, _ now: Date) async throws -> PollAnswer {
        let state = turn.feed.state.asking(turn.feed.source, at: now)
        do {
            let reading = try await reader.read(turn.feed.source, state: state, now: now)
            return PollAnswer(turn: turn, state: state, result: .success(reading))
        } catch  where !Task.isCancelled {
            return PollAnswer(turn: turn, state: state, result: .failure(error))
        }
    }

    // MARK: what comes of it

    private func settle(_ answers: [PollAnswer], _ settings: PollingSettings, _ gap: TimeInterval) async throws -> [FeedPoll] {
        let now = workshop.clock.now()
        let readings = answers.compactMap { answer in (try? answer.result.get()).map { (answer.turn.feed, $0) } }
        let known = try await arriving.known(readings, now: now)
        // For all feeds of a round together: what else is due waits for slow pages no longer.
        let deadline = now + workshop.clock.stretched(Arriving.patience)
        try await workshop.faults.clear(faults: readings.map { Self.fault(of: $0.0.source) })
        var spread = try await plans.current(from: shelf, now: now, longest: settings.longest)
        var polls: [FeedPoll] = []
        for answer in answers {
            let conditions = PollPlan.Conditions(
                settings: settings, floor: workshop.clock.stretched(Self.shortestInterval).seconds, now: now, chance: workshop.random())
            switch answer.result {
            case .success(let reading):
                let known = known[answer.turn.feed.source.id] ?? KnownItems()
                polls.append(try await filed(reading, of: answer, known, conditions, &spread, deadline))
            case .failure(let error): polls.append(try await failed(error, answer, conditions, gap, &spread))
            }
        }
        plans.keep(spread)
        return polls
    }

    private func filed(
        _ reading: FeedReading, of answer: PollAnswer, _ known: KnownItems, _ conditions: PollPlan.Conditions, _ spread: inout PollSpread,
        _ deadline: Date
    ) async throws -> FeedPoll {
        let source = answer.turn.feed.source
        hosts.welcomed(answer.turn)
        book.note(reading, of: answer.turn)
        for warning in reading.warnings { workshop.log.notice("feed read in part", ["feed": source.url, "why": warning]) }
        var reading = reading
        reading.state.succeeded()
        let isPushed = answer.turn.feed.pushedUntil.map { $0 > conditions.now } ?? false
        let plan = PollPlan(of: source, reading.state, conditions, isPushed: isPushed)
        let next = note(plan, in: &reading.state, &spread)
        return try await arriving.poll(answer.turn.feed, reading, known, nextPollAt: next, now: conditions.now, deadline: deadline)
    }

    private func failed(
        _ error: any Error, _ answer: PollAnswer, _ conditions: PollPlan.Conditions, _ gap: TimeInterval, _ spread: inout PollSpread
    ) async throws -> FeedPoll {
        let source = answer.turn.feed.source
        book.note(nil, of: answer.turn)
        let sentence = workshop.judge(error).sentence
        try await workshop.report(Fault(key: Self.fault(of: source), sentence: sentence))
        var state = answer.state
        let plan = PollPlan(after: state.failed(by: answer.trouble, at: conditions.now), of: source, state, conditions)
        if case .busy = answer.trouble {
            hosts.refused(answer.turn, wait: plan.earliest.timeIntervalSince(conditions.now), gap: gap, now: conditions.now)
        }
        if state.isStopped == true {
            state.nextPollReason = "never: the server says that the feed is gone for good (410), on two days"
            return FeedPoll(feedID: source.id, state: state, items: [], nextPollAt: FeedState.never, error: sentence)
        }
        let next = note(plan, in: &state, &spread)
        return FeedPoll(feedID: source.id, state: state, items: [], nextPollAt: next, error: sentence)
    }

    /// When the next poll comes by that plan, which the state tells.
    private func note(_ plan: PollPlan, in state: inout FeedState, _ spread: inout PollSpread) -> Date {
        state.notBefore = plan.notBefore
        state.nextPollReason = plan.reason
        return spread.place(plan, chance: workshop.random())
    }

    // MARK: our own network

    /// Hosts that were not reached since nobody can be.
    private func excusedHosts(_ answers: [PollAnswer]) async throws -> Set<String> {
        func hosts(_ isOne: (PollAnswer) -> Bool) -> Set<String> { Set(answers.filter(isOne).map(\.turn.host.name)) }
        let unreachable = hosts { $0.trouble == .unreachable }
        // A refusal tells neither that the world can be reached nor that it cannot.
        let answered = hosts { ![.unreachable, .refused].contains($0.trouble) }
        let known = hosts { $0.state.memory != nil }
        let (excused, isDown) = network.withLock {
            ($0.excused(answered: answered, unreachable: unreachable, known: known), $0.isDown)
        }
        if isDown {
            try await workshop.report(
                Fault(
                    key: Self.networkFault,
                    sentence: "No feed can be reached: the network or the DNS of this machine seems to be down. It is tried again."))
        } else if !answered.isEmpty {
            try await workshop.faults.clear(fault: Self.networkFault)
        }
        return excused
    }

    /// The poll did not take place as far as the feed is concerned.
    private func afterOutage(_ answer: PollAnswer) -> PostponedPoll {
        var state = answer.turn.feed.state
        let pause = max(PollPlan.outage, workshop.clock.stretched(Self.shortestInterval).seconds)
        state.nextPollReason = "no host could be reached; tried again after \(PauseWords(pause))"
        return PostponedPoll(
            feedID: answer.turn.feed.source.id, state: state,
            until: workshop.clock.now() + .seconds(pause * (1 + workshop.random() / 10)))
    }

    private static func fault(of source: FeedSource) -> String { "feed \(source.url)" }
}

/// What came of one poll.
struct PollAnswer: Sendable {
    let turn: HostTurn
    /// The state that the poll began with.
    let state: FeedState
    let result: Result<FeedReading, any Error>

    /// Whether filing it may take a look at pages.
    var readsPages: Bool { turn.feed.source.readsPages == true }

    /// nil when there was none.
    var failure: (any Error)? { if case .failure(let error) = result { error } else { nil } }

    /// What was the trouble; `.other` also where there was none.
    var trouble: PollTrouble {
        guard let failure else { return .other }
        if let error = failure as? any PollError { return error.trouble }
        if case .retryAfter(let wait) = (failure as? any DeskError)?.disposition { return .busy(wait) }
        return .other
    }
}
