import Support

/// A line of styled text: what titles, cells, blocks and comments hold.
package struct RichText: Hashable, Sendable {
    /// The pieces in reading order; how the server splits equal styles carries no meaning.
    package var runs: [Run]

    /// Takes the pieces as they are.
    package init(_ runs: [Run]) { self.runs = runs }

    /// Unstyled text.
    package init(_ plain: String) { runs = plain.isEmpty ? [] : [Run(plain)] }

    /// Unstyled text whose web addresses lead where they say: Notion links those that people type, not those of its API.
    package init(linking plain: String) {
        runs = []
        for (index, word) in plain.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
            let before = index == 0 ? "" : " "
            guard word.hasPrefix("https://") || word.hasPrefix("http://") else {
                if let last = runs.last, last.link == nil {
                    runs[runs.count - 1].text += before + word
                } else {
                    runs.append(Run(before + word))
                }
                continue
            }
            let address = String(word.reversed().drop { ".,;:!?)".contains($0) }.reversed())
            if let last = runs.last, last.link == nil { runs[runs.count - 1].text += before } else if index > 0 { runs.append(Run(before)) }
            runs.append(Run(address, link: address))
            if address.count < word.count { runs.append(Run(String(word.dropFirst(address.count)))) }
        }
        runs.removeAll { $0.text.isEmpty }
    }

    /// What a reader sees, without styles.
    package var plain: String { runs.map(\.text).joined() }

    /// Whether nothing is to be seen.
    package var isEmpty: Bool { runs.allSatisfy(\.text.isEmpty) }

    package static func + (one: RichText, other: RichText) -> RichText { RichText(one.runs + other.runs) }
}

extension RichText {
    /// One piece of text with one style.
    package struct Run: Hashable, Sendable {
        /// The text a reader sees.
        package var text: String
        /// The address a reader gets to, nil for none.
        package var link: String?
        /// How it looks.
        package var style: Style
        /// What it is besides text.
        package var kind: Kind

        /// A piece of text, linked and styled on wish.
        package init(_ text: String, link: String? = nil, style: Style = [], kind: Kind = .text) {
            self.text = text
            self.link = link
            self.style = style
            self.kind = kind
        }

        /// A mention that notifies the person with this user id.
        package static func person(_ id: String, name: String = "") -> Run { Run(name.isEmpty ? "" : "@" + name, kind: .person(id)) }
    }

    /// What a run is.
    package enum Kind: Hashable, Sendable {
        case text
        /// A mention of the person or bot with this user id.
        case person(String)
        /// A mention of the page with this id.
        case page(String)
        /// Another mention (date, link, template) or an equation; read only.
        case other(String)
    }

    /// Bold and the like.
    package struct Style: OptionSet, Hashable, Sendable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }

        package static let bold = Style(rawValue: 1)
        package static let italic = Style(rawValue: 2)
        package static let strikethrough = Style(rawValue: 4)
        package static let underline = Style(rawValue: 8)
        package static let code = Style(rawValue: 16)

        static let names: [(String, Style)] = [
            ("bold", .bold), ("italic", .italic), ("strikethrough", .strikethrough), ("underline", .underline), ("code", .code),
        ]
    }
}
