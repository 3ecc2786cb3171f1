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
        let known = try await store.knownAccess()
        let accounts = newsroom.accounts.values.sorted { $0.settings.name < $1.settings.name }.map { account in
            // What was found with another token says nothing about this one.
            let found = known[account.settings.name].flatMap { $0.fingerprint == account.inspector.fingerprint ? $0.access : nil }
            return DeskReport.Account(account.settings, access: found)
        }
        return DeskReport(
            version: Version.number, startedAt: startedAt, isPaused: newsroom.isPaused, desk: try await store.status(now: clock.now()),
            accounts: accounts, textModels: newsroom.textModels.map(\.name), imageModels: newsroom.imageModels.map(\.name),
            boardIsSetUp: newsroom.desk != nil, configurationError: standing.error, restartNeeded: standing.restartNeeded,
            speed: clock.pace)
    }
}

extension DeskReport.Account {
    fileprivate init(_ settings: AccountSettings, access: AccountAccess?) {
        self.init(
            name: settings.name, kind: settings.kind, isPaused: settings.isPaused, calendar: "\(settings.slots) \(settings.zone)",
            access: access)
    }
}
