import Editorial
import FoundationEssentials
import Support

/// Polls due feeds in rounds and files items, what was learned and the next poll in one transaction.
package struct Collector: Stage {
    package static let batch = 64

    /// No server is asked for a feed more often than this in real time.
    static let shortestInterval = Duration.seconds(60)
    /// The fault that stands while no host can be reached.
    private static let networkFault = "network"

    package let name = "collect"
    package let takes = [Intake("feeds due", "feeds due")]
    private let workshop: Workshop
    private let shelf: any CollectingShelf
    private let hosts = HostQueue()
    private let network = Locked(NetworkWatch())

    package init(_ workshop: Workshop, _ shelf: any CollectingShelf) {
        self.workshop = workshop
        self.shelf = shelf
    }

    package func nextDue(now: Date) async throws -> Date? { try await shelf.nextFeedDue() }

    package func workOnce() async throws -> Bool {
        let now = workshop.clock.now()
        let due = try await shelf.dueFeeds(now: now, limit: Self.batch)
        if due.isEmpty { return false }
        let newsroom = workshop.newsroom.current
        try await hosts.recall(from: shelf)
        let gap = workshop.clock.stretched(newsroom.polling.hostGap).seconds
        let (turns, postponed) = hosts.line(up: due, gap: gap, now: now) { newsroom.reader.host(of: $0.source, state: $0.state) }
        let answers = try await ask(turns, newsroom.reader, now)
        let excused = try await excusedHosts(answers)
        let excusedPolls = answers.filter { $0.trouble == .unreachable && excused.contains($0.turn.host.name) }
        let polls = try await settle(
            answers.filter { !($0.trouble == .unreachable && excused.contains($0.turn.host.name)) }, newsroom.polling, gap)
        let new = try await shelf.file(
            PollRound(
                polls: polls, postponed: postponed + excusedPolls.map(afterOutage), hosts: hosts.learned(now: now),
                keepsHubs: newsroom.hubs != nil),
            now: workshop.clock.now())
        report(polls, postponed, new)
        return true
    }

    private func report(_ polls: [FeedPoll], _ postponed: [PostponedPoll], _ new: Int) {
        let failed = polls.filter { $0.error != nil }.count
        workshop.log.info(
            "feeds polled", ["feeds": polls.count, "failed": failed, "new items": new, "wait for their host": postponed.count])
        workshop.metrics.counter("copydesk_feed_polls_total", help: "Feeds polled").increment(by: Double(polls.count))
        workshop.metrics.counter("copydesk_items_total", help: "New items").increment(by: Double(new))
    }

    // MARK: asking

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
        var spread = PollSpread(try await shelf.pollsPlanned(from: now, to: now + .seconds(settings.longest.seconds * 1.5)))
        var polls: [FeedPoll] = []
        for answer in answers {
            let conditions = PollPlan.Conditions(
                settings: settings, floor: workshop.clock.stretched(Self.shortestInterval).seconds, now: now, chance: workshop.random())
            switch answer.result {
            case .success(let reading): polls.append(try await filed(reading, of: answer, conditions, &spread))
            case .failure(let error): polls.append(try await failed(error, answer, conditions, gap, &spread))
            }
        }
        return polls
    }

    private func filed(
        _ reading: FeedReading, of answer: PollAnswer, _ conditions: PollPlan.Conditions, _ spread: inout PollSpread
    ) async throws -> FeedPoll {
        let source = answer.turn.feed.source
        hosts.welcomed(answer.turn)
        try await workshop.faults.clear(fault: Self.fault(of: source))
        for warning in reading.warnings { workshop.log.notice("feed read in part", ["feed": source.url, "why": warning]) }
        var state = reading.state
        state.succeeded()
        return plan(
            PollPlan(of: source, state, conditions, isPushed: answer.turn.feed.pushedUntil.map { $0 > conditions.now } ?? false), answer,
            state, &spread, items: reading.items ?? [])
    }

    private func failed(
        _ error: any Error, _ answer: PollAnswer, _ conditions: PollPlan.Conditions, _ gap: TimeInterval, _ spread: inout PollSpread
    ) async throws -> FeedPoll {
        let source = answer.turn.feed.source
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
        return self.plan(plan, answer, state, &spread, error: sentence)
    }

    private func plan(
        _ plan: PollPlan, _ answer: PollAnswer, _ state: FeedState, _ spread: inout PollSpread, items: [Item] = [], error: Message? = nil
    ) -> FeedPoll {
        var state = state
        state.notBefore = plan.notBefore
        state.nextPollReason = plan.reason
        let next = spread.place(plan, chance: workshop.random())
        return FeedPoll(feedID: answer.turn.feed.source.id, state: state, items: items, nextPollAt: next, error: error)
    }

    // MARK: our own network

    /// Hosts that were not reached since nobody can be.
    private func excusedHosts(_ answers: [PollAnswer]) async throws -> Set<String> {
        let unreachable = Set(answers.filter { $0.trouble == .unreachable }.map(\.turn.host.name))
        let answered = Set(answers.filter { $0.trouble != .unreachable }.map(\.turn.host.name))
        let (excused, isDown) = network.withLock { ($0.excused(answered: answered, unreachable: unreachable), $0.isDown) }
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
