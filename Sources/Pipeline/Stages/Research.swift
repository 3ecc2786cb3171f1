import Editorial
import FoundationEssentials
import Support

/// Finds sources for a brief that came without any: what the brand's feeds had on it, and pages of the web.
struct Research: Sendable {
    /// So many pages are tried, at most, until there are enough.
    static let mostReads = 12

    private let workshop: Workshop
    private let shelf: any DraftingShelf

    init(_ workshop: Workshop, _ shelf: any DraftingShelf) {
        self.workshop = workshop
        self.shelf = shelf
    }

    /// Whether a brief came without sources, and there is where to look: a search, or for one that says no more than its keywords the feeds.
    func isWanted(for assignment: Assignment) -> Bool {
        ResearchPlan.isWanted(for: assignment)
            && (workshop.newsroom.current.research != nil || assignment.brief?.hasWords == false)
    }

    /// The assignment with what was found, and what the editor is told of it.
    func gathered(
        for taken: LeasedAssignment, after pages: (assignment: Assignment, notes: [Message])
    ) async throws -> (assignment: Assignment, notes: [Message]) {
        guard isWanted(for: pages.assignment) else { return pages }
        let found = try await sources(for: pages.assignment, waits: taken.failures < BriefPages.mostWaits)
        let notes = pages.notes + found.notes
        if found.items.isEmpty { return (pages.assignment, notes) }
        let whole = try await shelf.attach(
            found.items, toCandidate: taken.assignment.candidate.id, lease: taken.lease, now: workshop.clock.now())
        return (whole ?? pages.assignment, notes)
    }

    /// What there is on the brief, with notes; `waits` hands on the trouble of a search that may come back.
    func sources(for assignment: Assignment, waits: Bool) async throws -> (items: [Item], notes: [Message]) {
        guard let brief = assignment.brief else { return ([], []) }
        let since = workshop.clock.now() - ResearchPlan.memory
        var items = ResearchPlan.matches(try await shelf.archive(ofBrand: assignment.brand, since: since), brief)
        var notes: [Message] = []
        do {
            items += try await searched(for: brief, beside: items, of: assignment.brand)
        } catch  where !Task.isCancelled {
            let (sentence, disposition) = workshop.judge(error)
            try await workshop.report(Fault(key: Self.fault, sentence: sentence))
            if waits, disposition != .permanent { throw error }
            notes.append(sentence)
        }
        workshop.log.info("sources of a brief looked for", ["brief": brief.name, "found": items.count])
        return (items, notes + [ResearchPlan.note(found: items.count)])
    }

    /// Pages of the web; none where no search is configured.
    private func searched(for brief: Brief, beside known: [Item], of brand: Brand) async throws -> [Item] {
        guard let research = workshop.newsroom.current.research else { return [] }
        let hits = try await research.search.search(ResearchPlan.query(brief), language: brand.language, now: workshop.clock.now())
        try await workshop.faults.clear(fault: Self.fault)
        let rivals = try await shelf.rivalHosts(ofBrand: brand)
        return try await read(ResearchPlan.order(hits, without: rivals), brief, beside: known, most: research.pages - known.count)
    }

    private static let fault = "search"

    /// Pages one after the other until there are enough. One that cannot be read, or is about something else, is passed over.
    private func read(_ hits: [SearchHit], _ brief: Brief, beside known: [Item], most: Int) async throws -> [Item] {
        guard let reader = workshop.newsroom.current.pageReader else { return [] }
        var pages: [Item] = []
        for hit in hits.prefix(Self.mostReads) where pages.count < most {
            if (known + pages).compactMap(\.url).contains(where: { WebAddresses.same($0, hit.url) }) { continue }
            do {
                let now = workshop.clock.now()
                let page = BriefPages.item(of: try await reader.read(hit.url, now: now), hit.url, identity: Item.identity(found:), now: now)
                if ResearchPlan.isAbout(page, brief) { pages.append(page) }
            } catch  where !Task.isCancelled {
                workshop.log.debug("page passed over", ["why": workshop.judge(error).sentence.description])
            }
        }
        return pages
    }
}
