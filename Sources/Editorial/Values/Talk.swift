import Support

/// A comment that was no order when it was read: in other words it may be one.
package struct Talk: Sendable, Hashable, Codable {
    let id: String
    private let mark: String

    init(_ comment: BoardComment) {
        id = comment.id
        mark = Self.mark(of: comment.text)
    }

    /// Whether the comment still has these words; stamps of edits have the minute's precision, and tell less.
    func says(_ text: String) -> Bool { mark == Self.mark(of: text) }

    private static func mark(of text: String) -> String { String(SHA256.hex(of: text).prefix(16)) }
}

extension BoardView {
    /// What somebody says among people is rarely edited after so many others were.
    private static let mostTalk = 30

    /// Whether the comment was read before and was no order then.
    package func hasHeard(_ comment: BoardComment) -> Bool { talk?.contains { $0.id == comment.id } == true }

    /// Notes a comment that is judged. One that is obeyed is never judged again, whatever becomes of its words.
    mutating func note(_ comment: BoardComment, isObeyed: Bool) {
        talk?.removeAll { $0.id == comment.id }
        if !isObeyed { talk = ((talk ?? []) + [Talk(comment)]).suffix(Self.mostTalk) }
    }
}
