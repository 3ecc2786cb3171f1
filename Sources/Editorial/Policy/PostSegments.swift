/// A stretch of a post's text as a platform treats it.
package enum PostSegment: Sendable, Hashable {
    case text(String)
    /// A live hashtag, without "#".
    case hashtag(String)
    /// A live mention; readers see the name alone.
    case mention(Mention)

    /// Splits canonical text: "#" before letters and digits at the start of a word is a live hashtag up to the last letter or
    /// digit; every other "#" is text, as are those of an address and those of which a platform would read only a part. "@" and
    /// exactly a name of `mentions` as whole words mention its bearer; every other "@" is text.
    package static func split(_ text: String, mentions: [Mention] = []) -> [PostSegment] {
        let mentions = mentions.sorted { ($1.name.utf16.count, $0.name) < ($0.name.utf16.count, $1.name) }
        var splitter = Splitter()
        var rest = text[...]
        while let character = rest.first {
            if character == "#", splitter.isWhereTagsStart, let word = tag(at: rest.dropFirst()) {
                splitter.take(tag: word)
                rest = rest[word.endIndex...]
            } else if character == "@", splitter.isWhereTagsStart, let mention = mentions.first(where: { names($0, rest.dropFirst()) }) {
                splitter.take(mention)
                rest = rest.dropFirst(1 + mention.name.count)
            } else {
                splitter.take(character)
                rest = rest.dropFirst()
            }
        }
        return splitter.all()
    }

    /// Whether LinkedIn reads it as part of a hashtag: letters, digits and the marks that belong to a letter; "_" ends one.
    package static func isTagPart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .nonspacingMark,
            .spacingMark:
            true
        default: false
        }
    }

    /// What readers see of it.
    package var seen: String {
        switch self {
        case .text(let text): text
        case .hashtag(let word): "#" + word
        case .mention(let mention): mention.name
        }
    }

    /// Byte for byte, for the platform compares names so; and no part of a longer word.
    private static func names(_ mention: Mention, _ rest: Substring) -> Bool {
        let name = rest.prefix(mention.name.count)
        guard !name.isEmpty, name.utf8.elementsEqual(mention.name.utf8) else { return false }
        return rest[name.endIndex...].first.map { !$0.isLetter && !$0.isNumber } ?? true
    }

    /// The word of a hashtag; nil when there is none, or one with a sign in it that ends a hashtag for others ("½").
    private static func tag(at rest: Substring) -> Substring? {
        let word = rest.prefix { $0.isLetter || $0.isNumber }
        return !word.isEmpty && word.unicodeScalars.allSatisfy(isTagPart) ? word : nil
    }
}

/// Collects segments from left to right.
private struct Splitter {
    private var segments: [PostSegment] = []
    private var plain = ""
    private var previous: Character?
    private var isInAddress = false

    /// A word begins after white space or an opening mark; the "#" of an address or of "C#" begins none.
    var isWhereTagsStart: Bool {
        guard let previous else { return true }
        return !isInAddress && (previous.isWhitespace || "#([{\"'„“”«‚‘’‹¿¡".contains(previous))
    }

    mutating func take(_ character: Character) {
        plain.append(character)
        previous = character
        if character.isWhitespace { isInAddress = false }
        if character == "/", plain.hasSuffix("://") { isInAddress = true }
    }

    mutating func take(tag word: Substring) {
        endText()
        segments.append(.hashtag(String(word)))
        previous = word.last
    }

    mutating func take(_ mention: Mention) {
        endText()
        segments.append(.mention(mention))
        previous = mention.name.last
    }

    mutating func all() -> [PostSegment] {
        endText()
        return segments
    }

    private mutating func endText() {
        if !plain.isEmpty { segments.append(.text(plain)) }
        plain = ""
    }
}
