import Editorial
import FoundationEssentials
import Support

/// An inspector whose findings a test sets, and that counts how often it was asked.
package final class ScriptedInspector: AccountInspector {
    private let state: Locked<(find: @Sendable (Date) throws -> AccountAccess, asked: [Date], advice: [String])>
    package let fingerprint: String

    /// Finds a token without an end that can do everything.
    package init(fingerprint: String = "first") {
        self.fingerprint = fingerprint
        state = Locked((find: { Self.access(at: $0) }, asked: [], advice: []))
    }

    /// When it was asked.
    package var asked: [Date] { state.withLock { $0.asked } }

    /// Answers otherwise from now on.
    package func onAsk(_ find: @escaping @Sendable (Date) throws -> AccountAccess) { state.withLock { $0.find = find } }

    /// Advises that from now on.
    package func advise(_ sentences: [String]) { state.withLock { $0.advice = sentences } }

    package func advice(now: Date) -> [String] { state.withLock { $0.advice } }

    package func access(now: Date) async throws -> AccountAccess {
        let find = state.withLock { state in
            state.asked.append(now)
            return state.find
        }
        return try find(now)
    }

    /// A token that can do everything but refresh.
    package static func access(at now: Date, token: AccountAccess.Token = .active, until end: Date? = nil) -> AccountAccess {
        AccountAccess(
            token: token,
            answers: Capability.allCases.map { .init($0, $0 == .refresh ? .cannot : .can, because: "scripted") },
            scopes: ["w_scripted"], expiresAt: end, checkedAt: now)
    }
}
