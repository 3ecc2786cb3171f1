import Editorial
import FoundationEssentials
import Support

/// A messenger that keeps what it was told, and fails as a test says.
package final class ScriptedMessenger: Messenger {
    package let fingerprint: String
    private let clock: any DeskClock
    private let state = Locked<(tries: [Date], told: [String], fail: @Sendable () throws -> Void)>((tries: [], told: [], fail: {}))

    package init(clock: any DeskClock, fingerprint: String = "first") {
        self.clock = clock
        self.fingerprint = fingerprint
    }

    /// When it was asked.
    package var tries: [Date] { state.withLock { $0.tries } }
    /// What it delivered.
    package var told: [String] { state.withLock { $0.told } }

    /// Is run by every try from now on; what it throws is thrown.
    package func onTell(_ fail: @escaping @Sendable () throws -> Void) { state.withLock { $0.fail = fail } }

    package func tell(_ text: String) async throws {
        let now = clock.now()
        let fail = state.withLock { state in
            state.tries.append(now)
            return state.fail
        }
        try fail()
        state.withLock { $0.told.append(text) }
    }
}
