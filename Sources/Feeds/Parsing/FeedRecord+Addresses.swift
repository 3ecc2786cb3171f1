import Support

extension FeedRecord {
    static let addresses: [String: Taker] = [
        "link": { record, element, _ in FeedLink(element).map { record.takeLink($0, isWritten: element["href"] == nil) } },
        "guid": { record, element, _ in record.takeGuid(element) },
        "id": { record, element, owner in record.takeID(element, for: owner) },
        "dc:identifier": { record, element, _ in if record.id == nil { record.id = element.content } },
        "feedburner:origlink": { record, element, _ in record.originalLink = element.content.map(element.resolved) },
        "comments": { record, element, owner in
            if let text = element.content, record.accepts(.comments, from: element, for: owner) {
                record.comments = element.resolved(text)
            }
        },
        "docs": { record, element, _ in record.docs = element.content.map(element.resolved) },
        "newlocation": { record, element, _ in record.newLocation = element.content.map(element.resolved) },
        "icon": { record, element, _ in record.takePicture(element, as: \.icon) },
        "logo": { record, element, _ in record.takePicture(element, as: \.logo) },
        "creativeCommons:license": { record, element, _ in record.takeLicense(element.content.map(element.resolved)) },
        "cc:license": { record, element, _ in record.takeLicense((element.resource ?? element.content).map(element.resolved)) },
    ]

    /// - Parameter isWritten: whether the address is the element's text.
    mutating func takeLink(_ link: FeedLink, isWritten: Bool = true) {
        links.append(link)
        let isPage =
            link.relation == "alternate" && ["text/html", "application/xhtml+xml", "html", "xhtml"].contains(link.type ?? "text/html")
        if isWritten || isPage { self.link = link.href }
        if link.relation == "enclosure" { enclosures.append(FeedEnclosure(url: link.href, type: link.type, length: link.length)) }
    }

    private mutating func takeGuid(_ element: FeedElement) {
        let word = element["ispermalink"]
        id = element.content
        idIsLink = word?.lowercased() != "false"
        idServesAsLink = (word ?? "true") == "true" && link == nil
        guard let id, (word ?? "true") == "true" else { return }
        permalink = element.resolved(id)
        if link == nil { link = permalink }
    }

    private mutating func takeID(_ element: FeedElement, for owner: FeedOwner) {
        guard let text = element.content, accepts(.id, from: element, for: owner) else { return }
        id = text
        permalink = element.resolved(text)
        if link == nil, permalink?.hasPrefix("http") == true { link = permalink }
    }

    private mutating func takePicture(_ element: FeedElement, as path: WritableKeyPath<FeedRecord, String?>) {
        guard let address = element.content.map(element.resolved) else { return }
        self[keyPath: path] = address
    }

    private mutating func takeLicense(_ address: String?) {
        if let address { links.append(FeedLink(href: address, relation: "license")) }
    }
}

extension FeedRecord {
    static let stamps: [String: Taker] = {
        var takers: [String: Taker] = ["dcterms:valid": { record, element, _ in record.takeValidity(element) }]
        for key in ["pubdate", "published", "issued", "dcterms:issued"] {
            takers[key] = { $0.take($1, for: $2, as: .published, \.published) }
        }
        for key in ["updated", "modified", "lastbuilddate", "dc:date", "dcterms:modified"] {
            takers[key] = { $0.take($1, for: $2, as: .updated, \.updated) }
        }
        for key in ["created", "dcterms:created"] { takers[key] = { $0.take($1, for: $2, as: .created, \.created) } }
        takers["expirationdate"] = { $0.take($1, for: $2, as: .expired, \.expired) }
        return takers
    }()

    private mutating func take(
        _ element: FeedElement, for owner: FeedOwner, as slot: FeedDepths.Slot, _ path: WritableKeyPath<FeedRecord, FeedStamp?>
    ) {
        if let text = element.content, accepts(slot, from: element, for: owner) { self[keyPath: path] = FeedStamp(text) }
    }

    /// `start=2026-07-04;end=2026-08-01`
    private mutating func takeValidity(_ element: FeedElement) {
        for part in (element.content ?? "").split(separator: ";").map(\.trimmed) {
            for key in ["start", "end"] where part.hasPrefix(key + "=") {
                self.extra["validity_" + key] = .text(String(part.dropFirst(key.count + 1)))
            }
        }
    }
}
