import Support

// Addresses as many people may see them: status pages are looked at together and copied about.

extension WebAddresses {
    /// Host and path of an address; the rest may hold passwords and keys.
    package static func place(_ address: String) -> String {
        let rest = address.firstRange(of: "://").map { address[$0.upperBound...] } ?? address[...]
        let path = rest.prefix { !"?#".contains($0) }
        let authority = path.prefix { $0 != "/" }
        let host = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
        return String(host + path.dropFirst(authority.count))
    }

    /// The text with `place` for each of its addresses that has more than scheme, host and path.
    package static func shown(_ text: String) -> String {
        var shown = ""
        var rest = text[...]
        while let mark = rest.firstRange(of: "://") {
            let start = rest[..<mark.lowerBound].lastIndex { !($0.isASCII && $0.isLetter) }.map(rest.index(after:)) ?? rest.startIndex
            let end = rest[mark.upperBound...].firstIndex { $0.isWhitespace || "\"<>".contains($0) } ?? rest.endIndex
            let address = String(rest[start..<end])
            let place = place(address)
            shown += rest[..<start] + (address.hasSuffix("://" + place) ? address : place)
            rest = rest[end...]
        }
        return shown + rest
    }
}
