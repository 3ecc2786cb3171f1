import Support

/// Reloads the configuration, one reload after the other: when its file changed, or when somebody asks.
///
/// Editors replace files by renaming, so the folder is what is watched.
struct Reloader: Sendable {
    /// Several writes of one save are one change.
    static let settling = Duration.milliseconds(150)
    /// A file that was written to and that nobody closes is read after so much quiet.
    static let patience = Duration.seconds(2)

    /// A file that is written in place.
    private struct Writing {
        var isOpen = false
        var count = 0
    }

    private let watcher: FileWatcher
    private let desk: RunningDesk
    private let notifier: SystemdNotifier
    private let requests = AsyncStream.makeStream(of: String.self, bufferingPolicy: .bufferingNewest(1))
    private let writing = Locked(Writing())
    private let openings = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))

    /// Watches from now on, so that whoever sees the daemon ready can edit the file.
    init(desk: RunningDesk, notifier: SystemdNotifier) throws {
        watcher = try FileWatcher(path: desk.configurationPath)
        self.desk = desk
        self.notifier = notifier
    }

    /// Has the file read again soon.
    func request(because reason: String) { requests.continuation.yield(reason) }

    func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for await event in watcher.events { take(event) }
            }
            group.addTask {
                for await _ in openings.stream where try await isLeftOpen() { request(because: "the file was written") }
            }
            group.addTask {
                // In turn: of two at once the one that read the older content could be the last to put it in force.
                for await reason in requests.stream {
                    try await Task.sleep(for: Self.settling)
                    await desk.reload(because: reason, notifier)
                }
            }
            try await group.waitForAll()
        }
    }

    private func take(_ event: FileWatcher.Event) {
        writing.withLock { writing in
            writing.isOpen = event == .changing
            writing.count += 1
        }
        if event == .changing {
            openings.continuation.yield()
            return
        }
        if event == .folderLost { desk.log.error("the configuration's folder is gone; its last good content stays in force") }
        request(because: "the file changed")
    }

    /// Waits until nothing more is written to it; false when it was closed.
    private func isLeftOpen() async throws -> Bool {
        var seen = 0
        repeat {
            seen = writing.withLock { $0.count }
            try await Task.sleep(for: Self.patience)
        } while seen != writing.withLock { $0.count }
        return writing.withLock { $0.isOpen }
    }
}
