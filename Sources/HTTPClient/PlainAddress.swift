/// Addresses of the common kind, which curl would leave as they are: most of those that feeds have.
enum PlainAddress {
    /// Whether an address is in normal form for sure; of many that are it does not know.
    static func isNormal(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            guard bytes.count <= 2000, let start = hostStart(bytes), let slash = bytes[start...].firstIndex(of: UInt8(ascii: "/")) else {
                return false
            }
            return isHost(bytes[start..<slash]) && isPath(bytes[slash...])
        }
    }

    private static func hostStart(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        for scheme: StaticString in ["https://", "http://"] {
            let count = scheme.utf8CodeUnitCount
            if bytes.starts(with: UnsafeBufferPointer(start: scheme.utf8Start, count: count)) { return count }
        }
        return nil
    }

    /// Names in lower case whose last part is no number, so that nothing of it is an odd way to write an IPv4 address.
    private static func isHost(_ host: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        var isAtStart = true
        var last: UInt8 = 0
        for byte in host {
            if isAtStart { last = byte }
            guard isLowerOrDigit(byte) || !isAtStart && (byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")) else { return false }
            isAtStart = byte == UInt8(ascii: ".")
        }
        return !isAtStart && last >= UInt8(ascii: "a") && !host.starts(with: "xn--".utf8)
    }

    /// Without percent signs, which have two spellings, and without steps that begin with a dot.
    private static func isPath(_ path: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        var before: UInt8 = 0
        for byte in path {
            guard isLowerOrDigit(byte | 0x20) && byte > 0x20 || marks.contains(byte),
                before != UInt8(ascii: "/") || byte != UInt8(ascii: ".")
            else { return false }
            before = byte
        }
        return true
    }

    private static let marks = Set("-_.~/?&=;+,:@!*".utf8)

    private static func isLowerOrDigit(_ byte: UInt8) -> Bool {
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
    }
}
