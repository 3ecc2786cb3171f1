import FoundationEssentials
import Support

/// When a question that failed in passing is asked again at once, before the next model or the next try of the row.
///
/// As the vendors' own clients do it: half a second, doubling to eight, or as long as the server asks.
package struct CallPatience: Sendable {
    private let tries: Int
    private let pauses: Backoff
    /// The last question begins no later than this after the first.
    private let limit: Duration

    package init(
        tries: Int = 3, pauses: Backoff = Backoff(base: .milliseconds(500), ceiling: .seconds(8), jitter: 0.5),
        limit: Duration = .seconds(60)
    ) {
        self.tries = tries
        self.pauses = pauses
        self.limit = limit
    }

    /// How long to wait before the same question is asked again; nil when it is left to others.
    func pause(after disposition: Disposition, failures: Int, elapsed: Duration, random: Double) -> Duration? {
        guard failures < tries else { return nil }
        let usual = pauses.delay(attempt: failures, random: random)
        let pause: Duration
        switch disposition {
        case .retry: pause = usual
        case .retryAfter(let wait): pause = max(wait, usual)
        case .permanent, .needsOperator: return nil
        }
        return elapsed + pause <= limit ? pause : nil
    }
}

/// Asks again what failed in passing.
struct PatientEngine: ChatEngine {
    private let engine: any ChatEngine
    private let tools: WritingTools

    init(_ engine: any ChatEngine, _ tools: WritingTools) {
        self.engine = engine
        self.tools = tools
    }

    var name: String { engine.name }
    var provider: String { engine.provider }
    var temperature: Double { engine.temperature }

    func fits(_ question: ChatQuestion) -> Bool { engine.fits(question) }

    func forget(_ question: ChatQuestion) async throws { try await engine.forget(question) }

    func answer(_ question: ChatQuestion) async throws -> ChatAnswer {
        let began = tools.clock.now()
        var failures = 0
        while true {
            do {
                return try await engine.answer(question)
            } catch let failure as ModelFailure {
                failures += 1
                let elapsed = Duration.seconds(tools.clock.now().timeIntervalSince(began) / max(1, tools.clock.speed))
                let chance = Double.random(in: 0..<1)
                guard
                    let pause = tools.patience.pause(
                        after: failure.disposition, failures: failures, elapsed: elapsed, random: chance)
                else { throw failure }
                try await tools.clock.sleep(for: tools.clock.stretched(pause))
            }
        }
    }
}
