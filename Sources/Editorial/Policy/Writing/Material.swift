import Support

/// What a draft may rest on: its sources and its brief, as plain words.
struct Material {
    private struct Source {
        let address: String
        let labels: [String]
        let words: String
    }

    private let sources: [Source]
    private let links: [String]
    /// Everything that was given, one text a source.
    let texts: [String]

    init(_ assignment: Assignment) {
        var sources = assignment.items.enumerated().map { index, item in
            Source(
                address: item.url ?? item.id, labels: ["s\(index + 1)", "\(index + 1)", (item.url ?? item.id).lowercased()],
                words: Self.normal(item.title + " " + item.text))
        }
        if let brief = assignment.brief {
            sources.append(Source(address: brief.page.pageID, labels: ["brief"], words: Self.normal(PromptBuilder.words(of: brief))))
        }
        self.sources = sources
        links = assignment.items.compactMap(\.url) + (assignment.brief?.links ?? [])
        texts = assignment.items.map { $0.title + "\n" + $0.text } + [assignment.brief.map(PromptBuilder.words) ?? ""]
    }

    /// The quote with its source's address, when a source has its words; the named source is preferred.
    func located(_ quote: Quote) -> Quote? {
        let span = Self.normal(quote.span)
        guard span.count >= 3 else { return nil }
        let holders = sources.filter { $0.words.contains(span) }
        let named = holders.first { $0.labels.contains(quote.source.trimmed.lowercased()) || $0.address == quote.source }
        return (named ?? holders.first).map { Quote(source: $0.address, span: UntrustedText.clean(quote.span).unmarked.collapsed) }
    }

    /// Whether it is the address of a source or a link of the brief, or only the host of one.
    func isLink(_ address: String) -> Bool {
        links.contains { WebAddresses.same($0, address) || WebAddresses.host(of: $0) == address.lowercased() }
    }

    /// Whether the brief, which editors wrote, has it.
    func mentions(_ address: String) -> Bool { texts.last?.contains(address) == true }

    /// Addresses, mentions and numbers in a text that come from nowhere.
    func strangers(in text: String) -> [String] {
        WebAddresses.all(in: text).filter { address in !isLink(address) && !texts.contains { $0.contains(address) } }
    }

    /// For comparing: one space between words, quotation marks and dashes alike, case folded.
    private static func normal(_ text: String) -> String {
        let plain = UntrustedText.clean(text).unmarked.folded.map { character -> Character in
            switch character {
            case "“", "”", "„", "«", "»", "″": "\""
            case "‘", "’", "‚", "′": "'"
            case "–", "—", "‐", "‑", "−": "-"
            default: character
            }
        }
        return String(plain).collapsed
    }
}

extension String {
    fileprivate var unmarked: String { replacing(String(UntrustedText.mark), with: " ") }
}
