import Editorial
import FoundationEssentials
import Support

/// Comments on live posts as a test wants it, and remembers what was written.
package final class ScriptedCommenter: PostCommenter {
    package typealias Write = @Sendable (String) async -> PostChangeOutcome
    package typealias Look = @Sendable (String) async throws -> PostChangeSight

    private struct State: Sendable {
        var write: Write = { _ in .made }
        var look: Look = { _ in .notSeen("It was not seen.") }
        var written: [String] = []
        var looks = 0
    }

    private let state = Locked(State())

    package init() {}

    /// Comments that went out, in order.
    package var written: [String] { state.withLock { $0.written } }
    /// How often it looked.
    package var looks: Int { state.withLock { $0.looks } }

    /// Ends comments otherwise from now on.
    package func onWrite(_ write: @escaping Write) { state.withLock { $0.write = write } }
    /// Sees otherwise from now on.
    package func onLook(_ look: @escaping Look) { state.withLock { $0.look = look } }

    package func comment(_ text: String, on urn: String, gate: @escaping @Sendable () -> Bool) async -> PostChangeOutcome {
        guard gate() else { return .notMade(Refusal(reason: "Too much time passed before the request.", cause: .passing(notBefore: nil))) }
        state.withLock { $0.written.append(text) }
        return await state.withLock { $0.write }(text)
    }

    package func look(forComment text: String, on urn: String) async throws -> PostChangeSight {
        let look = state.withLock { state in
            state.looks += 1
            return state.look
        }
        return try await look(text)
    }
}
