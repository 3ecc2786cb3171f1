import Editorial
import FoundationEssentials
import Support

/// A reader of feeds that answers from a test's own function, and remembers what it was asked.
package final class ScriptedReader: SourceReader {
    package typealias Answer = @Sendable (FeedSource, FeedState) throws -> FeedReading

    private let answer: Locked<Answer>
    private let asked = Locked<[String]>([])

    /// Says that nothing has changed, unless told otherwise.
    package init(_ answer: @escaping Answer = { _, state in FeedReading(state: state, items: nil) }) { self.answer = Locked(answer) }

    /// Addresses in the order they were read.
    package var reads: [String] { asked.withLock { $0 } }

    /// Answers otherwise from now on.
    package func answer(_ answer: @escaping Answer) { self.answer.withLock { $0 = answer } }

    package func read(_ source: FeedSource, state: FeedState, now: Date) async throws -> FeedReading {
        asked.withLock { $0.append(source.url) }
        return try answer.withLock { $0 }(source, state)
    }
}
