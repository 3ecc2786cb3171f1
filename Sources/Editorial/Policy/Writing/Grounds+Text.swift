import Support

extension Grounds {
    /// The grounds of a text; `quotes` are those of the writing that it was made from.
    package init(of text: String, quotes: [Quote], assignment: Assignment, spending: [Spending]) {
        var shelves = Shelves(assignment)
        for quote in quotes { shelves.add(quote) }
        for fact in DraftChecks.facts(in: text, of: assignment) where fact.claim.kind != .link {
            if let quote = fact.support { shelves.add(quote, claim: fact.claim.words) }
        }
        self.init(sources: shelves.sources, reasons: assignment.candidate.reasons + SpendingWords.lines(spending))
    }

    /// The same for a draft as it is; `versions` are all there were.
    package init(of draft: Draft, _ versions: [DraftVersion], assignment: Assignment, spending: [Spending]) {
        let standing = versions.last(withText: draft.content.text)?.number ?? draft.version
        let record = versions.lastRecord(upTo: standing)
        self.init(of: draft.content.text, quotes: record?.result.writing.quotes ?? [], assignment: assignment, spending: spending)
    }

    /// The sources while they are filled.
    private struct Shelves {
        private(set) var sources: [Source] = []
        private var places: [String: Int] = [:]

        init(_ assignment: Assignment) {
            for item in assignment.items {
                place(
                    Source(title: Message(item.title.isEmpty ? item.url ?? "" : item.title), url: item.url, publishedAt: item.publishedAt))
                places[item.id] = sources.count - 1
                if let url = item.url, places[url] == nil { places[url] = sources.count - 1 }
            }
            guard let brief = assignment.brief else { return }
            place(Source(title: "Brief: \(brief.name)", url: nil, publishedAt: nil))
            places[brief.id] = sources.count - 1
        }

        private mutating func place(_ source: Source) { sources.append(source) }

        /// What no source has is listed under its own name; what the guidelines support is not.
        mutating func add(_ quote: Quote) {
            if places[quote.source] == nil {
                place(Source(title: Message(quote.source), url: nil, publishedAt: nil))
                places[quote.source] = sources.count - 1
            }
            if let index = places[quote.source] { sources[index].quotes.append(quote.span) }
        }

        mutating func add(_ quote: Quote, claim: String) {
            guard let index = places[quote.source] else { return }
            guard let passage = sources[index].passages.firstIndex(where: { $0.words == quote.span }) else {
                return sources[index].passages.append(Passage(words: quote.span, claims: [claim]))
            }
            if !sources[index].passages[passage].claims.contains(claim) { sources[index].passages[passage].claims.append(claim) }
        }
    }
}
