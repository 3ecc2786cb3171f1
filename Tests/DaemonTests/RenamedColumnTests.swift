import Rehearsal
import Support
import TestKit
import Testing

/// Columns are known by id, over restarts too.
struct RenamedColumnTests {
    @Test func `a column renamed while the daemon was down is found again`() async throws {
        try await Playhouse.open { house in
            let first = try await house.start()
            let draft = try await house.reviewed()
            try await first.stop()
            try house.notion.perform(.renameProperty(of: "Drafts", from: "Remarks", to: "What should change"), by: .ada)
            let second = try await house.start()
            try house.notion.perform(.setProperty(page: draft.id, name: "What should change", value: "Shorter, please."), by: .ada)
            try await second.line("to=changesRequested")
            #expect(try await !house.status().contains("Remarks"))
            try await second.stop()
        }
    }
}
