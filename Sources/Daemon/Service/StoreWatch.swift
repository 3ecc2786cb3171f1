import Editorial
import FoundationEssentials
import Storage
import Support

/// Tells once when nothing can be stored, and once when it can again. The fault that says so cannot be stored either: it is kept here.
struct StoreWatch: Sendable {
    /// Between two looks, in real time.
    static let interval = Duration.seconds(2)

    let store: Store
    let clock: any DeskClock
    let log: Log
    private let since = Locked<Date?>(nil)

    init(store: Store, clock: any DeskClock, log: Log) {
        self.store = store
        self.clock = clock
        self.log = log
    }

    func run() async throws {
        while true {
            if fault != nil, await store.isWritableAgain(now: clock.now()) {
                since.withLock { $0 = nil }
                log.notice("the store can be written again")
            }
            try await Task.sleep(for: Self.interval)
        }
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
