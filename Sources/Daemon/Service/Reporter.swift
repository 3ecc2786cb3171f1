import Console
import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support

/// Puts the daemon's report together, for the page, the commands and the health checks.
struct Reporter: Sendable {
    let store: Store
    let watch: StoreWatch
    let line: ProductionLine
    let models: ModelUse
    let configurationPath: String
    let box: NewsroomBox
    let standing: Locked<RunningDesk.Standing>
    let startedAt: Date
    let clock: any DeskClock

    func report() async throws -> DeskReport {
        let newsroom = box.current
        let standing = standing.withLock { $0 }
        let known = try await store.knownAccess()
        let parkings = Dictionary(try await store.parkings().map { ($0.account, $0) }) { first, _ in first }
        let accounts = newsroom.accounts.values.sorted { $0.settings.name < $1.settings.name }.map { account in
            // What was found with another token says nothing about this one.
            let found = known[account.settings.name].flatMap { $0.fingerprint == account.inspector.fingerprint ? $0.access : nil }
            return DeskReport.Account(account.settings, access: found, parking: parkings[account.settings.name])
        }
        let status = try await store.status(now: clock.now()).with(watch.fault)
        return DeskReport(
            version: Version.number, startedAt: startedAt, isPaused: newsroom.isPaused, desk: status,
            loops: line.loops.map {
                DeskReport.Loop(name: $0.name, takes: $0.takes, inHand: $0.inHand, lastRunAt: $0.lastRunAt)
            },
            accounts: accounts,
            models: newsroom.textModels.map { model($0.name, .text, provider: $0.provider) }
                + newsroom.imageModels.map { model($0.name, .picture) },
            budgets: newsroom.budgets.reached(by: status.spending, now: status.now).map(\.description),
            polls: line.stages.lazy.compactMap { ($0 as? Collector)?.summary }.first ?? PollSummary(),
            configuration: DeskReport.Configuration(
                path: configurationPath, readAt: standing.readAt, text: standing.configuration.inForce),
            boardIsSetUp: newsroom.desk != nil, configurationError: standing.error, restartNeeded: standing.restartNeeded,
            speed: clock.speed, isRehearsal: clock.isSimulated)
    }

    private func model(_ name: String, _ use: DeskReport.Model.Use, provider: String? = nil) -> DeskReport.Model {
        let known = models[name]
        return DeskReport.Model(
            name: name, use: use, lastUsedAt: known.lastUsedAt, lastFailedAt: known.lastFailedAt, failure: known.failure,
            restsUntil: provider.flatMap { models.rest(of: $0, at: clock.now())?.until })
    }
}

extension DeskReport.Account {
    fileprivate init(_ settings: AccountSettings, access: AccountAccess?, parking: Parking?) {
        self.init(
            name: settings.name, kind: settings.kind, isPaused: settings.isPaused, calendar: "\(settings.slots) \(settings.zone)",
            zone: settings.zone, access: access, parking: parking)
    }
}
