import FoundationEssentials
import Rehearsal
import Support
import Testing

/// Editors and the daemon on a page of the look-alike workspace.
@Suite(.serialized) struct ConversationTests {
    /// What was said in a comment's thread after it.
    private static func answers(to comment: String, _ house: Playhouse, _ draft: NotionRow) -> [String] {
        let all = house.notion.comments(on: draft.id)
        guard let asked = all.first(where: { $0.id == comment }) else { return [] }
        return all.filter { $0.discussion == asked.discussion && $0.id != comment }.map(\.text)
    }

    private static func post(_ house: Playhouse, _ draft: NotionRow) -> String {
        house.post(of: draft).map(\.text).joined(separator: "\n\n")
    }

    @Test func `commands on the page and at a paragraph are obeyed and answered once, each in its thread`() async throws {
        try await Playhouse.open { house in
            _ = try await house.start()
            let draft = try await house.reviewed()
            let orders = [
                (draft.id, "/alt A bridge at dawn"), (draft.id, "/schedule tomorrow 15:00"), (draft.id, "/shortr"),
                (draft.id, "@copydesk /help"),
                (house.post(of: draft)[0].id, "/hold"),
            ]
            let asked = try orders.map { try house.notion.perform(.comment(on: $0.0, text: $0.1), by: .ada) }
            let talk = try house.notion.perform(.comment(on: draft.id, text: "Shall we /approve it, Ben?"), by: .ada)
            try await house.pass("an answer in every thread") {
                let properties = house.notion.row(draft.id)?.properties
                return asked.allSatisfy { !Self.answers(to: $0, house, draft).isEmpty } && properties?["Hold"] == true
                    && properties?["Alt text"] == "A bridge at dawn"
            }
            #expect(Self.answers(to: asked[1], house, draft).first?.hasPrefix("Set for ") == true)
            #expect(Self.answers(to: asked[2], house, draft).first?.contains("Did you mean /shorter?") == true)
            #expect(house.state(of: draft) == "In review")
            // Some more rounds change nothing about it.
            let rounds = house.clock.now() + .seconds(300)
            try await house.pass("five minutes") { house.clock.now() >= rounds }
            #expect(asked.map { Self.answers(to: $0, house, draft).count } == orders.map { _ in 1 })
            #expect(Self.answers(to: talk, house, draft).isEmpty)
        }
    }

    @Test func `a variant is listed beside the text, and chosen by the column it stands under Post`() async throws {
        try await Playhouse.open { house in
            _ = try await house.start()
            let draft = try await house.reviewed()
            let first = Self.post(house, draft)
            let asked = try house.notion.perform(.comment(on: draft.id, text: "/variant"), by: .ada)
            try await house.pass("another variant") { Self.answers(to: asked, house, draft).first?.hasPrefix("Variant B is under") == true }
            #expect(Self.post(house, draft) == first)
            #expect(house.notion.row(draft.id)?.properties["Variant"] == "A")
            for (name, isFirst) in [("B", false), ("A", true)] {
                try house.notion.perform(.setProperty(page: draft.id, name: "Variant", value: .string(name)), by: .ben)
                try await house.pass("variant \(name)") { (Self.post(house, draft) == first) == isFirst }
            }
            #expect(house.notion.text(of: draft.id).contains("variant B"))
            #expect(house.notion.violations.isEmpty)
        }
    }
}
