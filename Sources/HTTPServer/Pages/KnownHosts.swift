/// The names under which the page may be asked for.
///
/// A foreign page can point its own name at this machine (DNS rebinding) and then read what it likes; its requests still
/// carry that name in Host.
package struct KnownHosts: Sendable {
    private let listenHost: String

    /// Takes the address that the server listens on.
    package init(listenHost: String) { self.listenHost = Self.bare(listenHost) ?? listenHost.lowercased() }

    /// Whether all Host headers of a request are meant for this server.
    package func serve(_ request: ServerRequest) -> Bool {
        request.headers.filter { $0.name.lowercased() == "host" }.map(\.value).allSatisfy(contains)
    }

    /// Whether a request with this Host header is meant for this server; browsers always send one.
    package func contains(_ header: String?) -> Bool {
        guard let header else { return true }
        guard let host = Self.bare(header) else { return false }
        if host == listenHost || Self.isLoopback(host) { return true }
        // Who listens everywhere is asked by address; an address cannot be pointed elsewhere.
        return ["0.0.0.0", "::", ""].contains(listenHost) && (Self.isIPv4(host) || host.contains(":"))
    }

    /// The host in lower case, without port, brackets and the root's dot; nil for anything that is no host.
    private static func bare(_ header: String) -> String? {
        let text = header.lowercased()
        if text.contains(where: { !$0.isASCII || $0.isWhitespace || "/@?#\\,".contains($0) }) { return nil }
        if text.hasPrefix("[") {
            guard let end = text.firstIndex(of: "]"), isPort(text[text.index(after: end)...]) else { return nil }
            let inside = text[text.index(after: text.startIndex)..<end]
            return inside.contains(":") ? String(inside) : nil
        }
        // More than one colon is an address without brackets, as in the configuration's listen.
        if text.count(where: { $0 == ":" }) > 1 { return text }
        let host = text.prefix { $0 != ":" }
        guard !host.isEmpty, isPort(text.dropFirst(host.count)) else { return nil }
        return String(host.hasSuffix(".") ? host.dropLast() : host)
    }

    private static func isPort(_ text: Substring) -> Bool {
        text.isEmpty || text.hasPrefix(":") && text.dropFirst().allSatisfy { $0.isASCII && $0.isNumber }
    }

    private static func isLoopback(_ host: String) -> Bool {
        host == "localhost" || host.hasSuffix(".localhost") || host == "::1" || isIPv4(host) && host.hasPrefix("127.")
    }

    private static func isIPv4(_ host: String) -> Bool {
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { $0.utf8.allSatisfy { (48...57).contains($0) } && UInt8($0) != nil }
    }
}
