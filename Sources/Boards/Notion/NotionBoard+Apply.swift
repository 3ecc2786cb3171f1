import Editorial
import FoundationEssentials
import Notion
import Support

extension NotionBoard {
    /// Makes one change; repeating it is harmless. `picture` goes with a `.picture` change.
    package func apply(
        _ update: BoardUpdate, to page: BoardReference, picture: Picture?, before deadline: Date?
    ) async throws -> BoardEcho {
        try requireRights(for: update.change)
        // Who took over a write whose time was up must not meddle with the one that goes on after all.
        guard memory.begin(page.pageID) else { throw StaleReading() }
        defer { memory.change { $0.writing.remove(page.pageID) } }
        return try await apply(update, to: page, picture: picture, before: deadline, isAgain: false)
    }

    private func apply(
        _ update: BoardUpdate, to page: BoardReference, picture: Picture?, before deadline: Date?, isAgain: Bool
    ) async throws -> BoardEcho {
        do {
            return try await make(update, on: page, picture: picture, before: deadline)
        } catch let error as NotionError where error.isNotFound || error.status == 400 {
            // A part of the page that was there a moment ago may be gone.
            let wasListed = memory.read { $0.listedAt[page.pageID] != nil }
            memory.change { $0.listedAt[page.pageID] = nil }
            if wasListed, !isAgain { return try await apply(update, to: page, picture: picture, before: deadline, isAgain: true) }
            guard error.isNotFound else { throw error }
            // The page itself, or something on it?
            _ = try await finding { try await client.on(.writes).page(page.pageID) }
            throw error
        }
    }

    /// Whether nobody can have made it before: neither this run nor one before it, from whose backup the store may come.
    func isFirst(_ update: BoardUpdate) -> Bool { update.isFirst == true && update.queuedAt.map { $0 > memory.startedAt } ?? false }

    private func make(
        _ update: BoardUpdate, on page: BoardReference, picture: Picture?, before deadline: Date?
    ) async throws -> BoardEcho {
        let voice = update.voice ?? .plain
        switch update.change {
        case .face(let face): return BoardEcho(editedAt: try await show(face, on: page, in: voice, before: deadline))
        case .comment(let text, let mentions, let discussion):
            try await comment(text, mentions: mentions, discussion: discussion, of: update, on: page)
        case .report(_, let text, let discussion): try await comment(text, mentions: [], discussion: discussion, of: update, on: page)
        case .picture(let hash, let altText, let name):
            return try await attach(
                picture, hash: hash, AltText(words: altText, before: update.altTextBefore), name: name, to: page, in: voice,
                isFirst: isFirst(update))
        case .pictureCopy(let hash, let altText, let name, let place):
            return try await copy(picture, hash: hash, altText: altText, name: name, into: place, on: page)
        case .text(let text, _, let replacing):
            return try await replaceText(of: page, with: text, replacing: replacing, since: update.queuedAt, in: voice)
        case .version(let version): try await addVersion(version, to: page, in: voice, isFirst: isFirst(update))
        case .grounds(let grounds): if let grounds { try await show(grounds, on: page, in: voice) }
        case .untick(let numbers): try await untick(numbers, on: page)
        case .copy(let original): try await disown(page, original: original, update)
        case .label: try await label(page, update)
        }
        return BoardEcho()
    }

    /// Returns the page's stamp after its properties were written.
    private func show(_ face: BoardFace, on page: BoardReference, in voice: Voice, before deadline: Date?) async throws -> Date? {
        if let variant = face.variant, !variant.isEmpty { try await offerVariants() }
        let values = try await unshown(Self.values(of: face, in: voice), on: page)
        // What is not known to have been written is written again.
        try await forget(values, on: page.pageID)
        let written = values.isEmpty ? nil : try await write(.drafts, to: page.pageID, values, before: deadline)
        try await note(shown: values, on: page)
        // Faces are shown often, and these two change seldom.
        let shown = memory.read { $0.faces[page.pageID] }
        if let callout = face.callout?.text(in: voice), callout != shown?.callout {
            try await update(PageBody.callout(callout), at: \.callout, of: page)
            memory.change { $0.faces[page.pageID, default: .init()].callout = callout }
        }
        if let checks = face.checks.map({ PageBody.checksText($0, in: voice) }), checks != shown?.checks {
            try await showChecks(checks, on: page)
            memory.change { $0.faces[page.pageID, default: .init()].checks = checks }
        }
        if let caption = face.caption { try await showCaption(caption, replacing: face.captionBefore, on: page) }
        return written?.lastEdited
    }

    /// Without what the page shows already of columns that only Copydesk fills. A column that was made anew is empty.
    private func unshown(_ values: [(ColumnName, PropertyValue)], on page: BoardReference) async throws -> [(ColumnName, PropertyValue)] {
        guard let shown = memory.read({ $0.faces[page.pageID]?.columns }) else { return values }
        let bound = try await table(.drafts)
        return values.filter { column, value in
            guard let said = bound[column].flatMap({ shown[$0.id] }) else { return true }
            return said != value.text ?? ""
        }
    }

    /// Remembers what was written there.
    func note(shown values: [(ColumnName, PropertyValue)], on page: BoardReference) async throws {
        let bound = try await table(.drafts)
        let own = values.compactMap { column, value in
            Self.ownColumns.contains(column) ? bound[column].map { ($0.id, value.text ?? "") } : nil
        }
        memory.change { $0.faces[page.pageID, default: .init()].columns.merge(own) { $1 } }
    }

    private func forget(_ values: [(ColumnName, PropertyValue)], on page: String) async throws {
        let bound = try await table(.drafts)
        let ids = values.compactMap { bound[$0.0]?.id }
        memory.change { state in for id in ids { state.faces[page]?.columns[id] = nil } }
    }

    /// Forgets what the row does not say any more: somebody typed over it.
    func compare(_ row: Row) {
        memory.change { state in
            guard let shown = state.faces[row.page.id]?.columns else { return }
            for (id, words) in shown where (row.page.properties[id]?.text ?? "").trimmed != words.trimmed {
                state.faces[row.page.id]?.columns[id] = nil
            }
        }
    }

    private static let ownColumns: Set<ColumnName> = [.checks, .approvedBy, .lastError]

    private static func values(of face: BoardFace, in voice: Voice) -> [(ColumnName, PropertyValue)] {
        var values: [(ColumnName, PropertyValue)] = []
        func text(_ column: ColumnName, _ text: String?) { if let text { values.append((column, .richText(RichText(text)))) } }
        if let status = face.status { values.append((.status, .status(status.rawValue))) }
        if let slot = face.publishAt { values.append((.publishAt, .date(DateValue(slot, zone: face.zone)))) }
        if face.clearsPublishAt == true { values.append((.publishAt, .date(nil))) }
        if let published = face.publishedAt { values.append((.publishedAt, .date(DateValue(published, zone: face.zone)))) }
        if let isOnHold = face.isOnHold { values.append((.hold, .checkbox(isOnHold))) }
        if let restore = face.restore { values.append((.restore, .checkbox(restore))) }
        if let variant = face.variant { values.append((.variant, .select(variant.isEmpty ? nil : variant))) }
        if let account = face.account { values.append((.account, .select(account))) }
        if let answer = face.answer { values.append((.answer, .select(answer.isEmpty ? nil : answer))) }
        if let url = face.publishedURL { values.append((.publishedURL, .url(url))) }
        text(.altText, face.altText)
        text(.remarks, face.clearsRemarks ? "" : nil)
        text(.checks, face.checks.map { PageBody.checksText($0, in: voice) })
        text(.approvedBy, face.approvedBy?.text(in: voice))
        text(.lastError, face.lastError?.text(in: voice))
        values += Metric.allCases.compactMap { metric in face.numbers?[metric].map { (metric.column, .number($0)) } }
        return values
    }

    /// Changes a block that the page may have lost; a page without it stays without.
    private func update(_ kind: Block.Kind, at part: any KeyPath<PageLayout, String?> & Sendable, of page: BoardReference) async throws {
        for attempt in 1...2 {
            let known = attempt == 1 ? memory.read { $0.layouts[page.pageID] } : nil
            let current: PageLayout
            if let known { current = known } else { current = try await layout(of: page.pageID, post: page.postBlockID) }
            guard let id = current[keyPath: part] else { return }
            do {
                return try await client.on(.writes).updateBlock(id, kind)
            } catch let error as NotionError where known != nil && (error.isNotFound || error.status == 400) {
                log.debug("board.block-gone", ["page": page.pageID, "block": id])
            }
        }
    }

    private func showChecks(_ checks: String, on page: BoardReference) async throws {
        let notion = client.on(.writes)
        let text = Block.paragraph(checks)
        // All pages of a brand say something else when its guidelines change: what is known is not looked up.
        if let known = memory.read({ $0.faces[page.pageID]?.checksBlock }) {
            do {
                return try await notion.updateBlock(known, text.kind)
            } catch let error as NotionError where error.isNotFound || error.status == 400 {
                log.debug("board.block-gone", ["page": page.pageID, "block": known])
            }
        }
        guard let toggle = try await toggle(.checks, of: page, make: nil) else { return }
        let present = try await notion.children(of: toggle).elements
        let block: String?
        if let first = present.first(where: { $0.kind.type == "paragraph" }), let id = first.id {
            if first.kind != text.kind { try await notion.updateBlock(id, text.kind) }
            block = id
        } else {
            block = try await notion.append([text], to: toggle).first
        }
        memory.change { $0.faces[page.pageID, default: .init()].checksBlock = block }
    }

    /// The id of a section of the page; makes it at the end, in that language, when it is gone and `make` names one.
    func toggle(_ section: Section, of page: BoardReference, make voice: Voice?) async throws -> String? {
        if let id = try await recentLayout(of: page.pageID, post: page.postBlockID).toggles[section] { return id }
        guard let voice else { return nil }
        let title = RichText(section.title(in: voice.language))
        let id = try await client.on(.writes).append([Block(.toggle(title))], to: page.pageID).first
        try await layout(of: page.pageID, post: page.postBlockID)
        return id
    }
}

extension Metric {
    fileprivate var column: ColumnName {
        switch self {
        case .impressions: .impressions
        case .membersReached: .membersReached
        case .reactions: .reactions
        case .comments: .comments
        case .shares: .shares
        case .clicks: .clicks
        case .engagement: .engagement
        }
    }
}
