import FoundationEssentials
import Support

/// What to look for when a brief comes without sources, and what of the findings to use. Pure.
package enum ResearchPlan {
    /// Fewer pages are told as too few.
    package static let least = 3
    /// Most items of the brand's own feeds.
    package static let ofFeeds = 3
    /// How far back the feeds are looked at.
    package static let memory = Duration.seconds(90 * 86_400)
    private static let mostWords = 12
    private static let mostUnits = 150
    private static let ofHost = 2
    private static let shortest = 200

    /// Whether an assignment rests on nothing that could be quoted.
    package static func isWanted(for assignment: Assignment) -> Bool {
        assignment.items.isEmpty && assignment.brief.map { $0.links.isEmpty } ?? false
    }

    /// The words to search by: keywords, name, then the messages, each word once.
    package static func query(_ brief: Brief) -> String {
        let text = (brief.keywords + [brief.name, brief.keyMessages]).map { UntrustedText.clean($0) }.joined(separator: " ")
        var seen: Set<String> = []
        let words = text.split { !$0.isLetter && !$0.isNumber && $0 != "-" }.map(String.init).filter { word in
            word.count > 1 && !StopWords.isStop(word.folded) && word.contains(where: \.isLetter) && seen.insert(word.folded).inserted
        }
        return words.prefix(mostWords).joined(separator: " ").limited(utf16: mostUnits)
    }

    /// The hits to read, each page once and few of a site, so that the sources do not all say the same; of competitors' sites none.
    package static func order(_ hits: [SearchHit], without rivals: Set<String> = []) -> [SearchHit] {
        var hosts: [String: Int] = [:]
        var known: [String] = []
        return hits.prefix(50).filter { hit in
            guard let host = WebAddresses.host(of: hit.url), hosts[host, default: 0] < ofHost, !isOf(rivals, host),
                !known.contains(where: { WebAddresses.same($0, hit.url) })
            else { return false }
            hosts[host, default: 0] += 1
            known.append(hit.url)
            return true
        }
    }

    /// "blog.rival.example" is a page of a rival at "rival.example".
    private static func isOf(_ rivals: Set<String>, _ host: String) -> Bool {
        rivals.contains { host == $0 || host.hasSuffix("." + $0) }
    }

    /// Whether a page has something to say of the brief, rather than only words for search engines.
    package static func isAbout(_ page: Item, _ brief: Brief) -> Bool {
        page.text.utf16.count >= shortest && !Relevance([page]).matches(for: brief).isEmpty
    }

    /// What the feeds have on the brief, best first.
    package static func matches(_ items: [Item], _ brief: Brief) -> [Item] {
        Array(Relevance(items.filter { $0.url != nil }).matches(for: brief).map(\.item).prefix(ofFeeds))
    }

    /// What the editor is told of the search.
    package static func note(found count: Int) -> Message {
        switch count {
        case 0: "Research: no page was found for the brief; the draft rests on the brief alone."
        case ..<least: "Research: only \(count) of \(least) wanted pages were found for the brief: check what the draft says elsewhere too."
        default: "Research: the brief had no sources; \(count) pages were found for it, see Sources."
        }
    }
}

extension Item {
    private static let found = "found:"

    /// How the identity of a page begins that a search found, and nobody named.
    package static func identity(found address: String) -> String { found + address }

    /// Whether a search found it: it is cited under Sources, and no post links it unasked.
    package var isFound: Bool { identity.hasPrefix(Self.found) }
}
