import Support

/// What a comment, or the Remarks column, asks Copydesk for.
enum CommentOrder: Sendable, Equatable {
    /// Another text that follows these words; empty for any other.
    case free(String)
    case command(DeskCommand, String)
    /// A word behind a slash that is no command.
    case unknown(String)

    private static let address = "@copydesk"

    /// nil when the comment is not for Copydesk: people talking among themselves are left alone.
    init?(comment: String) {
        let (rest, isAddressed) = Self.addressed(comment.trimmed)
        if rest.hasPrefix("/") {
            self.init(slashed: rest.dropFirst())
        } else if isAddressed, !rest.isEmpty {
            self = .free(rest)
        } else {
            return nil
        }
    }

    /// Whatever stands under Remarks is for Copydesk.
    init(remark: String) { self = Self(comment: remark) ?? .free(remark.trimmed) }

    /// The text behind "@copydesk", and whether that stood in front.
    private static func addressed(_ text: String) -> (rest: String, isAddressed: Bool) {
        guard text.lowercased().hasPrefix(address) else { return (text, false) }
        let rest = text.dropFirst(address.count)
        if let next = rest.first, next.isLetter || next.isNumber { return (text, false) }
        return (String(rest.drop { $0.isWhitespace || ",:;-–".contains($0) }).trimmed, true)
    }

    /// A command's word, or, behind a space, free words; a path such as "/home/ada" is neither.
    private init?(slashed rest: Substring) {
        let word = rest.prefix { $0.isLetter }
        let behind = rest.dropFirst(word.count)
        let words = String(behind.drop { $0.isWhitespace || $0 == ":" }).trimmed
        if word.isEmpty {
            guard behind.first?.isWhitespace == true, !words.isEmpty else { return nil }
            self = .free(words)
        } else if behind.first == "/" {
            return nil
        } else if let command = DeskCommand(word: word) {
            self = .command(command, words)
        } else {
            self = .unknown(String(word))
        }
    }

    /// Whether it is a word that is no command.
    var isUnknown: Bool { if case .unknown = self { true } else { false } }

    /// Whether it makes sense once the post is live; a word that is no command is answered as ever.
    var isForPublished: Bool {
        switch self {
        case .free: false
        case .command(let command, _): command.isForPublished
        case .unknown: true
        }
    }

    /// The order for another text in the words to keep; nil when it is about something else.
    var textWords: String? {
        switch self {
        case .free(let words), .command(.change, let words): words
        case .command(let command, let words) where command.isOfText: "/\(command.rawValue) \(words)".trimmed
        case .command, .unknown: nil
        }
    }
}

extension BoardComment {
    /// Whether a comment of that text is for Copydesk, and not said among people.
    package static func isOrder(_ text: String) -> Bool { CommentOrder(comment: text) != nil }
}
