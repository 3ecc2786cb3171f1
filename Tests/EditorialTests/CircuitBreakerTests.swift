import Editorial
import FoundationEssentials
import Support
import Testing

/// A provider that fails again and again is left alone for a while.
@Suite struct CircuitBreakerTests {
    private static let start = Date(milliseconds: 1_783_156_080_000)

    /// What happens to a provider; seconds since the last.
    enum Event: Sendable { case fail, succeed, ask(Bool), withdraw, wait(Int) }

    private static func times(_ count: Int, _ event: Event) -> [Event] { Array(repeating: event, count: count) }

    @Test(
        "after five failures in a row it rests ever longer, and one question tries it",
        arguments: [
            times(4, .fail) + [.ask(true)],
            times(5, .fail) + [.ask(false), .wait(59), .ask(false), .wait(1), .ask(true), .ask(false)],
            times(4, .fail) + [.succeed] + times(4, .fail) + [.ask(true)],
            times(5, .fail) + [.wait(60), .ask(true), .fail, .ask(false), .wait(119), .ask(false), .wait(1), .ask(true)],
            times(5, .fail) + [.wait(60), .ask(true), .succeed, .ask(true), .ask(true), .fail, .ask(true)],
            times(5, .fail) + [.wait(60), .ask(true), .withdraw, .ask(true), .ask(false)],
            times(5, .fail) + [.wait(60), .ask(true), .wait(1799), .ask(false), .wait(1), .ask(true)],
            times(60, .fail) + [.wait(1799), .ask(false), .wait(1), .ask(true)], [.withdraw, .ask(true)],
        ])
    func table(_ events: [Event]) {
        var breaker = CircuitBreaker()
        var now = Self.start
        for (number, event) in events.enumerated() {
            switch event {
            case .fail: breaker.fail(at: now)
            case .succeed: breaker.succeed()
            case .withdraw: breaker.withdraw(at: now)
            case .wait(let seconds): now = now + .seconds(seconds)
            case .ask(let expected):
                #expect((breaker.rest(at: now) == nil) == expected, "\(number)")
                #expect(breaker.admit(at: now) == expected, "\(number)")
            }
        }
    }
}
