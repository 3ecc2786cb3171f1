extension FeedHandler {
    /// Files a child of an entry.
    func fileInEntry(_ element: FeedElement) {
        switch element.key {
        case "title", "atom:title": if let title = FeedTextForm.text(element) { entry?.title = title }
        case "dc:title", "media:title": if entry?.title == nil { entry?.title = FeedTextForm.text(element) }
        case "link", "atom:link": fileLink(element)
        case "guid": fileGuid(element)
        case "atom:id": entry?.id = element.content
        case "dc:identifier": if entry?.id == nil { entry?.id = element.content }
        case "feedburner:origlink": entry?.originalLink = element.content.map(element.resolved)
        case "comments": entry?.comments = element.content.map(element.resolved)
        case "language", "dc:language": entry?.language = element.content
        case "source": entry?.source = FeedOrigin(title: FeedTextForm.text(element), url: element["url"].map(element.resolved))
        case "atom:source": entry?.source = element.origin
        default: _ = fileText(element) || fileStamp(element) || fileMaker(element) || fileMedia(element)
        }
    }

    private func fileLink(_ element: FeedElement) {
        guard let link = FeedLink(element) else { return }
        entry?.links.append(link)
        if link.relation == "enclosure" { entry?.enclosures.append(FeedEnclosure(url: link.href, type: link.type, length: link.length)) }
    }

    private func fileGuid(_ element: FeedElement) {
        entry?.id = element.content
        entry?.idIsLink = element["ispermalink"]?.lowercased() != "false"
    }

    private func fileText(_ element: FeedElement) -> Bool {
        switch element.key {
        case "atom:content", "content:encoded", "xhtml:body", "xhtml:div", "body", "fullitem":
            if let text = FeedTextForm.text(element) { entry?.contents.append(text) }
        case "description", "atom:summary":
            // A second description is content that somebody put beside the first.
            guard let text = FeedTextForm.text(element) else { return true }
            if entry?.summary == nil { entry?.summary = text } else { entry?.contents.append(text) }
        case "dc:description", "dcterms:abstract", "abstract", "media:description", "itunes:summary", "itunes:subtitle":
            if entry?.summary == nil { entry?.summary = FeedTextForm.text(element) }
        case "atom:rights", "atom:copyright", "copyright", "dc:rights": entry?.rights = FeedTextForm.text(element)
        default: return false
        }
        return true
    }

    private func fileStamp(_ element: FeedElement) -> Bool {
        switch element.key {
        case "pubdate", "atom:published", "atom:issued", "dcterms:issued": file(stamp: element, under: \.published)
        case "atom:updated", "atom:modified", "dcterms:modified", "dc:date", "lastbuilddate": file(stamp: element, under: \.updated)
        case "atom:created", "dcterms:created": file(stamp: element, under: \.created)
        default: return false
        }
        return true
    }

    private func file(stamp element: FeedElement, under path: WritableKeyPath<ParsedEntry, FeedStamp?>) {
        if let text = element.content { entry?[keyPath: path] = FeedStamp(text) }
    }

    private func fileMaker(_ element: FeedElement) -> Bool {
        switch element.key {
        case "atom:author": if let person = element.person { entry?.authors.append(person) }
        case "author", "dc:creator", "dc:author", "itunes:author":
            if let person = element.person ?? element.content.map({ FeedPerson(text: $0) }), entry?.authors.contains(person) == false {
                entry?.authors.append(person)
            }
        case "atom:contributor", "dc:contributor":
            if let person = element.person ?? element.content.map({ FeedPerson(text: $0) }) { entry?.contributors.append(person) }
        case "category", "atom:category", "dc:subject", "media:category":
            if let category = FeedCategory(element) { entry?.categories.append(category) }
        default: return false
        }
        return true
    }

    private func fileMedia(_ element: FeedElement) -> Bool {
        switch element.key {
        case "enclosure", "media:content":
            guard let url = element["url"].map(element.resolved) else { return true }
            let type = element["type"]?.lowercased()
            entry?.enclosures.append(FeedEnclosure(url: url, type: type, length: element["length"] ?? element["filesize"]))
            if element["medium"] == "image" || type?.hasPrefix("image/") == true, entry?.image == nil { entry?.image = FeedImage(url: url) }
        case "media:thumbnail", "itunes:image":
            if let url = (element["url"] ?? element["href"]).map(element.resolved), entry?.image == nil {
                entry?.image = FeedImage(url: url)
            }
        default: return false
        }
        return true
    }
}
