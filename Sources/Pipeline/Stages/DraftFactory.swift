import Editorial
import FoundationEssentials
import Support

/// Makes drafts and new versions of what a model wrote. Pure.
enum DraftFactory {
    /// A new draft with its first version and its picture order.
    static func make(
        _ record: WritingRecord, for assignment: Assignment, _ account: AccountSettings?, seed: Int, now: Date
    ) -> (draft: Draft, filing: DraftFiling) {
        let writing = record.result.writing
        let candidate = assignment.candidate
        let card = account?.links == .card ? LinkCards.card(for: assignment) : nil
        let comment = account?.links == .comment ? Composition.comment(for: assignment) : nil
        let text = Composition.text(of: writing, for: assignment, card: card, comment: comment)
        let id = Identifier.make(at: now)
        var draft = Draft(
            id: id, candidateID: candidate.id, brandID: candidate.brandID, briefID: candidate.briefID, account: candidate.account,
            state: .drafted, title: title(assignment, writing),
            content: PostContent(
                text: text, altText: writing.altText.trimmed, pictureHash: nil, card: card, comment: comment,
                mentions: Mentions.used(in: text, among: Mentions.all(of: assignment.brand)),
                tags: account.flatMap { LinkTags(rule: $0.linkTags, moreHosts: $0.tagHosts, for: assignment, draftID: id) }),
            windowEnds: windowEnd(now + .seconds((account?.windowDays ?? 14) * 86400), assignment.brief, now: now),
            createdAt: now)
        check(&draft, record, assignment, account)
        draft.awaitsPicture = true
        var filing = DraftFiling()
        filing.versions = [version(of: draft, record, reason: "first draft", now: now)]
        filing.picture = PictureOrder(
            of: writing.picturePrompt, title: writing.hook, for: assignment, seed: record.result.seed ?? seed)
        return (draft, filing)
    }

    /// What a brief orders goes out before its deadline or not at all.
    private static func windowEnd(_ usual: Date, _ brief: Brief?, now: Date) -> Date {
        guard let deadline = brief?.deadline, deadline > now else { return usual }
        return min(usual, deadline)
    }

    /// A rewrite takes the place of the text it was made from; if an editor wrote another meanwhile, that one stands and
    /// the rewrite goes under Versions.
    static func rewrite(
        _ row: inout Draft, from before: Draft, _ orders: [TextOrder], with record: WritingRecord, for assignment: Assignment,
        _ account: AccountSettings?, now: Date
    ) -> DraftFiling? {
        let text = Composition.text(of: record.result.writing, for: assignment, card: row.content.card, comment: row.content.comment)
        let key = "\(row.id)@\(row.revision)"
        var filing = DraftFiling()
        guard row.state == .changesRequested, row.content.text == before.content.text else {
            let late = DraftVersion(
                draftID: row.id, number: row.version + 1, author: record.result.model, reason: "came after an editor's change",
                text: text, altText: row.content.altText, createdAt: now, record: record)
            row.version += 1
            filing.versions = [late]
            filing.updates = [BoardUpdate(key: "\(key)#late", draftID: row.id, change: .version(late))]
            if row.state == .changesRequested {
                filing.updates += answer(&row, orders, overtaken(late.number), key: key)
            }
            return filing
        }
        guard text != row.content.text else { return stay(&row, orders, writtenBy: record.result.model) }
        let replaced = row.standingVersion(at: now)
        let replacing = row.board.shownTextHash
        row.content.text = text
        row.content.mentions = Mentions.used(in: text, among: Mentions.all(of: assignment.brand))
        row.board.textHands = nil
        row.version += 1
        check(&row, record, assignment, account)
        let reason = orders.map(\.shown).filter { !$0.isEmpty }.joined(separator: "\n")
        filing.versions = [version(of: row, record, reason: reason.isEmpty ? "changes requested" : Message(reason), now: now)]
        filing.updates = [
            BoardUpdate(key: "\(key)#text", draftID: row.id, change: .text(text, version: row.version, replacing: replacing)),
            BoardUpdate(key: "\(key)#old", draftID: row.id, change: .version(replaced)),
            BoardUpdate(key: "\(key)#grounds", draftID: row.id, change: .grounds(nil)),
        ]
        filing.updates += answer(
            &row, orders, "Version \(row.version) is under \"Post\"; the text before it is under \"Versions\".", key: key, of: row.version)
        return filing
    }

    /// What is said of a text in whose place an editor's came.
    static func overtaken(_ version: Int) -> Message {
        "The text under \"Post\" was changed meanwhile and stands; the one that was asked for is under \"Versions\": version \(version)."
    }

    /// A variant is listed for the editors to choose; the text under "Post" stays as it is.
    static func variant(
        _ row: inout Draft, _ orders: [TextOrder], beside others: [DraftVersion], with record: WritingRecord, for assignment: Assignment,
        now: Date
    ) -> DraftFiling? {
        // Whoever approved or put a version back meanwhile was told that nothing more is written.
        guard row.state == .changesRequested, orders.contains(where: row.orders.contains) else { return nil }
        let text = Composition.text(of: record.result.writing, for: assignment, card: row.content.card, comment: row.content.comment)
        // An editor's text that came meanwhile is the first of the variants then.
        let standing = others.first { $0.text == row.content.text }?.number ?? row.version
        var variants = row.board.variants ?? DraftVariants(standing: standing)
        guard !variants.isFull, !(others.map(\.text) + [row.content.text]).contains(text) else {
            return stay(&row, orders, writtenBy: record.result.model)
        }
        row.version += 1
        let name = variants.add(row.version)
        row.board.variants = variants
        let version = DraftVersion(
            draftID: row.id, number: row.version, author: record.result.model, reason: "variant \(name)", text: text,
            altText: row.content.altText, createdAt: now, record: record)
        let key = "\(row.id)@\(row.revision)"
        var filing = DraftFiling()
        filing.versions = [version]
        filing.updates = [BoardUpdate(key: "\(key)#variant", draftID: row.id, change: .version(version))]
        filing.updates += answer(
            &row, orders,
            "Variant \(name) is under \"Versions\" as version \(row.version); that under \"Post\" is variant \(variants.name). To exchange them, choose \(name) under Variant.",
            key: key)
        return filing
    }

    /// The orders that were carried out are met and their threads are told; what was asked besides is still to do.
    private static func answer(
        _ row: inout Draft, _ orders: [TextOrder], _ words: Message, key: String, of version: Int? = nil
    ) -> [BoardUpdate] {
        let met = orders.filter(row.orders.contains)
        let rest = row.orders.filter { !met.contains($0) }
        row.order(rest)
        row.state = rest.isEmpty ? .submitted : .changesRequested
        row.failures = 0
        row.retryAt = nil
        row.lastError = nil
        var face = BoardFace()
        // Remarks that nobody has answered yet stay.
        face.clearsRemarks = !rest.contains { $0.discussionID == nil } && (met.isEmpty || met.contains { $0.discussionID == nil })
        return [BoardUpdate(key: "\(key)#face", draftID: row.id, change: .face(face))]
            + comments(words, to: met, of: row.id, key: "\(key)#answer", about: version)
    }

    /// The answer in each thread that asked; on the page when the Remarks or the status did.
    private static func comments(
        _ words: Message, to orders: [TextOrder], of id: String, key: String, mentions: [Person] = [], about version: Int? = nil
    ) -> [BoardUpdate] {
        let threads: Set<String?> = Set(orders.map(\.discussionID))
        return (threads.isEmpty ? [nil] : threads.sorted { ($0 ?? "") < ($1 ?? "") }).enumerated().map { index, thread in
            let change = version.map { BoardUpdate.Change.report(version: $0, text: words, discussionID: thread) }
            return BoardUpdate(
                key: "\(key)\(index)", draftID: id, change: change ?? .comment(text: words, mentions: mentions, discussionID: thread))
        }
    }

    /// A writer that has nothing else to say, such as one without a model, makes no version of it.
    private static func stay(_ row: inout Draft, _ orders: [TextOrder], writtenBy model: String) -> DraftFiling {
        let words: Message =
            "No other text came of it: \(model) wrote the same again. Edit the text under \"Post\", or say in other words what to change."
        var filing = DraftFiling()
        filing.updates = answer(&row, orders, words, key: "\(row.id)@\(row.revision)")
        return filing
    }

    /// What an editor is told whose order for another text cannot be met. It is answered then, and stands until he asks anew.
    static func giveUp(_ row: inout Draft, because sentence: Message) -> DraftFiling {
        let words: Message = "No other text could be written: \(sentence) Edit the text under \"Post\", or ask again."
        let key = "\(row.id)@\(row.revision)"
        var filing = DraftFiling()
        var face = BoardFace()
        face.clearsRemarks = true
        filing.updates = [BoardUpdate(key: "\(key)#face", draftID: row.id, change: .face(face))]
        filing.updates += comments(words, to: row.orders, of: row.id, key: "\(key)#unwritten", mentions: [.editors])
        row.order(row.orders.map { TextOrder(words: $0.words, passage: $0.passage) })
        return filing
    }

    private static func check(_ draft: inout Draft, _ record: WritingRecord, _ assignment: Assignment, _ account: AccountSettings?) {
        draft.obstacles = PostLimits.obstacles(draft.content, foreignBlocks: [])
        DraftChecks.note(on: &draft, record: record, assignment: assignment, blocking: account?.unsupportedFacts == .block)
    }

    private static func title(_ assignment: Assignment, _ writing: Writing) -> String {
        let headline = assignment.items.first.map { MachineTalk.telling($0.title) } ?? assignment.brief?.name.collapsed ?? ""
        return (headline.isEmpty ? writing.hook.collapsed : headline).limited(utf16: 120)
    }

    private static func version(of draft: Draft, _ record: WritingRecord, reason: Message, now: Date) -> DraftVersion {
        DraftVersion(
            draftID: draft.id, number: draft.version, author: record.result.model, reason: reason, text: draft.content.text,
            altText: draft.content.altText, createdAt: now, record: record)
    }
}
