import Storage
import Support

/// Journals the head of the decision log at the start and once a day: whoever writes the whole log anew makes chains that hold,
/// but cannot change what the journal has.
struct DecisionJournal: Sendable {
    static let interval = Duration.seconds(86_400)

    let store: Store
    let clock: any DeskClock
    let log: Log

    func run() async throws {
        while true {
            do {
                let head = try await store.decisionHead()
                log.notice("decision log", ["count": head.count, "head": head.hash])
            } catch  where !(error is CancellationError) {
                log.warning("the decision log could not be read", ["why": "\(error)"])
            }
            try await clock.sleep(for: Self.interval)
        }
    }
}
