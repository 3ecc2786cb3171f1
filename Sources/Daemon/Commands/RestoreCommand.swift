import FoundationEssentials
import SQL
import Storage
import Support

/// `copydesk restore FILE`: looks at a copy of the store, and puts it in the store's place.
enum RestoreCommand: Command {
    static let name = "restore"
    static let words = "FILE"
    static let wordValues = Arguments.Option.Values.file
    static let summary = "put a backup in the store's place, or with --verify only look at it"
    static let details = [
        "Both first look at everything in the file: its structure, its schema, the decision log, each picture against its hash, and row by row"
            + " what differs from the store in use. A file with a problem is refused with exit code 1. --verify changes nothing and works"
            + " while the daemon runs.",
        "Without --verify the daemon has to be stopped. The store there before is renamed and kept. Posts that were due by the next start are"
            + " looked for on their platforms before anything else: nothing is sent a second time.",
    ]
    static let options = [
        Arguments.Option.config, Arguments.Option.json,
        Arguments.Option(name: "verify", value: nil, help: "only look at the file"),
    ]
    static let examples = [
        "sudo copydesk restore --verify /var/backups/copydesk.db", "sudo systemctl stop copydesk",
        "sudo copydesk restore /var/backups/copydesk.db", "sudo systemctl start copydesk",
    ]

    static func run(_ arguments: Arguments, _ terminal: Terminal) async throws -> ExitCode {
        guard arguments.words.count == 1, let file = arguments.words.first else { throw UsageError("name one file to restore from") }
        let settings = try Configuration.load(Paths.configuration(arguments)).daemon
        let store = try Store.path(of: settings.store, in: settings.state)
        // Opened first: the store's owner may not be allowed to read where backups are kept.
        let copy = try StoreCopy(path: file)
        if Files.exists(settings.state) { try Ownership.become(ownerOf: settings.state) }
        let verdict = try await copy.verdict(besides: store) { step in terminal.err("looking at \(step)") }
        if arguments.has("json") { terminal.out(String(decoding: try JSON.document(of: verdict), as: UTF8.self)) }
        if !arguments.has("json") { for line in RestoreText.lines(verdict) { terminal.out(line) } }
        guard verdict.isSound else {
            terminal.err("copydesk: \(file) cannot be restored from; nothing was changed.")
            return .failure
        }
        if arguments.has("verify") { return .success }
        let restored = try await Store.restore(copy, url: settings.store, folder: settings.state, now: Date())
        terminal.err("The store \(restored.path) is that of \(file) now." + (restored.setAside.map { " The one before is \($0)." } ?? ""))
        terminal.err(
            "Start the daemon: systemctl start copydesk. What is due by then it looks for on the platforms before it sends anything.")
        return .success
    }
}

/// What a look at a copy found, as lines for people.
enum RestoreText {
    static func lines(_ verdict: StoreCopy.Verdict) -> [String] {
        guard verdict.isSound else { return ["\(verdict.file) is damaged:"] + verdict.problems.map { "  \($0)" } }
        let older = verdict.schemaSteps < verdict.schemaStepsKnown ? ", brought up to date at the next start" : ""
        let lines = [
            "\(verdict.file) is sound.",
            "schema    \(verdict.schemaSteps) of \(verdict.schemaStepsKnown) steps, the last \"\(verdict.schema)\"\(older)",
            "attempts  \(verdict.attempts) to publish",
            "pictures  \(verdict.pictures), \(verdict.pictureBytes / 1000) kB, each with the hash that names it"
                + (verdict.picturesNotKept > 0 ? "; \(verdict.picturesNotKept) more are known by their hash alone" : ""),
        ]
        guard let store = verdict.comparedWith else { return lines + ["Not compared: \(verdict.notCompared ?? "")"] }
        let differing = verdict.tables.filter { !$0.isEqual }
        let equal = verdict.tables.count - differing.count
        let head = ["Beside the store in use, \(store): \(equal) tables alike, \(differing.count) not."]
        return lines + head
            + (differing.isEmpty ? [] : [row("  table", "copy", "in use", "lacking", "differing", "only here")])
            + differing.map { table in
                row(
                    "  " + table.name, table.rows.map(String.init) ?? "-", table.others.map(String.init) ?? "-", "\(table.missing)",
                    "\(table.changed)", "\(table.extra)")
            }
    }

    private static func row(_ name: String, _ numbers: String...) -> String {
        name + String(repeating: " ", count: max(1, 24 - name.count))
            + numbers.map { String(repeating: " ", count: max(1, 10 - $0.count)) + $0 }.joined()
    }
}
