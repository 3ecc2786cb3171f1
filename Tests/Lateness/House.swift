import Daemon
import Editorial
import FoundationEssentials
import Rehearsal
import Support
import TestKit

/// The look-alikes with the daemon as it is installed between them, on one clock that can jump, with Notion's rate as it is.
struct House: Sendable {
    let program: String
    let folder: ScratchFolder
    let theatre: Theatre

    init(program: String) throws {
        self.program = program
        folder = try ScratchFolder()
        // A Monday, 08:00 UTC.
        theatre = try Theatre(folder: folder.path, start: Date(timeIntervalSince1970: 1_795_420_800), speed: 1, port: 0)
    }

    var desk: Rehearsal.NotionDesk { theatre.notion.desk }
    var clock: SimulatedClock { theatre.clock }

    /// Sets the stage, lets the daemon run, and plays; all of it ends with the play.
    func play<Result: Sendable>(
        _ setStage: @escaping @Sendable () async throws -> Void, then body: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        try await withThrowingTaskGroup(of: Result?.self) { group in
            group.addTask {
                _ = try await theatre.run(); return nil
            }
            _ = try await theatre.prepare(writer: "builtin", listen: 0)
            // The sample's rows make work of their own.
            for row in desk.rows(of: "Feeds") + desk.rows(of: "Briefs") + desk.rows(of: "Brands") { try desk.perform(.trash(row.id)) }
            try await setStage()
            let path = theatre.path, clock = folder.file("clock")
            group.addTask {
                let result = try await Child.run(
                    executable: "/usr/bin/env", arguments: ["COPYDESK_CLOCK=\(clock)", program, "run", "--config", path],
                    timeout: .seconds(3000))
                throw TooSlow(what: "The daemon ended: \(String(decoding: result.errors.suffix(2000), as: UTF8.self))")
            }
            group.addTask { try await body() }
            defer { group.cancelAll() }
            while let result = try await group.next() {
                if let result { return result }
            }
            throw TooSlow(what: "Nobody played.")
        }
    }

    /// The store that the daemon will open.
    func store() async throws -> ScratchStore {
        try await ScratchStore(folder: ScratchFolder(lent: folder.path), url: "sqlite:copydesk.db", now: clock.now())
    }

    /// Changes the configuration file.
    func edit(_ change: (String) -> String) throws {
        let text = String(decoding: try Files.read(theatre.path, limit: 1 << 20), as: UTF8.self)
        try Files.write(theatre.path, Array(change(text).utf8))
    }

    /// Puts these in the place of all accounts; each is made from the first of them.
    func putAccounts(_ names: [String]) throws {
        let text = String(decoding: try Files.read(theatre.path, limit: 1 << 20), as: UTF8.self)
        guard let start = text.firstRange(of: "[[account]]")?.lowerBound,
            let end = text[start...].dropFirst().firstRange(of: "[[account]]")?.lowerBound
        else { throw TooSlow(what: "The configuration has no accounts.") }
        let account = text[start..<end].replacing("gap = \"30m\"", with: "gap = \"1m\"\nrepetition = \"0s\"")
        let accounts = names.map { account.replacing("\"Company page\"", with: "\"\($0)\"") }
        try Files.write(theatre.path, Array((text[..<start] + accounts.joined(separator: "\n")).utf8))
    }

    /// Lets desk time pass in steps, each in so much real time, until the condition holds.
    func pass(
        _ what: @autoclosure () -> String, step: Duration = .seconds(2), in pause: Duration = .milliseconds(20), most: Int = 4000,
        until isDone: () -> Bool
    ) async throws {
        for _ in 0..<most {
            if isDone() { return }
            try await Task.sleep(for: pause)
            clock.jump(to: clock.now() + step)
        }
        throw TooSlow(what: "\(what()) did not come; the drafts are \(states).")
    }

    /// How many drafts have each status.
    var states: [String: Int] {
        Dictionary(grouping: desk.rows(of: "Drafts")) { $0.properties["Status"]?.string ?? "" }.mapValues(\.count)
    }
}
