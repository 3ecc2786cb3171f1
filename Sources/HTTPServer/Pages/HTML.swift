import Support

/// A piece of HTML; whatever text is put into it is escaped, only other pieces go in as they are.
package struct HTML: Sendable, ExpressibleByStringInterpolation {
    /// The markup, for the wire.
    package private(set) var text: String

    /// What stands in the source is markup.
    package init(stringLiteral markup: String) { text = markup }

    package init(stringInterpolation pieces: Interpolation) { text = pieces.text }

    /// Text from anywhere, such as a title from a feed.
    package init(escaping text: String) { self.text = Self.escaped(text) }

    package static func += (left: inout HTML, right: HTML) { left.text += right.text }

    /// Whether there is no markup at all.
    package var isEmpty: Bool { text.isEmpty }

    /// What may stand between `\(` and `)`: text, which is escaped, numbers, and pieces of HTML.
    package struct Interpolation: StringInterpolationProtocol {
        fileprivate var text = ""

        package init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity * 2) }

        package mutating func appendLiteral(_ markup: String) { text += markup }
        package mutating func appendInterpolation(_ value: String) { text += HTML.escaped(value) }
        package mutating func appendInterpolation(_ number: Int) { text += String(number) }
        package mutating func appendInterpolation(_ html: HTML) { text += html.text }
        package mutating func appendInterpolation(_ pieces: [HTML]) { for piece in pieces { text += piece.text } }
    }

    /// Safe between tags and inside quoted attributes; control characters, which HTML does not allow, are left out.
    private static func escaped(_ text: String) -> String {
        var safe = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": safe.append(contentsOf: "&amp;".unicodeScalars)
            case "<": safe.append(contentsOf: "&lt;".unicodeScalars)
            case ">": safe.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": safe.append(contentsOf: "&quot;".unicodeScalars)
            case "'": safe.append(contentsOf: "&#39;".unicodeScalars)
            case "\n", "\t": safe.append(scalar)
            default: if scalar.properties.generalCategory != .control { safe.append(scalar) }
            }
        }
        return String(safe)
    }
}

extension HTML {
    /// A link when the address is plain http or https, else the text alone.
    package static func link(_ text: String, to address: String?) -> HTML {
        let words = text.collapsed.isEmpty ? "Untitled" : text.collapsed
        guard let address, isWebAddress(address) else { return HTML(escaping: words) }
        return "<a href=\"\(address)\" rel=\"noopener noreferrer\">\(words)</a>"
    }

    /// Whether a browser would open it as a web page: no other scheme, no spaces or control characters, a host.
    package static func isWebAddress(_ address: String) -> Bool {
        let lowered = address.lowercased()
        guard let scheme = ["https://", "http://"].first(where: lowered.hasPrefix) else { return false }
        let rest = lowered.dropFirst(scheme.count)
        let isClean = rest.unicodeScalars.allSatisfy { !$0.properties.isWhitespace && $0.properties.generalCategory != .control }
        return isClean && rest.first.map { !"/?#\\:@".contains($0) } ?? false
    }
}
