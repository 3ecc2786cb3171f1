import Support

extension FeedPerson {
    /// Takes a child of an Atom person.
    static func file(_ element: FeedElement, in person: inout FeedPerson?) {
        guard let text = element.content else { return }
        var filled = person ?? FeedPerson()
        switch element.key {
        case "atom:name", "name", "itunes:name": filled.name = text
        case "atom:email", "email", "itunes:email": filled.email = text
        case "atom:uri", "atom:url", "atom:homepage": filled.url = element.resolved(text)
        default: return
        }
        person = filled
    }

    /// Reads `mail (Name)`, `Name <mail>`, `Name (mail)`, a mail address or a name.
    init(text: String) {
        self.init()
        let opening: Set<Character> = ["(", "<"]
        let closing: Set<Character> = [")", ">"]
        let parts = text.split { opening.contains($0) || closing.contains($0) }.map(\.trimmed).filter { !$0.isEmpty }
        let mail = parts.first { $0.contains("@") && !$0.contains(" ") }
        email = mail.map { $0.hasPrefix("mailto:") ? String($0.dropFirst(7)) : $0 }
        name = parts.first { $0 != mail }
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
        default: return
        }
        image = filled
    }
}

extension FeedOrigin {
    /// Takes a child of Atom's source.
    static func file(_ element: FeedElement, in origin: inout FeedOrigin?) {
        var filled = origin ?? FeedOrigin()
        switch element.key {
        case "atom:title": filled.title = FeedTextForm.text(element)
        case "atom:id": filled.id = element.content
        case "atom:link" where (element["rel"] ?? "alternate") == "alternate": filled.url = element["href"].map(element.resolved)
        default: return
        }
        origin = filled
    }
}

extension FeedHints {
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
        guard let href = element["href"] ?? element.content else { return nil }
        let relation = (element["rel"] ?? "alternate").lowercased()
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
