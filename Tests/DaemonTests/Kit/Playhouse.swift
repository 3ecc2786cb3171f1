import FoundationEssentials
import Rehearsal
import Support
import TestKit
import Testing

@testable import Daemon

/// A theatre with its look-alikes open, a prepared desk and the daemon as a child on the theatre's clock.
struct Playhouse: Sendable {
    let theatre: Theatre
    let folder: ScratchFolder
    /// A daemon ends with the house, whoever forgot it.
    private let daemons = Locked<[DaemonChild]>([])
    /// A Monday, 08:00 UTC.
    static let monday = Date(timeIntervalSince1970: 1_795_420_800)

    /// Opens the house, runs the play and closes again, whatever happens.
    static func open(
        writer: String = "builtin", accounts: [String] = ["Company page"], _ play: @escaping @Sendable (Playhouse) async throws -> Void
    ) async throws {
        let folder = try ScratchFolder()
        let theatre = try Theatre(folder: folder.path, start: monday, speed: 1, port: 0)
        let house = Playhouse(theatre: theatre, folder: folder)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await theatre.run() }
            defer { group.cancelAll() }
            _ = try await theatre.prepare(writer: writer, listen: 0, slots: "daily 12:00, daily 15:00, daily 18:00")
            try house.edit { $0.replacing("[notion]", with: "[notion]\nrate = 100") }
            try house.notion.perform(
                .setProperty(page: house.brand, name: "Accounts", value: .array(accounts.map { .string($0) })))
            try await play(house)
        }
    }

    var notion: Rehearsal.NotionDesk { theatre.notion.desk }
    var path: String { theatre.path }
    /// The shared page under which databases are made.
    var page: String { theatre.pageID }
    var models: ModelsLookalike { theatre.models }
    var feeds: FeedsLookalike { theatre.feeds }
    var linkedIn: LinkedInLookalike { theatre.linkedIn }
    var clock: SimulatedClock { theatre.clock }
    var brand: String { notion.rows(of: "Brands")[0].id }
    var drafts: [NotionRow] { notion.rows(of: "Drafts") }

    /// Starts the daemon and waits until it says that it is ready.
    func start() async throws -> DaemonChild {
        let daemon = try DaemonChild(theatre.path, clock: folder.file("clock"))
        daemons.withLock { $0.append(daemon) }
        try await daemon.line("ready", "listen=")
        return daemon
    }

    /// Changes the configuration file; by renaming another over it as most editors do, or in place.
    func edit(inPlace: Bool = false, _ change: (String) -> String) throws {
        let text = change(String(decoding: try Files.read(theatre.path, limit: 1 << 20), as: UTF8.self))
        if inPlace {
            try text.write(toFile: theatre.path, atomically: false, encoding: .utf8)
        } else {
            try Files.write(theatre.path, Array(text.utf8))
        }
    }

    /// What `copydesk status` says of the running daemon.
    func status() async throws -> String { try await command("status") }

    /// What a command prints that has to go well.
    func command(_ words: String...) async throws -> String {
        let arguments = words + ["--config", theatre.path]
        let result = try await Child.run(executable: Programs.copydesk, arguments: arguments, timeout: .seconds(30))
        guard result.isSuccess else {
            throw Missing(description: "copydesk \(words) ended with \(result.exit): \(String(decoding: result.errors, as: UTF8.self))")
        }
        return String(decoding: result.output, as: UTF8.self)
    }

    /// Lets desk time pass in steps until the condition holds; the work of each step gets that many looks' real time.
    func pass(
        _ what: String, step: Duration = .seconds(16), most: Int = 150, looks: Int = 4, until condition: @Sendable () throws -> Bool
    ) async throws {
        // A machine with other things to do gets real time too, at the end.
        for number in 0..<most + 20 {
            for _ in 0..<(number < most ? looks : 100) {
                if try condition() { return }
                try await Task.sleep(for: .milliseconds(10))
            }
            try await rest(looks: 1)
            clock.jump(to: clock.now() + step)
        }
        let standing = drafts.map { row in
            "\(row.title): \(row.properties["Status"]?.string ?? "none") \(row.properties["Last error"]?.string ?? "") \(comments(on: row))"
        }
        throw Missing(description: "\(what) did not happen; the drafts are \(standing)")
    }

    /// Looks for which a daemon's work is waited for.
    private static let busyLooks = 40

    /// Waits until nothing was asked of Notion and no daemon worked for that many looks: desk time that leaps over a write on its way, or
    /// between an arming and its send, is a standstill to the daemon.
    func rest(looks: Int) async throws {
        var (asked, quiet) = (notion.requestCount, 0)
        for look in 0..<300 where quiet < looks {
            try await Task.sleep(for: .milliseconds(10))
            let now = notion.requestCount
            // On a busy machine a daemon that does nothing shows a little work all the time: it is believed for a while only.
            let isBusy = look < looks + Self.busyLooks && daemons.withLock { $0.contains(where: \.isBusy) }
            quiet = now == asked && !isBusy ? quiet + 1 : 0
            asked = now
        }
    }

    /// The first draft that is in review with its picture.
    func reviewed() async throws -> NotionRow {
        try await pass("a draft in review") { drafts.contains(where: Self.isInReview) }
        // A comment of the minute in which the picture came might be from before it.
        try await rest(looks: 3)
        clock.jump(to: clock.now() + .seconds(60))
        return try #require(drafts.first(where: Self.isInReview))
    }

    /// In review with its picture.
    static func isInReview(_ row: NotionRow) -> Bool {
        row.properties["Status"] == "In review" && !(row.properties["Picture"]?.array ?? []).isEmpty
    }

    /// Approves a draft and waits until it is scheduled; gives its slot.
    func approved(_ draft: NotionRow) async throws -> Date {
        try notion.perform(.setProperty(page: draft.id, name: "Status", value: "Approved"), by: .ada)
        try await pass("the approval") { state(of: draft) == "Scheduled" }
        try await rest(looks: 20)
        return try #require(notion.row(draft.id)?.properties["Publish at"]?.string.flatMap(Timestamp.parse))
    }

    /// Takes an approved draft to the moment before its slot, prepared.
    func prepared(_ draft: NotionRow, _ daemon: DaemonChild) async throws -> Date {
        let slot = try await approved(draft)
        clock.jump(to: slot - .seconds(280))
        // A member's token cannot ask whether the picture is ready, so that some desk time has to pass.
        let id = draftID(draft)
        try await pass("the preparation", most: 15, looks: 100) {
            daemon.lines.contains { $0.contains("post prepared") && $0.contains(id) }
        }
        return slot
    }

    func state(of draft: NotionRow) -> String { notion.row(draft.id)?.properties["Status"]?.string ?? "" }
    func draftID(_ draft: NotionRow) -> String { notion.row(draft.id)?.properties["Draft ID"]?.string ?? "" }
    func comments(on draft: NotionRow) -> String { notion.comments(on: draft.id).map(\.text).joined(separator: "\n") }

    /// The blocks under "Post".
    func post(of draft: NotionRow) -> [NotionBlock] {
        let blocks = notion.blocks(of: draft.id)
        guard let heading = blocks.firstIndex(where: { $0.depth == 0 && $0.text == "Post" }) else { return [] }
        return Array(blocks[(heading + 1)...].prefix { $0.depth > 0 }.filter { $0.depth == 1 })
    }
}
