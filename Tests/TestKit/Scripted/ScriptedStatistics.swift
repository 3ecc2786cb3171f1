import Editorial
import FoundationEssentials
import Support

/// Numbers as a test wants them told.
package final class ScriptedStatistics: Statistics {
    package typealias Answer = @Sendable (_ urn: String, _ now: Date) throws -> PostNumbers?

    /// One call.
    package struct Call: Sendable, Equatable {
        package let urns: [String]
        package let at: Date
    }

    package let batch: Int
    private let clock: any DeskClock
    private let state: Locked<(answer: Answer, calls: [Call], access: [AccountAccess?])>

    /// Tells numbers that grow with time, unless told otherwise.
    package init(clock: any DeskClock, batch: Int = 50) {
        self.clock = clock
        self.batch = batch
        let start = clock.now()
        state = Locked((answer: { _, now in .sample(Int(now.timeIntervalSince(start) / 60)) }, calls: [], access: []))
    }

    /// What it was asked, in order.
    package var calls: [Call] { state.withLock { $0.calls } }
    /// What it was told of the account's token, call by call.
    package var access: [AccountAccess?] { state.withLock { $0.access } }

    /// Answers otherwise from now on; nil leaves a post out.
    package func answer(_ answer: @escaping Answer) { state.withLock { $0.answer = answer } }

    package func numbers(of urns: [String], knowing access: AccountAccess?) async throws -> [String: PostNumbers] {
        let now = clock.now()
        let answer = state.withLock { state in
            state.calls.append(Call(urns: urns, at: now))
            state.access.append(access)
            return state.answer
        }
        var told: [String: PostNumbers] = [:]
        for urn in urns { told[urn] = try answer(urn, now) }
        return told
    }
}

extension PostNumbers {
    /// Seven numbers that belong to so many impressions.
    package static func sample(_ impressions: Int) -> PostNumbers {
        var numbers = PostNumbers()
        numbers.note(.impressions, Double(impressions))
        numbers.note(.membersReached, Double(impressions / 2))
        numbers.note(.reactions, Double(impressions / 20))
        numbers.note(.comments, Double(impressions / 100))
        numbers.note(.shares, Double(impressions / 200))
        numbers.note(.clicks, Double(impressions / 50))
        numbers.note(.engagement, impressions == 0 ? 0 : 0.085)
        return numbers
    }
}
