import Boards
import Editorial
import FoundationEssentials
import Notion
import Rehearsal
import Support
import Testing

/// Sources and Why this are written anew for another text.
@Suite struct GroundsTests {
    @Test func `what stood there goes, once however often it is written, and what editors wrote stays`() async throws {
        try await onStage { stage in
            let submission = stage.submission(body: "It sold 1,200 pumps in Rome.")
            let page = try await stage.board.submit(submission)
            #expect(stage.workspace.text(of: page.pageID).contains("exact words"))
            let grounds = Grounds(of: "They sold 1200 pumps in Rome.", quotes: [], assignment: submission.assignment, spending: [])
            let new = stage.update(.grounds(grounds))
            for _ in 1...2 { _ = try await stage.board.apply(new, to: page, picture: nil, before: nil) }
            let shown = stage.workspace.text(of: page.pageID)
            #expect(!shown.contains("exact words"), "\(shown)")
            #expect(shown.ranges(of: "It sold 1,200 pumps").count == 1 && shown.ranges(of: "It fits the brand.").count == 1, "\(shown)")
            #expect(shown.contains("1200 · Rome"))
            // A note of an editor's inside a point.
            let point = try #require(stage.workspace.blocks(of: page.pageID).first { $0.text.contains("An article") })
            try stage.workspace.perform(.insertInto(point.id, text: "Ask the plant first."))
            let other = Grounds(of: "They sold pumps.", quotes: [], assignment: submission.assignment, spending: [])
            _ = try await stage.board.apply(stage.update(.grounds(other), key: "k2"), to: page, picture: nil, before: nil)
            #expect(stage.workspace.text(of: page.pageID).contains("Ask the plant first."))
        }
    }
}
