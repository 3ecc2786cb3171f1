/// A stretch of a post's text as a platform treats it.
package enum PostSegment: Sendable, Hashable {
    case text(String)
    /// A live hashtag, without "#".
    case hashtag(String)

    /// Splits canonical text: "#" before a letter or digit at the start of a word is a live hashtag up to the last
    /// letter or digit; every other "#" is text.
    package static func split(_ text: String) -> [PostSegment] {
        var segments: [PostSegment] = []
        var plain = ""
        var rest = text[...]
        var previous: Character?
        while let character = rest.first {
            let word = rest.dropFirst().prefix { $0.isLetter || $0.isNumber }
            if character == "#", !word.isEmpty, startsWord(after: previous) {
                if !plain.isEmpty { segments.append(.text(plain)) }
                plain = ""
                segments.append(.hashtag(String(word)))
                rest = rest[word.endIndex...]
                previous = word.last
            } else {
                plain.append(character)
                rest = rest.dropFirst()
                previous = character
            }
        }
        if !plain.isEmpty { segments.append(.text(plain)) }
        return segments
    }

    /// A word begins after white space or an opening mark; the "#" of an address or of "C#" begins none.
    private static func startsWord(after previous: Character?) -> Bool {
        guard let previous else { return true }
        return previous.isWhitespace || "#([{\"'„“”«‚‘’‹¿¡".contains(previous)
    }
}
