import FoundationEssentials
import Pipeline
import Storage
import Support

/// Tells the service manager that the daemon lives, as long as its store answers.
struct Heartbeat: Sendable {
    let desk: RunningDesk
    let notifier: SystemdNotifier

    func run() async throws {
        let interval = notifier.watchdogInterval ?? .seconds(30)
        while true {
            // A store that hangs stops the heart: then the manager starts the daemon anew.
            _ = try? await desk.store.nextFeedDue()
            do { try desk.assembly.keepBinding(of: desk.box.current) } catch {
                desk.log.warning("the columns' ids could not be kept", ["why": "\(error)"])
            }
            notifier.watchdog()
            notifier.status(desk.statusLine)
            try await Task.sleep(for: interval)
        }
    }
}
