import Support

/// The one cause that blocks a draft now, and what to do about it.
package struct Blockage: Sendable, Hashable {
    package let cause: Cause
    /// What is the matter, with names and times.
    package let sentence: Message
    /// The next step, and whose it is.
    package let next: Message

    package init(_ cause: Cause, _ sentence: Message, next: Message) {
        self.cause = cause
        self.sentence = sentence.ended
        self.next = next.ended
    }

    /// Both sentences.
    package var words: Message { "\(sentence) \(next)" }
}

extension Cause {
    /// All causes as a table in Markdown, the most decisive first.
    package static var table: String {
        (["| cause | what it means |", "|---|---|"] + allCases.map { "| `\($0.rawValue)` | \($0.meaning) |" }).joined(separator: "\n")
    }
}

extension Message {
    /// With a full stop, which words of others may lack.
    fileprivate var ended: Message { description.last.map { ".!?".contains($0) } ?? true ? self : "\(self)." }
}
