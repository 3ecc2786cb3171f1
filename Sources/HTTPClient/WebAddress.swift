internal import CCurl

/// An absolute http or https address in curl's normal form; the one URL parser of the program.
///
/// Host names are lower case and in Punycode, odd spellings of IPv4 (`2130706433`, `0x7f.1`) are dotted,
/// a default port is left out, spaces and characters beyond ASCII are percent-encoded.
/// Addresses with a user or password are refused.
package struct WebAddress: Sendable, Hashable, CustomStringConvertible {
    /// The whole address in normal form, fragment included.
    package let text: String
    /// "http" or "https".
    package let scheme: String
    /// Lower case, Punycode; IPv6 without brackets.
    package let host: String
    /// The port, the scheme's own when none is written.
    package let port: Int
    /// Percent-encoded, "/" at least.
    package let path: String
    /// Percent-encoded, without "?", nil when there is none.
    package let query: String?

    /// Parses an absolute address; nil when it is none, or not http or https.
    package init?(_ text: String) {
        if let plain = PlainAddress(text) { self.init(plain, text) } else { self.init(steps: [text]) }
    }

    /// The normal form of an absolute address; nil when it is none, or not http or https.
    package static func normalized(_ text: String) -> String? {
        PlainAddress(text) == nil ? WebAddress(text)?.text : text
    }

    /// What `reference` (absolute or relative) means on the page at this address, nil when it leads nowhere over http.
    package func resolve(_ reference: String) -> WebAddress? {
        WebAddress(steps: [text, reference])
    }

    package var description: String { text }

    /// Scheme, host and port: what a token may be sent to.
    package var origin: String { "\(scheme)://\(host):\(port)" }

    /// Whether the host is this machine by its name or by its literal address.
    package var isLoopback: Bool {
        host == "localhost" || host.hasSuffix(".localhost") || NetworkAddress(host)?.isLoopback == true
    }

    /// Percent-encodes one query value or path component: everything but letters, digits and `-._~`.
    package static func encode(_ component: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var encoded: [UInt8] = []
        for byte in component.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
                encoded.append(byte)
            default:
                encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }

    private init(_ plain: PlainAddress, _ text: String) {
        let path = plain.path.utf8.prefix { $0 != UInt8(ascii: "?") }
        let query = plain.path.utf8[path.endIndex...].dropFirst()
        self.text = text
        scheme = String(plain.scheme)
        host = String(plain.host)
        port = plain.port ?? (plain.scheme == "https" ? 443 : 80)
        self.path = String(Substring(path))
        self.query = query.isEmpty ? nil : String(Substring(query))
    }

    private static let longest = 16 << 10

    private init?(steps: [String]) {
        CurlLibrary.start()
        guard let url = curl_url() else { return nil }
        defer { curl_url_cleanup(url) }
        for step in steps {
            let flags = CURLU_DISALLOW_USER | CURLU_URLENCODE
            guard step.utf8.count <= Self.longest, !step.utf8.contains(0),
                curl_url_set(url, CURLUPART_URL, step.trimmedOfWhitespace, UInt32(flags)) == CURLUE_OK
            else { return nil }
        }
        func part(_ part: CURLUPart, _ flags: Int32 = 0) -> String? {
            var value: UnsafeMutablePointer<CChar>?
            guard curl_url_get(url, part, &value, UInt32(flags)) == CURLUE_OK, let value else { return nil }
            defer { curl_free(value) }
            return String(validatingCString: value)
        }
        guard let scheme = part(CURLUPART_SCHEME), scheme == "http" || scheme == "https",
            let host = part(CURLUPART_HOST, CURLU_PUNYCODE)?.lowercased(), !host.isEmpty,
            curl_url_set(url, CURLUPART_HOST, host, 0) == CURLUE_OK,
            let text = part(CURLUPART_URL, CURLU_NO_DEFAULT_PORT),
            let port = part(CURLUPART_PORT, CURLU_DEFAULT_PORT).flatMap({ Int($0) }),
            let path = part(CURLUPART_PATH)
        else { return nil }
        self.text = text
        self.scheme = scheme
        self.host = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
        self.port = port
        self.path = path
        self.query = part(CURLUPART_QUERY)
    }
}

extension String {
    fileprivate var trimmedOfWhitespace: String {
        let kept = drop { $0.isWhitespace }
        return String(kept[..<(kept.lastIndex { !$0.isWhitespace }.map(kept.index(after:)) ?? kept.startIndex)])
    }
}
