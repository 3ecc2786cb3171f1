import FoundationEssentials
import Support

/// What a draft may rest on: its sources and its brief, and what the guidelines say of the brand itself.
struct Material {
    private struct Source {
        let address: String
        let labels: [String]
        let text: String
    }

    /// What can be quoted.
    private let sources: [Source]
    private let links: [String]
    private let brief: String
    /// What claims are held against.
    private let factSources: [FactSource]

    init(_ assignment: Assignment) {
        brief = assignment.brief.map(PromptBuilder.words) ?? ""
        var sources = assignment.items.enumerated().map { index, item in
            Source(
                address: item.url ?? item.id, labels: ["s\(index + 1)", "\(index + 1)", (item.url ?? item.id).lowercased()],
                text: item.title + " " + item.text)
        }
        if let page = assignment.brief?.page.pageID {
            sources.append(Source(address: page, labels: ["brief", page.lowercased()], text: brief))
        }
        self.sources = sources
        links = assignment.items.compactMap(\.url) + (assignment.brief?.links ?? [])
        // Who wrote a source is named by it too, beside its text.
        var facts = assignment.items.map { item in
            let text = [item.title, item.text, item.author ?? ""].joined(separator: "\n")
            return FactSource(address: item.url ?? item.id, text: text, day: item.publishedAt.map(Self.day))
        }
        if let page = assignment.brief?.page.pageID { facts.append(FactSource(address: page, text: brief)) }
        // "Posts have 80 to 150 words" says nothing of 150 people, and "never mention Zalando" gives nobody that name.
        let brand = assignment.brand
        facts.append(FactSource(address: brand.id, text: ([brand.name] + assignment.rulebook.statements).joined(separator: "\n")))
        factSources = facts
    }

    /// The quotes whose words a source has, with its address; the named source is preferred.
    func located(_ quotes: [Quote]) -> [Quote] {
        let shelves = sources.map { (source: $0, words: Self.plain($0.text)) }
        return quotes.compactMap { quote in
            let span = Self.plain(quote.span)
            let holders = shelves.filter { $0.words.holds(span) }.map { $0.source }
            let named = holders.first { $0.labels.contains(Self.label(quote.source)) }
            return (named ?? holders.first).map { Quote(source: $0.address, span: UntrustedText.clean(quote.span).unmarked.collapsed) }
        }
    }

    /// Whether a source was given under that name: its label, its address, or "BRIEF".
    func wasGiven(_ name: String) -> Bool {
        let label = Self.label(name)
        return sources.contains { $0.labels.contains(label) || WebAddresses.same($0.address, name) }
    }

    /// The names of what was given, for a model that named something else.
    var given: String {
        let count = sources.count { !$0.labels.contains("brief") }
        let items = count == 0 ? [] : count == 1 ? ["S1"] : ["S1 to S\(count)"]
        return (items + (sources.count > count ? ["BRIEF"] : [])).joined(separator: ", ")
    }

    /// Whether it is the address of a source or a link of the brief, or only the host of one.
    func isLink(_ address: String) -> Bool {
        links.contains { WebAddresses.same($0, address) || WebAddresses.host(of: $0) == address.lowercased() }
    }

    /// Whether the brief, which editors wrote, has it.
    func mentions(_ address: String) -> Bool { brief.contains(address) }

    /// What holds the claims of a text against the material.
    var factCheck: FactCheck { FactCheck(factSources, links: links) }

    private static func plain(_ text: String) -> FlatText { FlatText(UntrustedText.clean(text).unmarked) }

    /// "[S1]" and "Source S1" are "s1".
    private static func label(_ name: String) -> String {
        let bare = name.lowercased().trimmed.filter { !"[]()<>".contains($0) }
        return bare.hasPrefix("source ") ? String(bare.dropFirst("source ".count)).trimmed : bare
    }

    private static func day(_ date: Date) -> Int { Int((date.timeIntervalSince1970 / 86400).rounded(.down)) }
}

extension String {
    fileprivate var unmarked: String { replacing(String(UntrustedText.mark), with: " ") }
}
