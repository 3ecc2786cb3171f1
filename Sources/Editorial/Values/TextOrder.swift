/// What an editor wants of a draft's next text.
package struct TextOrder: Sendable, Hashable, Codable {
    /// As it was written: free words, or a command such as "/shorter".
    package let words: String
    /// The passage at which a comment stands; nil for the whole text.
    package let passage: String?
    /// The thread that waits for the answer; nil for the Remarks column and the status.
    package let discussionID: String?

    package init(words: String, passage: String? = nil, discussionID: String? = nil) {
        self.words = words
        self.passage = passage
        self.discussionID = discussionID
    }

    /// For people: what was written, and where.
    package var shown: String { passage.map { "\(words) (on \"\($0)\")" } ?? words }
}

extension Draft {
    /// What is asked of the next text and not answered yet, oldest first.
    package var orders: [TextOrder] { remark.map { board.orders ?? [TextOrder(words: $0)] } ?? [] }

    /// Asks for another text in these words; none ends the asking.
    package mutating func order(_ orders: [TextOrder]) {
        board.orders = orders.isEmpty ? nil : orders
        remark = orders.isEmpty ? nil : orders.map(\.shown).filter { !$0.isEmpty }.joined(separator: "\n")
    }
}
