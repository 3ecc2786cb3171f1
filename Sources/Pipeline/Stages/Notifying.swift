import Editorial
import FoundationEssentials
import Support

/// Tells operators of each fault once, and daily while it stands. What it cannot deliver is a fault itself, of which it tells nobody.
package struct Notifying: Stage {
    /// A fault that stands is told again after so long, and so is one that comes back.
    static let pause = Duration.seconds(86_400)
    /// So often is one notice tried; then it has to wait for the next day's.
    package static let mostTries = 6
    /// Notices of one round.
    static let batch = 20
    /// Pauses after a try that failed, for all notices: half a minute, doubling, at most an hour.
    package static let backoff = Backoff(base: .seconds(30), ceiling: .seconds(3600), jitter: 0.3)
    /// The fault of notices that cannot be delivered.
    package static let fault = "notices"

    package let name = "notify"
    private let workshop: Workshop
    private let shelf: any NoticeShelf
    private let hold = Locked(Hold())

    private struct Hold: Sendable {
        var fingerprint = ""
        var failures = 0
        var until: Date?
    }

    package init(_ workshop: Workshop, _ shelf: any NoticeShelf) {
        self.workshop = workshop
        self.shelf = shelf
    }

    package func nextDue(now: Date) async throws -> Date? {
        guard let messenger = workshop.newsroom.current.messenger,
            let due = try await shelf.nextNotice(pause: Self.pause, except: Self.fault)
        else { return nil }
        return max(due, held(messenger) ?? due)
    }

    package func workOnce() async throws -> Bool {
        guard let messenger = workshop.newsroom.current.messenger else {
            try await workshop.faults.clear(fault: Self.fault)
            return false
        }
        let now = workshop.clock.now()
        if let until = held(messenger), until > now { return false }
        let due = try await shelf.dueNotices(now: now, pause: Self.pause, except: Self.fault, limit: Self.batch)
        for notice in due where try await !tell(notice, messenger) { break }
        return !due.isEmpty
    }

    /// Until when nothing is tried; another messenger starts anew.
    private func held(_ messenger: any Messenger) -> Date? {
        hold.withLock { hold in
            if hold.fingerprint != messenger.fingerprint { hold = Hold(fingerprint: messenger.fingerprint) }
            return hold.until
        }
    }

    /// Whether it was delivered.
    private func tell(_ notice: FaultNotice, _ messenger: any Messenger) async throws -> Bool {
        var notice = notice
        do {
            try await messenger.tell(Self.text(notice, now: workshop.clock.now()))
            notice.noteDelivery(at: workshop.clock.now())
            try await shelf.file(notice)
            hold.withLock { ($0.failures, $0.until) = (0, nil) }
            try await workshop.faults.clear(fault: Self.fault)
            count("delivered")
            return true
        } catch  where !Task.isCancelled {
            try await postpone(notice, error)
            return false
        }
    }

    private func postpone(_ notice: FaultNotice, _ error: any Error) async throws {
        let (sentence, disposition) = workshop.judge(error)
        let now = workshop.clock.now()
        let failures = hold.withLock { hold in
            hold.failures += 1
            return hold.failures
        }
        var pause = Self.backoff.delay(attempt: failures, random: workshop.random())
        if case .retryAfter(let wait) = disposition { pause = max(pause, min(wait, Self.pause)) }
        var notice = notice
        notice.noteFailure(at: now, pause: pause)
        hold.withLock { $0.until = now + pause }
        try await shelf.file(notice)
        try await workshop.report(
            Fault(key: Self.fault, sentence: "Faults are not told outside of this machine: \(sentence) They stand on the status page."))
        count("failed")
    }

    /// What operators read.
    package static func text(_ notice: FaultNotice, now: Date) -> String {
        let days = Int(now.timeIntervalSince(notice.since) / 86_400)
        let still = notice.toldAt == nil || days < 1 ? "" : ", for \(days == 1 ? "a day" : "\(days) days") now"
        return "Copydesk\(still): \(WebAddresses.shown(notice.sentence))"
    }

    private func count(_ result: String) {
        workshop.metrics.counter("copydesk_notices_total", help: "Notices of faults for operators, by result", labels: ["result": result])
            .increment()
    }
}

extension FaultNotice {
    /// Whether it is to be told now, for the first time or as one that still stands.
    package func isDue(at now: Date) -> Bool { now >= retryAt ?? toldAt.map { $0 + Notifying.pause } ?? now }

    /// It was taken.
    package mutating func noteDelivery(at now: Date) { (toldAt, failures, retryAt) = (now, 0, nil) }

    /// It is tried again after that pause; the last of several tries is as good as told, so that a dead address costs a bounded number a day.
    package mutating func noteFailure(at now: Date, pause: Duration) {
        failures += 1
        retryAt = now + pause
        if failures >= Notifying.mostTries { noteDelivery(at: now) }
    }
}
