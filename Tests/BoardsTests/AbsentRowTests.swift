import Boards
import Editorial
import FoundationEssentials
import Rehearsal
import Support
import TestKit
import Testing

/// Rows of the orders that a listing does not show.
@Suite struct AbsentRowTests {
    private static func rows(on stage: Stage) throws -> [String] {
        [
            try stage.workspace.seed(.brand("Acme")),
            try stage.workspace.seed(.feed("News", url: "https://example.com/feed", brand: "Acme")),
            try stage.workspace.seed(.brief("Launch", brand: "Acme")),
        ]
    }

    @Test("A row that is not shared any more is unreachable first, keeps what it said for a day and is gone then", arguments: 0...2)
    func unshared(which: Int) async throws {
        try await onStage { stage in
            let rows = try Self.rows(on: stage)
            var known = KnownOrders()
            func read() async throws -> CommissionReading {
                let reading = try await stage.board.commissions(known: known).keepingMissing(known, now: stage.clock.now())
                known = known.after(reading)
                return reading
            }
            _ = try await read()
            try stage.workspace.perform(.share(rows[which], false))
            let begun = stage.clock.now()
            for wait in [15, 600, 40_000, 40_000] {
                stage.clock.advance(by: .seconds(wait))
                let reading = try await read()
                #expect(reading.present == Set(rows) && reading.feeds.map(\.brand) == ["Acme"])
                #expect(reading.problems.map(\.key) == ["board page \(rows[which]) missing"])
                #expect(reading.problems.first?.sentence.contains("share it with the connection again") == true)
            }
            #expect(known.missingSince[rows[which]].map { $0.timeIntervalSince(begun) < 60 } == true)
            stage.clock.advance(by: .seconds(7200))
            let after = try await read()
            #expect(after.present == Set(rows).subtracting([rows[which]]) && after.problems.isEmpty)
            #expect(after.feeds.count == (which == 1 ? 0 : 1))
        }
    }

    @Test("Shared again within the day, it goes on as if nothing had been", arguments: 0...2)
    func sharedAgain(which: Int) async throws {
        try await onStage { stage in
            let rows = try Self.rows(on: stage)
            let first = try await stage.board.commissions(known: [:])
            var known = KnownOrders().after(first)
            try stage.workspace.perform(.share(rows[which], false))
            let away = try await stage.board.commissions(known: known).keepingMissing(known, now: stage.clock.now())
            #expect(away.missing == [rows[which]])
            known = known.after(away)
            try stage.workspace.perform(.share(rows[which], true))
            stage.clock.advance(by: .seconds(15))
            let back = try await stage.board.commissions(known: known).keepingMissing(known, now: stage.clock.now())
            #expect(back.present == Set(rows) && back.problems.isEmpty && back.missingSince.isEmpty && back.feeds == first.feeds)
        }
    }

    @Test("A row in the trash is gone at once", arguments: 0...2)
    func trashed(which: Int) async throws {
        try await onStage { stage in
            let rows = try Self.rows(on: stage)
            let known = KnownOrders().after(try await stage.board.commissions(known: [:]))
            try stage.workspace.perform(.trash(rows[which]))
            let reading = try await stage.board.commissions(known: known).keepingMissing(known, now: stage.clock.now())
            #expect(reading.present == Set(rows).subtracting([rows[which]]) && reading.problems.isEmpty && reading.missing.isEmpty)
            #expect(stage.workspace.violations.isEmpty)
        }
    }

    @Test("A row that is not to be found is asked for every ten minutes")
    func asksSeldom() async throws {
        try await onStage { stage in
            let rows = try Self.rows(on: stage)
            let known = KnownOrders().after(try await stage.board.commissions(known: [:]))
            try stage.workspace.perform(.share(rows[0], false))
            for _ in 1...20 {
                stage.clock.advance(by: .seconds(15))
                _ = try await stage.board.commissions(known: known)
            }
            #expect(stage.workspace.requests.count { $0.method == "GET" && $0.path == "/v1/pages/\(rows[0])" } == 1)
        }
    }
}
