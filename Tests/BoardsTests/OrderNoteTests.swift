import Boards
import Editorial
import FoundationEssentials
import Notion
import Rehearsal
import Support
import TestKit
import Testing

/// What is told on the rows of feeds and briefs.
@Suite struct OrderNoteTests {
    @Test("How a feed does is on its row, written when it differs and in the columns that differ")
    func tellsFeeds() async throws {
        try await onStage { stage in
            try stage.workspace.seed(.brand("Acme"))
            let id = try stage.workspace.seed(.feed("News", url: "https://example.com/feed", brand: "Acme"))
            let first = try await stage.board.commissions(known: [:])
            let date = Date(timeIntervalSince1970: 1_783_000_059)
            let health = FeedHealth(status: .ok, lastItemAt: date, error: "", itemsAWeek: 2.5)
            try await stage.board.tell(.feed(health), on: id, in: .plain)
            let row = try #require(stage.workspace.row(id))
            #expect(row.properties["Status"] == "OK" && row.properties["Items a week"] == 2.5 && row.properties["Last error"] == "")
            #expect(row.properties["Last item"]?.string.flatMap(Timestamp.parse)?.timeIntervalSince1970 == 1_783_000_020)
            let before = stage.workspace.requests.count
            try await stage.board.tell(.feed(health), on: id, in: .plain)
            #expect(stage.workspace.requests.count == before)
            // After a restart the row itself says what it shows.
            let restarted = stage.another(known: stage.board.binding)
            let second = try await restarted.commissions(known: first.stamps)
            #expect(second.feeds == first.feeds)
            let asked = stage.workspace.requests.count
            try await restarted.tell(.feed(health), on: id, in: .plain)
            #expect(stage.workspace.requests.count == asked)
            let failing = FeedHealth(status: .failing, lastItemAt: date, error: "There is nothing at its address.", itemsAWeek: 2.5)
            try await restarted.tell(.feed(failing), on: id, in: .plain)
            #expect(stage.workspace.requests.count == asked + 1)
            #expect(stage.workspace.row(id)?.properties["Status"] == "Failing")
            #expect(stage.workspace.row(id)?.properties["Last error"] == "There is nothing at its address.")
            #expect(stage.workspace.violations.isEmpty)
        }
    }

    @Test("A Feeds database without these columns is told nothing, and nothing fails")
    func tellsNothing() async throws {
        try await onStage { stage in
            try stage.workspace.seed(.brand("Acme"))
            let id = try stage.workspace.seed(.feed("News", url: "https://example.com/feed", brand: "Acme"))
            for column in ["Status", "Last item", "Last error", "Items a week"] {
                try stage.workspace.perform(.deleteProperty(of: "Feeds", name: column))
            }
            #expect(try await stage.board.commissions(known: [:]).feeds.count == 1)
            let before = stage.workspace.requests.count
            try await stage.board.tell(.feed(FeedHealth(status: .ok, lastItemAt: nil, error: "", itemsAWeek: 0)), on: id, in: .plain)
            #expect(stage.workspace.requests.count == before)
        }
    }

    @Test("What became of a brief is on its row: posts made, a note, and Done at its end; what could not be understood stays")
    func tellsBriefs() async throws {
        try await onStage { stage in
            try stage.workspace.seed(.brand("Acme"))
            let id = try stage.workspace.seed(.brief("Launch", brand: "Acme"))
            let first = try await stage.board.commissions(known: [:])
            let before = stage.workspace.requests.count
            try await stage.board.tell(.brief(BriefProgress(isDone: false, postsMade: 0, note: "")), on: id, in: .plain)
            #expect(stage.workspace.requests.count == before)
            let end = BriefProgress(isDone: true, postsMade: 2, note: "Done: 2 of 2 posted.")
            for _ in 1...2 { try await stage.board.tell(.brief(end), on: id, in: .plain) }
            #expect(stage.workspace.requests.count == before + 1)
            let row = try #require(stage.workspace.row(id))
            #expect(
                row.properties["Status"] == "Done" && row.properties["Posts made"] == 2 && row.properties["Note"] == "Done: 2 of 2 posted.")
            let second = try await stage.board.commissions(known: first.stamps)
            #expect(second.briefs.map(\.status) == [.done])
            try stage.workspace.perform(.setProperty(page: id, name: "Cadence", value: "hourly"))
            try stage.workspace.perform(.setProperty(page: id, name: "Status", value: "Open"))
            stage.clock.advance(by: .seconds(120))
            let third = try await stage.board.commissions(known: second.stamps)
            #expect(third.problems.count == 1)
            _ = try await stage.board.commissions(known: third.stamps)
            try await stage.board.tell(.brief(BriefProgress(isDone: false, postsMade: 2, note: "")), on: id, in: .plain)
            #expect(stage.workspace.row(id)?.properties["Note"]?.string?.hasPrefix("Could not be understood: the cadence") == true)
            #expect(stage.workspace.violations.isEmpty)
        }
    }
}
