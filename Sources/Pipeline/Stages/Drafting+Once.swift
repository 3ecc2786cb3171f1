import Editorial
import FoundationEssentials
import Support

/// What somebody wants drafted once, outside of the line.
package struct DraftRequest: Sendable {
    /// What it is to be made from.
    package enum Origin: Sendable, Hashable {
        /// The page id of a brief, or its name.
        case brief(String)
        case text(String)
        case page(String)
    }

    package let origin: Origin
    /// Name of a brand; nil for the brief's, or the only one.
    package let brand: String?
    /// Name of an account; nil for the brand's first.
    package let account: String?
    /// Whether it goes to the board; else nothing is kept.
    package let isForBoard: Bool

    package init(_ origin: Origin, brand: String?, account: String?, isForBoard: Bool) {
        self.origin = origin
        self.brand = brand
        self.account = account
        self.isForBoard = isForBoard
    }
}

/// A draft that was made once.
package struct DraftedOnce: Sendable {
    package let draft: Draft
    package let record: WritingRecord
    package let assignment: Assignment
}

extension Drafting {
    /// Drafts by the models of the configuration; what cannot be had is one sentence. `brands` are those of the desk.
    package func once(_ request: DraftRequest, brands: [Brand]) async throws -> DraftedOnce {
        let brief = try await self.brief(request)
        let brand = try Self.brand(request, brief, brands)
        let account = try self.account(request, brand)
        let now = workshop.clock.now()
        let candidate = Candidate(
            id: Identifier.make(at: now), brandID: brand.id, briefID: brief?.id, account: account, itemIDs: [],
            reasons: ["Ordered on the command line."], createdAt: now)
        var assignment = Assignment(
            candidate: candidate, brand: brand, brief: brief, items: try await self.items(request, language: brand.language))
        let (items, notes) = try await self.sources(assignment)
        assignment = Assignment(candidate: candidate, brand: brand, brief: brief, items: assignment.items + items)
        guard request.isForBoard else { return try await made(assignment, notes).once }
        guard let taken = try await shelf.order(candidate, resting: assignment.items, now: now, lease: workshop.lease(Self.lease)) else {
            throw PlanProblem(description: "the same was chosen for that account before")
        }
        do {
            let made = try await self.made(taken.assignment, notes)
            guard try await shelf.file(made.once.draft, filing: made.filing, lease: taken.lease, now: workshop.clock.now()) else {
                throw PlanProblem(description: "writing took so long that the order lapsed: order it again")
            }
            return made.once
        } catch  where !Task.isCancelled {
            try await shelf.postpone(candidate: candidate.id, lease: taken.lease, until: nil, because: workshop.judge(error).sentence)
            throw error
        }
    }

    private func made(_ ordered: Assignment, _ notes: [Message]) async throws -> (once: DraftedOnce, filing: DraftFiling) {
        let assignment = try await hindsight.informed(ordered)
        let book = CallBook(calls, workshop, for: assignment)
        let name = try await book.name(of: assignment.candidate.id)
        let seed = Seed.of(name)
        let written = try await write(assignment, revision: nil, name: name, book, notes: notes)
        let record = try await questioning.asked(written, for: assignment, seed: seed, book)
        let settings = workshop.newsroom.current.accounts[assignment.candidate.account]?.settings
        let made = DraftFactory.make(record, for: assignment, settings, seed: seed, now: workshop.clock.now())
        return (DraftedOnce(draft: made.draft, record: record, assignment: assignment), made.filing)
    }

    // MARK: what it is made from

    private func brief(_ request: DraftRequest) async throws -> Brief? {
        guard case .brief(let name) = request.origin else { return nil }
        let plain = name.split(separator: "-").last.map(String.init).flatMap { $0.count == 32 ? $0 : nil } ?? name
        for name in [name, plain] { if let brief = try await shelf.brief(name) { return brief } }
        throw PlanProblem(
            description:
                "there is no brief \"\(name.limited(utf16: 60))\": give its page's id or its name as it was when the desk was read last")
    }

    private func items(_ request: DraftRequest, language: String) async throws -> [Item] {
        let now = workshop.clock.now()
        switch request.origin {
        case .brief: return []
        case .page(let address):
            guard let reader = workshop.newsroom.current.pageReader else { return [] }
            return [BriefPages.item(of: try await reader.read(address, now: now), address, identity: { "link:" + $0 }, now: now)]
        case .text(let text):
            let paragraphs = CanonicalText.paragraphs(of: UntrustedText.clean(text).replacing("\r", with: ""))
            guard let first = paragraphs.first else { throw PlanProblem(description: "the text is empty") }
            let hash = SHA256.hex(of: text)
            let (title, rest) = Self.titled(first, Array(paragraphs.dropFirst()), language: language.lowercased())
            return [
                Item(
                    id: Identifier.make(at: now), feedID: "", identity: "text:" + hash, url: nil, title: title.limited(utf16: 120),
                    publishedAt: nil, text: rest.joined(separator: "\n\n"), firstSeenAt: now, contentHash: hash)
            ]
        }
    }

    /// A short first paragraph is the title, else its first sentence where others follow; what is the title is not told again.
    private static func titled(_ first: String, _ others: [String], language: String) -> (title: String, rest: [String]) {
        let words = first.collapsed
        let sentences = Sentences.split(words, language: language)
        if !others.isEmpty, words.utf16.count <= 120, sentences.count < 2 { return (words, others) }
        let sentence = sentences.first ?? words
        let rest = words.hasPrefix(sentence) ? String(words.dropFirst(sentence.count)).trimmed : ""
        if sentence.utf16.count <= 120, !rest.isEmpty { return (sentence, [rest] + others) }
        return (first.split(separator: "\n").first.map { String($0).collapsed } ?? "", [first] + others)
    }

    /// The pages that a brief links, or those that are found for it.
    private func sources(_ assignment: Assignment) async throws -> (items: [Item], notes: [Message]) {
        guard assignment.brief != nil else { return ([], []) }
        let linked = try await pages.pages(for: assignment, waits: false)
        if !research.isWanted(for: assignment) { return linked }
        let found = try await research.sources(for: assignment, waits: false)
        return (linked.items + found.items, linked.notes + found.notes)
    }

    // MARK: for whom

    /// Without any brand on the desk there is a plain one, so that models can be tried before Notion is set up.
    private static func brand(_ request: DraftRequest, _ brief: Brief?, _ brands: [Brand]) throws -> Brand {
        if let name = request.brand {
            guard let brand = brands.first(where: { $0.name == name }) else { throw PlanProblem("brand", name, among: brands.map(\.name)) }
            return brand
        }
        if let brand = brands.first(where: { $0.id == brief?.brandID }) { return brand }
        if brands.count == 1 { return brands[0] }
        if brands.isEmpty, !request.isForBoard { return Brand(id: "", name: "") }
        let names = brands.map(\.name).joined(separator: ", ")
        throw PlanProblem(
            description: brands.isEmpty
                ? "the desk has no brand yet: make one in Notion first" : "there are several brands, name one with --brand: \(names)")
    }

    private func account(_ request: DraftRequest, _ brand: Brand) throws -> String {
        let known = workshop.newsroom.current.accounts
        if let name = request.account, known[name] == nil { throw PlanProblem("account", name, among: known.keys.sorted()) }
        if let name = request.account ?? brand.accounts.first(where: { known[$0] != nil }) { return name }
        if request.isForBoard {
            throw PlanProblem(description: "the brand \"\(brand.name)\" has no account of the configuration: name one with --account")
        }
        return brand.accounts.first ?? ""
    }
}
