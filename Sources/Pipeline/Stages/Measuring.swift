import Editorial
import FoundationEssentials
import Support

/// Reads how published posts were received, four times in four weeks, keeps each reading and writes the last onto the page.
package struct Measuring: Stage {
    /// Orders of an account that are looked at together; how many posts one call is about, the platform says.
    static let most = 200
    /// Pauses after readings that failed: five minutes, doubling, at most six hours.
    static let backoff = Backoff(base: .seconds(300), ceiling: .seconds(21_600), jitter: 0.3)
    /// How often it looks whether an account that cannot be asked can be asked again; nothing outside is asked for that.
    static let rest = Duration.seconds(1800)
    /// A fault is told after so many failures, or at once when only a person can mend it.
    static let toldFailures = 3
    /// How the keys of such faults begin.
    package static let faultPrefix = "numbers "

    package let name = "measure"
    private let workshop: Workshop
    private let shelf: any MeasuringShelf
    private let access: any AccessShelf
    private let gate: AccountGate

    package init(_ workshop: Workshop, _ shelf: any MeasuringShelf, access: any AccessShelf, parking: any ParkingShelf) {
        self.workshop = workshop
        self.shelf = shelf
        self.access = access
        gate = AccountGate(workshop, parking)
    }

    package func nextDue(now: Date) async throws -> Date? { try await shelf.nextMeasuring() }

    package func workOnce() async throws -> Bool {
        let now = workshop.clock.now()
        let due = try await shelf.dueMeasurings(now: now, limit: Self.most)
        guard let first = due.first else { return false }
        let over = due.filter { MeasuringPlan.isOver(publishedAt: $0.publishedAt, at: now) }
        guard over.isEmpty else {
            try await file(over, nil, "It is too old to be measured.")
            try await workshop.faults.clear(fault: Self.faultPrefix + first.account)
            return true
        }
        guard let account = workshop.newsroom.current.accounts[first.account] else {
            try await file(due, now + Self.rest, "The account is not in the configuration.")
            return true
        }
        guard let statistics = account.statistics else {
            try await file(due, nil, "An account of kind \"\(account.settings.kind)\" has no numbers.")
            return true
        }
        try await look(due, account, statistics, now)
        return true
    }

    private func look(_ due: [MeasuringOrder], _ account: Newsroom.Account, _ statistics: any Statistics, _ now: Date) async throws {
        let known = try await access.knownAccess()[account.settings.name]
        let access = known.flatMap { $0.fingerprint == account.inspector.fingerprint ? $0.access : nil }
        if let parking = try await gate.parking(of: account) {
            try await file(due, min(parking.until, now + Self.rest), "The account is stopped: \(parking.sentence)")
        } else if let access, access.token.isDead {
            try await file(due, now + Self.rest, "The account's token is of no use.")
        } else {
            try await read(Array(due.prefix(max(1, statistics.batch))), account, statistics, access)
        }
    }

    private func read(
        _ orders: [MeasuringOrder], _ account: Newsroom.Account, _ statistics: any Statistics, _ access: AccountAccess?
    ) async throws {
        do {
            let told = try await statistics.numbers(of: orders.map(\.urn), knowing: access)
            let results = try await results(orders, told)
            guard !results.isEmpty else { throw Fault(key: fault(account), sentence: "Nothing was told of the posts.") }
            try await shelf.file(results, now: workshop.clock.now(), Outcomes.measured)
            try await workshop.faults.clear(fault: fault(account))
            note(results, account)
        } catch  where !Task.isCancelled {
            try await postpone(orders, account, error)
        }
    }

    private func results(_ orders: [MeasuringOrder], _ told: [String: PostNumbers]) async throws -> [MeasuringResult] {
        let now = workshop.clock.now()
        var results: [MeasuringResult] = []
        for var order in orders {
            guard var numbers = told[order.urn] else { continue }
            if numbers.isNothing { numbers = MeasuringPlan.judge(numbers, after: try await shelf.measurements(ofDraft: order.draftID)) }
            order.nextLookAt = MeasuringPlan.next(publishedAt: order.publishedAt, after: now)
            (order.failures, order.note) = (0, "")
            results.append(MeasuringResult(order, Measurement(numbers, measuredAt: now, publishedAt: order.publishedAt)))
        }
        return results
    }

    // MARK: when nothing is read

    private func postpone(_ orders: [MeasuringOrder], _ account: Newsroom.Account, _ error: any Error) async throws {
        let (sentence, disposition) = workshop.judge(error)
        if disposition == .needsOperator || orders.contains(where: { $0.failures + 1 >= Self.toldFailures }) {
            try await workshop.report(
                Fault(
                    key: fault(account), sentence: "How posts on \"\(account.settings.name)\" were received cannot be read: \(sentence)"))
        }
        let now = workshop.clock.now()
        let results = orders.map { order in
            var order = order
            let next = workshop.nextTry(after: error, failures: order.failures, most: .max, backoff: Self.backoff)
            // What this reading is refused for good, the next one may be told.
            order.nextLookAt = next ?? MeasuringPlan.next(publishedAt: order.publishedAt, after: now)
            order.failures += 1
            order.note = sentence.description
            return MeasuringResult(order)
        }
        try await shelf.file(results, now: now) { _, _ in nil }
        workshop.log.info("posts not measured", ["account": account.settings.name, "posts": orders.count, "why": sentence.description])
        count(orders.count, "failed")
    }

    /// Looks again then, or not any more.
    private func file(_ orders: [MeasuringOrder], _ next: Date?, _ words: String) async throws {
        let results = orders.map { order in
            var order = order
            order.nextLookAt = next
            order.note = words
            return MeasuringResult(order)
        }
        try await shelf.file(results, now: workshop.clock.now()) { _, _ in nil }
    }

    private func note(_ results: [MeasuringResult], _ account: Newsroom.Account) {
        let silent = results.count { $0.measurement?.numbers.values.isEmpty == true }
        workshop.log.info("posts measured", ["account": account.settings.name, "posts": results.count, "without": silent])
        count(results.count - silent, "measured")
        count(silent, "not available")
    }

    private func count(_ posts: Int, _ result: String) {
        workshop.metrics.counter(
            "copydesk_measurements_total", help: "Published posts whose numbers were asked for, by result", labels: ["result": result]
        ).increment(by: Double(posts))
    }

    private func fault(_ account: Newsroom.Account) -> String { Self.faultPrefix + account.settings.name }
}
