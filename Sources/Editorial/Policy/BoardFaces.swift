import FoundationEssentials
import Support

/// What a draft's page must show now, as the difference to what it shows.
package enum BoardFaces {
    /// Fills a queued face from the draft as it is: only what differs from the page is written.
    package static func fill(
        _ face: BoardFace, from draft: Draft, zone: String, slotWords: Message, language: String = ""
    ) -> BoardFace {
        var face = face
        face.status = status(of: draft)
        // A new question: what was answered to an earlier one is no answer to it.
        if face.status == .needsCheck { face.answer = "" }
        if draft.slot != draft.board.shownSlot { face.publishAt = draft.slot }
        if draft.slot == nil, draft.board.shownSlot != nil { face.clearsPublishAt = true }
        face.zone = zone
        if draft.content.altText != draft.board.shownAltText.trimmed { face.altText = draft.content.altText }
        if let caption = draft.board.shownCaption, draft.board.shownPictureHash != nil, draft.content.altText != caption.trimmed {
            (face.caption, face.captionBefore) = (draft.content.altText, caption)
        }
        let variant = draft.board.variants?.name ?? ""
        if variant != draft.board.shownVariant ?? "" { face.variant = variant }
        if draft.board.shownAccount != nil { face.account = draft.account }
        if draft.isOnHold != draft.board.shownHold { face.isOnHold = draft.isOnHold }
        face.checks = draft.obstacles + draft.checks + TextMeasures.lines(draft.content, language: language)
        face.lastError = draft.lastError ?? ""
        if case .live(_, let person, let at) = draft.approval {
            let time = Moment(at)
            face.approvedBy =
                draft.board.firstApprover.map { "\($0.shown) and \(person.shown), \(time)" } ?? "\(person.shown), \(time)"
        } else {
            face.approvedBy = ""
        }
        face.extras = ApprovalHash.ofExtras(draft.content) ?? ""
        face.callout = Callout.text(for: draft.showingExtras, slot: slotWords)
        if let numbers = draft.board.measured?.numbers.values, numbers != draft.board.shownNumbers ?? [:] { face.numbers = numbers }
        return face
    }

    /// The status to write; nil while the page's own may stand: an approval that is asked for, or waits for its picture.
    package static func status(of draft: Draft) -> BoardStatus? {
        let status = draft.boardStatus
        if status == draft.board.shownStatus { return nil }
        if draft.board.shownStatus == .approved, draft.state == .submitted || draft.hasCorrectionInReview {
            // Its first one: while another takes its place, the page says that nothing is approved.
            if draft.awaitsPicture, draft.board.shownPicture == nil { return nil }
            if case .pending = draft.approval { return nil }
        }
        return status
    }
}
