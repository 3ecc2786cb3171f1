import Editorial
import FoundationEssentials
import HTTPClient
import Notion
import Support

extension NotionBoard {

    /// All briefs, brands and feed rows; the bodies of pages that did not move since `known` are not read again.
    ///
    /// A page that cannot be read is named among the problems and read again next time; the others come.
    package func commissions(known: KnownOrders) async throws -> CommissionReading {
        var collected = Collected(known: known)
        collected.faults += try await rightsFaults()
        if client.lacks(.readContent) { throw DeskFailure(NotionCapability.readContent.sentence) }
        let looked = try await lookAgain()
        collected.hasExtra = looked || isTrashDue(at: clock.now())
        collected.faults += memory.read { state in DeskTable.allCases.flatMap { state.faults(of: $0) } }
        let brands = try await rows(of: .brands, &collected) ?? []
        let listed = Set(brands.map(\.page.id))
        let away = known.brands.filter { !listed.contains($0.key) }
        let names = Dictionary(brands.map { ($0.page.id, $0.title) }) { $1 }.merging(away.mapValues(\.name)) { $1 }
        let zones = Dictionary(brands.map { ($0.page.id, zone(ofBrand: $0, known.brands[$0.page.id])) }) { $1 }
            .merging(away.mapValues(\.zone)) { $1 }.compactMapValues { $0 }
        let voices = Dictionary(brands.map { ($0.page.id, $0.voice(known: known.brands[$0.page.id])) }) { $1 }
            .merging(away.mapValues { Voice(DeskLanguage(tag: $0.language)) }) { $1 }
        for row in brands {
            let last = known.brands[row.page.id]
            if last == nil, row.isUnknown { continue }
            if let last, isLogoDue(last) { collected.again.insert(last.id) }
            var picture: Picture?
            let brand = try await read(row, for: row.voice(known: last), into: &collected) { body, problems in
                let (guidelines, proposed) = ProposedRules.split(body)
                var brand = try await self.brand(row, guidelines: guidelines, known: last, &problems)
                brand.proposedRules = proposed
                (brand.logo, picture) = try await logo(row, known: last?.logo, &problems)
                return brand
            }
            if let brand { collected.brands.append(brand) }
            if let picture { collected.logos.append(picture) }
        }
        try await readFeeds(names, into: &collected)
        let briefs = try await rows(of: .briefs, &collected) ?? []
        let faces = Dictionary(briefs.map { ($0.page.id, BriefFace($0)) }) { $1 }
        memory.change { $0.briefFaces = faces }
        for row in briefs {
            let last = known.briefs[row.page.id]
            if last == nil, row.isUnknown { continue }
            let voice = row.brandID(known: last).flatMap { voices[$0] } ?? .plain
            let brief = try await read(row, for: voice, into: &collected) { body, problems in
                let feeds = try await wholeRelation(row, .feeds)
                return BriefReader(row: row, known: last, zones: zones, feeds: feeds).brief(body, &problems)
            }
            if let brief { collected.briefs.append(brief) }
        }
        memory.change { [readBy = collected.readBy] in $0.readBy.merge(readBy) { $1 } }
        collected.losses = memory.read { state in DeskTable.allCases.flatMap { state.binding[$0]?.losses ?? [] } }
        return collected.reading
    }

    /// The brand as it is now, ahead of all other traffic; the guidelines stay as they were read.
    package func brand(_ id: String, known: Brand) async throws -> Brand {
        let table = try await self.table(.brands)
        let page = try await client.on(.armingRead).page(id)
        if page.inTrash { throw DeskFailure("The page of the brand \"\(known.name)\" is in Notion's trash: restore it.") }
        var problems: [Message] = []
        return try await brand(Row(page: page, table: table), guidelines: known.guidelines, known: known, &problems)
    }

    /// Tables are looked up one by one, and in a round in which the trash is not asked for, so that a round stays at five requests.
    ///
    /// Returns whether one was.
    private func lookAgain() async throws -> Bool {
        let now = clock.now()
        let looks = memory.read(\.lookedUp)
        if tables.contains(where: { looks[$0] == nil }) {
            _ = try await resolveAll()
            return true
        }
        let due = tables.filter { table in looks[table].map { $0.due <= now } ?? true }
        let isLate = due.contains { table in looks[table].map { $0.due + Self.trashEvery <= now } ?? true }
        guard isLate || !isTrashDue(at: now) else { return false }
        for table in due { try await lookUp(table) }
        return !due.isEmpty
    }

    private struct Collected {
        let known: KnownOrders
        /// Whether something besides the tables is asked for in this round.
        var hasExtra = false
        var brands: [Brand] = []
        var logos: [Picture] = []
        var briefs: [Brief] = []
        var feeds: [FeedSource] = []
        var stamps: [String: PageStamp] = [:]
        var present: Set<String> = []
        var missing: Set<String> = []
        var faults: [Fault] = []
        var losses: [ColumnLoss] = []
        /// The columns by which rows are read now, and the tables in which these are others than last time.
        var readBy: [String: [String: String]] = [:]
        var changed: Set<DeskTable> = []
        /// Pages to be read although they did not move.
        var again: Set<String> = []

        /// Where the columns are others than before, every row reads differently although its stamp stands.
        func stamp(of row: Row) -> PageStamp? {
            changed.contains(row.table.table) || again.contains(row.page.id) ? nil : known.stamps[row.page.id]
        }

        /// What a listing leaves out although it is there stays as it is known.
        mutating func keep(_ unlisted: Set<String>) { feeds += unlisted.compactMap { known.feeds[$0] } }

        mutating func note(_ faults: [Fault]) {
            for fault in faults where !self.faults.contains(where: { $0.key == fault.key }) { self.faults.append(fault) }
        }

        var reading: CommissionReading {
            CommissionReading(
                brands: brands, briefs: briefs, feeds: feeds, stamps: stamps, present: present, problems: faults, losses: losses,
                logos: logos, missing: missing)
        }
    }

    /// All rows of a table; nil when it cannot be read, and then no known page counts as gone.
    private func rows(of table: DeskTable, _ collected: inout Collected) async throws -> [Row]? {
        guard settings.tables[table]?.trimmed.isEmpty == false else { return [] }
        let sentence: Message
        do {
            var bound = try await self.table(table)
            let pages = try await listing(of: bound, &collected)
            if let first = pages.first, Row(page: first, table: bound).isStale {
                bound = try await resolve(table)
                collected.note(bound.faults)
            }
            collected.readBy[table.rawValue] = bound.shape
            if let last = memory.read({ $0.readBy[table.rawValue] }), last != bound.shape { collected.changed.insert(table) }
            let listed = Set(pages.map(\.id))
            let (missing, unlisted) = try await missing(from: bound, listed: listed, known: collected.known)
            collected.missing.formUnion(missing)
            collected.present.formUnion(listed.union(unlisted))
            collected.keep(unlisted)
            return pages.map { Row(page: $0, table: bound) }
        } catch let failure as DeskFailure {
            sentence = failure.message
        } catch let error as NotionError where [400, 403, 404].contains(error.status) {
            sentence = error.message
        }
        collected.present.formUnion(collected.known.stamps.keys)
        if !collected.faults.contains(where: { $0.key == "board \(table.rawValue)" }) {
            collected.faults.append(Fault(key: "board \(table.rawValue)", sentence: sentence))
        }
        return nil
    }

    /// Every row of a table. One that takes more than a request is asked for what was edited lately, and is listed whole in each sweep.
    private func listing(of bound: TableBinding, _ collected: inout Collected) async throws -> [Page] {
        let now = clock.now()
        let table = bound.table
        guard var known = memory.read({ $0.listings[table] }), known.isUsable(by: bound, at: now), let newest = known.newest else {
            let pages = try await client.on(.rulings).queryAll(bound.dataSourceID, NotionQuery()).elements
            let listing = TableListing(pages, of: bound, at: now)
            memory.change { $0.listings[table] = listing.isLong ? listing : nil }
            return pages
        }
        known.take(try await editedRows(of: bound, since: newest, beyond: known, at: now))
        // The trash is asked for in turn, and in a round in which nothing else is, so that a round stays at five requests.
        if known.isTrashDue(at: now, isFree: !collected.hasExtra) {
            collected.hasExtra = true
            let trashed = NotionQuery(filter: Self.edited(since: newest), inTrash: true)
            known.drop(try await client.on(.rulings).queryAll(bound.dataSourceID, trashed).elements, at: now)
        }
        memory.change { [known] in $0.listings[table] = known }
        return known.pages
    }

    /// Rows edited lately, latest first. Where many were edited at once, such as by Copydesk's own notes, those that are known to be as they
    /// are need not be listed again in each round.
    private func editedRows(of bound: TableBinding, since newest: Date, beyond known: TableListing, at now: Date) async throws -> [Page] {
        let query = NotionQuery(
            filter: Self.edited(since: newest), sorts: [["timestamp": "last_edited_time", "direction": "descending"]])
        var edited: [Page] = []
        var next: String?
        repeat {
            let part = try await client.on(.rulings).query(bound.dataSourceID, query, cursor: next)
            edited += part.elements
            next = part.next == next || known.isSettled(part.elements.last, at: now - Self.overlap) ? nil : part.next
        } while next != nil
        return edited
    }

    /// Reads the feed rows; those of the last reading stand in for a table that cannot be read.
    private func readFeeds(_ brands: [String: String], into collected: inout Collected) async throws {
        guard let rows = try await rows(of: .feeds, &collected) else {
            collected.feeds = collected.known.feeds.values.sorted { $0.id < $1.id }
            return
        }
        for row in rows { readFeed(row, brands, into: &collected) }
        let shown = Dictionary(rows.map { ($0.page.id, FeedFace($0)) }) { $1 }
        memory.change { $0.feedFaces = shown }
    }

    /// Reads the page's body where its stamp moved, and makes a value of both; nil when it did not move or cannot be read.
    private func read<Value>(
        _ row: Row, for voice: Voice, into collected: inout Collected,
        _ make: (PageText, inout [Message]) async throws -> Value
    ) async throws -> Value? {
        let id = row.page.id
        if let stamp = collected.stamp(of: row), !stamp.mustRead(row.page.lastEdited) {
            collected.stamps[id] = stamp
            collected.faults += memory.read { $0.pageProblems[id] ?? [] }
            return nil
        }
        // A row that an editor is just beginning; one that is known keeps its last name.
        if row.title.isEmpty, collected.known.brands[id] == nil, collected.known.briefs[id] == nil { return nil }
        let readAt = clock.now()
        do {
            let prose = try await prose(of: id, .writes)
            var problems: [Message] = []
            if !prose.isWhole { problems.append("the page is longer than can be read; make it shorter") }
            let text = Self.pageText(row, prose.text)
            let value = try await make(text, &problems)
            await tell(row, problems, hash: text.contentHash, in: voice)
            let faults = problems.enumerated().map { problem in
                Fault(
                    key: "board page \(id) \(problem.offset)",
                    sentence: "\(row.table.table.title) \"\(row.title.limited(utf16: 80))\": \(problem.element).")
            }
            memory.change { $0.pageProblems[id] = faults.isEmpty ? nil : faults }
            collected.faults += faults
            collected.stamps[id] = PageStamp(editedAt: row.page.lastEdited ?? readAt, readAt: readAt)
            return value
        } catch let error as NotionError where error.status != nil && error.status != 401 {
            collected.faults.append(Fault(key: "board page \(id)", sentence: error.message))
            return nil
        }
    }

    private static func pageText(_ row: Row, _ text: String) -> PageText {
        // What editors write, without the signatures of files, which change at every read.
        let values = row.table.table.columns.filter { !NotionBoard.ownColumns.contains($0.name) }.map { column -> JSON in
            if case .files(let files) = row[column.name] { return .array(files.map { .optional($0.stableURL) }) }
            return row[column.name]?.json ?? .null
        }
        return PageText(
            pageID: row.page.id, text: text, contentHash: SHA256.hex(of: JSON.array(values + [.string(text)]).serialized()))
    }

    private static let ownColumns: Set<ColumnName> = [.accountsCan, .lastRead, .problems, .postsMade, .note]

    /// Writes onto the row when it was read and what could not be understood, where that is not what stands there already.
    private func tell(_ row: Row, _ problems: [Message], hash: String, in voice: Voice) async {
        let words = problems.isEmpty ? "" : BriefFace.notUnderstood(problems.joined(separator: "; ")).text(in: voice)
        var values: [(ColumnName, PropertyValue)] = []
        if row.table.table == .brands {
            if row.text(.problems) != words { values.append((.problems, .richText(RichText(words)))) }
            // The mark tells at the next reading that it was this content, so that one reading causes one write.
            let mark = "(" + hash.prefix(8) + ")"
            if !row.text(.lastRead).hasSuffix(mark) {
                values.append((.lastRead, .richText(RichText("\(Moment(clock.now()).words(for: voice)) \(mark)"))))
            }
        } else if row.text(.note) != words, !problems.isEmpty || BriefFace.isNotUnderstood(row.text(.note)) {
            values.append((.note, .richText(RichText(words))))
        }
        let properties = row.table.properties(values)
        if properties.isEmpty { return }
        do {
            try await client.on(.writes).updatePage(row.page.id, properties: properties)
        } catch {
            // Only the note on the page is missing then; the same words are among the problems.
            log.debug("board.note-unwritten", ["page": row.page.id, "error": "\(error)"])
        }
    }

    private func wholeRelation(_ row: Row, _ column: ColumnName) async throws -> [String] {
        let (ids, more) = row.relation(column)
        guard more, let bound = row.table[column] else { return ids }
        if case .relation(let all, _) = try await client.on(.comments).property(bound.id, of: row.page.id) { return all }
        return ids
    }

    private func readFeed(_ row: Row, _ brands: [String: String], into collected: inout Collected) {
        let known = collected.known.feeds[row.page.id]
        let words = row.text(.url)
        if words.isEmpty || known == nil && row.isUnknown { return }
        // Notion's column takes addresses as people say them.
        let url = words.contains("://") ? words : "https://" + words
        guard url.hasPrefix("http://") || url.hasPrefix("https://") else {
            collected.faults.append(
                Fault(
                    key: "board page \(row.page.id)",
                    sentence: "Feeds \"\(row.title.limited(utf16: 80))\": the URL has to begin with https:// or http://."))
            return
        }
        // The row's id: briefs name feeds by it, and a corrected address keeps its items.
        var feed = FeedSource(id: row.page.id, url: url, name: row.title.isEmpty ? url : row.title)
        feed.origin = .board
        if let known {
            (feed.brand, feed.topics, feed.isCompetitor, feed.isPaused) = (known.brand, known.topics, known.isCompetitor, known.isPaused)
        }
        row.read(.brand, into: &feed.brand) { column in
            let ids = row.relation(column).ids
            // A brand that is gone does not make it a feed of all.
            return ids.isEmpty ? nil : ids.lazy.compactMap { brands[$0] }.first ?? known?.brand
        }
        row.read(.topics, into: &feed.topics, row.names)
        row.read(.competitor, into: &feed.isCompetitor, row.isTicked)
        row.read(.paused, into: &feed.isPaused, row.isTicked)
        if !settings.feeds.isEmpty, let handling = settings.feeds[WebAddress.normalized(url) ?? url] { feed = feed.handled(as: handling) }
        collected.feeds.append(feed)
        collected.stamps[row.page.id] = PageStamp(editedAt: row.page.lastEdited ?? .distantPast, readAt: clock.now())
    }
}
