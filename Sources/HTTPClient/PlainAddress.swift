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
        guard let ends = bytes.withContiguousStorageIfAvailable(PlainAddress.ends) ?? nil else { return nil }
        let index = { bytes.index(bytes.startIndex, offsetBy: $0) }
        scheme = text[..<index(ends.scheme)]
        host = text[index(ends.scheme + 3)..<index(ends.host)]
        port = ends.port
        path = text[index(ends.authority)...]
    }

    /// Where its parts end, in bytes.
    private struct Ends {
        let scheme, host: Int
        let port: Int?
        let authority: Int
    }

    private typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

    private static func ends(_ bytes: UnsafeBufferPointer<UInt8>) -> Ends? {
        let scheme = bytes.starts(with: "https://".utf8) ? 5 : bytes.starts(with: "http://".utf8) ? 4 : 0
        guard bytes.count <= 2000, scheme > 0, let slash = bytes[(scheme + 3)...].firstIndex(of: UInt8(ascii: "/")) else { return nil }
        let end = bytes[(scheme + 3)..<slash].firstIndex(of: UInt8(ascii: ":")) ?? slash
        guard isHost(bytes[(scheme + 3)..<end]), isPath(bytes[slash...]) else { return nil }
        if end == slash { return Ends(scheme: scheme, host: end, port: nil, authority: slash) }
        guard let port = number(bytes[(end + 1)..<slash], upTo: 65_535), port > 0, port != (scheme == 5 ? 443 : 80) else { return nil }
        return Ends(scheme: scheme, host: end, port: port, authority: slash)
    }

    /// A number as everybody writes it.
    private static func number(_ digits: Bytes, upTo most: Int) -> Int? {
        guard 1...5 ~= digits.count, digits.first != UInt8(ascii: "0") || digits.count == 1 else { return nil }
        var number = 0
        for digit in digits {
            guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= digit else { return nil }
            number = number * 10 + Int(digit - UInt8(ascii: "0"))
        }
        return number <= most ? number : nil
    }

    /// Names in lower case whose last part is no number, so that nothing of it is an odd way to write an IPv4 address; or such an address.
    private static func isHost(_ host: Bytes) -> Bool {
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

    /// Four numbers.
    private static func isDotted(_ host: Bytes) -> Bool {
        let parts = host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { number($0, upTo: 255) != nil }
    }

    /// Without percent signs, which have two spellings, without steps that begin with a dot, and without an empty query.
    private static func isPath(_ path: Bytes) -> Bool {
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
