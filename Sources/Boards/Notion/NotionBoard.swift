import Editorial
import FoundationEssentials
import HTTPClient
import Notion
import Support

/// The editors' desk in a Notion workspace: submissions, rulings, edits, briefs, brands and feeds.
///
/// It reads and writes pages and decides nothing. Calls throw `NotionError`, `DeskFailure` or `CancellationError`.
package struct NotionBoard: Sendable {
    /// Where the desk is.
    package struct Settings: Sendable, Hashable {
        /// A pasted address or an id of each database or data source; a table without one is not used.
        package var tables: [DeskTable: String]
        /// Hosts and CIDRs besides public ones from which pictures may be fetched.
        package var privateNetworks: [String]
        /// What the configuration orders, by normal address: rows with the same are handled so.
        package var feeds: [String: FeedSource]
        /// The accounts' zones by name: days of a brand that names none are meant in its account's.
        package var zones: [String: String]

        package init(
            tables: [DeskTable: String], privateNetworks: [String] = [], feeds: [String: FeedSource] = [:], zones: [String: String] = [:]
        ) {
            self.zones = zones
            self.tables = tables
            self.privateNetworks = privateNetworks
            self.feeds = feeds
        }
    }

    let client: NotionClient
    let transport: any HTTPTransport
    let settings: Settings
    let clock: any DeskClock
    let log: Log
    let intake: (any PictureIntake)?
    let memory: DeskMemory

    /// A desk; `known` is the binding of an earlier run (`binding`), by which renamed columns are found again, `intake` makes pictures
    /// smaller that the workspace would not take.
    package init(
        _ settings: Settings, client: NotionClient, transport: any HTTPTransport, clock: any DeskClock, log: Log,
        known: NotionBinding = NotionBinding(), intake: (any PictureIntake)? = nil
    ) {
        self.intake = intake
        self.settings = settings
        self.client = client
        self.transport = transport
        self.clock = clock
        self.log = log
        memory = DeskMemory(binding: known, startedAt: clock.now())
    }

    /// The columns as they are bound now; worth keeping over a restart.
    package var binding: NotionBinding { memory.read(\.binding) }
}

extension NotionBoard {
    /// Looks up every table's columns now; returns one fault for each table or column that cannot be used.
    package func connect() async throws -> [Fault] {
        _ = try await bot()
        return try await rightsFaults() + resolveAll()
    }

    /// The table's columns; throws `DeskFailure` when it is not configured or lacks what it is for.
    func table(_ table: DeskTable) async throws -> TableBinding {
        if let bound = memory.read({ state in state.resolved[table].flatMap { _ in state.binding[table] } }), bound.missing.isEmpty {
            return bound
        }
        return try await resolve(table)
    }

    @discardableResult
    func resolve(_ table: DeskTable) async throws -> TableBinding {
        guard let pasted = settings.tables[table], !pasted.trimmed.isEmpty else {
            throw DeskFailure("notion.\(table.rawValue) is empty: run copydesk setup notion and put its answer into the configuration.")
        }
        let earlier = memory.read { $0.binding[table] }
        let now = clock.now()
        let source = try await SourceLookup(client: client).dataSource(pasted: pasted, role: table.rawValue)
        let bound = TableBinding(
            table, in: source, earlier: earlier?.dataSourceID == source.id ? earlier : nil,
            relations: await relations.naming(table, in: source, by: client))
        memory.change { state in
            state.binding[table] = bound
            state.resolved[table] = now
            state.lookedUp[table]?.fault = nil
        }
        if !bound.missing.isEmpty {
            throw DeskFailure(bound.problems.filter { bound.missing.contains($0.column) }.map(\.sentence).joined(separator: " "))
        }
        return bound
    }

    /// Where relations have to lead, by what is bound.
    private var relations: Relations {
        let bound = memory.read(\.binding)
        return Relations(Dictionary(tables.compactMap { table in bound[table].map { (table, $0.dataSourceID) } }) { first, _ in first })
    }

    // Columns change seldom, and what a change breaks is looked up at once.
    private static let lookUpEvery: Duration = .seconds(600)

    /// Looks the columns of all tables up, the next time one after the other; what cannot be read keeps its last binding.
    func resolveAll() async throws -> [Fault] {
        var faults: [Fault] = []
        for (place, table) in tables.enumerated() { faults += try await lookUp(table, sooner: Self.lookUpEvery / tables.count * place) }
        return faults
    }

    /// The tables that the desk has.
    var tables: [DeskTable] { DeskTable.allCases.filter { settings.tables[$0]?.trimmed.isEmpty == false } }

    /// Looks one table's columns up; returns what is wrong with it, which is kept until it is looked up again, that much sooner than usual.
    @discardableResult
    func lookUp(_ table: DeskTable, sooner: Duration = .zero) async throws -> [Fault] {
        var fault: Fault?
        do {
            try await resolve(table)
        } catch let failure as DeskFailure {
            fault = Fault(key: "board \(table.rawValue)", sentence: failure.message)
        } catch let error as NotionError where error.disposition == .needsOperator && error.status != 401 {
            fault = Fault(key: "board \(table.rawValue)", sentence: error.message)
        }
        let due = clock.now() + (Self.lookUpEvery - sooner)
        memory.change { [fault] in $0.lookedUp[table] = LookUp(due: due, fault: fault) }
        return memory.read { $0.faults(of: table) }
    }

    /// The connection's own user.
    func bot() async throws -> Bot {
        if let bot = memory.read(\.bot) { return bot }
        let bot = try await client.me()
        memory.change { $0.bot = bot }
        return bot
    }

    /// The person with a name, asked for once; without the capability the name stays empty.
    func person(_ user: User?, _ lane: NotionLane = .comments) async throws -> Editorial.Person {
        guard let user else { return Editorial.Person(id: "") }
        if let name = user.name, !name.isEmpty { return Editorial.Person(user) }
        if let known = memory.read({ $0.people[user.id] }) { return known }
        if client.lacks(.readUsers) { return Editorial.Person(id: user.id) }
        var person = Editorial.Person(id: user.id)
        do {
            person = Editorial.Person(try await client.on(lane).user(user.id))
        } catch let error as NotionError where error.isWithheld {
            return Editorial.Person(id: user.id)
        } catch let error as NotionError where error.status == 403 || error.status == 404 || error.status == 400 {
            log.debug("board.name-unknown", ["user": user.id])
        }
        memory.change { [person] in $0.people[user.id] = person }
        return person
    }

    /// Writes properties; a refusal because a column was changed meanwhile is answered by looking the columns up and one more try.
    ///
    /// A write with a deadline waits in the lane of readings, for an act that comes between the reading and the write is lost.
    func write(
        _ table: DeskTable, to page: String, _ values: [(ColumnName, PropertyValue)], before deadline: Date? = nil
    ) async throws -> Page {
        let bound = try await self.table(table)
        let client = client.on(deadline == nil ? .writes : .rulings).before(deadline)
        do {
            return try await client.updatePage(page, properties: bound.properties(values))
        } catch let error as NotionError where error.isLate {
            throw StaleReading()
        } catch let error as NotionError where error.status == 400 {
            let again = try await resolve(table)
            if again.properties(values) == bound.properties(values) { throw error }
            return try await client.updatePage(page, properties: again.properties(values))
        }
    }
}

extension Editorial.Person {
    init(_ user: User) { self.init(id: user.id, name: user.name ?? "", isProgram: user.isBot == true ? true : nil) }
}
