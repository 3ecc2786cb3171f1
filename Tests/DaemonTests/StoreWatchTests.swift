import Editorial
import FoundationEssentials
import Pipeline
import SQL
import Support
import TestKit
import Testing

@testable import Daemon
@testable import Storage

/// A store that cannot be written is told of outside of this machine too, though the fault itself cannot be stored.
struct StoreWatchTests {
    private let start = Date(milliseconds: 1_783_156_080_000)

    private func watched(_ play: (StoreWatch, ScriptedMessenger, ManualClock, _ fill: (Int) async throws -> Void) async throws -> Void)
        async throws
    {
        let scratch = try await ScratchStore()
        let store = scratch.store
        let clock = ManualClock(start)
        let messenger = ScriptedMessenger(clock: clock)
        let watch = StoreWatch(store: store, clock: clock, log: .silent) { messenger }
        try await play(watch, messenger, clock) { more in
            let isFull = more == 0
            // A row may still fit where a picture does not: what is tried finds no table either.
            if isFull { try await run("ALTER TABLE cursors RENAME TO away", store) }
            try await store.database.transaction { session in
                let pages = try session.first("PRAGMA page_count") { row in try row.integer(0) } ?? 0
                try session.run("PRAGMA max_page_count = \(pages + more)")
            }
            if isFull {
                try? await store.keep(.sample(String(repeating: "x", count: 99_000)))
            } else {
                try await run("ALTER TABLE away RENAME TO cursors", store)
            }
        }
    }

    private func run(_ statement: String, _ store: Store) async throws {
        try await store.database.transaction { session in _ = try session.run(statement) }
    }

    @Test func `a full disk is told once, daily while it stands, and anew when it is full again`() async throws {
        try await watched { watch, messenger, clock, fill in
            try await watch.look()
            #expect(messenger.told.isEmpty)
            try await fill(0)
            for _ in 0..<20 {
                try await watch.look()
                clock.advance(by: .seconds(600))
            }
            #expect(messenger.told.count == 1 && messenger.told[0].contains("is full"), "\(messenger.told)")
            clock.advance(by: .seconds(86_400))
            try await watch.look()
            #expect(messenger.told.count == 2 && messenger.told[1].hasPrefix("Copydesk, for a day now: "), "\(messenger.told)")
            try await fill(1000)
            try await watch.look()
            #expect(watch.fault == nil)
            try await fill(0)
            try await watch.look()
            #expect(messenger.told.count == 3)
        }
    }

    @Test func `an address that does not take it is tried a few times a day`() async throws {
        try await watched { watch, messenger, clock, fill in
            messenger.onTell { throw ScriptedFailure("It is away.") }
            try await fill(0)
            for _ in 0..<(20 * 60) {
                try await watch.look()
                clock.advance(by: .seconds(60))
            }
            #expect(messenger.tries.count == Notifying.mostTries)
        }
    }
}
