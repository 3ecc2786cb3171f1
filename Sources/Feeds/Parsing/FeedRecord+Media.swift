import Support

extension FeedRecord {
    static let mediaFiles: [String: Taker] = [
        "enclosure": { record, element, _ in record.takeEnclosure(element) },
        "media:content": { record, element, _ in
            record.media.add(element.file, to: \.contents)
            record.addFile(element)
        },
        "media:thumbnail": { record, element, _ in
            var attributes = element.file
            if attributes["url"] == nil { attributes["url"] = element.content.map(element.resolved) }
            record.media.add(attributes, to: \.thumbnails)
            record.takeImage(attributes["url"])
        },
        "media:player": { record, element, _ in record.media.player = element.file.adding(element.content) },
        "media:credit": { record, element, _ in record.media.add(element.dictionary.adding(element.content), to: \.credits) },
        "media:rating": { record, element, _ in record.media.rating = element.dictionary.adding(element.content) },
        "image": { record, element, owner in if owner != .entry { record.image = element.image ?? record.image } },
        "textinput": { record, element, _ in record.textInput = element.textInput },
    ]

    private mutating func takeEnclosure(_ element: FeedElement) {
        guard let url = (element["url"] ?? element["href"]).map(element.resolved) else { return }
        var link = FeedLink(href: url, relation: "enclosure")
        (link.type, link.length) = (element["type"]?.lowercased(), element["length"])
        links.append(link)
        addFile(element)
    }

    private mutating func addFile(_ element: FeedElement) {
        guard let url = element["url"].map(element.resolved) else { return }
        let type = element["type"]?.lowercased()
        enclosures.append(FeedEnclosure(url: url, type: type, length: element["length"] ?? element["filesize"]))
        if element["medium"] == "image" || type?.hasPrefix("image/") == true { takeImage(url) }
    }

    private mutating func takeImage(_ url: String?) { if self.image == nil, let url { self.image = FeedImage(url: url) } }

    static let podcasts: [String: Taker] = [
        "itunes:image": { record, element, owner in record.takeCover(element, for: owner) },
        "itunes:link": { record, element, owner in record.takeCover(element, for: owner) },
        "itunes:duration": { record, element, _ in record.podcast.duration = element.content },
        "itunes:block": { record, element, _ in record.podcast.isBlocked = ["yes", "Yes"].contains(element.text) },
        "itunes:explicit": { record, element, _ in record.podcast.isExplicit = explicit(element.text) },
        "psc:chapters": { record, element, _ in
            record.chapters = FeedChapters(version: element["version"], chapters: record.chapters?.chapters ?? [])
        },
        "psc:chapter": { record, element, _ in
            guard record.chapters?.version == nil, (record.chapters?.chapters.count ?? 0) < 5000 else { return }
            record.chapters = record.chapters ?? FeedChapters()
            record.chapters?.chapters.append(element.dictionary)
        },
    ]

    private mutating func takeCover(_ element: FeedElement, for owner: FeedOwner) {
        guard let url = (element["href"] ?? element["url"]).map(element.resolved) else { return }
        if self.image == nil || owner == .entry { self.image = FeedImage(url: url) }
    }

    /// Yes or no in the words of every edition of the vocabulary; nil for other words.
    private static func explicit(_ word: String) -> Bool? {
        switch word {
        case "yes", "true": true
        case "clean": false
        default: nil
        }
    }
}

extension FeedMedia {
    /// More would be an attack.
    mutating func add(_ file: [String: String], to path: WritableKeyPath<FeedMedia, [[String: String]]>) {
        if self[keyPath: path].count < 1000 { self[keyPath: path].append(file) }
    }
}

extension FeedElement {
    /// The attributes of a file, its address absolute.
    fileprivate var file: [String: String] {
        var attributes = dictionary
        attributes["url"] = attributes["url"].map(resolved)
        return attributes
    }
}

extension [String: String] {
    /// With an element's text beside its attributes.
    fileprivate func adding(_ content: String?) -> [String: String] {
        var all = self
        if let content { all["content"] = content }
        return all
    }
}
