import Editorial
import FoundationEssentials
import HTTPClient
import Notion
import Support

extension NotionBoard {
    // Stamps have the minute's precision and queries lag by seconds (changelog "last-edited time is now rounded to the nearest minute").
    static let overlap: Duration = .seconds(180)
    static let trashEvery: Duration = .seconds(60)
    // So long a listing tells where to write; what was removed meanwhile refuses to be written to.
    private static let layoutTerm: Duration = .seconds(5)
    // How deep the section of the post is looked for.
    private static let depth = 6
    // Bodies read in one round of pages on which nobody seems to have done anything; the others wait for the next.
    private static let quietBodies = 8

    /// Pages edited since the cursor, and those of the three minutes before it; the body is read only where `known` says it must.
    ///
    /// Without a cursor all rows are read, and bodies only of drafts that are not closed. A page whose body could not be read
    /// is left out and keeps the cursor back.
    package func changes(since cursor: Date?, known: [String: PageStamp]) async throws -> BoardChanges {
        let table = try await self.table(.drafts)
        let own = try await bot().id
        let readAt = clock.now()
        var rows = try await rows(table, since: cursor, inTrash: false)
        if isTrashDue(at: readAt) {
            rows += try await self.rows(table, since: cursor, inTrash: true)
            memory.change { $0.trashReadAt = readAt }
        }
        var pages: [BoardPage] = []
        var newest = cursor
        var failed: Date?
        var quietBodies = 0
        for row in rows where known[row.page.id] != nil || !draftID(of: row).isEmpty && !row.isCopy {
            let edited = row.page.lastEdited ?? readAt
            do {
                var mustRead = needsBody(row, known: known[row.page.id])
                let isQuiet = isQuiet(row, own: own)
                // What was read in this minute is read again when the minute is over; sooner where the rate allows more than is asked for, or
                // somebody has decided on it since.
                let isKnown = known[row.page.id]?.editedAt == edited && memory.read { $0.decisions[row.page.id] } == row.decision
                if mustRead, isQuiet || isKnown && client.isRateShort {
                    mustRead = PageStamp(editedAt: edited, readAt: readAt).isConclusive
                    quietBodies += isQuiet && mustRead ? 1 : 0
                }
                guard !isQuiet || !mustRead || quietBodies <= Self.quietBodies else {
                    failed = min(failed ?? edited, edited)
                    continue
                }
                let body = mustRead ? try await body(of: row.page.id, .rulings) : nil
                if body != nil { memory.change { $0.decisions[row.page.id] = row.decision } }
                var ticked = body?.ticked
                if cursor != nil, isClosed(row), known[row.page.id] == nil {
                    ticked = try await tickedWhenClosed(row, own: own, readAt: readAt)
                }
                pages.append(try await boardPage(row, body: body?.post, ticked: ticked, readAt: readAt))
                newest = max(newest ?? edited, edited)
            } catch let error as NotionError where error.status != 401 && error.status != nil {
                failed = min(failed ?? edited, edited)
                log.warning("board.page-unreadable", ["page": row.page.id, "error": error.description])
            }
        }
        return BoardChanges(pages: pages, cursor: failed.map { failed in newest.map { min($0, failed) } } ?? newest)
    }

    /// Whether a reading at that time asks for the trash too.
    func isTrashDue(at now: Date) -> Bool { memory.read { $0.trashReadAt.map { $0 + Self.trashEvery <= now } ?? true } }

    /// What was edited since then, and in the three minutes before.
    static func edited(since cursor: Date) -> JSON {
        ["timestamp": "last_edited_time", "last_edited_time": ["on_or_after": .string(Timestamp.text(cursor - overlap))]]
    }

    private func rows(_ table: TableBinding, since cursor: Date?, inTrash: Bool) async throws -> [Row] {
        let query = NotionQuery(
            filter: cursor.map(Self.edited(since:)), sorts: [["timestamp": "last_edited_time", "direction": "ascending"]], inTrash: inTrash)
        return try await client.on(.rulings).queryAll(table.dataSourceID, query).elements.map { Row(page: $0, table: table) }
    }

    // Each own write moves a page's stamp: while pages are being written, reading their bodies at every poll would take all of the
    // rate. An edit that an own write hides is read when the minute is over, or at once when the editor goes on to decide.
    private func isQuiet(_ row: Row, own: String) -> Bool {
        guard row.page.lastEditedBy?.id == own, memory.read({ $0.layouts[row.page.id]?.post }) != nil, row.text(.remarks).isEmpty,
            !row.isTicked(.restore)
        else { return false }
        switch BoardStatus(rawValue: row.option(.status)) {
        case .approved, .changesRequested, .rejected: return false
        default: return true
        }
    }

    private func needsBody(_ row: Row, known: PageStamp?) -> Bool {
        if row.page.inTrash { return false }
        if let known { return known.mustRead(row.page.lastEdited) }
        return !isClosed(row)
    }

    private func isClosed(_ row: Row) -> Bool {
        switch BoardStatus(rawValue: row.option(.status)) {
        case .published, .rejected, .expired: true
        default: false
        }
    }
}

extension NotionBoard {
    /// The page as it is now, ahead of all other traffic; the body only if its stamp moved or was too young to tell.
    package func page(_ reference: BoardReference, known: PageStamp?) async throws -> BoardPage {
        let table = try await self.table(.drafts)
        let readAt = clock.now()
        let row = Row(page: try await finding { try await client.on(.armingRead).page(reference.pageID) }, table: table)
        let mustRead = !row.page.inTrash && (known?.mustRead(row.page.lastEdited) ?? true)
        let body = mustRead ? try await post(of: reference.pageID, known: reference.postBlockID, .armingRead) : nil
        let ticked = try await ticked(on: body?.layout, .armingRead)
        return try await boardPage(row, body: body, ticked: ticked, readAt: readAt, post: reference.postBlockID, .armingRead)
    }

    /// What is asked of a page; says so where the page is not found.
    func finding<Answer: Sendable>(_ ask: () async throws -> Answer) async throws -> Answer {
        do { return try await ask() } catch let error as NotionError where error.isNotFound {
            log.debug("board.page-missing", ["error": error.description])
            throw PageMissing()
        }
    }

    /// The bytes of the page's picture; the address works for an hour after the page was read.
    package func download(_ picture: BoardPicture) async throws -> [UInt8] {
        // Notion's own files may come from where its API is; signed addresses refuse a second authorization.
        let own = client.settings.baseURL.split(separator: "/").dropFirst().first.map { String($0.split(separator: ":").first ?? $0) }
        let request = HTTPRequest(
            "GET", picture.url, limits: HTTPLimits(total: .seconds(60), body: 40 << 20),
            reach: .publicOnly(allowing: settings.privateNetworks + [own].compactMap { $0 }))
        let response: HTTPResponse
        do {
            response = try await transport.send(request)
        } catch let failure as HTTPFailure {
            throw DeskFailure("The picture on the page could not be fetched: \(failure.message)", failure.disposition)
        }
        guard response.isSuccess, !response.body.isEmpty else {
            // 403 is an address that has run out: the page has to be read again.
            throw DeskFailure(
                "The picture on the page could not be fetched: its server answered \(response.status).",
                [404, 410].contains(response.status) ? .permanent : .retry)
        }
        return response.body
    }
}

extension NotionBoard {
    /// Reads the text under "Post" with its raw blocks; none when the page has no such heading any more.
    ///
    /// The page's own blocks are listed first: the children of a heading in the trash can still be read.
    func post(of pageID: String, known: String?, _ lane: NotionLane) async throws -> PostReading {
        let known = known.flatMap { $0.isEmpty ? nil : $0 } ?? memory.read { $0.layouts[pageID]?.post }
        var layout = lane == .writes ? try await recentLayout(of: pageID, post: known) : try await layout(of: pageID, post: known, lane)
        if let known, layout.post != known, try await isInside(known, pageID, lane) {
            layout.place(post: known)
            memory.change { [layout] in $0.layouts[pageID] = layout }
        }
        guard let post = layout.post else { return PostReading(block: known ?? "", blocks: [], raw: [], layout: layout) }
        if let known, post != known { log.notice("board.post-moved", ["page": pageID, "block": post]) }
        let tree = try await client.on(lane).tree(of: post)
        return PostReading(block: post, blocks: PostBlock.blocks(of: tree), raw: tree.blocks, layout: layout)
    }

    /// Whether the block was dragged into another one of the page: a column, a toggle. What is in the trash is in nothing.
    private func isInside(_ block: String, _ pageID: String, _ lane: NotionLane) async throws -> Bool {
        var next = block
        for _ in 0..<Self.depth {
            do {
                let found = try await client.on(lane).block(next)
                if found.inTrash { return false }
                guard let parent = found.parentID else { return false }
                if parent == pageID { return true }
                next = parent
            } catch let error as NotionError where error.isNotFound || error.status == 400 {
                return false
            }
        }
        return false
    }

    /// Where the page's parts are now.
    @discardableResult
    func layout(of pageID: String, post: String?, _ lane: NotionLane = .writes) async throws -> PageLayout {
        let listedAt = clock.now()
        let blocks = try await client.on(lane).children(of: pageID).elements
        let layout = PageLayout(blocks, post: post, image: memory.read { $0.images[pageID] })
        memory.change { state in
            if let image = layout.imageURL { state.images[pageID] = image }
            state.layouts[pageID] = layout
            state.listedAt[pageID] = listedAt
        }
        return layout
    }

    /// Where they were a moment ago, for what writes several things there in a row.
    func recentLayout(of pageID: String, post: String?) async throws -> PageLayout {
        let oldest = clock.now() - Self.layoutTerm
        if let known = memory.read({ $0.listedAt[pageID].map { $0 >= oldest } == true ? $0.layouts[pageID] : nil }) { return known }
        return try await layout(of: pageID, post: post)
    }

    func boardPage(
        _ row: Row, body: PostReading?, ticked: [Block]?, readAt: Date, post: String? = nil, _ lane: NotionLane = .rulings
    ) async throws -> BoardPage {
        let page = row.page
        compare(row)
        // Where the text is not read nobody needs its section, and a sweep of a large desk must not list every page.
        let block = body?.block ?? post ?? memory.read { $0.layouts[page.id]?.post } ?? ""
        let date = row.date(.publishAt)
        return BoardPage(
            reference: BoardReference(pageID: page.id, postBlockID: block, url: page.url ?? ""), draftID: draftID(of: row),
            status: BoardStatus(rawValue: row.option(.status)), publishAt: date.flatMap { Timestamp.parse($0.start) },
            publishAtIsDateOnly: date?.isDay ?? false, isOnHold: row.isTicked(.hold) || row.isLost(.hold), remarks: row.text(.remarks),
            altText: row.text(.altText), picture: row.shownPicture, post: body?.blocks,
            answer: row.option(.answer), publishedURL: row.text(.publishedURL),
            stamp: PageStamp(editedAt: page.lastEdited ?? readAt, readAt: readAt), editedBy: try await editor(of: page, lane),
            isInTrash: page.inTrash, ticked: ticked?.compactMap(VersionEntry.ticked), isRestoreTicked: row.isTicked(.restore),
            variant: row.option(.variant), textHand: try await hand(on: body?.raw ?? [], lane),
            tickHand: try await hand(on: ticked?.suffix(1).map { $0 } ?? [], lane),
            textHands: try await hands(on: body?.raw ?? [], lane), postTrouble: body?.trouble,
            copy: body?.layout.copy, caption: body?.layout.caption,
            lost: Set(BoardPage.Column.allCases.filter { row.isAbsent($0.name) }),
            account: row.isAbsent(.account) ? nil : row.option(.account))
    }

    /// The draft that the row is; where its column is lost, the one that it was.
    private func draftID(of row: Row) -> String {
        if row.isLost(.draftID) { return memory.read { $0.draftIDs[row.page.id] } ?? "" }
        let id = row.text(.draftID)
        memory.change { $0.draftIDs[row.page.id] = id }
        return id
    }

    /// Who edited the page last; unknown when that was Copydesk, whose writes hide the editor before them.
    private func editor(of page: Page, _ lane: NotionLane) async throws -> Editorial.Person {
        try await page.lastEditedBy?.id == bot().id ? .unknown : person(page.lastEditedBy, lane)
    }
}

extension Row {
    /// What an editor has decided here, or asked for.
    fileprivate var decision: [String] { [option(.status), text(.remarks), String(isTicked(.restore)), text(.variant)] }
}

/// The text under "Post" as it was read.
struct PostReading: Sendable {
    /// The heading's id.
    let block: String
    let blocks: [PostBlock]
    let raw: [Block]
    /// The page around it.
    let layout: PageLayout

    var trouble: PostTrouble? { layout.post == nil ? .missing : layout.hasOtherPost ? .doubled : nil }
}

extension PageStamp {
    /// Whether a page that is now stamped `edited` may hold something that this reading did not see.
    func mustRead(_ edited: Date?) -> Bool { self != .propertiesOnly && (edited != editedAt || !isConclusive) }
}

extension PageLayout {
    /// What stands in the place of Copydesk's picture, where that is gone.
    var copy: BoardPicture? { image == nil ? otherImage.flatMap(BoardPicture.init) : nil }
}

extension BoardPage.Column {
    fileprivate var name: ColumnName {
        switch self {
        case .draftID: .draftID
        case .status: .status
        case .publishAt: .publishAt
        case .remarks: .remarks
        case .altText: .altText
        case .picture: .picture
        case .answer: .answer
        case .restore: .restore
        case .variant: .variant
        }
    }
}

extension BoardPicture {
    init?(_ file: FileReference) {
        guard let url = file.url, let stable = file.stableURL else { return nil }
        self.init(identity: file.name + " " + stable, url: url)
    }
}
