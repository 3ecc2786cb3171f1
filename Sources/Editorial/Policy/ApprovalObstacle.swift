import Support

/// Why the page does not show what would be approved.
enum ApprovalObstacle: Sendable, Hashable {
    case pictureBeingMade, cardWithoutPicture, pictureUnfetched, pictureUnusable, pictureNotOnPage, textBeingWritten, extrasNotShown

    var words: Message {
        switch self {
        case .pictureBeingMade: "The picture is still being made."
        case .cardWithoutPicture: "The link card has no picture: put one under Picture, or comment /nolink."
        case .pictureUnfetched: "The picture on the page could not be fetched yet; it is tried again."
        case .pictureUnusable: "The picture on the page cannot be used: put another file under Picture, or remove it."
        case .pictureNotOnPage: "The picture is not on the page yet."
        case .textBeingWritten: "A new text is being written to the page."
        case .extrasNotShown: "What is sent besides the text is not shown at the top of the page yet: look at it in a minute."
        }
    }
}

/// The one judgement on what blocks an approval: the callout tells of it, and approvals are held to it.
extension Draft {
    var pageObstacles: [ApprovalObstacle] {
        var found: [ApprovalObstacle] = []
        if awaitsPicture { found.append(.pictureBeingMade) }
        // LinkedIn shows a link without a picture as a bare line.
        if content.card != nil, content.pictureHash == nil, !awaitsPicture { found.append(.cardWithoutPicture) }
        if board.unfetched != nil {
            found.append(.pictureUnfetched)
        } else if board.shownPicture != nil, board.shownPictureHash == nil {
            found.append(.pictureUnusable)
        } else if content.pictureHash != board.shownPictureHash, !awaitsPicture {
            found.append(.pictureNotOnPage)
        }
        if ApprovalHash.ofText(content.text) != board.shownTextHash { found.append(.textBeingWritten) }
        if ApprovalHash.ofExtras(content) != board.shownExtras { found.append(.extrasNotShown) }
        return found
    }

    /// Everything that blocks an approval, in sentences.
    var approvalObstacles: [Message] {
        obstacles + [board.postTrouble?.words].compactMap { $0 } + pageObstacles.map(\.words)
    }

    /// Whether an approval may still come.
    var isOpenToApproval: Bool {
        switch state {
        case .armed, .unknown, .needsCheck, .published, .expired: isCorrecting
        default: true
        }
    }
}

extension BoardView {
    /// A page that is made of this content shows it.
    package mutating func note(shown content: PostContent) {
        shownAltText = content.altText
        shownTextHash = ApprovalHash.ofText(content.text)
        shownExtras = ApprovalHash.ofExtras(content)
    }
}

extension Draft {
    /// As it is when the page that is made of it stands.
    package var shown: Draft {
        var draft = self
        if state == .drafted { draft.state = .submitted }
        draft.board.note(shown: content)
        return draft
    }

    /// As it is when the callout that is written of it stands.
    var showingExtras: Draft {
        var draft = self
        draft.board.shownExtras = ApprovalHash.ofExtras(content)
        return draft
    }
}
