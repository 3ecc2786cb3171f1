import FoundationEssentials
import Support

/// Everything besides a draft's row that may keep it from being published.
package struct BlockageFacts: Sendable {
    /// What the store has on a draft besides its row, read in one piece.
    package struct Record: Sendable {
        package var changedAt: Date
        /// nil when its page is gone.
        package var brand: Brand?
        /// Until when a worker may have it, or might have had it.
        package var leaseUntil: Date?
        package var lastDecision: Decision?
        package var attempt: Attempt?
        package var picture: Picture?
        /// Sentences of the faults that stand, by key.
        package var faults: [String: Message] = [:]
        package var taken: [TakenSlot] = []
        /// When a post of another draft was last armed on its account.
        package var lastArmedAt: Date?
        package var access: KnownAccess?
        package var parking: Parking?

        package init(changedAt: Date, brand: Brand?) {
            self.changedAt = changedAt
            self.brand = brand
        }
    }

    /// An ordered picture that is not there yet.
    package struct Picture: Sendable {
        package let failures: Int
        package let retryAt: Date?
        package let note: Message?

        package init(failures: Int, retryAt: Date?, note: Message?) {
            self.failures = failures
            self.retryAt = retryAt
            self.note = note
        }
    }

    /// The draft's account as the configuration has it.
    package enum Configured: Sendable {
        case here(AccountSettings, fingerprint: String)
        case disabled, missing
    }

    package let now: Date
    package var record: Record
    package let account: Configured
    package let calendar: PostingCalendar?
    /// Why there is none.
    package let calendarProblem: Message?
    package var isRunning = true
    /// Why nothing can be stored.
    package var storeTrouble: String?
    package var isEverythingPaused = false
    package var hasDesk = true
    package var publishesWithoutBoard = false
    /// How long a due post waits for the board.
    package var grace = Duration.seconds(1800)
    /// How long before its slot a post is prepared.
    package var preparingLead = Duration.seconds(300)

    package init(now: Date, record: Record, account: Configured, calendar: PostingCalendar?, calendarProblem: Message? = nil) {
        self.now = now
        self.record = record
        self.account = account
        self.calendar = calendar
        self.calendarProblem = calendarProblem
    }

    /// What the token in use was found to be able to do.
    var access: AccountAccess? {
        guard case .here(_, let fingerprint) = account, record.access?.fingerprint == fingerprint else { return nil }
        return record.access?.access
    }

    func words(_ date: Date) -> Moment { calendar?.moment(date) ?? Moment(date) }
}
