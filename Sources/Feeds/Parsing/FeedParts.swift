import Support

extension FeedPerson {
    /// Takes a child of a person; false for what says nothing of one.
    static func file(_ element: FeedElement, in person: inout FeedPerson?) -> Bool {
        let path: WritableKeyPath<FeedPerson, String?>
        switch element.key {
        case "name", "itunes:name": path = \.name
        case "email", "itunes:email": path = \.email
        case "uri", "url", "homepage": path = \.url
        default: return false
        }
        guard let text = element.content else { return true }
        var filled = person ?? FeedPerson()
        filled[keyPath: path] = path == \.url ? element.resolved(text) : text
        person = filled
        return true
    }

    /// Reads a person of any format; nil for one who is not named.
    init?(_ element: FeedElement) {
        guard let person = element.person ?? element.content.map({ FeedPerson(text: $0) }) else { return nil }
        self = person
    }

    /// Reads `mail (Name)`, `Name <mail>`, `Name (mail)`, a mail address or a name.
    init(text: String) {
        self.init()
        // Most are names alone.
        guard text.utf8.contains(where: { "@()<>".utf8.contains($0) }) else {
            name = text.trimmed.isEmpty ? nil : text.trimmed
            return
        }
        let opening: Set<Character> = ["(", "<"]
        let closing: Set<Character> = [")", ">"]
        let parts = FeedPerson.withoutTags(text).split { opening.contains($0) || closing.contains($0) }.map(\.trimmed).filter {
            !$0.isEmpty
        }
        let mail = parts.first { $0.contains("@") && !$0.contains(" ") }
        email = mail.map { $0.hasPrefix("mailto:") ? String($0.dropFirst(7)) : $0 }
        name = parts.first { $0 != mail }
    }

    /// Between angle brackets stands a mail address, or nothing that is part of a name.
    private static func withoutTags(_ text: String) -> String {
        var (result, rest) = ("", text[...])
        while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
            let inside = rest[open...close]
            result += rest[..<open] + (inside.contains("@") && !inside.contains(" ") ? inside : " ")
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }
}

extension FeedImage {
    /// Takes a child of RSS's image.
    static func file(_ element: FeedElement, in image: inout FeedImage?) {
        guard let text = element.content else { return }
        var filled = image ?? FeedImage()
        switch element.key {
        case "url": filled.url = element.resolved(text)
        case "title": filled.title = text
        case "link": filled.link = element.resolved(text)
        case "description": filled.description = text
        case "width": filled.width = Int(text)
        case "height": filled.height = Int(text)
        default: return
        }
        image = filled
    }
}

extension FeedTextInput {
    /// Takes a child of RSS's form.
    static func file(_ element: FeedElement, in form: inout FeedTextInput?) {
        guard let text = element.content else { return }
        var filled = form ?? FeedTextInput()
        switch element.key {
        case "title": filled.title = text
        case "description": filled.description = text
        case "name": filled.name = text
        case "link": filled.link = element.resolved(text)
        default: return
        }
        form = filled
    }
}

extension FeedHints {
    /// Takes a child of the feed.
    mutating func take(_ element: FeedElement) {
        switch element.key {
        case "ttl": minutes = element.content.flatMap { Int($0) }
        case "sy:updateperiod": period = element.content?.lowercased()
        case "sy:updatefrequency": frequency = element.content.flatMap { Int($0) }
        case "link":
            guard let link = FeedLink(element) else { return }
            if link.relation == "hub" { hubs.append(link.href) }
            if link.relation == "self" { selfLink = link.href }
        default: break
        }
    }

    /// 24 is midnight too; nil for what is no hour of a day.
    static func hour(_ number: String?) -> Int? {
        guard let hour = number.flatMap({ Int($0) }), (0...24).contains(hour) else { return nil }
        return hour % 24
    }

    /// Monday is 1; nil for a word that is no day.
    static func weekday(_ name: String?) -> Int? {
        let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
        guard let name else { return nil }
        return days.firstIndex { name.lowercased().hasPrefix($0) }.map { $0 + 1 }
    }
}

extension FeedLink {
    /// Reads an Atom link; nil without an address.
    init?(_ element: FeedElement) {
        let relation = (element["rel"] ?? "alternate").lowercased()
        // An empty address means the feed's own base, which only this relation can want.
        guard let href = element["href"] ?? element.content ?? (relation == "self" && element.base != nil ? "" : nil) else { return nil }
        let registry = "http://www.iana.org/assignments/relation/"
        self.init(
            href: element.resolved(href), relation: relation.hasPrefix(registry) ? String(relation.dropFirst(registry.count)) : relation,
            type: element["type"]?.lowercased(), title: element["title"], language: element["hreflang"], length: element["length"])
    }
}

extension FeedCategory {
    /// Reads a category of any format; nil without a word.
    init?(_ element: FeedElement) {
        guard let term = element["term"] ?? element.content ?? element["text"] ?? element["label"] else { return nil }
        self.init(term: term, scheme: element["scheme"] ?? element["domain"], label: element["label"])
    }
}
