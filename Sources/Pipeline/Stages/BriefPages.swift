import Editorial
import FoundationEssentials
import Support

/// Reads the pages that a brief links and lays them beside the candidate's items.
struct BriefPages: Sendable {
    /// Most pages of one brief that are read.
    static let most = 5
    /// So often a page that may come back is waited for; then the draft is made without it.
    static let mostWaits = 2

    private let workshop: Workshop
    private let shelf: any DraftingShelf

    init(_ workshop: Workshop, _ shelf: any DraftingShelf) {
        self.workshop = workshop
        self.shelf = shelf
    }

    /// The assignment with the pages, and a sentence for each that could not be read.
    func gathered(for taken: LeasedAssignment) async throws -> (assignment: Assignment, notes: [Message]) {
        let assignment = taken.assignment
        let (pages, notes) = try await self.pages(for: assignment, waits: taken.failures < Self.mostWaits)
        if pages.isEmpty { return (assignment, notes) }
        let whole = try await shelf.attach(pages, toCandidate: assignment.candidate.id, lease: taken.lease, now: workshop.clock.now())
        return (whole ?? assignment, notes)
    }

    /// The pages that are not known yet, with notes; `waits` hands on the trouble of a page that may come back.
    func pages(for assignment: Assignment, waits: Bool) async throws -> (items: [Item], notes: [Message]) {
        guard let reader = workshop.newsroom.current.pageReader, let brief = assignment.brief else { return ([], []) }
        let known = assignment.items.compactMap(\.url)
        let all = brief.links.filter { link in !known.contains { WebAddresses.same($0, link) } }
        let links = all.prefix(Self.most)
        if links.isEmpty { return ([], []) }
        var pages: [Item] = []
        var notes: [Message] = []
        if all.count > links.count { notes.append("Source: of the brief's \(all.count) links the first \(links.count) are read.") }
        for link in links {
            do {
                let now = workshop.clock.now()
                pages.append(Self.item(of: try await reader.read(link, now: now), link, identity: { "link:" + $0 }, now: now))
            } catch  where !Task.isCancelled {
                let (sentence, disposition) = workshop.judge(error)
                if disposition != .permanent, waits { throw error }
                notes.append("Source: \(sentence)")
            }
        }
        workshop.log.info("pages of a brief read", ["brief": brief.name, "pages": pages.count, "failed": notes.count])
        return (pages, notes)
    }

    /// By the address that people wrote, so that another reading of it is the same page.
    static func item(of page: SourcePage, _ link: String, identity: (String) -> String, now: Date) -> Item {
        let url = WebAddresses.same(page.url, link) ? link : page.url
        let hash = SHA256.hex(of: JSON.array([.string(page.title), .string(url), .string(page.text)]).serialized())
        return Item(
            id: Identifier.make(at: now), feedID: "", identity: identity(link), url: url, title: page.title, publishedAt: nil,
            text: page.text,
            language: page.language, firstSeenAt: now, contentHash: hash)
    }
}
