import Support

/// Web addresses, mail addresses, mentions and telephone numbers in a text.
package enum WebAddresses {
    /// Everything in the text that leads somewhere: "https://...", "www...", "example.com/x", "a@b.org", "@name", "+49 30 ...".
    package static func all(in text: String) -> [String] {
        text.split(whereSeparator: \.isWhitespace).map(unwrapped).flatMap(addresses) + phoneNumbers(in: text)
    }

    private static func addresses(in word: String) -> [String] {
        if leads(word) { return [word] }
        let isPlain = word.utf8.allSatisfy { $0 < 0x80 }
        let seen = isPlain ? word : undisguised(word)
        if !isPlain, leads(seen) { return [word] }
        let inside = hosts(inside: word)
        return inside.isEmpty && !isPlain && !hosts(inside: seen).isEmpty ? [word] : inside
    }

    /// Letters that look like others as those; capitals stay, for they tell the beginning of a sentence from the ending of a host.
    private static func undisguised(_ word: String) -> String { word.map { $0.isASCII ? String($0) : String($0).skeleton }.joined() }

    /// "see(example.com)now": what makes links of names looks for them inside of words too.
    private static func hosts(inside word: String) -> [String] {
        word.contains(".") ? word.split(whereSeparator: marks.contains).filter(isHostOrPath).map(String.init) : []
    }

    private static func leads(_ word: String) -> Bool { isLink(word) || isMail(word) || isMention(word) }

    /// The text without web addresses, for looking at its words.
    package static func removed(from text: String) -> String {
        guard text.contains("://") || text.contains("www.") else { return text }
        return text.split(whereSeparator: \.isWhitespace).filter { !isLink(unwrapped($0)) }.joined(separator: " ")
    }

    /// The text with each of its web addresses as `change` makes it; what ends the sentence is no part of an address.
    package static func replacingLinks(in text: String, _ change: (String) -> String) -> String {
        var result = ""
        var rest = text[...]
        while !rest.isEmpty {
            let word = rest.prefix { !$0.isWhitespace && !"()<>\"".contains($0) }
            if word.hasPrefix("https://") || word.hasPrefix("http://") {
                var link = word
                while let last = link.last, ".,;:!?'".contains(last) { link.removeLast() }
                result += change(String(link)) + word[link.endIndex...]
            } else {
                result += word
            }
            rest = rest[word.endIndex...]
            if let separator = rest.popFirst() { result.append(separator) }
        }
        return result
    }

    /// Whether two addresses lead to the same place, as far as their text tells.
    package static func same(_ left: String, _ right: String) -> Bool { normal(left) == normal(right) }

    /// The host of an address without "www.", for naming a source; nil when there is none.
    package static func host(of address: String) -> String? {
        let rest = address.split(separator: "://", maxSplits: 1).last ?? ""
        let host = rest.prefix { !"/?#".contains($0) }.split(separator: "@").last.map(String.init)?.lowercased() ?? ""
        let name = host.prefix { $0 != ":" }
        let short = name.hasPrefix("www.") ? name.dropFirst(4) : name
        return short.isEmpty ? nil : String(short)
    }

    /// The host as a name that readers know a source by; nil for numbers and names of this machine.
    package static func siteName(of address: String) -> String? {
        host(of: address).flatMap { $0.contains(where: \.isLetter) && $0.contains(".") && !$0.hasPrefix("[") ? $0 : nil }
    }

    private static func unwrapped(_ word: Substring) -> String {
        var word = word
        while let last = word.last, ".,;:!?)]}>\"'”’»…".contains(last) { word.removeLast() }
        while let first = word.first, "([{<\"'“‘„«".contains(first) { word.removeFirst() }
        return String(word)
    }

    private static func isLink(_ word: String) -> Bool {
        let lower = word.lowercased()
        if lower.contains("://") || lower.hasPrefix("www.") || schemes.contains(where: lower.hasPrefix) { return true }
        return isHostOrPath(word[...])
    }

    private static let schemes = ["mailto:", "tel:", "sms:", "data:", "javascript:", "urn:"]
    private static let marks: Set<Character> = Set(",;()[]{}<>|\"“”„«»'‘’–—…!")

    private static func isHostOrPath(_ word: Substring) -> Bool {
        let host = word.prefix { !"/?#:".contains($0) }
        if isHost(host, hasMore: host.endIndex < word.endIndex) { return true }
        return word.split(separator: "/").dropFirst().contains { isHost($0.prefix { $0 != ":" && $0 != "?" }, hasMore: false) }
    }

    /// "example.com": labels with the ending of a host, so that "e.g." and "Node.js" are words; before a path any ending will do.
    private static func isHost(_ text: Substring, hasMore: Bool) -> Bool {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, let ending = labels.last else { return false }
        let last = ending.lowercased()
        let isEnding =
            TopLevelDomains.isEnding(ending) && (hasMore || !names.contains(text.lowercased()) && !isOrdinal(labels[labels.count - 2]))
            || hasMore && last.count > 1 && last.allSatisfy(\.isLetter) && !files.contains(last)
        return isEnding && labels.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" } }
    }

    /// "am 3.im Kino", where a space is missing.
    private static func isOrdinal(_ label: Substring) -> Bool { label.count < 3 && label.allSatisfy(\.isNumber) }

    /// Of files, programs and degrees, whose endings are those of countries.
    private static let names: Set = [
        "readme.md", "changelog.md", "contributing.md", "license.md", "setup.py", "main.py", "main.rs", "lib.rs", "install.sh", "asp.net",
        "b.sc", "m.sc", "d.sc", "s.th", "will.i.am",
    ]
    /// Endings of names of files and programs that are none of hosts, "Node.js/Deno".
    private static let files: Set = ["js", "ts", "go", "rb", "txt", "pdf", "csv", "json", "xml", "html", "css"]

    private static func isMail(_ word: String) -> Bool {
        let parts = word.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[0].isEmpty && parts[1].dropFirst().dropLast().contains(".")
    }

    private static func isMention(_ word: String) -> Bool {
        word.first == "@" && word.dropFirst().first.map { $0.isLetter || $0.isNumber } == true
    }

    /// Runs of at least nine digits with the punctuation of telephone numbers, starting with "+" or "0".
    private static func phoneNumbers(in text: String) -> [String] {
        var numbers: [String] = []
        var run = ""
        for character in text + "\n" {
            let isDigit = character.isASCII && character.isNumber
            if isDigit || (run.isEmpty ? character == "+" : " -/()".contains(character)) {
                run.append(character)
                continue
            }
            if isPhoneNumber(run) { numbers.append(run.trimmed) }
            run = ""
        }
        return numbers
    }

    private static func isPhoneNumber(_ run: String) -> Bool {
        guard run.count(where: \.isNumber) >= 9, let first = run.first else { return false }
        // "202-555-0123" begins with neither, and with spaces alone it would be a large number.
        let groups = run.split { !$0.isNumber }.suffix(3).map(\.count)
        return first == "+" || first == "0" || groups == [3, 3, 4] && run.contains { "-()/".contains($0) }
    }

    private static func normal(_ address: String) -> String {
        let split = address.split(separator: "://", maxSplits: 1)
        let rest = split.last.map(String.init) ?? ""
        let host = host(of: address) ?? ""
        let path = rest.drop { !"/?#".contains($0) }
        return host + (path.last == "/" ? path.dropLast() : path)
    }
}
