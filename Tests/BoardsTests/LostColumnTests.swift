import Boards
import Editorial
import FoundationEssentials
import Rehearsal
import Support
import TestKit
import Testing

/// What is unknown is not empty: columns of the orders that somebody deletes or gives another type.
@Suite struct LostColumnTests {
    struct Loss: Sendable, CustomTestStringConvertible {
        let table: DeskTable
        let column: DeskColumn
        let isDeleted: Bool
        var name: String { column.name.rawValue }
        var testDescription: String { "\(table.title).\(name) \(isDeleted ? "deleted" : "retyped")" }
        var act: NotionAct {
            isDeleted
                ? .deleteProperty(of: table.title, name: name)
                : .retypeProperty(of: table.title, name: name, to: column.type == .number ? "checkbox" : "number")
        }
    }

    /// Every column that people fill, but for the titles, which Notion lets nobody take away.
    static let losses: [Loss] = [DeskTable.brands, .feeds, .briefs].flatMap { table in
        table.columns.filter { $0.isFilledByPeople && $0.type != .title }.flatMap { column in
            [true, false].map { Loss(table: table, column: column, isDeleted: $0) }
        }
    }

    /// Columns without which nothing is sent.
    private static let guards: Set<ColumnName> = [.paused, .approvers, .twoApprovers, .notOwnText]

    private static let values: [DeskTable: [String: JSON]] = [
        .brands: [
            "Language": "German", "Time zone": "Europe/Berlin", "Slots": "Tue 09:00", "Blackouts": "2026-12-24..2026-12-26",
            "Maximum a day": 2, "Accounts": ["acme"], "Hashtags": "#Swift", "Banned words": "synergy", "Picture style": "flat",
            "Colours": "#0a1433", "Editors": ["Ada Editor"], "Approvers": ["Ben Approver"], "Two approvers": true, "Not own text": true,
            "Approval days": 7, "Board grace": "2h", "Paused": false,
            "Logo": [NotionDesk.hosted(name: "logo.png", bytes: [1, 2, 3], type: "image/png")],
        ],
        .feeds: ["URL": "https://example.com/feed", "Brand": ["Acme"], "Topics": ["tech"], "Competitor": true, "Paused": true],
        .briefs: [
            "Status": "Paused", "Brand": ["Acme"], "Post type": "opinion", "Tone": "warm", "Audience": "People", "Goal": "Trust",
            "Key messages": "It is out.", "Keywords": "swift", "Call to action": "Read it.", "Links": "https://a.b/c", "Feeds": ["News"],
            "Cadence": "weekly", "Posts wanted": 3, "Deadline": "2026-08-01",
        ],
    ]

    /// The orders without what tells one reading from another.
    private static func essence(_ known: KnownOrders) -> (Brand?, FeedSource?, Brief?) {
        var (brand, brief) = (known.brands.values.first, known.briefs.values.first)
        brand?.guidelines = .none
        brief?.page = .none
        return (brand, known.feeds.values.first, brief)
    }

    @Test("What it said last counts, over a restart too, one sentence says so, and back again it is read", arguments: losses)
    func keepsLastValue(_ loss: Loss) async throws {
        try await onStage { stage in
            var rows: [DeskTable: String] = [:]
            for (table, title) in [(DeskTable.brands, "Acme"), (.feeds, "News"), (.briefs, "Launch")] {
                let values = (Self.values[table] ?? [:]).merging(["Name": .string(title)]) { $1 }
                rows[table] = try stage.workspace.seed(NotionSeed(table: table.title, properties: values))
            }
            var known = KnownOrders()
            for _ in 1...2 {
                stage.clock.advance(by: .seconds(120))
                let reading = try await stage.board.commissions(known: known)
                #expect(reading.problems.isEmpty)
                known = known.after(reading)
            }
            let before = Self.essence(known)
            #expect(before.0?.isPaused == false && before.1 != nil && before.2?.status == .paused)
            var expected = before
            expected.0?.isPaused = loss.table == .brands && Self.guards.contains(loss.column.name)

            try stage.workspace.perform(loss.act)
            for round in 1...3 {
                stage.clock.advance(by: .seconds(660))
                let board = round == 3 ? stage.another(known: stage.board.binding) : stage.board
                let reading = try await board.commissions(known: known)
                known = known.after(reading)
                #expect(Self.essence(known) == expected, "round \(round)")
                #expect(reading.problems.count == 1 && reading.problems[0].sentence.contains("\"\(loss.name)\""), "\(reading.problems)")
                #expect(reading.losses.count == 1)
                let armed = try await board.brand(rows[.brands] ?? "", known: #require(known.brands.values.first))
                #expect(Self.essence(KnownOrders(brands: [armed])).0 == expected.0)
            }

            if !loss.isDeleted {
                try stage.workspace.perform(.renameProperty(of: loss.table.title, from: loss.name, to: "Former \(loss.name)"))
            }
            _ = try await NotionSetup(client: stage.client).run(.init(page: stage.page, adds: true))
            let value = Self.values[loss.table]?[loss.name] ?? .null
            try stage.workspace.perform(.setProperty(page: rows[loss.table] ?? "", name: loss.name, value: value))
            stage.clock.advance(by: .seconds(660))
            let back = try await stage.board.commissions(known: known)
            #expect(back.problems.isEmpty && back.losses.isEmpty)
            #expect(Self.essence(known.after(back)) == before)
            #expect(stage.workspace.violations.isEmpty)
        }
    }

    @Test(
        "A row that was never read waits until the column is back that says what it forbids",
        arguments: [(DeskTable.brands, "Blackouts"), (.feeds, "Paused"), (.briefs, "Status")])
    func newRowsWait(table: DeskTable, column: String) async throws {
        try await onStage { stage in
            try stage.workspace.seed(.brand("Acme"))
            let first = try await stage.board.commissions(known: [:])
            try stage.workspace.perform(.deleteProperty(of: table.title, name: column))
            let row = try stage.workspace.seed(
                NotionSeed(table: table.title, properties: ["Name": "New"].merging(table == .feeds ? ["URL": "https://a.b/"] : [:]) { $1 }))
            stage.clock.advance(by: .seconds(660))
            let known = KnownOrders().after(first)
            let reading = try await stage.board.commissions(known: known)
            let found = reading.brands.map(\.id) + reading.feeds.map(\.id) + reading.briefs.map(\.id)
            #expect(!found.contains(row) && reading.problems.count == 1)
            #expect(reading.problems[0].sentence.contains("and new rows wait"))
            _ = try await NotionSetup(client: stage.client).run(.init(page: stage.page, adds: true))
            stage.clock.advance(by: .seconds(660))
            let back = try await stage.board.commissions(known: known.after(reading))
            #expect((back.brands.map(\.id) + back.feeds.map(\.id) + back.briefs.map(\.id)).contains(row))
        }
    }

    @Test("A lost column is found again under the name that it had")
    func comesBackRenamed() async throws {
        try await onStage { stage in
            try stage.workspace.perform(.renameProperty(of: "Brands", from: "Blackouts", to: "Sperrzeiten"))
            let board = stage.another(known: stage.report.binding)
            #expect(try await board.connect().isEmpty)
            try stage.workspace.perform(.retypeProperty(of: "Brands", name: "Sperrzeiten", to: "number"))
            #expect(try await board.connect().count == 1)
            try stage.workspace.perform(.retypeProperty(of: "Brands", name: "Sperrzeiten", to: "rich_text"))
            #expect(try await stage.another(known: board.binding).connect().isEmpty)
        }
    }
}
