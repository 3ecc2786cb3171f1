import Editorial
import FoundationEssentials
import Notion
import Support

extension NotionBoard {
    // Rows that were just created are missing from queries for some seconds (developers.notion.com: query "is eventually consistent").
    private static let looks = 4
    private static let lookEvery: Duration = .seconds(3)
    private static let youth: Duration = .seconds(30)

    /// Puts a draft on the board, or finds the page that an earlier try made and completes it.
    package func enter(_ submission: Submission) async throws -> BoardEntry {
        try require(.insertContent)
        let draft = submission.draft
        let table = try await self.table(.drafts)
        // Without them nobody would find the page again, or decide on it.
        if let lost = table.essentialLoss { throw DeskFailure(lost.sentence, .retry) }
        let (page, shown): (Page, PagePicture?)
        if let found = try await earlier(submission, table) {
            (page, shown) = (found, nil)
        } else {
            (page, shown) = try await make(submission)
        }
        let body = PageBody(submission, shown).blocks
        let row = Row(page: page, table: table)
        let status = row.option(.status)
        let isHalfMade = status.isEmpty || status == BoardStatus.drafting.rawValue
        let layout = try await (isHalfMade ? completed(page.id, body) : self.layout(of: page.id, post: nil))
        if isHalfMade { _ = try await write(.drafts, to: page.id, [(.status, .status(BoardStatus.inReview.rawValue))]) }
        memory.change { state in
            state.layouts[page.id] = layout
            state.uncertainDrafts.remove(draft.id)
        }
        guard let post = layout.post else {
            throw DeskFailure("The page of draft \(draft.id) has no toggle heading \"Post\": put one back or delete the page.", .retry)
        }
        let stem = submission.picture.map { PictureName.stem($0.name(forDraft: draft.id), hash: $0.hash) }
        let file = stem.flatMap { stem in row.files(.picture).first { $0.name.hasPrefix(stem) } }
        return BoardEntry(
            BoardReference(pageID: page.id, postBlockID: post, url: page.url ?? ""),
            picture: layout.image == nil ? nil : file.flatMap(BoardPicture.init)?.identity)
    }

    /// The page that an earlier try made; nobody looks for it where there cannot have been one.
    private func earlier(_ submission: Submission, _ table: TableBinding) async throws -> Page? {
        let draft = submission.draft
        let isUncertain = memory.read { $0.uncertainDrafts.contains(draft.id) }
        if submission.isFirst, draft.createdAt > memory.startedAt, !isUncertain { return nil }
        // Only a draft of an earlier run can have been tried before this one began.
        let isOld = draft.createdAt <= memory.startedAt && clock.now() < memory.startedAt + Self.youth
        return try await find(draft.id, table, mayBeYoung: isOld || isUncertain)
    }

    /// A new page, with its picture where that is made already: what comes later takes a dozen requests.
    private func make(_ submission: Submission) async throws -> (Page, PagePicture?) {
        guard let picture = try await upload(for: submission) else { return (try await create(submission, nil), nil) }
        defer { memory.change { $0.uploads[picture.reference.name] = nil } }
        do {
            return (try await create(submission, picture), picture)
        } catch let error as NotionError where error.status == 400 {
            log.info("board.picture-later", ["draft": submission.draft.id, "why": error.description])
            return (try await create(submission, nil), nil)
        }
    }

    private func create(_ submission: Submission, _ picture: PagePicture?) async throws -> Page {
        let body = PageBody(submission, picture).blocks
        // A page that is filled by several requests is shown for review when all of it is there.
        let values = face(submission, picture, BlockBatch.fits(body) ? .inReview : .drafting)
        let page = try await create(submission.draft.id, values, body)
        memory.change { state in
            // Until all of it is there.
            state.uncertainDrafts.insert(submission.draft.id)
            state.faces[page.id] = ShownFace(
                callout: submission.callout.text(in: submission.voice),
                checks: PageBody.checksText(submission.checks, in: submission.voice))
        }
        try await note(
            shown: values + [(.approvedBy, .richText(RichText(""))), (.lastError, .richText(RichText("")))],
            on: BoardReference(pageID: page.id, postBlockID: "", url: ""))
        return page
    }

    private func create(_ draftID: String, _ values: [(ColumnName, PropertyValue)], _ body: [Block]) async throws -> Page {
        var table = try await self.table(.drafts)
        for attempt in 1...2 {
            do {
                return try await client.on(.writes).createPage(
                    in: .dataSource(table.dataSourceID), properties: table.properties(values), children: body)
            } catch let error as NotionError where error.mayHaveTakenEffect {
                memory.change { $0.uncertainDrafts.insert(draftID) }
                if let page = try await find(draftID, table, mayBeYoung: true) { return page }
                throw error
            } catch let error as NotionError where error.status == 400 && attempt == 1 {
                let before = table.properties(values)
                table = try await resolve(.drafts)
                if table.properties(values) == before { throw error }
            }
        }
        throw DeskFailure("Draft \(draftID) could not be put on the board.", .retry)
    }

    /// The page with this Draft ID; looks several times when one may just have been created.
    private func find(_ draftID: String, _ table: TableBinding, mayBeYoung: Bool) async throws -> Page? {
        guard let column = table[.draftID] else { return nil }
        let filter: JSON = ["property": .string(column.id), "rich_text": ["equals": .string(draftID)]]
        let query = NotionQuery(filter: filter, sorts: [["timestamp": "created_time", "direction": "ascending"]], pageSize: 5)
        for look in 1...(mayBeYoung ? Self.looks : 1) {
            if look > 1 { try await clock.sleep(for: Self.lookEvery) }
            if let page = try await client.on(.writes).query(table.dataSourceID, query).elements.first { return page }
        }
        return nil
    }

    /// Adds what an interrupted try left out, and finds the parts of the page.
    private func completed(_ pageID: String, _ body: [Block]) async throws -> PageLayout {
        let notion = client.on(.writes)
        let present = PageLayout(try await notion.children(of: pageID).elements, post: nil)
        let missing = body.filter { present.id(of: $0) == nil }
        if !missing.isEmpty { try await notion.append(missing, to: pageID) }
        for block in body where !block.children.isEmpty {
            guard let id = present.id(of: block) else { continue }
            let there = try await notion.children(of: id).elements.count
            if there < block.children.count { try await notion.append(Array(block.children.dropFirst(there)), to: id) }
        }
        return missing.isEmpty ? present : PageLayout(try await notion.children(of: pageID).elements, post: nil)
    }

    private func face(_ submission: Submission, _ picture: PagePicture?, _ status: BoardStatus) -> [(ColumnName, PropertyValue)] {
        let draft = submission.draft
        let source = submission.assignment.items.lazy.compactMap(\.url).first ?? submission.assignment.brief?.links.first
        var values: [(ColumnName, PropertyValue)] = [
            (.name, .title(RichText(draft.title.limited(utf16: 300)))), (.status, .status(status.rawValue)),
            (.account, .select(draft.account)),
            (.draftID, .richText(RichText(draft.id))), (.altText, .richText(RichText(draft.content.altText))),
            (.checks, .richText(RichText(PageBody.checksText(submission.checks, in: submission.voice)))), (.source, .url(source)),
        ]
        if let picture { values.append((.picture, .files([picture.reference]))) }
        if let slot = draft.slot { values.append((.publishAt, .date(DateValue(slot, zone: submission.zone)))) }
        if let brand = NotionID(draft.brandID) { values.append((.brand, .relation([brand.text], more: false))) }
        if let brief = draft.briefID.flatMap({ NotionID($0) }) { values.append((.brief, .relation([brief.text], more: false))) }
        return values
    }
}

extension DateValue {
    /// An instant with the offset of a zone, so that people see their own hour; UTC when the zone is unknown.
    init(_ instant: Date, zone: String?) {
        if let zone = zone.flatMap({ try? Zone(named: $0) }) {
            self.init(start: Timestamp.text(instant, in: zone))
        } else {
            self.init(instant)
        }
    }
}
