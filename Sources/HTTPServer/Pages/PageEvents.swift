import FoundationEssentials
import Support

/// The server-sent events that tell an open page to fetch itself anew; `PageAsset.liveScript` listens to them.
package struct PageEvents: Sendable {
    private let doorbell: Doorbell
    private let settling: Duration
    private let atLeastEvery: Duration
    private let free: Locked<Int>

    /// One event at once, one `settling` after a ring (so that a burst is one, and there are at most so many), and one at least so
    /// often, for ages move by themselves. No more than `most` streams are open at a time: whoever comes then is answered 503.
    package init(
        after doorbell: Doorbell, settling: Duration = .milliseconds(250), atLeastEvery: Duration = .seconds(10), most: Int = 32
    ) {
        self.doorbell = doorbell
        self.settling = settling
        self.atLeastEvery = atLeastEvery
        free = Locked(most)
    }

    /// The stream, until the browser leaves or the server stops.
    package var response: ServerResponse {
        guard let listener = OpenPage(at: doorbell.another(), takingOneOf: free) else {
            return .text("So many pages are open that this one has to look by itself.\n", status: 503).with("Retry-After", "10")
        }
        return .events(
            AsyncStream {
                do {
                    try await listener.waitForNews(settling: settling, atLeastEvery: atLeastEvery)
                    return [UInt8]("event: changed\ndata:\n\n".utf8)
                } catch {
                    return nil
                }
            })
    }
}

/// One open stream; its seat is free again when nobody holds it any more, however the stream ended.
private final class OpenPage: Sendable {
    private let bell: Doorbell
    private let free: Locked<Int>
    private let isNew = Locked(true)

    /// nil when no seat is free.
    init?(at bell: Doorbell, takingOneOf free: Locked<Int>) {
        self.bell = bell
        self.free = free
        let isSeated = free.withLock { free in
            free -= 1
            return free >= 0
        }
        // Without a seat this value goes at once and gives back what it took.
        if !isSeated { return nil }
    }

    deinit { free.withLock { $0 += 1 } }

    /// Returns at once the first time, for the page may be older than the stream.
    func waitForNews(settling: Duration, atLeastEvery: Duration) async throws {
        let isStart = isNew.withLock { isNew in
            defer { isNew = false }
            return isNew
        }
        if isStart { return }
        // Browsers wait in real time, whatever the desk's clock shows.
        let clock = SystemClock()
        try await bell.waitForRing(until: clock.now() + atLeastEvery, clock: clock)
        try await clock.sleep(for: settling)
        bell.catchUp()
    }
}
