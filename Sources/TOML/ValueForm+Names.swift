internal import Support

extension ValueForm<String> {
    /// One of a few words.
    static func choice(of words: [String]) -> ValueForm {
        let listed = words.map(KeyText.quoted).joined(separator: ", ")
        return .text(example: words.first.map(KeyText.quoted) ?? "\"\"") { text throws(Refusal) in
            if words.contains(text) { return }
            if let near = NearestName.of(text, among: words) {
                throw Refusal("= \(KeyText.quoted(text)) is unknown, did you mean \(KeyText.quoted(near))? Known are \(listed)")
            }
            throw Refusal("= \(KeyText.quoted(text)) is unknown, use one of \(listed)")
        }
    }

    /// Text that is not empty.
    static func filled(example: String) -> ValueForm {
        .text(example: example) { text throws(Refusal) in
            if text.allSatisfy(\.isWhitespace) { throw Refusal("is empty, write text in quotes, such as \(example)") }
        }
    }

    /// An absolute address of the web; a check of the text, whoever uses it parses it.
    static var webAddress: ValueForm {
        let example = "\"https://example.com/path\""
        return .text(example: example) { text throws(Refusal) in
            let lower = text.lowercased()
            guard let start = ["http://", "https://"].first(where: lower.hasPrefix)?.utf8.count else {
                throw Refusal("= \(KeyText.quoted(text)) is not a web address, write it with http:// or https://, such as \(example)")
            }
            let authority = text.utf8.dropFirst(start).prefix { !"/?#".utf8.contains($0) }
            if authority.contains(UInt8(ascii: "@")) {
                throw Refusal("has a user name or password in its address, take it out and use a token")
            }
            let bracketed = authority.first == UInt8(ascii: "[")
            let host = bracketed ? authority.prefix { $0 != UInt8(ascii: "]") }.dropFirst() : authority.prefix { $0 != UInt8(ascii: ":") }
            let port = authority.dropFirst(host.count + (bracketed ? 2 : 0))
            let portIsRight = port.isEmpty || UInt16(String(decoding: port.dropFirst(), as: UTF8.self)) ?? 0 > 0
            if host.isEmpty || !portIsRight || text.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F }) {
                throw Refusal("= \(KeyText.quoted(text)) is not a whole web address, write one such as \(example)")
            }
        }
    }

    /// The name of a time zone that the system knows.
    static var zone: ValueForm {
        .text(example: "\"Europe/Berlin\"") { text throws(Refusal) in
            do {
                _ = try Zone(named: text)
            } catch {
                let near = (error as? UnknownZone)?.nearest
                let advice = near.map { "did you mean \(KeyText.quoted($0))?" } ?? "write a name such as \"Europe/Berlin\""
                throw Refusal("= \(KeyText.quoted(text)) is not the name of a time zone, \(advice)")
            }
        }
    }
}
