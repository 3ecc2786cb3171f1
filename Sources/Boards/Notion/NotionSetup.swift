import Editorial
import FoundationEssentials
import Notion
import Support

/// Makes the desk's databases and the editors' guide under a page, or adopts those that exist. Running it again changes nothing.
package struct NotionSetup: Sendable {
    /// What is wanted.
    package struct Wish: Sendable {
        /// A pasted address of the page under which databases are made; needed for tables that are not in `existing`.
        package var page: String?
        /// Pasted addresses of databases to adopt.
        package var existing: [DeskTable: String]
        /// Add columns that adopted databases lack.
        package var adds: Bool
        /// Put an example row into the databases that are made.
        package var examples: Bool
        /// Write the editors' guide under the page.
        package var guide: Bool
        /// The language of what is made; nil for that of a guide which is there already, else English.
        package var language: DeskLanguage?

        package init(
            page: String?, existing: [DeskTable: String] = [:], adds: Bool = false, examples: Bool = false, guide: Bool = false,
            language: DeskLanguage? = nil
        ) {
            self.page = page
            self.existing = existing
            self.adds = adds
            self.examples = examples
            self.guide = guide
            self.language = language
        }
    }

    private let client: NotionClient

    /// A setup that speaks to Notion as this client's connection.
    package init(client: NotionClient) { self.client = client }

    /// Makes or adopts every database; throws `NotionError` or `DeskFailure` with the next step, and may simply be repeated then.
    package func run(_ wish: Wish) async throws -> SetupReport {
        let page: String? = if let pasted = wish.page { try await self.page(pasted: pasted) } else { nil }
        let missing = try await client.findMissing()
        var run = Run(client: client, wish: wish, page: page)
        for table in DeskTable.allCases { try await run.settle(table) }
        if wish.examples { await run.addExamples() }
        if wish.guide { await run.addGuide() }
        return SetupReport(entries: run.entries, guide: run.guide, notes: run.notes, missing: missing, binding: run.binding)
    }

    private func page(pasted: String) async throws -> String {
        guard let id = NotionID(pasted: pasted)?.text else {
            throw DeskFailure("\"\(pasted.limited(utf16: 80))\" holds no Notion id: paste the address of a page.", .permanent)
        }
        do {
            return try await client.page(id).id
        } catch let error as NotionError where error.isNotFound {
            throw DeskFailure("The page is not visible: share it with the connection (... > Connections), or check the address.")
        }
    }
}

private struct Run {
    let client: NotionClient
    let wish: NotionSetup.Wish
    let page: String?
    var entries: [SetupReport.Entry] = []
    var guide: SetupReport.Guide?
    var notes: [String] = []
    var binding = NotionBinding()
    private var sources: [DeskTable: String] = [:]
    /// Tables that this run or one before it made.
    private var ours: Set<DeskTable> = []
    private var voice: Voice { Voice(wish.language ?? .english) }

    init(client: NotionClient, wish: NotionSetup.Wish, page: String?) {
        self.client = client
        self.wish = wish
        self.page = page
    }

    mutating func settle(_ table: DeskTable) async throws {
        if let pasted = wish.existing[table], !pasted.trimmed.isEmpty {
            try await adopt(table, try await SourceLookup(client: client).dataSource(pasted: pasted, role: table.rawValue))
        } else if let page, let source = try await present(table, on: page) {
            try await adopt(table, source)
            ours.insert(table)
            if table == .drafts { await addMissingViews(source) }
        } else if let page {
            let source = try await make(table, under: page)
            await note(table, source, isNew: true, added: [])
            ours.insert(table)
            if table == .drafts { await addViews(source, beyond: []) }
        } else {
            throw DeskFailure(
                "Nothing is said about \(table.title): name a page for it, or the address of a database to adopt.", .permanent)
        }
    }

    private mutating func note(_ table: DeskTable, _ source: DataSource, isNew: Bool, added: [String]) async {
        let bound = TableBinding(table, in: source, relations: await Relations(sources).naming(table, in: source, by: client))
        binding[table] = bound
        sources[table] = source.id
        entries.append(
            SetupReport.Entry(
                table: table, dataSourceID: source.id, url: source.url ?? "", isNew: isNew, added: added,
                differences: bound.problems))
    }

    private mutating func adopt(_ table: DeskTable, _ found: DataSource) async throws {
        var source = found
        let missing = TableBinding(table, in: source, relations: Relations(sources)).unbound.filter { column in
            !source.properties.contains { $0.name.lowercased() == column.name.rawValue.lowercased() }
        }
        if wish.adds, !missing.isEmpty { source = try await add(missing, to: source) }
        var added = missing.filter { column in source.properties.contains { $0.name == column.name.rawValue } }.map(\.name.rawValue)
        for column in wish.adds ? TableBinding(table, in: source).lacking : [] {
            guard let larger = await addOptions(column, of: table, to: source) else { continue }
            source = larger
            added.append("the options of \(column.name.rawValue)")
        }
        await note(table, source, isNew: false, added: added)
    }

    private func add(_ columns: [DeskColumn], to source: DataSource) async throws -> DataSource {
        try await withStatusOrSelect { statusAsSelect in
            let schema = columns.reduce(into: [String: JSON]()) { schema, column in
                schema[column.name.rawValue] = column.schema(statusAsSelect: statusAsSelect, related: sources, in: voice)
            }
            _ = try await client.updateDataSource(source.id, properties: schema)
            return try await client.dataSource(source.id)
        }
    }

    /// Adds the options that a status column lacks; nil with a note where the API does not do that.
    private mutating func addOptions(_ column: DeskColumn, of table: DeskTable, to source: DataSource) async -> DataSource? {
        let bound = TableBinding(table, in: source)
        guard let found = bound[column.name], let present = source.property(found.id)?.choices else { return nil }
        // Options that are not sent again may be dropped (developers.notion.com/reference/update-data-source-properties).
        let options =
            present.map { JSON.object(["id": .string($0.id), "name": .string($0.name)]) }
            + column.type.options.filter { found.choice($0) == nil }.map { JSON.object(["name": .string($0)]) }
        do {
            _ = try await client.updateDataSource(source.id, properties: [found.id: ["status": ["options": .array(options)]]])
            return try await client.dataSource(source.id)
        } catch {
            notes.append("The options of \(column.name.rawValue) in \(table.title) could not be added; add them in Notion. (\(error))")
            return nil
        }
    }

    private func make(_ table: DeskTable, under page: String) async throws -> DataSource {
        do {
            return try await withStatusOrSelect { statusAsSelect in
                let database = try await client.createDatabase(
                    under: page, title: table.title, description: table.purpose.text(in: voice),
                    properties: table.schema(statusAsSelect: statusAsSelect, related: sources, in: voice))
                return try await SourceLookup(client: client).only(of: database, role: table.rawValue)
            }
        } catch let error as NotionError where error.mayHaveTakenEffect {
            if let source = try await present(table, on: page) { return source }
            throw error
        }
    }

    // Status columns can be made by the API since March 2026; older servers and plans answer 400.
    private func withStatusOrSelect(_ make: (_ statusAsSelect: Bool) async throws -> DataSource) async throws -> DataSource {
        do {
            return try await make(false)
        } catch let error as NotionError where error.status == 400 {
            return try await make(true)
        }
    }

    /// A database on the page that carries the table's title: an earlier run made it.
    private func present(_ table: DeskTable, on page: String) async throws -> DataSource? {
        for block in try await client.children(of: page).elements {
            guard case .other("child_database", let fields) = block.kind, fields["title"]?.string?.trimmed == table.title, let id = block.id
            else { continue }
            return try await SourceLookup(client: client).only(of: try await client.database(id), role: table.rawValue)
        }
        return nil
    }
}

extension Run {
    /// An earlier run may have been interrupted before it made them.
    private mutating func addMissingViews(_ source: DataSource) async {
        // Where they cannot be listed, nothing is made twice.
        guard let database = source.databaseID, let present = try? await client.viewTypes(of: database) else { return }
        await addViews(source, beyond: present)
    }

    /// A board by status and a calendar by date, unless there is one; the desk works without them.
    private mutating func addViews(_ source: DataSource, beyond present: Set<String>) async {
        guard let database = source.databaseID, let drafts = binding[.drafts] else { return }
        if let status = drafts[.status], !present.contains("board") {
            var group: [String: JSON] = ["type": .string(status.type), "property_id": .string(status.id), "sort": ["type": "manual"]]
            if status.type == "status" { group["group_by"] = "option" }
            await addView("Review board", "board", ["group_by": .object(group)], database, source)
        }
        if let date = drafts[.publishAt], !present.contains("calendar") {
            await addView(
                "Calendar", "calendar", ["date_property_id": .string(date.id), "view_range": "month"], database, source)
        }
    }

    private mutating func addView(
        _ title: Message, _ type: String, _ configuration: [String: JSON], _ database: String, _ source: DataSource
    ) async {
        let name = title.text(in: voice)
        do {
            try await client.createView(database: database, dataSource: source.id, name: name, type: type, configuration: configuration)
        } catch {
            notes.append("The view \"\(name)\" could not be made; add it in Notion if you want it. (\(error))")
        }
    }

    /// The guide under the page, unless it is there; editors may have changed it since.
    mutating func addGuide() async {
        guard let page else { return }
        do {
            if let known = try await presentGuide(on: page) {
                guide = SetupReport.Guide(url: known, isNew: false)
            } else {
                guide = SetupReport.Guide(url: try await makeGuide(under: page), isNew: true)
            }
        } catch {
            notes.append("The editors' guide could not be written; run the same again. (\(error))")
        }
    }

    private func makeGuide(under page: String) async throws -> String {
        let language = wish.language ?? .english
        do {
            let made = try await client.createPage(
                in: .page(page), properties: ["title": .title(RichText(EditorsGuide.title(in: language)))],
                children: EditorsGuide.blocks(in: language))
            return made.url ?? ""
        } catch let error as NotionError where error.mayHaveTakenEffect {
            if let known = try await presentGuide(on: page) { return known }
            throw error
        }
    }

    private func presentGuide(on page: String) async throws -> String? {
        let languages = wish.language.map { [$0] } ?? DeskLanguage.allCases
        let titles = languages.map { EditorsGuide.title(in: $0) }
        for block in try await client.children(of: page).elements {
            guard case .other("child_page", let fields) = block.kind, let title = fields["title"]?.string?.trimmed,
                titles.contains(title), let id = block.id
            else { continue }
            return try await client.page(id).url ?? ""
        }
        return nil
    }

    /// One row in each database of ours that has none; none of them makes anything.
    mutating func addExamples() async {
        var made: [DeskTable: String] = [:]
        for entry in entries where ours.contains(entry.table) {
            guard let bound = binding[entry.table] else { continue }
            let example = ExampleRow(entry.table, made, in: voice)
            do {
                let row = try await present(example, in: bound)
                if row == nil { made[entry.table] = try await add(example, to: bound) } else { made[entry.table] = row }
            } catch {
                notes.append("The example in \(entry.table.title) could not be written. (\(error))")
            }
        }
    }

    /// A row of that name, or any other: people have begun to work there.
    private func present(_ example: ExampleRow, in bound: TableBinding) async throws -> String? {
        let rows = try await client.query(bound.dataSourceID, NotionQuery()).elements
        return (rows.first { $0.title.trimmed == example.title } ?? rows.first)?.id
    }

    private func add(_ example: ExampleRow, to bound: TableBinding) async throws -> String {
        try await client.createPage(
            in: .dataSource(bound.dataSourceID), properties: bound.properties(example.values), children: example.body
        ).id
    }
}
