import Editorial
import FoundationEssentials
import Storage
import Support

/// A store in a folder of its own, removed with this value.
package struct ScratchStore: Sendable {
    package let folder: ScratchFolder
    package let store: Store
    /// Rung by every commit that changed something.
    package let doorbell: Doorbell

    /// Opens a new, empty store.
    package init(now: Date = Date(milliseconds: 1_783_156_080_000)) async throws {
        try await self.init(folder: ScratchFolder(), url: "sqlite:desk.db", now: now)
    }

    /// Opens the store of a test's own folder, with what is in it; where nothing is, a new one.
    package init(folder: ScratchFolder, url: String, now: Date) async throws {
        self.folder = folder
        try await EmptyStore.put(at: Store.path(of: url, in: folder.path))
        doorbell = Doorbell()
        store = try await Store.open(url: url, folder: folder.path, now: now, doorbell: doorbell)
    }
}

extension ScratchStore {
    /// Puts a brand there as if it had been read from the board.
    @discardableResult
    package func seedBrand(_ id: String = "brand", _ change: (inout Brand) -> Void = { _ in }) async throws -> Brand {
        var brand = Brand(id: id, name: "Brand \(id)")
        brand.accounts = ["company"]
        change(&brand)
        try await store.keep(brand)
        return brand
    }

    /// Puts a feed with items there, each first seen at `now`; titles are the items' ids.
    @discardableResult
    package func seedItems(_ ids: [String], feed: String = "feed", now: Date, _ change: (inout Item) -> Void = { _ in }) async throws
        -> [Item]
    {
        let source = FeedSource(id: feed, url: "https://example.org/\(feed).xml", name: "Feed \(feed)")
        if try await store.dueFeeds(now: .distantFuture, limit: 1000).allSatisfy({ $0.source.id != feed }) {
            let others = try await store.dueFeeds(now: .distantFuture, limit: 1000).map(\.source)
            try await store.reconcile(feeds: others + [source], origin: .configuration, now: now)
        }
        let items = ids.map { id in
            var item = Item(
                id: id, feedID: feed, identity: "guid:\(id)", url: "https://example.org/\(id)", title: id, publishedAt: now,
                text: "Text of \(id).", firstSeenAt: now, contentHash: SHA256.hex(of: id))
            change(&item)
            return item
        }
        let poll = FeedPoll(feedID: feed, state: FeedState(), items: items, nextPollAt: now + .seconds(1800), error: nil)
        _ = try await store.file([poll], now: now)
        return items
    }

    /// Puts a candidate of the brand there, which need not exist yet.
    @discardableResult
    package func seedCandidate(
        _ id: String = "candidate", brand: String = "brand", brief: String? = nil, account: String = "company", items: [String] = [],
        now: Date
    ) async throws -> Candidate {
        if try await store.brand(brand) == nil { try await seedBrand(brand) }
        let candidate = Candidate(
            id: id, brandID: brand, briefID: brief, account: account, itemIDs: items, reasons: ["Seeded."], createdAt: now)
        _ = try await store.file([candidate], refusals: [], now: now)
        return candidate
    }

    /// Puts a draft there in any state, with a first version and a brand of its own when there is none.
    ///
    /// From `submitted` on it has a page; from `approved` on a live approval of its content; in `prepared` a prepared request.
    /// As `drafted`, its picture is on its way to the page.
    @discardableResult
    package func seedDraft(
        _ id: String = "draft", brand: String = "brand", account: String = "company", state: DraftState = .drafted, slot: Date? = nil,
        now: Date,
        _ change: (inout Draft) -> Void = { _ in }
    ) async throws -> Draft {
        // Older than any other, so that the take below gets this one.
        try await seedCandidate("candidate of \(id)", brand: brand, account: account, now: Date(milliseconds: 0))
        guard let taken = try await store.takeCandidate(now: now, lease: .seconds(60)) else { throw SeedProblem(id: id) }
        var draft = Draft(
            id: id, candidateID: taken.assignment.candidate.id, brandID: brand, briefID: nil, account: account, state: state,
            title: "Title of \(id)", content: PostContent(text: "Text of \(id).", altText: "", pictureHash: nil),
            windowEnds: now + .seconds(14 * 86400), createdAt: now)
        draft.slot = slot
        if state != .drafted { draft.page = BoardReference(pageID: "page of \(id)", postBlockID: "block", url: "https://board/\(id)") }
        let hash = ApprovalHash.of(draft.content, account: draft.account)
        if ![.drafted, .submitted, .changesRequested].contains(state) {
            draft.approval = .live(hash: hash, by: Person(id: "editor", name: "Edda"), at: now)
        }
        change(&draft)
        let isFiled = try await store.file(draft, filing: Self.filing(of: draft, hash: hash, now: now), lease: taken.lease, now: now)
        guard isFiled else { throw SeedProblem(id: id) }
        return draft
    }

    /// Puts a draft there that was sent and published at `now`, as the line does it.
    package func seedPublished(_ id: String = "draft", account: String = "company", urn: String? = nil, now: Date) async throws {
        try await seedDraft(id, account: account, state: .submitted, now: now)
        try await publish(id, urn: urn ?? "urn:\(id)", now: now)
    }

    /// Approves, sends and publishes a draft at `now`, with all that the line files of it.
    package func publish(_ id: String, urn: String, body: String = "{}", now: Date) async throws {
        try await store.amend(id, lease: nil, now: now) { draft in
            let hash = ApprovalHash.of(draft.content, account: draft.account)
            (draft.state, draft.slot, draft.awaitsPicture) = (.prepared, now, false)
            draft.approval = .live(hash: hash, by: Person(id: "editor", name: "Edda"), at: now)
            var filing = DraftFiling()
            filing.prepared = PreparedPost(
                draftID: id, approvalHash: hash, body: body, bodyHash: SHA256.hex(of: body), mediaURN: nil, text: draft.content.text,
                preparedAt: now)
            return filing
        }
        let conditions = ArmingConditions(boardReadAt: now, boardReadFor: .seconds(10), isPaused: false, maxLateness: .seconds(60))
        guard let taken = try await store.take(.sending, now: now, lease: .seconds(60)), taken.draft.id == id,
            var attempt = try await store.arm(id, lease: taken.lease, now: now, conditions: conditions)
        else { throw SeedProblem(id: id) }
        (attempt.state, attempt.urn) = (.published, urn)
        try await store.file(attempt, from: .armed, now: now) { draft in
            draft.state = .published
            return DraftFiling()
        }
    }

    private static func filing(of draft: Draft, hash: String, now: Date) -> DraftFiling {
        var filing = DraftFiling()
        filing.versions = [
            DraftVersion(
                draftID: draft.id, number: 1, author: "builtin", reason: "first draft", text: draft.content.text, altText: "",
                createdAt: now)
        ]
        if draft.state == .drafted, let picture = draft.content.pictureHash {
            filing.updates = [
                BoardUpdate(
                    key: "\(draft.id)#picture", draftID: draft.id,
                    change: .picture(hash: picture, altText: draft.content.altText, name: "\(draft.id).png"))
            ]
        }
        if draft.state == .prepared {
            let body = "{\"commentary\":\"\(draft.content.text)\"}"
            filing.prepared = PreparedPost(
                draftID: draft.id, approvalHash: hash, body: body, bodyHash: SHA256.hex(of: body), mediaURN: nil, text: draft.content.text,
                preparedAt: now)
        }
        return filing
    }
}

/// A seed could not be laid.
package struct SeedProblem: Error, CustomStringConvertible {
    package let id: String

    package init(id: String) { self.id = id }
    package var description: String { "the store refused the seed \(id)" }
}
