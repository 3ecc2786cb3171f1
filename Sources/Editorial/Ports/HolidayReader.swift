import FoundationEssentials

/// Reads one calendar of holidays, a file or an address.
package protocol HolidayReader: Sendable {
    /// Reads once; throws a `DeskError` when it cannot be fetched or is no calendar.
    func read(_ address: String, known: KnownHolidays?, now: Date) async throws -> HolidayReading
}

/// What one reading brought.
package struct HolidayReading: Sendable {
    /// nil when nothing has changed.
    package let calendar: HolidayCalendar?
    /// Validators for the next reading.
    package let entityTag: String?
    package let lastModified: String?
    /// Sentences about entries that could not be understood and are left out.
    package let problems: [String]

    package init(calendar: HolidayCalendar?, entityTag: String? = nil, lastModified: String? = nil, problems: [String] = []) {
        self.calendar = calendar
        self.entityTag = entityTag
        self.lastModified = lastModified
        self.problems = problems
    }
}

/// What `Holidays` shares with the rest: the last good calendar of each address.
package protocol HolidayShelf: Sendable {
    /// Everything that was read, by address; addresses that are configured no more stay.
    func knownHolidays() async throws -> [String: KnownHolidays]
    /// Keeps what is known of an address now, in the place of what was.
    func keep(_ known: KnownHolidays) async throws
}

/// What is known of one calendar of holidays, and when to look again.
package struct KnownHolidays: Sendable, Hashable {
    package let address: String
    /// The last good one; nil while there was none.
    package var calendar: HolidayCalendar?
    package var entityTag: String?
    package var lastModified: String?
    /// When `calendar` was read from scratch.
    package var readAt: Date?
    package var nextLookAt: Date
    /// Readings that failed since the last that did not.
    package var failures = 0

    package init(address: String, nextLookAt: Date) {
        self.address = address
        self.nextLookAt = nextLookAt
    }
}
