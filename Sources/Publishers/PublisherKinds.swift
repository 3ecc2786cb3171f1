import Editorial
import FoundationEssentials
import HTTPClient
import Support
import TOML

/// The kinds of account there are. A new platform is one folder and one entry here.
package enum PublisherKinds {
    static let all: [any PublisherSettings.Type] = [LinkedInSettings.self, FileSettings.self]

    /// The names that `kind` may have.
    package static var names: [String] { all.map { $0.kind } }

    /// Reads `kind` and that kind's own keys; nil after an unknown or missing kind was reported with the known ones.
    package static func read(_ table: inout TableReader) -> (any PublisherSettings)? {
        guard let name = table.requiredChoice("kind", of: names), let kind = all.first(where: { $0.kind == name }) else { return nil }
        return kind.init(&table)
    }
}

/// What an account's kind alone needs from its table.
package protocol PublisherSettings: Sendable {
    /// What `kind` is in the configuration.
    static var kind: String { get }
    /// Reads the kind's own keys; problems go to the table's findings.
    init(_ table: inout TableReader)
    /// The working adapter of an account; throws a `DeskError` when a secret cannot be had.
    func outlet(of account: String, with tools: PublisherTools) throws -> Outlet
    /// What connects such an account through a login page; nil where nothing of the kind is needed.
    func connector(of account: String, with tools: PublisherTools) throws -> (any AccountConnector)?
    /// What an account configured like this lacks to do something, whatever its token will turn out to be; nil where that is not known before.
    func lacks(_ capability: Capability) -> Message?
}

extension PublisherSettings {
    package func connector(of account: String, with tools: PublisherTools) throws -> (any AccountConnector)? { nil }
    package func lacks(_ capability: Capability) -> Message? { nil }
}

/// What publishers share with the rest of the process.
package struct PublisherTools: Sendable {
    let transport: any HTTPTransport
    let clock: any DeskClock
    let log: Log
    /// What accounts are connected with, for all adapters of the process.
    let connections: Connections

    /// What an adapter is made with.
    package init(transport: any HTTPTransport, clock: any DeskClock, log: Log, connections: Connections = Connections()) {
        self.transport = transport
        self.clock = clock
        self.log = log
        self.connections = connections
    }
}

/// One account's way out.
package struct Outlet: Sendable {
    /// Prepares and sends.
    package let publisher: any Publisher
    /// Looks for what was sent.
    package let evidence: any Evidence
    /// Says what the account's token can do.
    package let inspector: any AccountInspector
    /// Says how posts were received; nil on platforms without numbers.
    package let statistics: (any Statistics)?
    /// Changes what is live; nil where people do that by hand.
    package let editor: (any PostEditor)?
    /// Writes first comments; nil where people do that by hand.
    package let commenter: (any PostCommenter)?
    /// Whether a post that was not seen in five minutes is sent once more.
    package let resendsUnseen: Bool

    /// A way out.
    package init(
        publisher: any Publisher, evidence: any Evidence, inspector: any AccountInspector, statistics: (any Statistics)? = nil,
        editor: (any PostEditor)? = nil, commenter: (any PostCommenter)? = nil, resendsUnseen: Bool = false
    ) {
        self.commenter = commenter
        self.editor = editor
        self.statistics = statistics
        self.publisher = publisher
        self.evidence = evidence
        self.inspector = inspector
        self.resendsUnseen = resendsUnseen
    }
}
