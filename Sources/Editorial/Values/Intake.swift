/// A queue that a loop of the line takes from, with what people call the rows in it.
package struct Intake: Sendable, Hashable, Codable {
    /// Its name in `DeskStatus.queues`.
    package let queue: String
    /// "to rewrite".
    package let words: String

    package init(_ queue: String, _ words: String) {
        self.queue = queue
        self.words = words
    }

    /// Drafts in a state.
    package init(_ state: DraftState, _ words: String) { self.init(state.rawValue, words) }
}
