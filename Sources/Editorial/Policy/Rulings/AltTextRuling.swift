import Support

/// The comment /alt: an editor's edit of the alt text.
extension Ruling {
    mutating func putAltText(_ words: String, _ comment: BoardComment) {
        let thread = comment.discussionID
        let altText = words.collapsed
        guard isChangeable else { return self.comment("The post can no longer be changed.", discussionID: thread) }
        guard !altText.isEmpty else {
            return self.comment("Write what the picture shows behind it: \(DeskCommand.alt.usage).", discussionID: thread)
        }
        guard altText != draft.content.altText else { return self.comment("The alt text is that already.", discussionID: thread) }
        draft.content.altText = altText
        draft.board.contentChangedAt = context.now
        recheck(nil)
        recheckDoubts()
        void(by: comment.author, because: "the alt text was changed.")
        self.comment("The alt text is now: \(altText)", discussionID: thread)
        refreshFace()
    }
}
