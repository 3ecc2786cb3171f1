extension FeedHandler {
    /// Files a child of the feed itself.
    func fileInFeed(_ element: FeedElement) {
        switch element.key {
        case "title", "atom:title": feed.title = FeedTextForm.text(element) ?? feed.title
        case "dc:title": if feed.title == nil { feed.title = FeedTextForm.text(element) }
        case "description", "atom:subtitle", "atom:tagline": feed.subtitle = FeedTextForm.text(element) ?? feed.subtitle
        case "link", "atom:link": fileFeedLink(element)
        case "atom:id": feed.id = element.content
        case "language", "dc:language": feed.language = element.content
        case "atom:rights", "atom:copyright", "copyright", "dc:rights": feed.rights = FeedTextForm.text(element)
        case "generator", "atom:generator": feed.generator = element.content
        case "pubdate", "atom:published": feed.published = element.content.map { FeedStamp($0) }
        case "lastbuilddate", "atom:updated", "atom:modified", "dc:date": feed.updated = element.content.map { FeedStamp($0) }
        case "category", "atom:category", "dc:subject": if let category = FeedCategory(element) { feed.categories.append(category) }
        case "atom:author": if let person = element.person { feed.authors.append(person) }
        case "managingeditor", "dc:creator", "itunes:author": if let text = element.content { feed.authors.append(FeedPerson(text: text)) }
        case "image": feed.image = element.image ?? feed.image
        case "itunes:image", "atom:logo", "atom:icon":
            if feed.image == nil { feed.image = (element["href"] ?? element.content).map { FeedImage(url: element.resolved($0)) } }
        default: fileHint(element)
        }
    }

    private func fileFeedLink(_ element: FeedElement) {
        guard let link = FeedLink(element) else { return }
        switch link.relation {
        case "hub": feed.hints.hubs.append(link.href)
        case "self": feed.hints.selfLink = link.href
        default: break
        }
        feed.links.append(link)
    }

    private func fileHint(_ element: FeedElement) {
        switch element.key {
        case "ttl": feed.hints.minutes = element.content.flatMap { Int($0) }
        case "sy:updateperiod": feed.hints.period = element.content?.lowercased()
        case "sy:updatefrequency": feed.hints.frequency = element.content.flatMap { Int($0) }
        default: break
        }
    }
}
