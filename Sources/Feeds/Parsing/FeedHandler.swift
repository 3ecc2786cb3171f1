import Markup

/// Collects a feed from the events of its XML.
final class FeedHandler: XMLHandler {
    /// What the document's root says it is.
    enum Document { case nothing, feed, page, other(String) }

    private(set) var document = Document.nothing
    private var feed = ParsedFeed()
    private var entries: KeptEntries
    /// The entry, and the source of one, that are open.
    private var entry: ParsedEntry?
    private var source: FeedRecord?

    private var open: [FeedElement]
    /// What the names of the document mean, by their numbers.
    private var names: [FeedName?] = []
    private var rootNamespace = ""
    private var isAtom = false
    private(set) var hasEnded = false
    private let keepsAll: Bool

    /// - Parameters:
    ///   - base: the address of the document, when it has one.
    ///   - language: what the transfer says its language is.
    ///   - keepsAll: whether elements count of which nothing is known but their name.
    init(base: String?, language: String? = nil, keepsAll: Bool = true) {
        self.open = [FeedElement(base: base, language: language)]
        // An entry has some sixty values, which are not moved again and again.
        feed.entries.reserveCapacity(32)
        self.keepsAll = keepsAll
        entries = KeptEntries(most: keepsAll ? KeptEntries.most : KeptEntries.usual)
    }

    /// The feed as far as it was read; an entry that the document's end cuts off is left out.
    var finished: ParsedFeed {
        var feed = feed
        (feed.entries, feed.leftOut) = (entries.all, entries.leftOut)
        feed.isCut = !hasEnded
        return feed
    }

    /// Ends what the document's end left open, so that what a cut entry says so far is there too.
    func close() {
        while open.count > 1 { endElement() }
        hasEnded = false
    }

    func start(_ element: XMLElement) {
        let parent = open[open.count - 1]
        if parent.markup != nil || parent.name.textType != nil { return startMarkup(element, in: parent) }
        if open.count == 1 {
            if hasEnded { return }
            startRoot(element)
        }
        let opened = FeedElement(element, name: name(element.name), inside: parent)
        if open.count == 1 { feed.language = opened.language }
        open.append(opened)
        switch opened.name.role {
        case .entry: startEntry(opened)
        case .channel: feed.record.takeChannelAttributes(opened)
        case .source: source = FeedRecord()
        // A topic comes before those that stand in it.
        case .topic: file(opened, for: parent.owner)
        case .other: break
        }
    }

    func text(_ text: String) {
        let last = open[open.count - 1]
        if let markup = last.markup { markup.text(Mended.controls(text)) } else { last.append(text) }
    }

    func end(_ name: XMLName) {
        guard open.count > 1 else { return }
        let last = open[open.count - 1]
        if let markup = last.markup, markup.depth > 0 {
            markup.end(name)
        } else if last.wrappers > 0 {
            last.wrappers -= 1
        } else {
            endElement()
        }
    }

    /// What an element's name means in this document, whose root is known by now.
    private func name(_ name: XMLName) -> FeedName {
        if name.number < names.count, let known = names[name.number] { return known }
        if name.namespace.isEmpty, feed.undeclaredPrefix == nil { feed.undeclaredPrefix = FeedVocabulary.prefix(of: name) }
        let made = FeedVocabulary.name(name, rootNamespace: rootNamespace, isAtom: isAtom)
        while names.count <= name.number { names.append(nil) }
        names[name.number] = made
        return made
    }

    private func endElement() {
        let element = open.removeLast()
        if open.count == 1 { hasEnded = true }
        switch element.name.role {
        case .entry:
            // Taken out, not copied: it has some sixty values.
            if let ended = entry.take() { entries.append(ended) }
        case .source: endSource(element)
        default: file(element)
        }
    }

    private func startMarkup(_ element: XMLElement, in holder: FeedElement) {
        if holder.markup == nil {
            let form = FeedTextForm.of(holder)
            if holder.isAtom, form == .html, element.name.local == "div" {
                // Old TypePad put its escaped text into one.
                holder.wrappers += 1
                return
            }
            let isXHTML = form == .xhtml
            let before = isXHTML ? Entities.escape(holder.text) : holder.text
            holder.markup = InlineMarkup(after: before, dropsOuterDiv: isXHTML && feed.version == "atom10")
        }
        holder.markup?.start(element)
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
        let parent = open[open.count - 1]
        switch parent.name.frame {
        case .person where FeedPerson.file(element, in: &parent.person): break
        case .image: FeedImage.file(element, in: &parent.image)
        case .textInput: FeedTextInput.file(element, in: &parent.textInput)
        case .skippedHours: if let hour = FeedHints.hour(element.content) { feed.hints.skippedHours.insert(hour) }
        case .skippedDays: if let day = FeedHints.weekday(element.content) { feed.hints.skippedDays.insert(day) }
        default: file(element, for: parent.owner)
        }
    }

    private func file(_ element: FeedElement, for owner: FeedOwner) {
        if !keepsAll, element.name.taker == nil, owner != .feed { return }
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
