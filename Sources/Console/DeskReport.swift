import Editorial
import FoundationEssentials
import Support

/// Everything the status page, `copydesk status` and health checks tell: the store's view, and the daemon's own.
package struct DeskReport: Sendable, Codable {
    /// An account as configured, with what stands in its way.
    package struct Account: Sendable, Codable {
        package let name: String
        package let kind: String
        package let isPaused: Bool
        /// "Tue 09:00, Thu 14:30 Europe/Berlin".
        package let calendar: String
        /// IANA zone of its slots.
        package let zone: String
        /// What its token can do; nil until it was looked at for the first time.
        package let access: AccountAccess?
        /// Why nothing is tried on it for now; nil when posts go out.
        package let parking: Parking?
        package init(
            name: String, kind: String, isPaused: Bool, calendar: String, zone: String = "UTC", access: AccountAccess? = nil,
            parking: Parking? = nil
        ) {
            self.name = name
            self.kind = kind
            self.isPaused = isPaused
            self.calendar = calendar
            self.zone = zone
            self.access = access
            self.parking = parking
        }
    }

    /// A loop of the production line with what waits in front of it.
    package struct Loop: Sendable, Codable {
        /// Its name for `copydesk once`: "collect".
        package let name: String
        /// The queues that it takes from; none when it makes rounds of its own.
        package let takes: [Intake]
        /// Pieces of work that it is at.
        package let inHand: Int
        /// When it last got something done, or made a round; nil when it did not since the start.
        package let lastRunAt: Date?
        package init(name: String, takes: [Intake], inHand: Int, lastRunAt: Date?) {
            self.name = name
            self.takes = takes
            self.inHand = inHand
            self.lastRunAt = lastRunAt
        }
    }
    /// A model as configured, with how it did since the start.
    package struct Model: Sendable, Codable {
        /// What it makes.
        package enum Use: String, Sendable, Codable { case text, picture }
        package let name: String
        package let use: Use
        /// nil when it was not used since the start.
        package let lastUsedAt: Date?
        package let lastFailedAt: Date?
        /// Why it failed last, in a sentence.
        package let failure: String?
        /// Until when its provider is not asked, because it failed again and again; nil when it is.
        package let restsUntil: Date?
        package init(
            name: String, use: Use, lastUsedAt: Date? = nil, lastFailedAt: Date? = nil, failure: String? = nil, restsUntil: Date? = nil
        ) {
            self.restsUntil = restsUntil
            self.name = name
            self.use = use
            self.lastUsedAt = lastUsedAt
            self.lastFailedAt = lastFailedAt
            self.failure = failure
        }
        /// Whether its last try failed.
        package var isFailing: Bool { lastFailedAt.map { $0 > lastUsedAt ?? .distantPast } ?? false }
    }
    /// The configuration in force.
    package struct Configuration: Sendable, Codable {
        /// The file that it was read from.
        package let path: String
        package let readAt: Date
        /// TOML with defaults filled in; secrets and what addresses keep to themselves are hidden.
        package let text: String
        package init(path: String, readAt: Date, text: String) {
            self.path = path
            self.readAt = readAt
            self.text = WebAddresses.shown(text)
        }
    }

    package let version: String
    package let startedAt: Date
    package let isPaused: Bool
    package let desk: DeskStatus
    package let accounts: [Account]
    /// All loops, in the order of the production line.
    package let loops: [Loop]
    /// Text models, then picture models, each in the order to try.
    package let models: [Model]
    /// Which brands' models wait for a new day, each in a sentence.
    package let budgets: [String]
    /// What polls of feeds took and spared since the start.
    package let polls: PollSummary
    /// nil where the report is made without a file.
    package let configuration: Configuration?
    /// Whether the Notion databases are set up.
    package let boardIsSetUp: Bool
    /// All problems of the file that was rejected, while the last good one is in force.
    package let configurationError: String?
    /// What changed in the file and takes effect at the next start only.
    package let restartNeeded: String?
    /// Desk seconds in a real second: 1 outside rehearsal.
    package let speed: Double
    /// Whether the desk's time is not that of the wall.
    package let isRehearsal: Bool
    /// The desk's time of this report, which in rehearsal is not that of the wall.
    package var now: Date { desk.now }

    package init(
        version: String, startedAt: Date, isPaused: Bool, desk: DeskStatus, loops: [Loop], accounts: [Account],
        models: [Model], budgets: [String] = [], polls: PollSummary = PollSummary(), configuration: Configuration?, boardIsSetUp: Bool,
        configurationError: String?,
        restartNeeded: String?,
        speed: Double = 1, isRehearsal: Bool = false
    ) {
        self.version = version
        self.startedAt = startedAt
        self.isPaused = isPaused
        self.desk = desk
        self.accounts = accounts
        self.loops = loops
        self.models = models
        self.budgets = budgets
        self.polls = polls
        self.configuration = configuration
        self.boardIsSetUp = boardIsSetUp
        self.configurationError = configurationError
        self.restartNeeded = restartNeeded
        self.speed = speed
        self.isRehearsal = isRehearsal
    }

    /// The report as a JSON document, dates in ISO 8601.
    package func json() throws -> [UInt8] { try JSON.document(of: self) }

    /// Why the daemon does not do its whole work now, in sentences; empty when it is ready.
    package var notReady: [String] {
        var reasons: [String] = []
        if !boardIsSetUp { reasons.append("The Notion databases are not set up: run copydesk setup notion.") }
        if desk.faults.contains(where: { $0.key == "board" }) { reasons.append("The board cannot be read; see the faults.") }
        if let fault = desk.faults.first(where: { $0.key == DeskStatus.storeFault }) { reasons.append(fault.sentence) }
        return reasons
    }
}
