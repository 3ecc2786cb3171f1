import Editorial
import FoundationEssentials
import Support

/// Makes drafts and new versions of what a model wrote. Pure.
enum DraftFactory {
    static let negativePrompt = "text, letters, watermark, logo, signature, frame, blurry, deformed"

    /// A new draft with its first version and its picture order.
    static func make(
        _ record: WritingRecord, for assignment: Assignment, _ account: AccountSettings?, seed: Int, now: Date
    ) -> (draft: Draft, filing: DraftFiling) {
        let writing = record.result.writing
        let candidate = assignment.candidate
        let card = account?.links == .card ? LinkCards.card(for: assignment) : nil
        let text = Composition.text(of: writing, for: assignment, card: card)
        let id = Identifier.make(at: now)
        var draft = Draft(
            id: id, candidateID: candidate.id, brandID: candidate.brandID, briefID: candidate.briefID, account: candidate.account,
            state: .drafted, title: title(assignment, writing),
            content: PostContent(
                text: text, altText: writing.altText.trimmed, pictureHash: nil, card: card,
                mentions: Mentions.used(in: text, among: Mentions.all(of: assignment.brand)),
                tags: account.flatMap { LinkTags(rule: $0.linkTags, moreHosts: $0.tagHosts, for: assignment, draftID: id) }),
            windowEnds: now + .seconds((account?.windowDays ?? 14) * 86400),
            createdAt: now)
        draft.checks = DraftChecks.remarks(text: text, altText: writing.altText, record: record, assignment: assignment)
        draft.obstacles = PostLimits.obstacles(draft.content, foreignBlocks: [])
        draft.awaitsPicture = true
        var filing = DraftFiling()
        filing.versions = [version(of: draft, record, reason: "first draft", now: now)]
        filing.picture = pictureOrder(writing, assignment, seed: record.result.seed ?? seed)
        return (draft, filing)
    }

    /// A rewrite takes the place of the text it was made from; if an editor wrote another meanwhile, that one stands and
    /// the rewrite goes under Versions.
    static func rewrite(_ row: inout Draft, from before: Draft, with record: WritingRecord, for assignment: Assignment, now: Date)
        -> DraftFiling?
    {
        let text = Composition.text(of: record.result.writing, for: assignment, card: row.content.card)
        let key = "\(row.id)@\(row.revision)"
        var filing = DraftFiling()
        guard row.state == .changesRequested, row.content.text == before.content.text else {
            let late = DraftVersion(
                draftID: row.id, number: row.version + 1, author: record.result.model, reason: "came after an editor's change",
                text: text, altText: row.content.altText, createdAt: now, record: record)
            row.version += 1
            filing.versions = [late]
            filing.updates = [BoardUpdate(key: "\(key)#late", draftID: row.id, change: .version(late))]
            return filing
        }
        guard text != row.content.text else { return stay(&row, writtenBy: record.result.model) }
        let replaced = row.standingVersion(at: now)
        let replacing = row.board.shownTextHash
        row.content.text = text
        row.content.mentions = Mentions.used(in: text, among: Mentions.all(of: assignment.brand))
        row.board.textHands = nil
        row.version += 1
        row.state = .submitted
        row.checks = DraftChecks.remarks(
            text: text, altText: record.result.writing.altText, record: record, assignment: assignment)
        row.obstacles = PostLimits.obstacles(row.content, foreignBlocks: [])
        row.failures = 0
        row.retryAt = nil
        row.lastError = nil
        let reason = before.remark.flatMap { $0.isEmpty ? nil : $0 } ?? "changes requested"
        filing.versions = [version(of: row, record, reason: reason, now: now)]
        row.remark = nil
        var face = BoardFace()
        face.clearsRemarks = true
        filing.updates = [
            BoardUpdate(key: "\(key)#text", draftID: row.id, change: .text(text, version: row.version, replacing: replacing)),
            BoardUpdate(key: "\(key)#old", draftID: row.id, change: .version(replaced)),
            BoardUpdate(key: "\(key)#face", draftID: row.id, change: .face(face)),
            BoardUpdate(
                key: "\(key)#answer", draftID: row.id,
                change: .comment(
                    text: "Version \(row.version) is under \"Post\"; the text before it is under \"Versions\".", mentions: [],
                    discussionID: nil)),
        ]
        return filing
    }

    /// A writer that has nothing else to say, such as one without a model, makes no version of it.
    private static func stay(_ row: inout Draft, writtenBy model: String) -> DraftFiling {
        let words =
            "No other text came of it: \(model) wrote the same again. Edit the text under \"Post\", or say in other words what to change."
        let key = "\(row.id)@\(row.revision)"
        row.state = .submitted
        row.remark = nil
        row.failures = 0
        row.retryAt = nil
        row.lastError = nil
        var face = BoardFace()
        face.clearsRemarks = true
        var filing = DraftFiling()
        filing.updates = [
            BoardUpdate(key: "\(key)#face", draftID: row.id, change: .face(face)),
            BoardUpdate(key: "\(key)#same", draftID: row.id, change: .comment(text: words, mentions: [], discussionID: nil)),
        ]
        return filing
    }

    /// What an editor is told whose order for another text cannot be met.
    static func giveUp(_ row: Draft, because sentence: String) -> DraftFiling {
        let words = "No other text could be written: \(sentence) Edit the text under \"Post\", or ask again."
        let key = "\(row.id)@\(row.revision)"
        var filing = DraftFiling()
        filing.updates = [
            BoardUpdate(key: "\(key)#face", draftID: row.id, change: .face(BoardFace())),
            BoardUpdate(
                key: "\(key)#unwritten", draftID: row.id, change: .comment(text: words, mentions: [.editors], discussionID: nil)),
        ]
        return filing
    }

    private static func title(_ assignment: Assignment, _ writing: Writing) -> String {
        (assignment.items.first?.title ?? assignment.brief?.name ?? writing.hook).collapsed.limited(utf16: 120)
    }

    private static func version(of draft: Draft, _ record: WritingRecord, reason: String, now: Date) -> DraftVersion {
        DraftVersion(
            draftID: draft.id, number: draft.version, author: record.result.model, reason: reason, text: draft.content.text,
            altText: draft.content.altText, createdAt: now, record: record)
    }

    private static func pictureOrder(_ writing: Writing, _ assignment: Assignment, seed: Int) -> PictureOrder {
        let style = assignment.brand.pictureStyle.trimmed
        let item = assignment.items.first
        return PictureOrder(
            prompt: [writing.picturePrompt.trimmed, style].filter { !$0.isEmpty }.joined(separator: ", "), negativePrompt: negativePrompt,
            seed: seed,
            card: CardText(
                title: writing.hook.collapsed.limited(utf16: 140), kicker: assignment.brand.name,
                source: item?.url.flatMap(WebAddresses.siteName) ?? "", colours: assignment.brand.colours,
                language: assignment.brand.language))
    }
}
