import FoundationEssentials
import Support

/// How the models did since the start, each by its name.
package final class ModelUse: Sendable {
    /// One model's last success and last failure.
    package struct Entry: Sendable {
        package fileprivate(set) var lastUsedAt: Date?
        package fileprivate(set) var lastFailedAt: Date?
        /// Why it failed last, in a sentence.
        package fileprivate(set) var failure: String?
    }

    private let entries = Locked<[String: Entry]>([:])

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
}
