import Boards
import Editorial
import FoundationEssentials
import Notion
import Rehearsal
import Support
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
            try await stage.board.tell(.feed(health), on: id)
            let row = try #require(stage.workspace.row(id))
            #expect(row.properties["Status"] == "OK" && row.properties["Items a week"] == 2.5 && row.properties["Last error"] == "")
            #expect(row.properties["Last item"]?.string.flatMap(Timestamp.parse)?.timeIntervalSince1970 == 1_783_000_020)
            let before = stage.workspace.requests.count
            try await stage.board.tell(.feed(health), on: id)
            #expect(stage.workspace.requests.count == before)
            // After a restart the row itself says what it shows.
            let restarted = stage.another(known: stage.board.binding)
            let second = try await restarted.commissions(known: first.stamps)
            #expect(second.feeds == first.feeds)
            let asked = stage.workspace.requests.count
            try await restarted.tell(.feed(health), on: id)
            #expect(stage.workspace.requests.count == asked)
            let failing = FeedHealth(status: .failing, lastItemAt: date, error: "There is nothing at its address.", itemsAWeek: 2.5)
            try await restarted.tell(.feed(failing), on: id)
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
            try await stage.board.tell(.feed(FeedHealth(status: .ok, lastItemAt: nil, error: "", itemsAWeek: 0)), on: id)
            #expect(stage.workspace.requests.count == before)
        }
    }
}
