import Editorial
import FoundationEssentials
import Support

/// What every stage has at hand besides its shelf.
package struct Workshop: Sendable {
    package let newsroom: NewsroomBox
    package let clock: any DeskClock
    package let log: Log
    package let metrics: Metrics
    package let faults: any FaultShelf
    package let holidays: any HolidayShelf
    /// Numbers in 0..<1 for jitter.
    package let random: @Sendable () -> Double

    package init(
        newsroom: NewsroomBox, clock: any DeskClock, log: Log, metrics: Metrics, faults: any FaultShelf, holidays: any HolidayShelf,
        random: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) }
    ) {
        self.newsroom = newsroom
        self.clock = clock
        self.log = log
        self.metrics = metrics
        self.faults = faults
        self.holidays = holidays
        self.random = random
    }

    /// How models do, and which of them rest.
    package var models: ModelUse { newsroom.models }

    /// A lease that lasts this long in real time: work is no faster when desk time is.
    func lease(_ length: Duration) -> Duration { clock.stretched(length) }

    /// Notes a fault for people and, when it is new, the log.
    func report(_ fault: Fault) async throws {
        if try await faults.report(fault, now: clock.now()) {
            log.warning("fault", ["what": fault.key, "why": fault.sentence.description])
        }
    }

    /// Notes what went wrong under a key, unless people are told of it elsewhere.
    func report(_ error: any Error, as key: String, _ words: (Message) -> Message = { $0 }) async throws {
        if (error as? any DeskError)?.isTold == true { return }
        try await report(Fault(key: key, sentence: words(judge(error).sentence)))
    }

    /// The calendar of a brand on an account with the holidays that are known, or why there is none.
    func calendar(account name: String, brand: Brand?) async throws -> Result<PostingCalendar, UnusableCalendar> {
        let newsroom = newsroom.current
        let addresses = newsroom.accounts[name]?.settings.holidays ?? []
        let known = addresses.isEmpty ? [:] : try await holidays.knownHolidays()
        return newsroom.calendar(account: name, brand: brand, holidays: addresses.compactMap { known[$0]?.calendar })
    }

    /// What the end of an account's token would stop; a token that is of no use stops everything.
    func risk(_ access: AccountAccess, account: String, among drafts: [Draft], brands: [Brand], _ now: Date) -> TokenRisk {
        let end = access.token.isDead ? Date.distantPast : access.personNeededAt(now) ?? .distantFuture
        let newsroom = newsroom.current
        return TokenRisk.of(account, among: drafts, end: end) { draft, slot in
            let calendar = try? newsroom.calendar(account: account, brand: brands.first { $0.id == draft.brandID }).get()
            return calendar?.moment(slot) ?? Moment(slot)
        }
    }

    /// The words of an error for people, and what to do about it. Errors that are not a `DeskError` are worth another try.
    func judge(_ error: any Error) -> (sentence: Message, disposition: Disposition) {
        if let error = error as? any DeskError { return (error.message, error.disposition) }
        return ((error as? Fault)?.sentence ?? Message(String(describing: error)), .retry)
    }

    /// When to try again after that many failures, or nil when it makes no sense any more.
    func nextTry(after error: any Error, failures: Int, most: Int, backoff: Backoff) -> Date? {
        let pause = backoff.delay(attempt: failures + 1, random: random())
        switch judge(error).disposition {
        case .permanent: return nil
        case .retry: return failures + 1 < most ? clock.now() + pause : nil
        case .retryAfter(let wait): return failures + 1 < most ? clock.now() + max(wait, pause) : nil
        // Counts no failures against the row: it waits for the operator, not for itself.
        case .needsOperator: return clock.now() + max(pause, .seconds(300))
        }
    }
}

/// The usual pauses of rows that failed: half a minute, doubling, at most an hour.
let rowBackoff = Backoff(base: .seconds(30), ceiling: .seconds(3600), jitter: 0.3)
