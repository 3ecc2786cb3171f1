import FoundationEssentials
import Support

/// The server-sent events that tell an open page to fetch itself anew; `PageAsset.liveScript` listens to them.
package struct PageEvents: Sendable {
    private let doorbell: Doorbell
    private let rest: Duration
    private let atLeastEvery: Duration

    /// One event at once, one after each ring (those within `rest` are one), and one at least so often, for ages move by themselves.
    package init(after doorbell: Doorbell, rest: Duration = .milliseconds(250), atLeastEvery: Duration = .seconds(10)) {
        self.doorbell = doorbell
        self.rest = rest
        self.atLeastEvery = atLeastEvery
    }

    /// The stream, until the browser leaves or the server stops.
    package var response: ServerResponse {
        let bell = doorbell.another()
        // Browsers wait in real time, whatever the desk's clock shows.
        let clock = SystemClock()
        let isFirst = Locked(true)
        return .events(
            AsyncStream {
                let isStart = isFirst.withLock { first in
                    defer { first = false }
                    return first
                }
                do {
                    if !isStart {
                        try await clock.sleep(for: rest)
                        try await bell.waitForRing(until: clock.now() + atLeastEvery, clock: clock)
                    }
                    return [UInt8]("event: changed\ndata:\n\n".utf8)
                } catch {
                    return nil
                }
            })
    }
}
