extension FeedRecord {
    static let texts: [String: Taker] = [
        "title": { record, element, _ in record.takeTitle(element, isBorrowed: false) },
        "dc:title": { record, element, _ in record.takeTitle(element, isBorrowed: true) },
        "media:title": { record, element, _ in record.takeTitle(element, isBorrowed: true) },
        "subtitle": { $0.takeSubtitle($1, for: $2) }, "tagline": { $0.takeSubtitle($1, for: $2) },
        "itunes:subtitle": { $0.takeSubtitle($1, for: $2) },
        "description": { $0.takeDescription($1, for: $2, isOwn: true) },
        "abstract": { $0.takeDescription($1, for: $2, isOwn: false) },
        "dcterms:abstract": { $0.takeDescription($1, for: $2, isOwn: false) },
        "dc:description": { $0.takeDescription($1, for: $2, isOwn: false) },
        "media:description": { $0.takeDescription($1, for: $2, isOwn: false) },
        "summary": { $0.takeSummary($1, for: $2, isOwn: $1.isAtom) },
        "itunes:summary": { $0.takeSummary($1, for: $2, isOwn: false) },
        "content": { $0.takeContent($1, for: $2) }, "content:encoded": { $0.takeContent($1, for: $2) },
        "body": { $0.takeContent($1, for: $2) }, "xhtml:body": { $0.takeContent($1, for: $2) },
        "xhtml:div": { $0.takeContent($1, for: $2) }, "fullitem": { $0.takeContent($1, for: $2) },
        "rights": { $0.takeRights($1, for: $2) }, "copyright": { $0.takeRights($1, for: $2) }, "dc:rights": { $0.takeRights($1, for: $2) },
        "info": { record, element, _ in record.takeInfo(element) },
        "feedburner:browserfriendly": { record, element, _ in record.takeInfo(element) },
    ]

    /// The first title counts, unless a later one stands higher or is the format's own.
    private mutating func takeTitle(_ element: FeedElement, isBorrowed: Bool) {
        guard let text = FeedTextForm.text(element) else { return }
        if title != nil, !titleIsBorrowed || isBorrowed, element.depth >= depths[.title] { return }
        (title, titleIsBorrowed) = (text, isBorrowed)
        depths[.title] = element.depth
    }

    private mutating func takeSubtitle(_ element: FeedElement, for owner: FeedOwner) {
        if let text = FeedTextForm.text(element), accepts(.subtitle, from: element, for: owner) { self.subtitle = text }
    }

    /// - Parameter isOwn: whether it is of the format's own vocabulary and not one that mostly repeats it.
    private mutating func takeDescription(_ element: FeedElement, for owner: FeedOwner, isOwn: Bool) {
        if owner == .entry { return takeSummary(element, for: owner, isOwn: isOwn) }
        if let text = FeedTextForm.text(element) { self.subtitle = text }
    }

    private mutating func takeSummary(_ element: FeedElement, for owner: FeedOwner, isOwn: Bool) {
        guard let text = FeedTextForm.text(element) else { return }
        if owner == .entry, summary != nil, contents.isEmpty, moreSummaries.isEmpty {
            // A second description is content that somebody put beside the first.
            if isOwn { contents.append(text) } else { moreSummaries.append(text) }
        } else if accepts(.summary, from: element, for: owner) {
            summary = text
        }
    }

    private mutating func takeContent(_ element: FeedElement, for owner: FeedOwner) {
        if owner == .entry, let text = FeedTextForm.text(element) { contents.append(text) }
    }

    private mutating func takeRights(_ element: FeedElement, for owner: FeedOwner) {
        if let text = FeedTextForm.text(element), accepts(.rights, from: element, for: owner) { self.rights = text }
    }

    private mutating func takeInfo(_ element: FeedElement) { self.info = FeedTextForm.text(element) ?? self.info }
}
