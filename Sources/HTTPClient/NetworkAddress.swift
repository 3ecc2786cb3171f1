internal import CCurl
import Glibc

/// An IPv4 or IPv6 address as its bytes, most significant first; IPv4 inside IPv6 (mapped) counts as IPv4.
struct NetworkAddress: Hashable {
    let bytes: [UInt8]

    /// Reads dotted or coloned notation; nil for anything else.
    init?(_ text: String) {
        var four = in_addr()
        var six = in6_addr()
        if inet_pton(AF_INET, text, &four) == 1 {
            self.init(bytes: withUnsafeBytes(of: four) { [UInt8]($0) })
        } else if inet_pton(AF_INET6, text, &six) == 1 {
            self.init(bytes: withUnsafeBytes(of: six) { [UInt8]($0) })
        } else {
            return nil
        }
    }

    /// The address of a socket; nil for another family than IPv4 and IPv6.
    init?(_ address: UnsafePointer<sockaddr>) {
        switch Int32(address.pointee.sa_family) {
        case AF_INET:
            self.init(
                bytes: address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
                    withUnsafeBytes(of: $0.pointee.sin_addr) { [UInt8]($0) }
                })
        case AF_INET6:
            self.init(
                bytes: address.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) {
                    withUnsafeBytes(of: $0.pointee.sin6_addr) { [UInt8]($0) }
                })
        default: return nil
        }
    }

    private init(bytes: [UInt8]) {
        let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff]
        self.bytes = bytes.count == 16 && bytes.starts(with: mapped) ? Array(bytes[12...]) : bytes
    }

    /// Dotted or coloned notation.
    var text: String {
        var buffer = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        inet_ntop(bytes.count == 4 ? AF_INET : AF_INET6, bytes, &buffer, socklen_t(buffer.count))
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    var isLoopback: Bool {
        bytes.count == 4 ? bytes[0] == 127 : bytes.dropLast().allSatisfy { $0 == 0 } && bytes.last == 1
    }

    /// Whether the address is globally reachable by IANA's special-purpose registries (RFC 6890 and successors).
    var isPublic: Bool {
        if bytes.count == 4 { return !Self.special.contains { $0.contains(self) } }
        // Transition addresses are as public as the IPv4 address in them.
        if bytes.starts(with: [0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0]) {
            return NetworkAddress(bytes: Array(bytes[12...])).isPublic
        }
        if bytes.starts(with: [0x20, 0x02]) { return NetworkAddress(bytes: Array(bytes[2..<6])).isPublic }
        return bytes[0] & 0xe0 == 0x20 && !Self.special.contains { $0.contains(self) }
    }

    private static let special: [AddressRange] = [
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
        "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        "2001::/23", "2001:db8::/32", "3fff::/20",
    ].compactMap { AddressRange($0) }
}

/// A block of addresses in CIDR notation, or a single address.
package struct AddressRange: Sendable, Hashable {
    private let bytes: [UInt8]
    private let bits: Int

    /// Reads "10.1.0.0/16", "fd00::/8" or one address; nil for anything else.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let address = NetworkAddress(String(parts[0])) else { return nil }
        let width = address.bytes.count * 8
        let bits = parts.count == 2 ? Int(parts[1]) ?? -1 : width
        guard (0...width).contains(bits) else { return nil }
        self.bytes = address.bytes
        self.bits = bits
    }

    func contains(_ address: NetworkAddress) -> Bool {
        guard address.bytes.count == bytes.count else { return false }
        let whole = bits / 8
        guard bytes[..<whole] == address.bytes[..<whole] else { return false }
        return bits % 8 == 0 || (bytes[whole] ^ address.bytes[whole]) >> (8 - bits % 8) == 0
    }
}

/// Which addresses one hop may connect to.
struct ReachGuard {
    private let publicOnly: Bool
    private let ranges: [AddressRange]
    /// The address behind a proxy, as far as the URL has it: sockets lead to the proxy then.
    private let target: NetworkAddress?
    private let isProxied: Bool

    /// What `reach` means while asking `host`.
    init(_ reach: HTTPRequest.Reach, host: String, isProxied: Bool = false) {
        switch reach {
        case .anywhere: (publicOnly, ranges) = (false, [])
        case .publicOnly(let allowed):
            publicOnly = !allowed.contains { $0.lowercased() == host }
            ranges = allowed.compactMap { AddressRange($0) }
        }
        target = NetworkAddress(host == "localhost" || host.hasSuffix(".localhost") ? "127.0.0.1" : host)
        self.isProxied = isProxied
    }

    func allows(_ address: NetworkAddress?) -> Bool {
        guard publicOnly else { return true }
        guard let address = isProxied ? target : address else { return isProxied }
        return address.isPublic || ranges.contains { $0.contains(address) }
    }
}
