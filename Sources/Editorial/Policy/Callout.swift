import FoundationEssentials
import Support

/// The words at the top of a draft's page: what a reader will see first, and what still blocks approval.
package enum Callout {
    /// The first 210 units as LinkedIn folds them, length, account, slot, and what is open.
    package static func text(for draft: Draft, slot: Message) -> Message {
        let folded = draft.content.text.limited(utf16: PostLimits.fold)
        let isFolded = folded.utf16.count < draft.content.text.utf16.count
        var lines: [Message] = [
            isFolded ? "\(folded) ... more" : "\(folded)",
            "\(PostLimits.escapedUnits(draft.content.segments)) of \(PostLimits.units) units · \(draft.account) · \(slot)",
        ]
        lines += amendment(draft)
        lines += extras(draft.content)
        lines += open(draft)
        if draft.isOnHold, !draft.state.isClosed { lines.append("On hold. Untick Hold to release it.") }
        if draft.state == .published, let measured = draft.board.measured { lines += NumberWords.lines(measured) }
        return lines.joined(separator: "\n")
    }

    /// How the live post differs from what stands on the page, or is to.
    private static func amendment(_ draft: Draft) -> [Message] {
        guard let amendment = draft.amendment else { return [] }
        let link = draft.permalink.map { " (\($0))" } ?? ""
        return switch (amendment.state, amendment.kind) {
        case (.proposed, _):
            ["The post is live\(link) with an earlier text. This one is in review and takes its place when it is approved."]
        case (.made, _): [amendment.detail]
        case (.needsCheck, _): ["Needs check: \(amendment.detail)"]
        case (_, .correction): ["The post is live\(link) with an earlier text; this one is on its way there."]
        case (_, .takedown): ["The post is being taken down\(link)."]
        }
    }

    /// What is sent besides text, alt text and picture: nothing of it goes out unseen.
    private static func extras(_ content: PostContent) -> [Message] {
        var lines: [Message] = []
        if let card = content.sentCard { lines.append(LinkCards.words(card)) }
        if let comment = content.sentComment { lines.append("First comment, written once the post is live: \(comment)") }
        if let tags = content.tags, !content.changedLinks.isEmpty {
            lines.append("Links are sent with \(tags.query):\n\(content.changedLinks.prefix(5).joined(separator: "\n"))")
        }
        if !content.mentions.isEmpty {
            let names = content.mentions.map { "\($0.name) (\($0.urn))" as String }.joined(separator: ", ")
            lines.append("Mentions: \(names)")
        }
        let unknown = Mentions.unknown(in: content)
        if !unknown.isEmpty {
            lines.append("Sent as plain text, for the brand's list of mentions has no such name: \(unknown.joined(separator: ", "))")
        }
        return lines
    }

    private static func open(_ draft: Draft) -> [Message] {
        var lines: [Message] = draft.isOpenToApproval ? draft.approvalObstacles.map { "Blocks approval: \($0)" } : []
        if draft.state == .published, !draft.isBeingAmended, let incident = draft.lastError { lines.append("Incident: \(incident)") }
        if lines.isEmpty, draft.state == .submitted || draft.hasCorrectionInReview { lines.append("Nothing blocks approval.") }
        return lines
    }
}
