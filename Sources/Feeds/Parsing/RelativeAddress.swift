import Support

/// Addresses as documents write them, joined as RFC 3986 says (section 5.2); an absolute one stays as it is written.
enum RelativeAddress {
    /// What `reference` means in a document at `base`; unchanged where nothing can be said.
    static func resolve(_ reference: String, _ base: String?) -> String {
        let reference = reference.trimmed
        if isAbsolute(reference) { return reference }
        return resolve(written: collapsedSlashes(reference), base)
    }

    /// Whether it is an address of the web's as most are, which is what it means whatever the base.
    private static func isAbsolute(_ reference: String) -> Bool {
        let length = reference.hasPrefix("https://") ? 8 : reference.hasPrefix("http://") ? 7 : 0
        return length > 0 && reference.utf8.dropFirst(length).first != UInt8(ascii: "/")
    }

    private static func resolve(written reference: String, _ base: String?) -> String {
        guard let base, !base.isEmpty, scheme(of: reference) == nil else { return reference }
        let scheme = scheme(of: base)
        let (root, path, query) = parts(of: base, behind: scheme)
        if reference.hasPrefix("//") { return scheme.map { "\($0):\(reference)" } ?? reference }
        // Addresses of other kinds have no folders.
        if root.isEmpty, scheme != nil || !base.hasPrefix("/") { return reference }
        if reference.isEmpty { return base.prefix { $0 != "#" }.description }
        switch reference.first {
        case "#": return root + path + query + reference
        case "?": return root + path + reference
        case "/": return root + normalized(reference)
        default: return root + normalized((path.isEmpty ? "/" : folder(of: path)) + reference)
        }
    }

    /// The scheme of an absolute address, as written; nil for a relative one.
    static func scheme(of address: String) -> Substring? {
        guard let colon = address.utf8.firstIndex(of: UInt8(ascii: ":")), address.utf8.first.map(isLetter) == true else { return nil }
        let scheme = address[..<colon]
        return scheme.utf8.allSatisfy { isLetter($0) || FeedDate.isDigit($0) || "+-.".utf8.contains($0) } ? scheme : nil
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }

    /// `http:///host` is a slip that browsers forgive.
    private static func collapsedSlashes(_ address: String) -> String {
        guard let scheme = scheme(of: address), address[scheme.endIndex...].hasPrefix(":///"), scheme.lowercased().hasPrefix("http") else {
            return address
        }
        return "\(scheme)://" + address[scheme.endIndex...].dropFirst().drop { $0 == "/" }
    }

    /// Scheme and host, path, and query with its mark.
    private static func parts(of base: String, behind scheme: Substring?) -> (root: String, path: String, query: String) {
        guard let scheme else {
            let path = base.prefix { $0 != "?" && $0 != "#" }
            return ("", String(path), String(base[path.endIndex...].prefix { $0 != "#" }))
        }
        var rest = base[scheme.endIndex...].dropFirst()
        guard rest.hasPrefix("//") else { return ("", "", "") }
        rest = rest.dropFirst(2)
        let host = rest.prefix { !"/?#".contains($0) }
        rest = rest[host.endIndex...].prefix { $0 != "#" }
        let path = rest.prefix { $0 != "?" }
        return ("\(scheme)://\(host)", String(path), String(rest[path.endIndex...]))
    }

    private static func folder(of path: String) -> Substring { path[...(path.lastIndex(of: "/") ?? path.startIndex)] }

    /// Without `.` and `..`; what comes behind `?` or `#` is no path.
    private static func normalized(_ address: String) -> String {
        let path = address.prefix { $0 != "?" && $0 != "#" }
        guard path.contains("/.") else { return address }
        var kept: [Substring] = []
        let steps = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        for (index, step) in zip(steps.indices, steps) {
            let isLast = index == steps.endIndex - 1
            if step == ".." { _ = kept.popLast() } else if step != "." { kept.append(step) }
            if isLast, step == "." || step == ".." { kept.append("") }
        }
        return "/" + kept.joined(separator: "/") + address[path.endIndex...]
    }
}
