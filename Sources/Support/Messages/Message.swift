/// A text for people: English words with places for what differs, so that it can be said in another language when it is shown.
///
/// A literal is one: `"The post has \(units) units."` has the template "The post has {1} units." Words of others, such as titles and
/// names, stand in a place and stay as they are; a message in a place is said in the same language as the message around it.
package struct Message: Sendable, CustomStringConvertible {
    /// "{1}" is the place of the first argument.
    package let template: String
    package let arguments: [Argument]

    /// What stands in a place.
    package enum Argument: Sendable {
        /// Words of others.
        case text(String)
        case number(Int)
        case decimal(Double)
        case moment(Moment)
        case message(Message)
        /// One of the two, by the language's own rule for the number.
        case plural(Int, one: Message, many: Message)
    }

    package init(template: String, arguments: [Argument]) {
        self.template = template
        self.arguments = arguments
    }

    /// Words that came from elsewhere; they are said in another language only where they are a whole known sentence.
    package init(_ words: String) { self.init(template: words, arguments: []) }

    /// In English.
    package var description: String { said(to: .plain) { _ in nil } }
    package var isEmpty: Bool { description.isEmpty }

    /// To readers of a language; `phrase` gives a template in it, nil where it has none.
    package func said(to voice: Voice, _ phrase: (String) -> String?) -> String {
        let words = phrase(template) ?? template
        if arguments.isEmpty { return words }
        return Self.pieces(of: words).map { piece in
            switch piece {
            case .literal(let text): String(text)
            case .place(let number):
                arguments.indices.contains(number - 1) ? Self.said(arguments[number - 1], to: voice, phrase) : ""
            }
        }.joined()
    }

    private static func said(_ argument: Argument, to voice: Voice, _ phrase: (String) -> String?) -> String {
        switch argument {
        case .text(let text): text
        case .number(let number): String(number)
        case .decimal(let number): voice.language.words(number)
        case .moment(let moment): moment.words(for: voice)
        case .message(let message): message.said(to: voice, phrase)
        case .plural(let count, let one, let many): (voice.language.isSingular(count) ? one : many).said(to: voice, phrase)
        }
    }
}

extension Message {
    /// One of two messages by a number, as the language that is spoken wants it.
    package static func count(_ number: Int, one: Message, many: Message) -> Message {
        Message(template: "{1}", arguments: [.plural(number, one: one, many: many)])
    }

    /// The shortened words where they are longer than that in English; what is cut off loses its other languages too.
    package func limited(utf16 limit: Int) -> Message {
        let words = description
        return words.utf16.count <= limit ? self : Message(words.limited(utf16: limit))
    }

    /// The numbers of the places in a template.
    package static func places(in template: String) -> [Int] {
        pieces(of: template).compactMap { if case .place(let number) = $0 { number } else { nil } }
    }

    private enum Piece {
        case literal(Substring)
        case place(Int)
    }

    private static func pieces(of template: String) -> [Piece] {
        var pieces: [Piece] = []
        var rest = template[...]
        while let open = rest.firstIndex(of: "{") {
            let digits = rest[rest.index(after: open)...].prefix { $0.isASCII && $0.isNumber }
            guard let number = Int(digits), digits.endIndex < rest.endIndex, rest[digits.endIndex] == "}" else {
                pieces.append(.literal(rest[...open]))
                rest = rest[rest.index(after: open)...]
                continue
            }
            pieces += [.literal(rest[..<open]), .place(number)]
            rest = rest[rest.index(after: digits.endIndex)...]
        }
        return pieces + [.literal(rest)]
    }
}

/// Two messages are the same when they say the same in English.
extension Message: Hashable {
    package static func == (left: Message, right: Message) -> Bool { left.description == right.description }
    package func hash(into hasher: inout Hasher) { hasher.combine(description) }
}

extension Sequence<Message> {
    /// All of them in a row.
    package func joined(separator: String = "") -> Message {
        let all = Array(self)
        if all.count == 1 { return all[0] }
        return Message(
            template: all.indices.map { "{\($0 + 1)}" }.joined(separator: separator), arguments: all.map { .message($0) })
    }
}
