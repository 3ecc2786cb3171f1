import Editorial
import FoundationEssentials
import Markup
import SQL
import Support

extension Candidate {
    static let columns = "id, brand_id, brief_id, account, reasons, created_at"

    init(_ row: borrowing Row, itemIDs: [String]) throws {
        self.init(
            id: try row.text("id"), brandID: try row.text("brand_id"), briefID: try row.optionalText("brief_id"),
            account: try row.text("account"), itemIDs: itemIDs, reasons: try row.decoded("reasons"), createdAt: try row.date("created_at"))
    }

    /// What must not be chosen twice: the same items for the same brief on the same account. A brief alone may come again.
    var choiceKey: String {
        if itemIDs.isEmpty { return id }
        let words: JSON = [
            .string(brandID), .optional(briefID), .string(account), .array(itemIDs.sorted().map { .string($0) }),
        ]
        return SHA256.hex(of: words.serialized())
    }
}

extension Item {
    static let columns =
        "i.id, i.feed_id, i.identity, i.url, i.title, i.author, i.published_at, i.text, i.html, i.language, i.first_seen_at, i.content_hash"

    init(_ row: borrowing Row) throws {
        self.init(
            id: try row.text("id"), feedID: try row.text("feed_id"), identity: try row.text("identity"), url: try row.optionalText("url"),
            title: try row.text("title"), author: try row.optionalText("author"), publishedAt: try row.optionalDate("published_at"),
            text: try row.text("text"), language: try row.optionalText("language"), firstSeenAt: try row.date("first_seen_at"),
            contentHash: try row.text("content_hash"))
        html = try row.optionalText("html")
        self = withText
    }

    /// With the text of its HTML: most entries are never looked at, so that it is taken when one is.
    package var withText: Item {
        guard let html else { return self }
        var item = self
        item.html = nil
        item.text = HTMLText.paragraphs(html).limited(utf16: Self.longestText)
        return item
    }
}

extension Session {
    /// A candidate with brand, brief and items, however long ago the brand's page went.
    borrowing func assignment(ofCandidate id: String) throws -> Assignment? {
        let items = try rows(
            "SELECT \(Item.columns) FROM candidate_items c JOIN items i ON i.id = c.item_id WHERE c.candidate_id = ? ORDER BY c.position",
            [.text(id)]
        ) { row in try Item(row) }
        let found = try first("SELECT \(Candidate.columns) FROM candidates WHERE id = ?", [.text(id)]) { row in
            try Candidate(row, itemIDs: items.map(\.id))
        }
        guard let candidate = found, let brand = try brand(candidate.brandID) else { return nil }
        let brief = try candidate.briefID.flatMap { brief in
            try first("SELECT body FROM briefs WHERE id = ?", [.text(brief)]) { row in try row.decoded("body", as: Brief.self) }
        }
        return Assignment(
            candidate: candidate, brand: brand, brief: brief, items: items, rejections: try rejections(ofBrand: brand.id, after: nil))
    }

    /// Why editors rejected drafts of the brand, latest first. One that was taken up again is not rejected any more, and without an instant
    /// the memory reaches back from the latest.
    borrowing func rejections(ofBrand brand: String, after start: Date?) throws -> [Rejection] {
        let found = try rows(
            """
            SELECT d.id, a.note, a.at, (
                SELECT i.feed_id FROM candidate_items c JOIN items i ON i.id = c.item_id
                WHERE c.candidate_id = d.candidate_id AND c.position = 0) AS feed_id
            FROM drafts d JOIN approvals a ON a.draft_id = d.id AND a.kind = 'rejected'
            WHERE d.brand_id = ? AND d.state = 'rejected' ORDER BY a.at DESC, a.seq DESC LIMIT 200
            """, [.text(brand)]
        ) { row in
            (
                draft: try row.text("id"), reason: Message(stored: try row.text("note")).description.trimmed, at: try row.date("at"),
                feed: try row.optionalText("feed_id")
            )
        }
        let start = start ?? found.first.map { $0.at - Rejection.memory } ?? .distantPast
        var told: Set<String> = []
        let last = found.filter { $0.at > start && !$0.reason.isEmpty && told.insert($0.draft).inserted }
        return last.prefix(Rejection.most).map { Rejection(reason: $0.reason, feedID: $0.feed) }
    }

    /// A brand; one whose page is gone counts as paused, so that its rules still hold and nothing of it is sent.
    borrowing func brand(_ id: String) throws -> Brand? {
        try first("SELECT body, is_gone FROM brands WHERE id = ?", [.text(id)]) { row in
            var brand = try row.decoded("body", as: Brand.self)
            if try row.bool("is_gone") { brand.isPaused = true }
            return brand
        }
    }
}
