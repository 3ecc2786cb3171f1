import Console
import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support

/// Puts the daemon's report together, for the page, the commands and the health checks.
struct Reporter: Sendable {
    let store: Store
    let box: NewsroomBox
    let standing: Locked<RunningDesk.Standing>
    let startedAt: Date
    let clock: any DeskClock

    func report() async throws -> DeskReport {
        let newsroom = box.current
        let standing = standing.withLock { $0 }
        let accounts = newsroom.accounts.values.map(\.settings).sorted { $0.name < $1.name }.map {
            DeskReport.Account(name: $0.name, kind: $0.kind, isPaused: $0.isPaused, calendar: "\($0.slots) \($0.zone)")
        }
        return DeskReport(
            version: Version.number, startedAt: startedAt, isPaused: newsroom.isPaused, desk: try await store.status(now: clock.now()),
            accounts: accounts, textModels: newsroom.textModels.map(\.name), imageModels: newsroom.imageModels.map(\.name),
            boardIsSetUp: newsroom.desk != nil, configurationError: standing.error, restartNeeded: standing.restartNeeded,
            speed: clock.pace)
    }
}
