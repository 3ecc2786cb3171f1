import Editorial
import FoundationEssentials
import Support

/// How the models did since the start, each by its name, and which providers rest.
package final class ModelUse: Sendable {
    /// One model's last success and last failure.
    package struct Entry: Sendable {
        package fileprivate(set) var lastUsedAt: Date?
        package fileprivate(set) var lastFailedAt: Date?
        /// Why it failed last, in a sentence.
        package fileprivate(set) var failure: String?
    }

    private let entries = Locked<[String: Entry]>([:])
    private let breakers = Locked<[String: CircuitBreaker]>([:])

    package init() {}

    /// What is known of a model; nothing when it was not tried.
    package subscript(model: String) -> Entry { entries.withLock { $0[model] ?? Entry() } }

    func note(success model: String, at now: Date) { entries.withLock { $0[model, default: Entry()].lastUsedAt = now } }

    func note(failure model: String, because sentence: String, at now: Date) {
        entries.withLock { entries in
            entries[model, default: Entry()].lastFailedAt = now
            entries[model, default: Entry()].failure = sentence
        }
    }

    // MARK: providers

    /// A provider as it is kept from being asked.
    package struct Rest: Sendable {
        package let until: Date
        /// Failures in a row.
        package let failures: Int
    }

    /// Until when a provider is not asked; nil when it may be.
    package func rest(of provider: String, at now: Date) -> Rest? {
        breakers.withLock { breakers in
            guard let breaker = breakers[provider], let until = breaker.rest(at: now) else { return nil }
            return Rest(until: until, failures: breaker.failures)
        }
    }

    /// Whether the provider may be asked, which its caller has to do or withdraw.
    func admit(_ provider: String, at now: Date) -> Bool { breakers.withLock { $0[provider, default: CircuitBreaker()].admit(at: now) } }

    /// Lets every provider be asked again.
    func forgetRests() { breakers.withLock { $0 = [:] } }

    func change(_ provider: String, _ change: (inout CircuitBreaker) -> Void) {
        breakers.withLock { change(&$0[provider, default: CircuitBreaker()]) }
    }
}
