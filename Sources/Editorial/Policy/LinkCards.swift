import Support

/// Cards for links: from a draft's source, or as an editor writes them.
package enum LinkCards {
    // LinkedIn gives no numbers; people see about two lines of each.
    package static let titleUnits = 200
    package static let descriptionUnits = 300

    /// The card of what the draft was made from: the first item with an address, else the brief's first link. Nil without either.
    package static func card(for assignment: Assignment) -> LinkCard? {
        for item in assignment.items where !item.isFound {
            guard let source = item.url, isAddress(source) else { continue }
            return card(source, title: item.title, text: item.text)
        }
        guard let brief = assignment.brief, let source = brief.links.first(where: isAddress) else { return nil }
        return card(source, title: brief.name, text: "")
    }

    /// What an editor wrote: the address, then lines with title and description; what is left out comes from `known`.
    package static func card(words: String, known: LinkCard?) -> LinkCard? {
        let lines = words.split(separator: "\n", omittingEmptySubsequences: false).map(\.trimmed)
        guard let source = lines.first, isAddress(source) else { return nil }
        let known = known.flatMap { $0.source == source ? $0 : nil }
        let (title, description) = (lines.dropFirst().first ?? "", lines.dropFirst(2).joined(separator: " ").trimmed)
        return LinkCard(
            source: source, title: title.isEmpty ? known?.title ?? WebAddresses.siteName(of: source) ?? source : title.nfc,
            description: description.isEmpty ? known?.description ?? "" : description.nfc)
    }

    /// Sentences about what keeps a card from being approved.
    package static func obstacles(_ card: LinkCard) -> [Message] {
        var obstacles: [Message] = []
        if !isAddress(card.source) { obstacles.append("The link card's address is none: comment /link https://... with the right one.") }
        if card.title.trimmed.isEmpty { obstacles.append("The link card has no title: comment /link with address and title on two lines.") }
        if card.title.utf16.count > titleUnits { obstacles.append("The link card's title is longer than \(titleUnits) units: shorten it.") }
        if card.description.utf16.count > descriptionUnits {
            obstacles.append("The link card's description is longer than \(descriptionUnits) units: shorten it.")
        }
        return obstacles
    }

    /// What the page tells of a card: all that a reader will see of it.
    static func words(_ card: LinkCard) -> Message {
        let lines: [Message] = ["Link card: \(card.title)", card.description.isEmpty ? "" : "\(card.description)", "\(card.source)"]
        return lines.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private static func card(_ source: String, title: String, text: String) -> LinkCard {
        let title = short(MachineTalk.telling(title), titleUnits)
        let text = MachineTalk.telling(text)
        return LinkCard(
            source: source, title: title.isEmpty ? WebAddresses.siteName(of: source) ?? source : title,
            description: text == title ? "" : short(text, 160))
    }

    /// Whole words, and a sign that there were more.
    private static func short(_ text: String, _ units: Int) -> String {
        let text = text.nfc
        if text.utf16.count <= units { return text }
        let head = text.limited(utf16: units - 1)
        let whole = head.lastIndex(where: \.isWhitespace).map { head[..<$0] } ?? head[...]
        return whole.trimmed + "\u{2026}"
    }

    private static func isAddress(_ text: String) -> Bool {
        guard let scheme = ["https://", "http://"].first(where: text.hasPrefix) else { return false }
        return text.count > scheme.count && WebAddresses.host(of: text) != nil && !text.contains(where: \.isWhitespace)
    }
}
