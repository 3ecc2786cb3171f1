import Editorial
import FoundationEssentials
import Support

/// A publisher that records every request it would write, and ends it as the test says.
package final class ScriptedPublisher: Publisher {
    /// How a sending ends, and whether the post is live whatever the answer says.
    package struct Ending: Sendable {
        package let outcome: SendOutcome
        package let isLive: Bool

        package init(_ outcome: SendOutcome, isLive: Bool? = nil) {
            self.outcome = outcome
            if case .published = outcome { self.isLive = true } else { self.isLive = isLive ?? false }
        }

        /// Published under a URN of the draft's name.
        package static func published(_ post: PreparedPost) -> Ending {
            Ending(.published(urn: "urn:\(post.draftID)", permalink: "https://posts.test/\(post.draftID)"))
        }
    }

    package typealias Send = @Sendable (PreparedPost) async -> Ending
    package typealias Prepare = @Sendable (ApprovedPost) async throws -> Void

    private struct State: Sendable {
        var send: Send = { .published($0) }
        var prepare: Prepare = { _ in }
        var beforeGate: @Sendable () async -> Void = {}
        var prepared: [ApprovedPost] = []
        var sent: [PreparedPost] = []
        var live: [PreparedPost] = []
    }

    private let clock: any DeskClock
    private let state = Locked(State())

    package init(clock: any DeskClock) { self.clock = clock }

    /// Requests that were written, in order.
    package var sent: [PreparedPost] { state.withLock { $0.sent } }
    /// Posts that readers can see.
    package var live: [PreparedPost] { state.withLock { $0.live } }
    /// Posts that were prepared, in order.
    package var prepared: [ApprovedPost] { state.withLock { $0.prepared } }

    /// Ends sendings otherwise from now on.
    package func onSend(_ send: @escaping Send) { state.withLock { $0.send = send } }
    /// Is run by every preparation from now on; what it throws is thrown.
    package func onPrepare(_ prepare: @escaping Prepare) { state.withLock { $0.prepare = prepare } }
    /// Is run after arming, before the gate is asked.
    package func beforeGate(_ body: @escaping @Sendable () async -> Void) { state.withLock { $0.beforeGate = body } }

    package func prepare(_ post: ApprovedPost) async throws -> PreparedPost {
        try await state.withLock { $0.prepare }(post)
        state.withLock { $0.prepared.append(post) }
        let body = "{\"commentary\":\"\(post.text)\",\"alt\":\"\(post.altText)\",\"picture\":\"\(post.picture?.hash ?? "")\"}"
        return PreparedPost(
            draftID: post.draftID, approvalHash: post.approvalHash, body: body, bodyHash: SHA256.hex(of: body), mediaURN: nil,
            text: post.text, preparedAt: clock.now())
    }

    package func send(_ post: PreparedPost, gate: @escaping @Sendable () -> Bool) async -> SendOutcome {
        await state.withLock { $0.beforeGate }()
        guard gate() else { return .notSent(Refusal(reason: "Too much time passed before the request.", cause: .passing(notBefore: nil))) }
        state.withLock { $0.sent.append(post) }
        let ending = await state.withLock { $0.send }(post)
        if ending.isLive { state.withLock { $0.live.append(post) } }
        return ending.outcome
    }
}

/// Evidence as a test wants it found.
package final class ScriptedEvidence: Evidence {
    package typealias Answer = @Sendable (Attempt) async throws -> Finding

    package typealias Reading = @Sendable (String, PreparedPost) async throws -> ReadBack

    private let answer: Locked<Answer>
    private let reading = Locked<Reading>({ _, _ in .same() })
    private let readTimes = Locked<[Date]>([])
    private let times = Locked<[Date]>([])
    private let numbers = Locked<[Int]>([])
    private let clock: any DeskClock

    /// Sees nothing, unless told otherwise.
    package init(clock: any DeskClock, _ answer: @escaping Answer = { _ in .notSeen("It was not seen.") }) {
        self.clock = clock
        self.answer = Locked(answer)
    }

    /// When it looked.
    package var looks: [Date] { times.withLock { $0 } }

    /// The numbers of the attempts that the last look was for.
    package var sought: [Int] { numbers.withLock { $0 } }

    /// Answers otherwise from now on.
    package func answer(_ answer: @escaping Answer) { self.answer.withLock { $0 = answer } }

    /// When it read a published post.
    package var readings: [Date] { readTimes.withLock { $0 } }

    /// Published posts read otherwise from now on; unless told so, as what was sent.
    package func onRead(_ reading: @escaping Reading) { self.reading.withLock { $0 = reading } }

    package func readBack(_ urn: String, of post: PreparedPost) async throws -> ReadBack {
        readTimes.withLock { $0.append(clock.now()) }
        return try await reading.withLock { $0 }(urn, post)
    }

    package func find(_ attempts: [Attempt]) async throws -> Finding {
        numbers.withLock { $0 = attempts.map(\.number) }
        guard let attempt = attempts.last else { return .notSeen("Nothing was tried.") }
        times.withLock { $0.append(clock.now()) }
        return try await answer.withLock { $0 }(attempt)
    }
}
