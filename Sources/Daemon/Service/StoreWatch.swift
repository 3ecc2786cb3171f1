import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support

/// Tells once when nothing can be stored, and once when it can again. The fault that says so cannot be stored either: it is kept here.
struct StoreWatch: Sendable {
    /// Between two looks, in real time.
    static let interval = Duration.seconds(2)

    let store: Store
    let clock: any DeskClock
    let log: Log
    /// Who tells operators outside of this machine; nil for nobody.
    let messenger: @Sendable () -> (any Messenger)?
    private let since = Locked<Date?>(nil)
    private let notice = Locked<FaultNotice?>(nil)

    init(store: Store, clock: any DeskClock, log: Log, messenger: @escaping @Sendable () -> (any Messenger)?) {
        self.store = store
        self.clock = clock
        self.log = log
        self.messenger = messenger
    }

    func run() async throws {
        while true {
            try await look()
            try await Task.sleep(for: Self.interval)
        }
    }

    func look() async throws {
        guard let fault else { return }
        try await tell(fault)
        guard await store.isWritableAgain(now: clock.now()) else { return }
        since.withLock { $0 = nil }
        notice.withLock { $0 = nil }
        log.notice("the store can be written again")
    }

    /// As of any other fault: once, and daily while it stands. The loop that tells of those finds them in the store.
    private func tell(_ fault: DeskStatus.OpenFault) async throws {
        let now = clock.now()
        var notice = notice.withLock { $0 } ?? FaultNotice(key: fault.key, sentence: fault.sentence, since: fault.since)
        guard let messenger = messenger(), notice.isDue(at: now) else { return }
        do {
            try await messenger.tell(Notifying.text(notice, now: now))
            notice.noteDelivery(at: now)
        } catch  where !Task.isCancelled {
            notice.noteFailure(at: now, pause: Notifying.backoff.delay(attempt: notice.failures + 1, random: 0.5))
        }
        self.notice.withLock { [notice] in $0 = notice }
    }

    /// The fault that stands while nothing can be stored.
    var fault: DeskStatus.OpenFault? {
        guard let sentence = store.trouble else { return nil }
        let now = clock.now()
        let (began, isNew) = since.withLock { since in
            defer { since = since ?? now }
            return (since ?? now, since == nil)
        }
        if isNew { log.error("the store cannot be written", ["why": sentence]) }
        return DeskStatus.OpenFault(key: DeskStatus.storeFault, sentence: sentence, since: began, last: now, count: 1)
    }
}
