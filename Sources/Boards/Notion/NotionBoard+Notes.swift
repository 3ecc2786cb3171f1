import Editorial
import FoundationEssentials
import Notion
import Support

extension NotionBoard {
    /// Writes onto the row of an order how it does, unless that stands there already or there are no such columns.
    package func tell(_ note: OrderNote, on row: String, in voice: Voice) async throws {
        switch note {
        case .nothing: return
        case .accounts(let words): try await tell(accounts: words.text(in: voice), onBrand: row)
        case .feed(let health): try await tell(FeedFace(health, in: voice), onFeed: row)
        case .rules(let rules): try await propose(rules, onBrand: row, in: voice)
        case .brief(let progress): try await tell(progress, onBrief: row, in: voice)
        }
    }

    private func tell(accounts words: String, onBrand id: String) async throws {
        let table = try await self.table(.brands)
        guard table[.accountsCan] != nil else { return }
        let page = try await client.on(.comments).page(id)
        if page.inTrash || Row(page: page, table: table).text(.accountsCan) == words { return }
        _ = try await write(.brands, to: id, [(.accountsCan, .richText(RichText(words)))])
    }

    /// The row as it was last listed says what is there.
    private func tell(_ wanted: FeedFace, onFeed id: String) async throws {
        let shown = memory.read { $0.feedFaces[id] }
        let values = wanted.values(beyond: shown)
        guard !values.isEmpty, try await !self.table(.feeds).properties(values).isEmpty else { return }
        _ = try await write(.feeds, to: id, values)
        memory.change { $0.feedFaces[id] = wanted }
    }

    private func tell(_ progress: BriefProgress, onBrief id: String, in voice: Voice) async throws {
        guard let shown = memory.read({ $0.briefFaces[id] }) else { return }
        let wanted = BriefFace(progress, over: shown, in: voice)
        let values = wanted.values(beyond: shown)
        guard !values.isEmpty, try await !self.table(.briefs).properties(values).isEmpty else { return }
        _ = try await write(.briefs, to: id, values)
        memory.change { $0.briefFaces[id] = wanted }
    }
}

/// What a brief's row shows of what became of it.
struct BriefFace: Sendable, Equatable {
    /// What is written when a row could not be understood; only a reading of the row takes it away.
    static func notUnderstood(_ problems: Message) -> Message { "Could not be understood: \(problems)." }
    private static let done = "Done"

    let status: String
    let postsMade: Int?
    let note: String

    init(_ row: Row) {
        status = row.option(.status)
        postsMade = row.count(.postsMade)
        note = row.text(.note)
    }

    init(_ progress: BriefProgress, over shown: BriefFace, in voice: Voice) {
        status = progress.isDone ? Self.done : shown.status
        // Nothing posted yet needs no zero.
        postsMade = progress.postsMade == 0 && shown.postsMade == nil ? nil : progress.postsMade
        let note = progress.note?.text(in: voice).limited(utf16: 500).trimmed ?? shown.note
        self.note = note.isEmpty && Self.isNotUnderstood(shown.note) ? shown.note : note
    }

    /// Whether a note says so, in whatever language it was written.
    static func isNotUnderstood(_ note: String) -> Bool {
        DeskLanguage.allCases.contains { language in
            let words = notUnderstood("\n").text(in: Voice(language)).split(separator: "\n").first
            return words.map { note.hasPrefix($0) } ?? false
        }
    }

    /// The columns that differ.
    func values(beyond shown: BriefFace) -> [(ColumnName, PropertyValue)] {
        var values: [(ColumnName, PropertyValue)] = []
        if status != shown.status { values.append((.status, .status(status))) }
        if postsMade != shown.postsMade { values.append((.postsMade, .number(postsMade.map(Double.init)))) }
        if note != shown.note { values.append((.note, .richText(RichText(note)))) }
        return values
    }
}

/// What a feed's row shows of how it does.
struct FeedFace: Sendable, Equatable {
    let status: String
    /// To the minute, as Notion keeps it.
    let lastItem: Int?
    let error: String
    let itemsAWeek: Double?

    init(_ row: Row) {
        status = row.option(.status)
        lastItem = row.date(.lastItem).flatMap { Timestamp.parse($0.start) }.map(Self.minute)
        error = row.text(.lastError)
        itemsAWeek = row.number(.itemsAWeek)
    }

    init(_ health: FeedHealth, in voice: Voice) {
        status = health.status.rawValue
        lastItem = health.lastItemAt.map(Self.minute)
        error = health.error.text(in: voice).limited(utf16: 500).trimmed
        itemsAWeek = health.itemsAWeek
    }

    /// The columns that differ.
    func values(beyond shown: FeedFace?) -> [(ColumnName, PropertyValue)] {
        var values: [(ColumnName, PropertyValue)] = []
        if status != shown?.status { values.append((.status, .select(status))) }
        if lastItem != shown?.lastItem {
            let date = lastItem.map { DateValue(Date(timeIntervalSince1970: Double($0) * 60)) }
            values.append((.lastItem, .date(date)))
        }
        if error != shown?.error { values.append((.lastError, .richText(RichText(error)))) }
        if itemsAWeek != shown?.itemsAWeek { values.append((.itemsAWeek, .number(itemsAWeek))) }
        return values
    }

    private static func minute(_ date: Date) -> Int { Int((date.timeIntervalSince1970 / 60).rounded(.down)) }
}
