/// An address of the common kind, which curl would leave as it is: most of those that feeds have.
struct PlainAddress {
    let scheme: Substring
    let host: Substring
    /// nil where none is written.
    let port: Int?
    /// With the query behind its mark.
    let path: Substring

    /// nil for an address that may not be in normal form; of many that are it does not know.
    init?(_ text: String) {
        let bytes = text.utf8
        guard bytes.count <= 2000, let schemeEnd = PlainAddress.schemeEnd(bytes) else { return nil }
        let start = bytes.index(schemeEnd, offsetBy: 3)
        guard let slash = bytes[start...].firstIndex(of: UInt8(ascii: "/")) else { return nil }
        let end = bytes[start..<slash].firstIndex(of: UInt8(ascii: ":")) ?? slash
        scheme = text[..<schemeEnd]
        host = text[start..<end]
        path = text[slash...]
        port = end == slash ? nil : Int(text[bytes.index(after: end)..<slash])
        guard end == slash || PlainAddress.isPort(bytes[bytes.index(after: end)..<slash], scheme),
            PlainAddress.isHost(host.utf8), PlainAddress.isPath(path.utf8)
        else { return nil }
    }

    private static func schemeEnd(_ bytes: String.UTF8View) -> String.Index? {
        for scheme in ["https://", "http://"] where bytes.starts(with: scheme.utf8) {
            return bytes.index(bytes.startIndex, offsetBy: scheme.utf8.count - 3)
        }
        return nil
    }

    /// A number that is not the scheme's own.
    private static func isPort(_ port: Substring.UTF8View, _ scheme: Substring) -> Bool {
        guard let number = UInt16(Substring(port)), port.first != UInt8(ascii: "+") else { return false }
        return String(number).utf8.elementsEqual(port) && number != (scheme == "https" ? 443 : 80) && number > 0
    }

    /// Names in lower case whose last part is no number, so that nothing of it is an odd way to write an IPv4 address; or such an address.
    private static func isHost(_ host: Substring.UTF8View) -> Bool {
        var isAtStart = true
        var last: UInt8 = 0
        for byte in host {
            if isAtStart { last = byte }
            guard isLowerOrDigit(byte) || !isAtStart && (byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")) else { return false }
            isAtStart = byte == UInt8(ascii: ".")
        }
        if isAtStart || host.starts(with: "xn--".utf8) { return false }
        return last >= UInt8(ascii: "a") || isDotted(host)
    }

    /// Four numbers as everybody writes them.
    private static func isDotted(_ host: Substring.UTF8View) -> Bool {
        let parts = host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { part in UInt8(Substring(part)).map { String($0).utf8.elementsEqual(part) } ?? false }
    }

    /// Without percent signs, which have two spellings, without steps that begin with a dot, and without an empty query.
    private static func isPath(_ path: Substring.UTF8View) -> Bool {
        var before: UInt8 = 0
        for byte in path {
            guard isLowerOrDigit(byte | 0x20) && byte > 0x20 || isMark(byte), before != UInt8(ascii: "/") || byte != UInt8(ascii: ".")
            else { return false }
            before = byte
        }
        return before != UInt8(ascii: "?")
    }

    private static func isMark(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "~"), UInt8(ascii: "/"), UInt8(ascii: "?"),
            UInt8(ascii: "&"), UInt8(ascii: "="), UInt8(ascii: ";"), UInt8(ascii: "+"), UInt8(ascii: ","), UInt8(ascii: ":"),
            UInt8(ascii: "@"), UInt8(ascii: "!"), UInt8(ascii: "*"):
            true
        default: false
        }
    }

    private static func isLowerOrDigit(_ byte: UInt8) -> Bool {
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
    }
}
