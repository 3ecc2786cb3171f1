import Support

/// Links as cards: what an editor's comments /link and /nolink do.
extension Ruling {
    /// `/link` alone takes the draft's source; with an address it takes that, and title and description from the lines below it.
    mutating func putCard(_ words: String, _ comment: BoardComment) {
        guard isChangeable else { return self.comment("The post can no longer be changed.", discussionID: comment.discussionID) }
        let source = context.assignment.flatMap(LinkCards.card)
        let known = draft.content.card ?? source
        guard let card = words.isEmpty ? source : LinkCards.card(words: words, known: known) else {
            let why: Message = words.isEmpty ? "The draft's source has no address." : "The first line after /link is no web address."
            let how: Message = "Write: /link https://..., and below it, if you like, a line with the title and one with the description."
            return self.comment("\(why) \(how)", discussionID: comment.discussionID)
        }
        guard card != draft.content.card else { return self.comment("The link card is that already.", discussionID: comment.discussionID) }
        draft.content.card = card
        draft.content.comment = nil
        takeCardChange(by: comment.author)
        self.comment("The post shows \(card.source) as a card now; look at it at the top of the page.", discussionID: comment.discussionID)
    }

    mutating func removeCard(_ comment: BoardComment) {
        guard isChangeable else { return self.comment("The post can no longer be changed.", discussionID: comment.discussionID) }
        if let words = draft.content.comment, draft.content.card == nil {
            draft.content.comment = nil
            takeCardChange(by: comment.author)
            return self.comment(
                "No first comment is written any more. It would have been: \(words)", discussionID: comment.discussionID)
        }
        guard let card = draft.content.card else { return self.comment("The post has no link card.", discussionID: comment.discussionID) }
        draft.content.card = nil
        takeCardChange(by: comment.author)
        let isInText = ApprovalHash.links(in: draft.content.text).contains { WebAddresses.same($0, card.source) }
        let hint: Message =
            isInText ? "" : " Its address is not in the text: write it under \"Post\" if readers are to find it: \(card.source)"
        self.comment("The post shows no link card any more.\(hint)", discussionID: comment.discussionID)
    }

    private mutating func takeCardChange(by person: Person) {
        draft.board.contentChangedAt = context.now
        recheck(nil)
        recheckDoubts()
        void(by: person, because: "the link card was changed.")
        refreshFace()
    }
}
