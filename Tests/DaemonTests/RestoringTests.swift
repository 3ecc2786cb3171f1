import Rehearsal
import Support
import TestKit
import Testing

/// Earlier texts come back by their boxes, from the desk to the store and back to the page.
struct RestoringTests {
    @Test func `a text that was edited comes back by its box, and another by Restore takes the approval with it`() async throws {
        try await Playhouse.open { house in
            let daemon = try await house.start()
            let draft = try await house.reviewed()
            let first = Self.text(house, draft)
            try house.notion.perform(.editBlock(house.post(of: draft)[0].id, text: "My own first line"), by: .ada)
            try await house.pass("the list of the first text") { !Self.boxes(house, draft).isEmpty }
            let edited = Self.text(house, draft)
            #expect(edited.hasPrefix("My own first line") && edited != first)
            let line = Self.boxes(house, draft)[0]
            #expect(line.text.hasPrefix("Version 1 · ") && line.text.hasSuffix(" Europe/Berlin · first draft"))

            try house.notion.perform(.tick(line.id, true), by: .ada)
            try await house.pass("the first text") { Self.text(house, draft) == first && Self.boxes(house, draft)[0].isTicked == false }
            try await house.pass("the answer") { house.comments(on: draft).contains("Version 1 is put back as version 3") }
            #expect(Self.boxes(house, draft).map { $0.text.prefix(10) } == ["Version 1 ", "Version 2 "])
            #expect(Self.boxes(house, draft)[1].text.contains("Ada Editor"))

            _ = try await house.approved(draft)
            try house.notion.perform(.setProperty(page: draft.id, name: "Restore", value: true), by: .ada)
            try await house.pass("the edited text") { Self.text(house, draft) == edited && house.state(of: draft) == "In review" }
            try await house.pass("Restore without its tick") { house.notion.row(draft.id)?.properties["Restore"] == false }
            #expect(house.comments(on: draft).contains("The approval is void: version 2 was put back."))
            #expect(house.notion.violations.isEmpty)
            try await daemon.stop()
        }
    }

    private static func text(_ house: Playhouse, _ draft: NotionRow) -> String {
        house.post(of: draft).map(\.text).joined(separator: "\n\n")
    }

    private static func boxes(_ house: Playhouse, _ draft: NotionRow) -> [NotionBlock] {
        house.notion.blocks(of: draft.id).filter { $0.isTicked != nil }
    }
}
