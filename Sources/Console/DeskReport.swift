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
        /// What its token can do; nil until it was looked at for the first time.
        package let access: AccountAccess?
        package init(name: String, kind: String, isPaused: Bool, calendar: String, access: AccountAccess? = nil) {
            self.name = name
            self.kind = kind
            self.isPaused = isPaused
            self.calendar = calendar
            self.access = access
        }
    }

    package let version: String
    package let startedAt: Date
    package let isPaused: Bool
    package let desk: DeskStatus
    package let accounts: [Account]
    /// Text and image models in the order to try.
    package let textModels: [String]
    package let imageModels: [String]
    /// Whether the Notion databases are set up.
    package let boardIsSetUp: Bool
    /// All problems of the file that was rejected, while the last good one is in force.
    package let configurationError: String?
    /// What changed in the file and takes effect at the next start only.
    package let restartNeeded: String?
    /// Desk seconds in a real second: 1 outside rehearsal.
    package let speed: Double
    /// The desk's time of this report, which in rehearsal is not that of the wall.
    package var now: Date { desk.now }

    package init(
        version: String, startedAt: Date, isPaused: Bool, desk: DeskStatus, accounts: [Account], textModels: [String],
        imageModels: [String], boardIsSetUp: Bool, configurationError: String?, restartNeeded: String?,
        speed: Double = 1
    ) {
        self.version = version
        self.startedAt = startedAt
        self.isPaused = isPaused
        self.desk = desk
        self.accounts = accounts
        self.textModels = textModels
        self.imageModels = imageModels
        self.boardIsSetUp = boardIsSetUp
        self.configurationError = configurationError
        self.restartNeeded = restartNeeded
        self.speed = speed
    }

    /// The report as a JSON document, dates in ISO 8601.
    package func json() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .custom { date, encoder in
            var container = encoder.singleValueContainer()
            try container.encode(Timestamp.text(date))
        }
        return [UInt8](try encoder.encode(self))
    }

    /// Why the daemon does not do its whole work now, in sentences; empty when it is ready.
    package var notReady: [String] {
        var reasons: [String] = []
        if !boardIsSetUp { reasons.append("The Notion databases are not set up: run copydesk setup notion.") }
        if desk.faults.contains(where: { $0.key == "board" }) { reasons.append("The board cannot be read; see the faults.") }
        return reasons
    }
}
