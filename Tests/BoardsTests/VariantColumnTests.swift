import Boards
import Editorial
import FoundationEssentials
import Notion
import Rehearsal
import Support
import Testing

/// The Variant column on a page as editors see it.
@Suite struct VariantColumnTests {
    private func show(_ variant: String, _ stage: Stage, _ page: BoardReference) async throws {
        var face = BoardFace()
        face.variant = variant
        _ = try await stage.board.apply(stage.update(.face(face), key: "variant \(variant)"), to: page, picture: nil)
    }

    private func options(_ stage: Stage) async throws -> [String] {
        let drafts = try #require(stage.report.entries.first { $0.table == .drafts })
        return try await stage.client.dataSource(drafts.dataSourceID).property("Variant")?.options ?? []
    }

    @Test("the column offers A, B and C, and says which one was chosen")
    func offers() async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission())
            #expect(try await options(stage) == ["A", "B", "C"])
            try await show("A", stage, page)
            #expect(stage.workspace.row(page.pageID)?.properties["Variant"] == "A")
            try stage.set("Variant", "B", on: page)
            #expect(try await stage.board.page(page, known: .propertiesOnly).variant == "B")
            try await show("", stage, page)
            #expect(try await stage.board.page(page, known: .propertiesOnly).variant.isEmpty)
            #expect(stage.workspace.violations.isEmpty)
        }
    }

    @Test("an adopted column keeps its own options and gets those that are missing, asked for once")
    func adopted() async throws {
        try await onStage { stage in
            let drafts = try #require(stage.report.entries.first { $0.table == .drafts })
            let column = try #require(try await stage.client.dataSource(drafts.dataSourceID).property("Variant"))
            _ = try await stage.client.updateDataSource(
                drafts.dataSourceID, properties: [column.id: ["select": ["options": [["name": "Mine"], ["name": "B"]]]]])
            let page = try await stage.board.submit(stage.submission())
            try await show("A", stage, page)
            #expect(Set(try await options(stage)).isSuperset(of: ["Mine", "A", "B", "C"]))
            let before = stage.workspace.requests.count
            try await show("B", stage, page)
            #expect(stage.workspace.requests.count - before == 1)
            #expect(stage.workspace.violations.isEmpty)
        }
    }
}
