import Editorial
import FoundationEssentials
import Support

/// A reader of web pages that answers from a test's own function, and remembers what it was asked.
package final class ScriptedPages: PageReader {
    package typealias Answer = @Sendable (String) throws -> SourcePage

    private let answer: Locked<Answer>
    private let asked = Locked<[String]>([])

    /// Every page says the same, unless told otherwise.
    package init(_ answer: @escaping Answer = { SourcePage(url: $0, title: "A page", text: "The bridge opens on Monday.") }) {
        self.answer = Locked(answer)
    }

    /// Addresses in the order they were read.
    package var reads: [String] { asked.withLock { $0 } }

    /// Answers otherwise from now on.
    package func answer(_ answer: @escaping Answer) { self.answer.withLock { $0 = answer } }

    package func read(_ address: String, now: Date) async throws -> SourcePage {
        asked.withLock { $0.append(address) }
        return try answer.withLock { $0 }(address)
    }
}
