import Support

/// `copydesk backup FILE`: a sound copy of the store while the daemon runs.
enum BackupCommand: Command {
    static let name = "backup"
    static let words = "FILE"
    static let wordValues = Arguments.Option.Values.file
    static let summary = "write a sound copy of the running daemon's store to a file"
    static let details = [
        "The file is whole and sound, readable by its owner only, and replaces an older one of that name."
    ]
    static let options = [Arguments.Option.config]
    static let examples = ["sudo copydesk backup /var/backups/copydesk.db"]

    static func run(_ arguments: Arguments, _ terminal: Terminal) async throws -> ExitCode {
        guard arguments.words.count == 1, let target = arguments.words.first, !target.hasSuffix("/") else {
            throw UsageError("name one file to write")
        }
        let configuration = try Configuration.load(Paths.configuration(arguments))
        // The daemon may write in its own folder only, and only it may read the store: it copies there, this command fetches.
        let answer = try await ControlClient(state: configuration.daemon.state).post("/backup")
        guard let copy = answer["path"]?.string else { throw ControlRefusal(description: "the daemon named no copy") }
        defer { try? Files.remove(copy) }
        try Files.copy(copy, to: target)
        terminal.out("The store is in \(target). To use it again, see \"Backup\" in the operators' guide.")
        return .success
    }
}
