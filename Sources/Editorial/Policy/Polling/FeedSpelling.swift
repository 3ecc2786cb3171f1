/// One text for all spellings of a feed's address: two orders of one are one feed. Pure.
package enum FeedSpelling {
    /// Without scheme, "www.", usual port, fragment and closing slash, the host in lower case. What asks for another document stays.
    package static func of(_ address: String) -> String {
        let whole = address.prefix { $0 != "#" }
        let scheme = whole.lowercased().hasPrefix("https://") ? "https" : whole.lowercased().hasPrefix("http://") ? "http" : ""
        if scheme.isEmpty { return address }
        let rest = whole.dropFirst(scheme.count + 3)
        var host = rest.prefix { !"/?".contains($0) }.lowercased()
        let port = scheme == "https" ? ":443" : ":80"
        if host.hasSuffix(port) { host.removeLast(port.count) }
        if host.hasPrefix("www.") { host.removeFirst(4) }
        let place = rest.drop { !"/?".contains($0) }
        let path = place.prefix { $0 != "?" }
        let plain = path.hasSuffix("/") ? path.dropLast() : path
        return host + plain + place.dropFirst(path.count)
    }
}
