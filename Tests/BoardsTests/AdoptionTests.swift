import Editorial
import FoundationEssentials
import Notion
import Rehearsal
import Support
import TestKit
import Testing

@testable import Boards

/// What editors, colleagues and Notion do to the databases later breaks nothing.
@Suite struct AdoptionTests {
    @Test("The editors' guide is written once, names every status and order, and keeps to Notion's limits")
    func writesGuide() async throws {
        try await onStage { stage in
            let page = stage.workspace.seedPage("Second")
            let first = try await NotionSetup(client: stage.client).run(.init(page: page, guide: true))
            #expect(first.guide?.isNew == true && first.notes.isEmpty)
            #expect(stage.workspace.violations.isEmpty)
            let guides = stage.workspace.blocks(of: page).filter { $0.type == "child_page" }
            #expect(guides.map(\.text) == ["How to work with Copydesk"])
            let blocks = stage.workspace.blocks(of: try #require(guides.first?.id))
            #expect(
                blocks.count { $0.depth == 0 } < 100 && blocks.contains { $0.type == "table_row" }
                    && blocks.contains { $0.type == "bulleted_list_item" })
            let text = blocks.map(\.text).joined(separator: "\n")
            for word in Self.words + ["six hours", "webhooks"] {
                #expect(text.contains(word), "\(word)")
            }
            #expect(!text.contains("**") && !text.contains("| you |"))
            let again = try await NotionSetup(client: stage.client).run(.init(page: page, guide: true))
            #expect(again.guide?.isNew == false && again.guide?.url == first.guide?.url)
            #expect(stage.workspace.blocks(of: page).filter { $0.type == "child_page" }.count == 1)
            #expect(first.text.contains("Editors' guide: written ") && again.text.contains("Editors' guide: found "))
        }
    }

    @Test(
        "The guide is written in the language that is asked for, beside one in another, and says the same there",
        arguments: [(DeskLanguage.german, "Arbeiten mit Copydesk"), (.french, "Travailler avec Copydesk")])
    func guideInLanguage(_ language: DeskLanguage, _ title: String) async throws {
        try await onStage { stage in
            let page = stage.workspace.seedPage("Second")
            let wish = NotionSetup.Wish(page: page, guide: true, language: language)
            #expect(try await NotionSetup(client: stage.client).run(wish).guide?.isNew == true)
            let unnamed = try await NotionSetup(client: stage.client).run(.init(page: page, guide: true))
            #expect(unnamed.guide?.isNew == false)
            let english = try await NotionSetup(client: stage.client).run(.init(page: page, guide: true, language: .english))
            #expect(english.guide?.isNew == true && stage.workspace.violations.isEmpty)
            #expect(try await NotionSetup(client: stage.client).run(wish).guide?.isNew == false)
            let guides = stage.workspace.blocks(of: page).filter { $0.type == "child_page" }
            #expect(guides.map(\.text) == [title, "How to work with Copydesk"])
            let blocks = guides.map { stage.workspace.blocks(of: $0.id) }
            #expect(blocks[0].map(\.type) == blocks[1].map(\.type) && blocks[0].map(\.text) != blocks[1].map(\.text))
            let text = blocks[0].map(\.text).joined(separator: "\n")
            for word in Self.words + ["ebhooks"] {
                #expect(text.contains(word), "\(word)")
            }
        }
    }

    /// What every guide has to name.
    private static let words =
        BoardStatus.allCases.map(\.rawValue) + DeskTable.allCases.map(\.title) + ["@copydesk"] + DeskCommand.guide.map(\.usage)

    @Test("What comes of two acts at once stands in the guide as it does in docs/editors.md, in every language")
    func racesInGuide() throws {
        let root = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }
        let docs = String(decoding: try Files.read(root + "/docs/editors.md", limit: 1 << 20), as: UTF8.self)
        let section = docs.components(separatedBy: "## When two things happen at once").last?.components(separatedBy: "\n## ").first ?? ""
        func rows(_ text: String) -> [String] {
            text.split(separator: "\n").filter { $0.hasPrefix("|") && !$0.hasPrefix("|---") }.map { line in
                String(line.filter { !"*`".contains($0) })
            }
        }
        #expect(rows(section).count > 20 && rows(EditorsGuide.races(in: .english)) == rows(section))
        for language in DeskLanguage.allCases { #expect(rows(EditorsGuide.races(in: language)).count == rows(section).count) }
    }

    @Test("A guide whose answer was lost is not written twice, and one that is refused costs a note only")
    func guideOnce() async throws {
        try await onStage { stage in
            let page = stage.workspace.seedPage("Second")
            stage.workspace.faults.add(.init(.dropAfter, path: "/v1/pages", method: "POST"))
            let first = try await NotionSetup(client: stage.client).run(.init(page: page, guide: true))
            #expect(first.guide != nil)
            #expect(stage.workspace.blocks(of: page).filter { $0.type == "child_page" }.count == 1)
            let third = stage.workspace.seedPage("Third")
            stage.workspace.faults.add(.init(.status(400), path: "/v1/pages", method: "POST"))
            let refused = try await NotionSetup(client: stage.client).run(.init(page: third, guide: true))
            #expect(refused.guide == nil && refused.entries.count == 4 && refused.notes.count == 1)
        }
    }

    @Test("What an adopted database has otherwise is a table for people and values for programs")
    func reportsDifferences() async throws {
        try await onStage { stage in
            try stage.workspace.perform(.deleteProperty(of: "Brands", name: "Colours"))
            try stage.workspace.perform(.retypeProperty(of: "Feeds", name: "Topics", to: "number"))
            let report = try await NotionSetup(client: stage.client).run(.init(page: stage.page))
            let lines = report.text.split(separator: "\n").map(String.init)
            #expect(lines.contains("  database  column   wanted        found"), "\(report.text)")
            #expect(lines.contains("  Brands    Colours  rich text     missing"))
            #expect(lines.contains("  Feeds     Topics   multi select  number"))
            let databases = report.json["databases"]?.array ?? []
            let brands = try #require(databases.first { $0["database"]?.string == "Brands" })
            #expect(brands["differences"]?.array?.first?["column"]?.string == "Colours")
            #expect(brands["differences"]?.array?.first?["found"]?.string == "missing")
            #expect(databases.filter { $0["differences"]?.array?.isEmpty == true }.count == 2)
            #expect(stage.workspace.row(stage.page) != nil && report.json["guide"] == .null)
        }
    }

    @Test("A status column without some of the options is told, and gets them only when asked")
    func addsOptions() async throws {
        try await onStage { stage in
            let database = try await stage.client.createDatabase(
                under: stage.page, title: "Posts",
                properties: ["Name": ["title": [:]], "Status": ["status": ["options": [["name": "In review"], ["name": "Idea"]]]]])
            var wish = NotionSetup.Wish(page: stage.page, existing: [.drafts: database.id])
            let seen = try #require(try await NotionSetup(client: stage.client).run(wish).entries.last)
            let lack = try #require(seen.differences.first { $0.column == .status })
            #expect(lack.found == "status without them" && lack.wanted.contains("\"Approved\"") && !lack.wanted.contains("In review"))
            wish.adds = true
            let added = try #require(try await NotionSetup(client: stage.client).run(wish).entries.last)
            #expect(added.added.contains("the options of Status") && added.differences.isEmpty)
            let options = try await stage.client.dataSource(added.dataSourceID).property("Status")?.options ?? []
            #expect(Set(options) == Set(BoardStatus.allCases.map(\.rawValue) + ["Idea"]))
        }
    }

    @Test("Renamed options mean what they meant, read and written, also after a restart", arguments: [true, false])
    func renamedOptions(isStatus: Bool) async throws {
        var settings = NotionDesk.Settings()
        settings.acceptsStatusSchema = isStatus
        try await onStage(settings) { stage in
            let page = try await stage.board.submit(stage.submission())
            for (old, new) in [("Approved", "Freigegeben"), ("Failed", "Kaputt"), ("In review", "Zur Durchsicht")] {
                try stage.workspace.perform(.renameOption(of: "Drafts", property: "Status", from: old, to: new))
            }
            try stage.set("Status", "Freigegeben", on: page)
            #expect(try await stage.board.page(page, known: nil).status == .approved)
            let restarted = stage.another(known: stage.board.binding)
            #expect(try await restarted.connect().isEmpty)
            #expect(try await restarted.page(page, known: nil).status == .approved)
            for board in [stage.board, restarted] {
                for (status, shown) in [(BoardStatus.failed, "Kaputt"), (.inReview, "Zur Durchsicht")] {
                    var face = BoardFace()
                    face.status = status
                    _ = try await board.apply(stage.update(.face(face)), to: page, picture: nil)
                    #expect(stage.workspace.row(page.pageID)?.properties["Status"] == .string(shown))
                }
            }
            let options = try await stage.client.dataSource(stage.report.binding[.drafts]?.dataSourceID ?? "").property("Status")?.options
            #expect(options?.count == BoardStatus.allCases.count)
            #expect(stage.workspace.violations.isEmpty)
        }
    }

    @Test("Renamed options of briefs mean what they meant")
    func renamedBriefOptions() async throws {
        try await onStage { stage in
            try stage.workspace.seed(.brand("Acme"))
            let id = try stage.workspace.seed(.brief("Launch", brand: "Acme", ["Cadence": "weekly", "Post type": "opinion"]))
            try stage.workspace.perform(.renameOption(of: "Briefs", property: "Cadence", from: "weekly", to: "every week"))
            try stage.workspace.perform(.renameOption(of: "Briefs", property: "Status", from: "Paused", to: "Resting"))
            try stage.workspace.perform(.renameOption(of: "Briefs", property: "Post type", from: "opinion", to: "Meinung"))
            try stage.workspace.perform(.setProperty(page: id, name: "Status", value: "Resting"))
            let board = stage.another(known: stage.report.binding)
            let brief = try #require(try await board.commissions(known: [:]).briefs.first)
            #expect(brief.cadence == .weekly && brief.status == .paused && brief.postType == "opinion")
        }
    }

    @Test("Renamed databases go on as they were")
    func renamedDatabases() async throws {
        try await onStage { stage in
            for (old, new) in [("Drafts", "Beiträge"), ("Brands", "Marken"), ("Feeds", "Quellen"), ("Briefs", "Aufträge")] {
                try stage.workspace.perform(.renameTable(old, to: new))
            }
            let restarted = stage.another(known: stage.board.binding)
            #expect(try await restarted.connect().isEmpty)
            let page = try await restarted.submit(stage.submission())
            #expect(stage.workspace.rows(of: "Beiträge").map(\.id) == [page.pageID])
            try stage.workspace.seed(NotionSeed(table: "Marken", properties: ["Name": "Acme"]))
            #expect(try await restarted.commissions(known: [:]).brands.map(\.name) == ["Acme"])
        }
    }

    @Test("A column that is deleted or retyped while the desk works gives one sentence, and the rest works", arguments: [true, false])
    func lostColumn(isDeleted: Bool) async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission())
            let before = try await stage.board.commissions(known: [:])
            #expect(before.problems.isEmpty)
            let act: NotionAct =
                isDeleted
                ? .deleteProperty(of: "Drafts", name: "Last error") : .retypeProperty(of: "Drafts", name: "Last error", to: "number")
            try stage.workspace.perform(act)
            var face = BoardFace()
            face.status = .failed
            face.lastError = "Why."
            _ = try await stage.board.apply(stage.update(.face(face)), to: page, picture: nil)
            #expect(stage.workspace.row(page.pageID)?.properties["Status"] == "Failed")
            for _ in 1...2 {
                let reading = try await stage.board.commissions(known: before.stamps)
                #expect(reading.problems.map(\.key) == ["board drafts column Last error"])
                #expect(reading.losses.map(\.key) == reading.problems.map(\.key))
                #expect(reading.problems.first?.sentence.contains(isDeleted ? "is missing in Drafts" : "is of type number") == true)
            }
            try stage.set("Status", "Approved", on: page)
            #expect(try await stage.board.page(page, known: nil).status == .approved)
        }
    }

    @Test("A relation to another database than ours is a difference, is left alone, and rows are made without it")
    func strayRelation() async throws {
        try await onStage { stage in
            let other = try await stage.client.createDatabase(
                under: stage.page, title: "Clients", properties: ["Name": ["title": [:]]])
            let clients = try #require(other.dataSources.first?.id)
            let drafts = try #require(stage.report.binding[.drafts]?.dataSourceID)
            try stage.workspace.perform(.renameProperty(of: "Drafts", from: "Brand", to: "Our brand"))
            _ = try await stage.client.updateDataSource(
                drafts,
                properties: [
                    "Brand": ["relation": ["data_source_id": .string(clients), "type": "single_property", "single_property": [:]]]
                ])
            let words = "\"Brand\" of Drafts relates to \"Clients\", not to Brands: rename it in Notion"
            let report = try await NotionSetup(client: stage.client).run(.init(page: stage.page, adds: true))
            let differences = try #require(report.entries.first { $0.table == .drafts }).differences
            #expect(differences.count == 1 && differences[0].sentence.contains(words), "\(differences)")
            #expect(report.text.contains("relation to Clients"))
            let board = stage.another()
            let faults = try await board.connect()
            #expect(faults.count == 1 && faults[0].sentence.contains(words), "\(faults)")
            let brand = try stage.workspace.seed(.brand("Acme"))
            let page = try await board.submit(stage.submission(brand: brand))
            #expect(stage.workspace.row(page.pageID)?.properties["Brand"] == [])
            #expect(stage.workspace.violations.isEmpty)
            try stage.workspace.perform(.renameProperty(of: "Drafts", from: "Brand", to: "Client"))
            let again = try await NotionSetup(client: stage.client).run(.init(page: stage.page, adds: true))
            #expect(again.entries.first { $0.table == .drafts }?.added == ["Brand"])
            #expect(try await stage.another().connect().isEmpty)
        }
    }

    @Test("While a column is gone that says what a brand forbids, its brands rest; back again, they go on with its values")
    func lostGuard() async throws {
        try await onStage { stage in
            let id = try stage.workspace.seed(.brand("Acme", ["Approvers": ["Ben Approver"]]))
            stage.clock.advance(by: .seconds(120))
            let first = try await stage.board.commissions(known: [:])
            let acme = try #require(first.brands.first)
            #expect(!acme.isPaused)
            stage.clock.advance(by: .seconds(120))
            let settled = try await stage.board.commissions(known: first.stamps)
            try stage.workspace.perform(.deleteProperty(of: "Brands", name: "Approvers"))
            #expect(try await stage.board.brand(id, known: acme).isPaused)
            let known = KnownOrders().after(first).after(settled)
            let reading = try await stage.board.commissions(known: known)
            #expect(reading.brands.map(\.isPaused) == [true])
            #expect(reading.problems.count == 1)
            #expect(reading.problems.first?.sentence.contains("Nothing is sent until then") == true)
            let restarted = stage.another(known: stage.board.binding)
            let again = KnownOrders().after(first)
            let after = try await restarted.commissions(known: KnownOrders(brands: Array(again.brands.values)))
            #expect(after.brands.map(\.isPaused) == [true])
            _ = try await NotionSetup(client: stage.client).run(.init(page: stage.page, adds: true))
            try stage.workspace.perform(.setProperty(page: id, name: "Approvers", value: ["Ada Editor"]))
            stage.clock.advance(by: .seconds(660))
            let back = try await stage.board.commissions(known: reading.stamps)
            #expect(back.brands.map(\.isPaused) == [false] && back.brands.first?.approvers.count == 1)
            #expect(back.problems.isEmpty)
        }
    }

    @Test("While Hold is gone every draft counts as held")
    func lostHold() async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission())
            #expect(try await !stage.board.page(page, known: nil).isOnHold)
            try stage.workspace.perform(.deleteProperty(of: "Drafts", name: "Hold"))
            #expect(try await stage.board.page(page, known: nil).isOnHold)
            stage.clock.advance(by: .seconds(660))
            let reading = try await stage.board.commissions(known: [:])
            #expect(reading.problems.count == 1 && reading.problems[0].sentence.contains("Nothing is sent until then"))
            #expect(try await stage.another(known: stage.board.binding).page(page, known: nil).isOnHold)
            // A desk that never had the column knows no hold.
            #expect(try await !stage.another().page(page, known: nil).isOnHold)
        }
    }

    @Test("A column that comes back is read on pages that nobody touched")
    func rereads() async throws {
        try await onStage { stage in
            let id = try stage.workspace.seed(.brand("Acme", ["Slots": "Tue 09:00"]))
            stage.clock.advance(by: .seconds(120))
            let board = stage.another()
            try stage.workspace.perform(.renameProperty(of: "Brands", from: "Slots", to: "Zeiten"))
            let first = try await board.commissions(known: [:])
            #expect(first.brands.first?.slots == "")
            stage.clock.advance(by: .seconds(120))
            let settled = try await board.commissions(known: first.stamps)
            try stage.workspace.perform(.renameProperty(of: "Brands", from: "Zeiten", to: "Slots"))
            stage.clock.advance(by: .seconds(660))
            let back = try await board.commissions(known: settled.stamps)
            #expect(back.brands.map(\.slots) == ["Tue 09:00"] && back.brands.first?.id == id)
        }
    }
}
