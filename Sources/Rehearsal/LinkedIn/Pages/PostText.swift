import HTTPServer
import Support

/// A post's text as readers see it: words, and links for hashtags, mentions and web addresses.
struct PostText: Sendable {
    private struct Piece: Sendable {
        let text: String
        /// Nil for words.
        var path: String?
        /// Whether it leads out of the look-alike.
        var isOutside = false
    }

    /// Where LinkedIn's feed folds a text, as its users measure it: about so many UTF-16 units, or so many lines.
    static let foldUnits = 210
    static let foldLines = 3

    private let pieces: [Piece]

    /// Reads little text; a mention without a name gets that of `settings`.
    init(_ commentary: String, in settings: LinkedInSettings) {
        pieces = LittleText(commentary).elements.flatMap { element -> [Piece] in
            switch element {
            case .text(let text): Self.linked(text)
            case .hashtag(let word): [Piece(text: "#" + word, path: LinkedInPaths.hashtag(word))]
            case .mention(let name, let urn):
                [
                    Piece(
                        text: name.isEmpty ? PostAuthor(urn: urn, in: settings).name : name,
                        path: settings.isMisnamed(name, urn) ? nil : LinkedInPaths.author(urn))
                ]
            }
        }
    }

    private init(pieces: [Piece]) { self.pieces = pieces }

    /// The text alone.
    var plain: String { pieces.map(\.text).joined() }

    /// All of it.
    var html: HTML { "\(pieces.map(Self.html))" }

    /// All of it, with the end behind "… more" where the feed would fold it.
    ///
    /// The ids, made of `id`, let a page that is exchanged stay as open and focused as it was.
    func folded(id: String) -> HTML {
        guard let units = Self.fold(plain) else { return html }
        let (head, rest) = split(at: units)
        return """
            \(head.html)<details class="rest" id="rest-\(id)"><summary id="more-\(id)"><span class="more">… more</span><span class="less">Show less</span></summary>\
            <span>\(rest.html)</span></details>
            """
    }

    /// How many UTF-16 units the feed shows at first; nil when it shows all. It breaks between words.
    static func fold(_ text: String) -> Int? {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let aboveFold = lines.prefix(foldLines).joined(separator: "\n")
        let head = aboveFold.limited(utf16: foldUnits)
        if head.utf16.count == text.utf16.count { return nil }
        if head.utf16.count == aboveFold.utf16.count { return head.utf16.count }
        let space = head.lastIndex(where: \.isWhitespace)
        // One word that fills the lines is broken where they end.
        return space.map { head[..<$0].utf16.count } ?? head.utf16.count
    }

    /// Links stay whole, on the side where they begin, unless they begin the text.
    private func split(at units: Int) -> (head: PostText, rest: PostText) {
        var (head, rest, used) = ([Piece](), [Piece](), 0)
        for piece in pieces {
            let count = piece.text.utf16.count
            if used + count <= units {
                head.append(piece)
            } else if used >= units || piece.path != nil && !head.isEmpty {
                rest.append(piece)
            } else if piece.path != nil {
                head.append(piece)
            } else {
                let cut = String.Index(utf16Offset: units - used, in: piece.text)
                head.append(Piece(text: String(piece.text[..<cut])))
                rest.append(Piece(text: String(piece.text[cut...])))
            }
            used += count
        }
        return (PostText(pieces: head), PostText(pieces: rest))
    }

    private static func html(_ piece: Piece) -> HTML {
        guard let path = piece.path else { return HTML(escaping: piece.text) }
        return piece.isOutside ? .link(piece.text, to: path) : "<a href=\"\(path)\">\(piece.text)</a>"
    }

    /// The words, and the web addresses between them.
    private static func linked(_ text: String) -> [Piece] {
        var (pieces, rest) = ([Piece](), text[...])
        while let found = nextAddress(in: rest) {
            if found.lowerBound > rest.startIndex { pieces.append(Piece(text: String(rest[..<found.lowerBound]))) }
            let address = String(rest[found])
            pieces.append(Piece(text: address, path: address, isOutside: true))
            rest = rest[found.upperBound...]
        }
        return rest.isEmpty ? pieces : pieces + [Piece(text: String(rest))]
    }

    private static func nextAddress(in text: Substring) -> Range<Substring.Index>? {
        var from = text.startIndex
        while let scheme = ["https://", "http://"].compactMap({ text[from...].firstRange(of: $0) }).min(by: {
            $0.lowerBound < $1.lowerBound
        }) {
            let end = text[scheme.upperBound...].firstIndex { $0.isWhitespace || "<>\"".contains($0) } ?? text.endIndex
            let address = withoutPunctuation(text[scheme.lowerBound..<end])
            if HTML.isWebAddress(String(address)) { return address.startIndex..<address.endIndex }
            from = scheme.upperBound
        }
        return nil
    }

    /// What ends the sentence is not part of the address; a bracket is when it was opened inside.
    private static func withoutPunctuation(_ address: Substring) -> Substring {
        var address = address
        while let last = address.last {
            let closesOutside = last == ")" && address.count(where: { $0 == ")" }) > address.count(where: { $0 == "(" })
            guard closesOutside || ".,;:!?'”’»…]}".contains(last) else { break }
            address = address.dropLast()
        }
        return address
    }
}
