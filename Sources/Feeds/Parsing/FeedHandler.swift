import Markup

/// Collects a feed from the events of its XML.
final class FeedHandler: XMLHandler {
    /// What the document's root says it is.
    enum Document { case nothing, feed, page, other(String) }

    private(set) var document = Document.nothing
    var feed = ParsedFeed()
    /// The entry that is open.
    var entry: ParsedEntry?

    private var open: [FeedElement]
    private var rootNamespace = ""
    private var isAtom = false
    private var hasEnded = false

    /// - Parameter base: the address of the document, when it has one.
    init(base: String?) { open = [FeedElement(base: base)] }

    /// The feed as far as it was read; an entry that the document's end cuts off is left out.
    var finished: ParsedFeed {
        var feed = feed
        feed.isCut = !hasEnded
        return feed
    }

    func start(_ element: XMLElement) {
        let parent = open[open.count - 1]
        if parent.markup != nil || FeedTextForm.texts.contains(parent.key) { return startMarkup(element) }
        if open.count == 1 {
            if hasEnded { return }
            startRoot(element)
        }
        let key = FeedVocabulary.key(element.name, rootNamespace: rootNamespace, isAtom: isAtom)
        let opened = FeedElement(element, key: key, inside: parent)
        if open.count == 1 { feed.language = opened.language }
        open.append(opened)
        if key == "item" || key == "atom:entry" { startEntry(opened) }
    }

    func text(_ text: String) {
        let last = open.count - 1
        if open[last].markup != nil { open[last].markup?.text(text) } else { open[last].text += text }
    }

    func end(_ name: XMLName) {
        let last = open.count - 1
        guard last > 0 else { return }
        if let markup = open[last].markup, markup.depth > 0 {
            open[last].markup?.end(name)
            return
        }
        let element = open.removeLast()
        if open.count == 1 { hasEnded = true }
        if element.key == "item" || element.key == "atom:entry" {
            if let entry { feed.entries.append(entry) }
            entry = nil
        } else {
            file(element)
        }
    }

    private func startMarkup(_ element: XMLElement) {
        let last = open.count - 1
        if open[last].markup == nil {
            let isXHTML = FeedTextForm.of(open[last]) == .xhtml
            let before = isXHTML ? Entities.escape(open[last].text) : open[last].text
            open[last].markup = InlineMarkup(after: before, dropsOuterDiv: isXHTML)
        }
        open[last].markup?.start(element)
    }

    private func startRoot(_ element: XMLElement) {
        rootNamespace = element.name.namespace
        let local = element.name.local.lowercased()
        isAtom = local == "feed" || local == "entry"
        switch local {
        case "rss", "rdf", "channel", "feed", "entry":
            document = .feed
            feed.version = FeedVersion.of(element)
        case "html": document = .page
        default: document = .other(element.name.local)
        }
    }

    private func startEntry(_ element: FeedElement) {
        entry = ParsedEntry()
        // RSS 1.0 names its items so.
        entry?.id = element.value("about", in: "http://www.w3.org/1999/02/22-rdf-syntax-ns#").flatMap { $0.isEmpty ? nil : $0 }
        entry?.language = element.language
    }

    /// Files an element that has ended, by what it stands in.
    private func file(_ element: FeedElement) {
        let last = open.count - 1
        switch open[last].key {
        case "item", "atom:entry", "media:group", "media:content": fileInEntry(element)
        case "atom:author", "atom:contributor", "author", "itunes:owner": FeedPerson.file(element, in: &open[last].person)
        case "image": FeedImage.file(element, in: &open[last].image)
        case "atom:source", "source": FeedOrigin.file(element, in: &open[last].origin)
        case "skiphours": if let hour = element.content.flatMap({ Int($0) }) { feed.hints.skippedHours.insert(hour == 24 ? 0 : hour) }
        case "skipdays": if let day = FeedHints.weekday(element.content) { feed.hints.skippedDays.insert(day) }
        case "channel", "rss", "rdf:rdf", "atom:feed": if entry == nil { fileInFeed(element) }
        default: break
        }
    }
}
