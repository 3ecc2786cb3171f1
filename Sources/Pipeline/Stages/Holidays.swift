import Editorial
import FoundationEssentials
import Support

/// Reads the calendars of holidays that accounts name: files every ten minutes, addresses once a day.
///
/// Of one that cannot be read, the last good content holds on; a fault says so.
package struct Holidays: Stage {
    static let fileInterval = Duration.seconds(600)
    static let interval = Duration.seconds(86_400)
    /// Repetitions are written out for some years only: even an unchanged calendar is read from scratch after this time.
    static let longestUnchanged = Duration.seconds(90 * 86_400)
    /// Pauses after readings that failed: a minute, doubling, at most six hours.
    static let backoff = Backoff(base: .seconds(60), ceiling: .seconds(21_600), jitter: 0.3)

    package let name = "holidays"
    private let workshop: Workshop
    private let shelf: any HolidayShelf

    package init(_ workshop: Workshop, _ shelf: any HolidayShelf) {
        self.workshop = workshop
        self.shelf = shelf
    }

    package func nextDue(now: Date) async throws -> Date? { try await order(now: now).map(\.due).min() }

    package func workOnce() async throws -> Bool {
        let now = workshop.clock.now()
        guard let next = try await order(now: now).filter({ $0.due <= now }).min(by: { $0.due < $1.due }) else { return false }
        try await shelf.keep(try await look(at: next.address, next.known, now: now))
        return true
    }

    private func order(now: Date) async throws -> [(address: String, known: KnownHolidays?, due: Date)] {
        let addresses = Set(workshop.newsroom.current.accounts.values.flatMap(\.settings.holidays))
        if addresses.isEmpty { return [] }
        let known = try await shelf.knownHolidays()
        return addresses.sorted().map { ($0, known[$0], known[$0]?.nextLookAt ?? now) }
    }

    private func look(at address: String, _ last: KnownHolidays?, now: Date) async throws -> KnownHolidays {
        var known = last ?? KnownHolidays(address: address, nextLookAt: now)
        let isOld = known.readAt.map { now >= $0 + Self.longestUnchanged } ?? true
        do {
            let reading = try await workshop.newsroom.current.holidayReader.read(address, known: isOld ? nil : known, now: now)
            if let calendar = reading.calendar {
                known.calendar = calendar
                known.readAt = now
                workshop.log.info("holidays read", ["from": WebAddresses.place(address), "entries": calendar.entries.count])
                try await tell(reading.problems, of: address)
            } else if known.failures > 0 {
                try await workshop.faults.clear(fault: Newsroom.holidayFault(address))
            }
            known.entityTag = reading.entityTag
            known.lastModified = reading.lastModified
            known.failures = 0
            known.nextLookAt = now + (address.hasPrefix("/") ? Self.fileInterval : Self.interval)
        } catch  where !Task.isCancelled {
            let kept: Message =
                known.calendar == nil ? "Posts are scheduled as if there were none." : "The last good calendar stays in force."
            let sentence: Message =
                "The holidays of \(WebAddresses.place(address)) cannot be read: \(workshop.judge(error).sentence) \(kept)"
            try await workshop.report(Fault(key: Newsroom.holidayFault(address), sentence: sentence))
            let next = workshop.nextTry(after: error, failures: known.failures, most: .max, backoff: Self.backoff)
            known.failures += 1
            // A file may be mended at any time, and a server asked again a day later at the latest.
            known.nextLookAt = min(next ?? now + Self.interval, now + (address.hasPrefix("/") ? Self.fileInterval : Self.interval))
        }
        return known
    }

    private func tell(_ problems: [String], of address: String) async throws {
        guard let first = problems.first else { return try await workshop.faults.clear(fault: Newsroom.holidayFault(address)) }
        let rest: Message = problems.count == 1 ? "" : " \(problems.count - 1) more could not be read either."
        let sentence: Message = "In the holidays of \(WebAddresses.place(address)) something is left out: \(first)\(rest)"
        try await workshop.report(Fault(key: Newsroom.holidayFault(address), sentence: sentence))
    }
}

extension Newsroom {
    /// The key of the fault that stands while a calendar of holidays cannot be read; addresses may hold keys.
    package static func holidayFault(_ address: String) -> String { "holidays \(WebAddresses.place(address))" }
}
