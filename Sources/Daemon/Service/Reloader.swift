import Support

/// Watches the configuration file; editors replace files by renaming, so the folder is what is watched.
struct Reloader: Sendable {
    /// Several writes of one save are one change.
    static let settling = Duration.milliseconds(150)

    let desk: RunningDesk
    let notifier: SystemdNotifier

    func watch() async throws {
        let watcher = try FileWatcher(path: desk.configurationPath)
        let settled = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for await event in watcher.events {
                    if event == .folderLost { desk.log.error("the configuration's folder is gone; its last good content stays in force") }
                    settled.continuation.yield()
                }
            }
            group.addTask {
                for await _ in settled.stream {
                    try await Task.sleep(for: Self.settling)
                    await desk.reload(because: "the file changed", notifier)
                }
            }
            try await group.waitForAll()
        }
    }
}
