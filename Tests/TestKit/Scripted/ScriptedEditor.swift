import Editorial
import FoundationEssentials
import Support

/// Changes live posts as a test wants it, and remembers what was asked.
package final class ScriptedEditor: PostEditor {
    package typealias Make = @Sendable (PostChange) async -> PostChangeOutcome
    package typealias Look = @Sendable (PostChange) async throws -> PostChangeSight

    private struct State: Sendable {
        var make: Make = { _ in .made }
        var look: Look = { _ in .notSeen("It was not seen.") }
        var beforeGate: @Sendable () async -> Void = {}
        var made: [PostChange] = []
        var looks = 0
    }

    private let state = Locked(State())

    package init() {}

    /// Changes that were written, in order.
    package var made: [PostChange] { state.withLock { $0.made } }
    /// The texts that live posts were given, in order.
    package var texts: [String] { made.compactMap { if case .correct(let post) = $0 { post.text } else { nil } } }
    /// How often it looked.
    package var looks: Int { state.withLock { $0.looks } }

    /// Ends changes otherwise from now on.
    package func onMake(_ make: @escaping Make) { state.withLock { $0.make = make } }
    /// Sees otherwise from now on.
    package func onLook(_ look: @escaping Look) { state.withLock { $0.look = look } }
    /// Is run after arming, before the gate is asked.
    package func beforeGate(_ body: @escaping @Sendable () async -> Void) { state.withLock { $0.beforeGate = body } }

    package func correction(of post: PreparedPost, by text: ApprovedPost) throws -> PreparedPost {
        let body = "{\"commentary\":\"\(text.text)\"}"
        return PreparedPost(
            draftID: post.draftID, approvalHash: text.approvalHash, body: body, bodyHash: SHA256.hex(of: body), mediaURN: post.mediaURN,
            text: text.text, preparedAt: post.preparedAt)
    }

    package func make(_ change: PostChange, on urn: String, gate: @escaping @Sendable () -> Bool) async -> PostChangeOutcome {
        await state.withLock { $0.beforeGate }()
        guard gate() else { return .notMade(Refusal(reason: "Too much time passed before the request.", cause: .passing(notBefore: nil))) }
        state.withLock { $0.made.append(change) }
        return await state.withLock { $0.make }(change)
    }

    package func look(for change: PostChange, on urn: String) async throws -> PostChangeSight {
        let look = state.withLock { state in
            state.looks += 1
            return state.look
        }
        return try await look(change)
    }
}
