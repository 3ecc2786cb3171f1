import Editorial
import FoundationEssentials
import ProofKit
import Rehearsal
import Storage
import Support
import Testing

@testable import Daemon

/// What befalls the databases and their columns.
struct ColumnRaceTests {
    @Test func `renamed columns, options and databases, and columns in another order, change nothing`() async throws {
        try await FaultHouse.open(account: "Company page", hasPicture: false) { house in
            let page = try await house.review()
            try house.act(.renameProperty(of: "Drafts", from: "Status", to: "Stand"))
            try house.act(.renameProperty(of: "Drafts", from: "Draft ID", to: "Nummer"))
            try house.act(.renameOption(of: "Drafts", property: "Stand", from: "Approved", to: "Freigegeben"))
            try house.act(.renameOption(of: "Drafts", property: "Stand", from: "Published", to: "Erschienen"))
            try house.act(.orderProperties(of: "Drafts", ["Publish at", "Stand", "Alt text"]))
            for (table, title) in [("Drafts", "Entwürfe"), ("Brands", "Marken"), ("Feeds", "Quellen"), ("Briefs", "Aufträge")] {
                try house.act(.renameTable(table, to: title))
            }
            try await house.settle(rounds: 2)
            try house.act(.setProperty(page: page.id, name: "Stand", value: "Freigegeben"))
            try await house.round()
            house.nextMinute()
            try await house.settle(rounds: 3)
            try await house.toSlot()
            #expect(house.notion.row(page.id)?.properties["Stand"] == "Erschienen" && house.posts.count == 1)
            #expect(try await house.faults().isEmpty)
        }
    }

    @Test(arguments: [("Brands", "Picture style"), ("Feeds", "Topics"), ("Briefs", "Tone")])
    func `a lost column of the orders is told once on the brand's page, also where no editor is named`(table: String, column: String)
        async throws
    {
        try await FaultHouse.open(account: "Company page", hasPicture: false) { house in
            _ = try await house.review()
            let brand = house.notion.rows(of: "Brands")[0].id
            try house.act(.setProperty(page: brand, name: "Editors", value: []))
            try await house.settle(rounds: 1)
            try house.act(.deleteProperty(of: table, name: column))
            for _ in 0..<4 {
                house.theatre.clock.jump(to: house.clock.now() + .seconds(700))
                try await house.settle(rounds: 2)
            }
            let faults = try await house.faults()
            #expect(faults.count == 1 && faults[0].contains("\"\(column)\"") && faults[0].contains("is missing in \(table)"), "\(faults)")
            #expect(house.notion.comments(on: brand).map(\.text) == faults)
        }
    }

    @Test(arguments: [true, false])
    func `a column that is deleted or gets another type is told once to operators and editors, and the rest works`(isDeleted: Bool)
        async throws
    {
        try await FaultHouse.open(account: "Company page", hasPicture: false) { house in
            let page = try await house.review()
            let brand = house.notion.rows(of: "Brands")[0].id
            try house.act(.setProperty(page: brand, name: "Editors", value: ["Ada Editor"]))
            try await house.settle(rounds: 1)
            try house.act(
                isDeleted
                    ? .deleteProperty(of: "Drafts", name: "Last error") : .retypeProperty(of: "Drafts", name: "Last error", to: "number"))
            for _ in 0..<4 {
                house.theatre.clock.jump(to: house.clock.now() + .seconds(700))
                try await house.settle(rounds: 2)
            }
            let words = isDeleted ? "is missing in Drafts" : "is of type number"
            let faults = try await house.faults()
            #expect(faults.count == 1 && faults[0].contains("\"Last error\"") && faults[0].contains(words), "\(faults)")
            let told = house.notion.comments(on: brand).map(\.text)
            #expect(told == ["@Ada Editor \(faults[0])"])
            #expect(house.notion.comments(on: page.id).isEmpty)
            try await house.approve()
            try await house.toSlot()
            #expect(house.status == "Published" && house.posts.count == 1)
        }
    }

    /// Approves the draft, takes the column away and lets the slot come; the draft as it was approved.
    private static func slot(with column: String, _ isDeleted: Bool, _ house: FaultHouse) async throws -> Draft {
        try await house.settle(rounds: 2)
        try await house.approve()
        let before = try await house.draft()
        try #require(before.state == .slotted)
        try house.act(isDeleted ? .deleteProperty(of: "Drafts", name: column) : .retypeProperty(of: "Drafts", name: column, to: "number"))
        // Before the columns are looked up anew, and after it.
        try await house.settle(rounds: 2)
        house.theatre.clock.jump(to: house.clock.now() + .seconds(601))
        try await house.settle(rounds: 2)
        let faults = try await house.faults()
        #expect(faults.count == 1 && faults[0].contains("\"\(column)\""), "\(faults)")
        try await house.toSlot()
        return before
    }

    @Test(arguments: ["Picture", "Alt text", "Publish at", "Remarks", "Answer", "Variant", "Restore"], [true, false])
    func `a column of Drafts that is gone is no editor's act: what was approved goes out as it was`(column: String, isDeleted: Bool)
        async throws
    {
        try await FaultHouse.open(account: "Company page", hasPicture: true) { house in
            let page = try await house.review()
            let before = try await Self.slot(with: column, isDeleted, house)
            try #require(before.content.pictureHash != nil && !before.content.altText.isEmpty)
            let after = try await house.draft()
            #expect(after.content == before.content && after.version == before.version)
            #expect(house.status == "Published" && house.posts.count == 1)
            #expect(!house.notion.comments(on: page.id).contains { $0.text.contains("void") || $0.text.contains("again") })
            #expect(house.theatre.linkedIn.allPosts.first?.pictures.map(\.altText) == [before.content.altText])
        }
    }

    @Test(arguments: ["Status", "Draft ID", "Hold"], [true, false])
    func `without the column of its status, its number or its hold what was approved goes out at its slot all the same`(
        column: String, isDeleted: Bool
    ) async throws {
        try await FaultHouse.open(account: "Company page", hasPicture: true) { house in
            let page = try await house.review()
            let before = try await Self.slot(with: column, isDeleted, house)
            // Hold may have stood ticked: nobody knows, so that it waits.
            #expect(house.posts.count == (column == "Hold" ? 0 : 1))
            #expect(try await house.draft().content == before.content)
            #expect(!house.notion.comments(on: page.id).contains { $0.text.contains("void") })
        }
    }
}
