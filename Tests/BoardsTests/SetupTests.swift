import Boards
import Editorial
import Notion
import Rehearsal
import Support
import TestKit
import Testing

@Suite struct SetupTests {
    @Test("Setup makes four databases with every column, views and a configuration")
    func makesDatabases() async throws {
        try await onStage { stage in
            #expect(stage.workspace.tables.map(\.title) == ["Brands", "Briefs", "Drafts", "Feeds"])
            #expect(stage.report.entries.allSatisfy { $0.isNew && $0.differences.isEmpty })
            #expect(stage.report.notes.isEmpty)
            #expect(stage.workspace.violations.isEmpty)
            for entry in stage.report.entries {
                let source = try await stage.client.dataSource(entry.dataSourceID)
                #expect(source.properties.count == entry.table.columns.count)
                #expect(source.properties.allSatisfy { $0.hint?.isEmpty == false })
                #expect(stage.report.configuration.contains("\(entry.table.rawValue) = \"\(entry.dataSourceID)\""))
            }
            let drafts = try await stage.client.dataSource(stage.report.binding[.drafts]?.dataSourceID ?? "")
            #expect(drafts.property("Status")?.type == "status")
            #expect(drafts.property("Brand")?.relatesTo == stage.report.binding[.brands]?.dataSourceID)
            #expect(try await stage.board.connect().isEmpty)
            #expect(
                stage.workspace.views(of: "Drafts").dropFirst() == ["board Review board Status", "calendar Calendar Publish at"])
        }
    }

    @Test("Where the API makes no status columns, select columns take their place and everything works")
    func fallsBackToSelect() async throws {
        var settings = NotionDesk.Settings()
        settings.acceptsStatusSchema = false
        try await onStage(settings) { stage in
            let drafts = try await stage.client.dataSource(stage.report.binding[.drafts]?.dataSourceID ?? "")
            #expect(drafts.property("Status")?.type == "select")
            let page = try await stage.board.submit(stage.submission())
            #expect(stage.workspace.row(page.pageID)?.properties["Status"] == "In review")
            #expect(try await stage.board.changes(since: nil, known: [:]).pages.first?.status == .inReview)
        }
    }

    @Test("Running setup again adopts what is there and makes nothing")
    func runsTwice() async throws {
        try await onStage { stage in
            for table in ["Brands", "Feeds", "Briefs", "Drafts"] {
                try stage.workspace.seed(NotionSeed(table: table, properties: ["Name": "Ours"]))
            }
            let again = try await NotionSetup(client: stage.client).run(.init(page: stage.page, examples: true))
            #expect(again.entries.map(\.dataSourceID) == stage.report.entries.map(\.dataSourceID))
            #expect(again.entries.allSatisfy { !$0.isNew && $0.differences.isEmpty })
            for table in ["Brands", "Feeds", "Briefs", "Drafts"] { #expect(stage.workspace.rows(of: table).count == 1) }
            #expect(stage.workspace.views(of: "Drafts").count == 3)
        }
    }

    @Test("What an interrupted setup left out, example rows and views too, the next one makes, and nothing twice")
    func completes() async throws {
        try await onStage { stage in
            let page = stage.workspace.seedPage("Second")
            let wish = NotionSetup.Wish(page: page, examples: true)
            // The third database: Brands and Feeds are there then.
            stage.workspace.faults.add(.init(.status(500), path: "/v1/databases", method: "POST", skip: 2, count: nil))
            await #expect(throws: NotionError.self) { try await NotionSetup(client: stage.client).run(wish) }
            stage.workspace.faults.clear()
            // Then the first example and the calendar.
            stage.workspace.faults.add(.init(.status(500), path: "/v1/pages", method: "POST", count: 6))
            stage.workspace.faults.add(.init(.status(500), path: "/v1/views", method: "POST", skip: 1, count: nil))
            let second = try await NotionSetup(client: stage.client).run(wish)
            #expect(!second.notes.isEmpty)
            stage.workspace.faults.clear()
            for _ in 1...2 {
                let report = try await NotionSetup(client: stage.client).run(wish)
                #expect(report.notes.isEmpty, "\(report.notes)")
                for entry in report.entries {
                    let rows = stage.workspace.rows(of: entry.dataSourceID)
                    #expect(rows.count == 1 && rows[0].title.hasPrefix("Example"), "\(entry.table)")
                }
                let brand = stage.workspace.rows(of: report.binding[.brands]?.dataSourceID ?? "").first?.id ?? ""
                for table in [DeskTable.feeds, .briefs] {
                    let rows = stage.workspace.rows(of: report.binding[table]?.dataSourceID ?? "")
                    #expect(table == .feeds || rows.first?.properties["Brand"] == [.string(brand)])
                }
                #expect(
                    stage.workspace.views(of: report.binding[.drafts]?.dataSourceID ?? "").dropFirst()
                        == ["board Review board Status", "calendar Calendar Publish at"])
            }
            #expect(stage.workspace.violations.isEmpty)
        }
    }

    @Test("An interrupted setup goes on where it stopped")
    func goesOn() async throws {
        try await onStage { stage in
            let page = stage.workspace.seedPage("Second")
            stage.workspace.faults.add(.init(.dropAfter, path: "/v1/databases", method: "POST", skip: 1))
            let first = try await NotionSetup(client: stage.client).run(.init(page: page))
            #expect(first.entries.count == 4)
            #expect(stage.workspace.tables.count == 8)
        }
    }

    @Test("Adopting reports what is missing or of another type, and adds only when asked")
    func adopts() async throws {
        try await onStage { stage in
            let database = try await stage.client.createDatabase(
                under: stage.page, title: "Marken",
                properties: ["Titel": ["title": [:]], "Slots": ["number": [:]], "Language": ["select": [:]]])
            let source = try #require(database.dataSources.first?.id)
            let wish = NotionSetup.Wish(page: stage.page, existing: [.brands: database.url ?? database.id])
            let seen = try #require(try await NotionSetup(client: stage.client).run(wish).entries.first { $0.table == .brands })
            #expect(seen.dataSourceID == source)
            #expect(seen.added.isEmpty)
            #expect(seen.differences.contains { $0.sentence.contains("\"Slots\" of Brands is of type number, not rich text") })
            #expect(seen.differences.contains { $0.sentence.contains("\"Paused\" (checkbox) is missing") })
            #expect(try await stage.client.dataSource(source).properties.count == 3)
            var adding = wish
            adding.adds = true
            let added = try #require(try await NotionSetup(client: stage.client).run(adding).entries.first { $0.table == .brands })
            #expect(added.added.count == DeskTable.brands.columns.count - 3)
            #expect(added.differences.count == 1)
        }
    }

    @Test("Examples fill the databases of orders and rest there")
    func writesExamples() async throws {
        try await onStage { stage in
            let page = stage.workspace.seedPage("Second")
            let report = try await NotionSetup(client: stage.client).run(.init(page: page, examples: true))
            #expect(report.notes.isEmpty)
            let rows = Dictionary(report.entries.map { ($0.table, stage.workspace.rows(of: $0.dataSourceID)) }) { $1 }
            #expect(rows.values.allSatisfy { $0.count == 1 && $0[0].title.hasPrefix("Example") }, "\(rows.mapValues { $0.map(\.title) })")
            #expect(rows[.brands]?.first?.properties["Paused"] == true)
            #expect(rows[.feeds]?.first?.properties["Paused"] == true)
            #expect(rows[.briefs]?.first?.properties["Status"] == "Paused")
            #expect(rows[.drafts]?.first?.properties["Status"] == "Rejected" && rows[.drafts]?.first?.properties["Draft ID"] == "")
            #expect(stage.workspace.violations.isEmpty)
        }
    }

    @Test(
        "What setup writes is in the language that was asked for",
        arguments: [
            (DeskLanguage.german, "Sie: Solange angekreuzt, wird von dieser Marke nichts gesendet.", "Beispiel einer Marke", "German"),
            (.french, "Vous : tant que c’est coché, rien de cette marque n’est envoyé.", "Exemple de marque", "French"),
        ])
    func speaks(_ language: DeskLanguage, _ hint: String, _ title: String, _ option: String) async throws {
        try await onStage { stage in
            let page = stage.workspace.seedPage("Second")
            let report = try await NotionSetup(client: stage.client).run(.init(page: page, examples: true, guide: true, language: language))
            let brands = try #require(report.entries.first { $0.table == .brands })
            #expect(try await stage.client.dataSource(brands.dataSourceID).property("Paused")?.hint == hint)
            let row = try #require(stage.workspace.rows(of: brands.dataSourceID).first)
            #expect(row.title == title && row.properties["Language"] == .string(option))
            let drafts = try #require(report.entries.first { $0.table == .drafts })
            let english = Set(DeskTable.drafts.columns.map(\.hint.description))
            let hints = try await stage.client.dataSource(drafts.dataSourceID).properties.compactMap(\.hint)
            #expect(hints.count == DeskTable.drafts.columns.count && english.isDisjoint(with: hints))
        }
    }

    @Test("A page that is not shared, and an address without an id, say what to do")
    func explainsMistakes() async throws {
        try await onStage { stage in
            try stage.workspace.perform(.share(stage.page, false))
            let hidden = await #expect(throws: DeskFailure.self) {
                try await NotionSetup(client: stage.client).run(.init(page: stage.page))
            }
            #expect(hidden?.description.contains("share it with the connection (... > Connections)") == true)
            let wrong = await #expect(throws: DeskFailure.self) {
                try await NotionSetup(client: stage.client).run(.init(page: "https://www.notion.so/acme"))
            }
            #expect(wrong?.description.contains("holds no Notion id") == true)
        }
    }

    @Test("A Drafts database without Draft ID takes no draft, however often it is tried, and says why")
    func refusesUselessTables() async throws {
        try await onStage { stage in
            try stage.workspace.perform(.renameProperty(of: "Drafts", from: "Draft ID", to: "Gone"))
            let forgetful = stage.another()
            for _ in 1...2 {
                let error = await #expect(throws: DeskFailure.self) { try await forgetful.submit(stage.submission()) }
                #expect(error?.description.contains("\"Draft ID\" (rich text) is missing in Drafts") == true)
            }
            #expect(try await forgetful.connect().count == 1)
            #expect(stage.workspace.rows(of: "Drafts").isEmpty)
        }
    }

    @Test("A renamed column is found again by its id, also after a restart; a lost one gives one sentence and the rest works")
    func survivesRenaming() async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission())
            try stage.workspace.perform(.renameProperty(of: "Drafts", from: "Remarks", to: "Anmerkungen"))
            try stage.set("Anmerkungen", "shorter", on: page)
            #expect(try await stage.board.page(page, known: nil).remarks == "shorter")
            let restarted = stage.another(known: stage.board.binding)
            #expect(try await restarted.page(page, known: nil).remarks == "shorter")
            let forgetful = stage.another()
            let faults = try await forgetful.connect()
            #expect(faults.count == 1)
            #expect(faults.first?.sentence.contains("\"Remarks\" (rich text) is missing in Drafts") == true)
            #expect(try await forgetful.page(page, known: nil).status == .inReview)
        }
    }
}
