import Markup

/// Collects a feed from the events of its XML.
final class FeedHandler: XMLHandler {
    /// What the document's root says it is.
    enum Document { case nothing, feed, page, other(String) }

    private(set) var document = Document.nothing
    private var feed = ParsedFeed()
    /// The entry, and the source of one, that are open.
    private var entry: ParsedEntry?
    private var source: FeedRecord?

    private var open: [FeedElement]
    private var rootNamespace = ""
    private var isAtom = false
    private(set) var hasEnded = false

    /// - Parameters:
    ///   - base: the address of the document, when it has one.
    ///   - language: what the transfer says its language is.
    init(base: String?, language: String? = nil) { open = [FeedElement(base: base, language: language)] }

    /// The feed as far as it was read; an entry that the document's end cuts off is left out.
    var finished: ParsedFeed {
        var feed = feed
        feed.isCut = !hasEnded
        return feed
    }

    /// Ends what the document's end left open, so that what a cut entry says so far is there too.
    func close() {
        while open.count > 1 { endElement() }
        hasEnded = false
    }

    func start(_ element: XMLElement) {
        let last = open.count - 1
        // A copy of the element here would have its text copied for each tag.
        if open[last].markup != nil || FeedTextForm.types[open[last].key] != nil { return startMarkup(element) }
        let parent = open[last]
        if open.count == 1 {
            if hasEnded { return }
            startRoot(element)
        }
        if element.name.namespace.isEmpty, feed.undeclaredPrefix == nil, let prefix = FeedVocabulary.prefix(of: element.name) {
            feed.undeclaredPrefix = prefix
        }
        let name = FeedVocabulary.name(element.name, rootNamespace: rootNamespace, isAtom: isAtom)
        let opened = FeedElement(element, name: name, inside: parent)
        if open.count == 1 { feed.language = opened.language }
        open.append(opened)
        switch name.key {
        case "item", "entry": startEntry(opened)
        case "channel": feed.record.takeChannelAttributes(opened)
        case "source": source = FeedRecord()
        // A topic comes before those that stand in it.
        case "itunes:category": file(opened, for: parent.owner)
        default: break
        }
    }

    func text(_ text: String) {
        let last = open.count - 1
        let text = Mended.controls(text)
        if open[last].markup != nil { open[last].markup?.text(text) } else { open[last].text += text }
    }

    func end(_ name: XMLName) {
        let last = open.count - 1
        guard last > 0 else { return }
        // Not by a copy, which would have the text copied for each tag.
        if open[last].markup?.depth ?? 0 > 0 {
            open[last].markup?.end(name)
        } else if open[last].wrappers > 0 {
            open[last].wrappers -= 1
        } else {
            endElement()
        }
    }

    private func endElement() {
        let element = open.removeLast()
        if open.count == 1 { hasEnded = true }
        switch element.key {
        case "item", "entry":
            if let entry { feed.entries.append(entry) }
            entry = nil
        case "source": endSource(element)
        default: file(element)
        }
    }

    private func startMarkup(_ element: XMLElement) {
        let last = open.count - 1
        if open[last].markup == nil {
            let form = FeedTextForm.of(open[last])
            if open[last].isAtom, form == .html, element.name.local == "div" {
                // Old TypePad put its escaped text into one.
                open[last].wrappers += 1
                return
            }
            let isXHTML = form == .xhtml
            let before = isXHTML ? Entities.escape(open[last].text) : open[last].text
            open[last].markup = InlineMarkup(after: before, dropsOuterDiv: isXHTML && feed.version == "atom10")
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
        entry?.record.takeChannelAttributes(element)
        // RSS 1.0 names its items so.
        entry?.id = element.value("about", in: rdfNamespace).flatMap { $0.isEmpty ? nil : $0 }
        entry?.language = element.language
    }

    private func endSource(_ element: FeedElement) {
        guard var record = source else { return }
        source = nil
        record.url = element["url"].map(element.resolved)
        if record.title == nil { record.title = FeedTextForm.text(element) }
        if entry != nil { entry?.source = record }
    }

    /// Files an element that has ended, by what it stands in.
    private func file(_ element: FeedElement) {
        let last = open.count - 1
        let people = ["author", "contributor", "itunes:owner"]
        if people.contains(open[last].key), FeedPerson.file(element, in: &open[last].person) { return }
        switch open[last].key {
        case "image": FeedImage.file(element, in: &open[last].image)
        case "textinput": FeedTextInput.file(element, in: &open[last].textInput)
        case "skiphours": if let hour = element.content.flatMap({ Int($0) }) { feed.hints.skippedHours.insert(hour == 24 ? 0 : hour) }
        case "skipdays": if let day = FeedHints.weekday(element.content) { feed.hints.skippedDays.insert(day) }
        default: file(element, for: open[last].owner)
        }
    }

    private func file(_ element: FeedElement, for owner: FeedOwner) {
        switch owner {
        case .nobody: break
        case .source: source?.take(element, for: .source)
        case .entry: entry?.record.take(element, for: .entry)
        case .feed:
            feed.record.take(element, for: .feed)
            feed.hints.take(element)
        }
    }
}
