/// Where things are on the look-alike's pages: the same places as on LinkedIn's own.
enum LinkedInPaths {
    static func post(_ urn: String) -> String { "/feed/update/\(urn.split(separator: ":").map(segment).joined(separator: ":"))/" }

    /// The posts of a page or a member.
    static func author(_ urn: String) -> String {
        let id = segment(URN(urn)?.id ?? urn)
        return URN(urn)?.kind == "organization" ? "/company/\(id)/" : "/in/\(id)/"
    }

    static func hashtag(_ word: String) -> String { "/feed/hashtag/\(segment(word.lowercased()))/" }

    /// The bytes of a picture; LinkedIn keeps them elsewhere.
    static func media(_ urn: String) -> String { "/media/\(segment(URN(urn)?.id ?? urn))" }

    /// Percent-encoded, but for what RFC 3986 leaves unreserved.
    static func segment(_ text: some StringProtocol) -> String {
        text.utf8.reduce(into: "") { result, byte in
            let character = Character(Unicode.Scalar(byte))
            let isPlain = character.isASCII && (character.isLetter || character.isNumber) || "-._~".contains(character)
            result += isPlain ? String(character) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }
    }
}
