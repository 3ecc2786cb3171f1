import Editorial
import FoundationEssentials
import Rehearsal
import Storage
import Support
import TestKit
import Testing

/// What editors write into guidelines and briefs is in the next draft.
@Suite(.serialized) struct GuidelinesTests {
    static let tone = "Write as if you were explaining it to a neighbour over the fence."
    static let call = "Tell us which spare part you ran out of first"

    @Test(arguments: ["builtin", "model"]) func `the next draft obeys what was changed after the last`(writer: String) async throws {
        try await Playhouse.open(writer: writer) { house in
            let brief = try #require(house.notion.rows(of: "Briefs").first { $0.title.contains("fault log") })
            try house.notion.perform(.setProperty(page: brief.id, name: "Cadence", value: "Daily"))
            try house.notion.perform(.setProperty(page: brief.id, name: "Posts wanted", value: 5))
            let daemon = try await house.start()
            try await house.pass("a draft of the brief") { !Self.drafts(house, brief).isEmpty }
            let first = Self.drafts(house, brief)[0]
            let before = house.post(of: first).map(\.text).joined(separator: "\n")
            let word = "pumps"
            print("before, \(writer): \(before)")

            try house.notion.perform(.append(page: house.brand, text: "# Banned words\n- \(word)\n- cooling\n\n# Tone\n\(Self.tone)"))
            try house.notion.perform(.setProperty(page: brief.id, name: "Call to action", value: .string(Self.call)))
            let seen = daemon.lines.count
            try await house.pass("the reading of the guidelines") { daemon.lines[seen...].contains { $0.contains("brand read") } }
            try await house.pass("the next draft of the brief", step: .seconds(1800)) { Self.drafts(house, brief).count > 1 }
            let draft = Self.drafts(house, brief)[1]
            try await house.pass("its text", step: .zero) { !house.post(of: draft).isEmpty }
            let text = house.post(of: draft).map(\.text).joined(separator: "\n")
            print("after, \(writer): \(text)")
            #expect(!text.lowercased().contains(word) && !text.lowercased().contains("cooling"), "\(text)")
            let checks = house.notion.row(draft.id)?.properties["Checks"]?.string ?? ""
            #expect(text.contains(Self.call), "\(text)")
            if writer == "builtin" {
                #expect(checks.contains("does not apply the voice or the tone"), "\(checks)")
            }
            let id = house.draftID(draft)
            try await daemon.stop()

            let store = try await Store.open(url: "sqlite:copydesk.db", folder: house.folder.path, now: house.clock.now())
            let record = try #require(try await store.versions(ofDraft: id).last?.record)
            let prompt = record.prompt.system + record.prompt.user
            #expect(prompt.contains(Self.tone) && prompt.contains(Self.call))
            #expect(
                Set(record.prompt.pages.map(\.role)) == ["guidelines", "brief"]
                    && record.prompt.pages.allSatisfy { $0.contentHash.count == 64 })
            #expect(Set(record.prompt.pages.map(\.pageID)) == [house.brand, brief.id])
            #expect(record.result.model.hasPrefix(writer == "builtin" ? "builtin" : "ollama/"))
        }
    }

    private static func drafts(_ house: Playhouse, _ brief: NotionRow) -> [NotionRow] {
        house.drafts.filter { ($0.properties["Brief"]?.array ?? []).contains(.string(brief.id)) }
    }
}
