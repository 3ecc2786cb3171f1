import FoundationEssentials
import Rehearsal
import Support

/// The rehearsal that keeps running: addresses to look at, and the daemon's log.
struct OpenRehearsal: Sendable {
    let folder: String
    let writer: String
    let terminal: Terminal

    func run() async throws {
        let theatre = try Theatre(folder: folder, start: Date(), speed: 1, fixedPorts: true)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await theatre.run() }
            defer { group.cancelAll() }
            _ = try await theatre.prepare(writer: writer, listen: 8420)
            terminal.out(
                """
                A rehearsal: nothing here reaches the outside. It runs until Ctrl-C.

                  Copydesk's status page   http://127.0.0.1:8420/
                  Notion look-alike        \(theatre.notion.baseURL)/rehearsal/state
                  LinkedIn look-alike      \(theatre.linkedIn.baseURL)/
                  Configuration            \(theatre.path)

                """)
            try await DaemonProcess(configurationPath: theatre.path, clock: theatre.clock).run()
        }
    }
}
