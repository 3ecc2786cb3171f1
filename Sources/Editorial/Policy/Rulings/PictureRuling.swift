import Support

/// The comment /picture: another picture, of these words or of the same once more.
extension Ruling {
    mutating func orderPicture(_ words: String, _ comment: BoardComment) {
        let thread = comment.discussionID
        guard isChangeable else { return self.comment("The post can no longer be changed.", discussionID: thread) }
        if draft.board.hasEditorsPicture == true {
            return self.comment(
                "The picture on the page is a person's own file, which is never replaced: remove it, then ask again.", discussionID: thread)
        }
        let scene = words.collapsed.limited(utf16: 500)
        switch (scene.isEmpty, scene.lowercased() == "again", context.picture) {
        case (true, _, _):
            self.comment(
                "Say what it is to show: /picture a lighthouse at night. /picture again tries the same once more.", discussionID: thread)
        case (_, true, nil):
            self.comment("There was no picture yet that could be tried again: say what it is to show.", discussionID: thread)
        case (_, true, let last?):
            order(last.again, by: comment.author)
            self.comment("The same picture is tried once more. Until it is there nothing can be approved.", discussionID: thread)
        case (_, false, _):
            guard let assignment = context.assignment else { return }
            // The old words told of another picture.
            draft.content.altText = scene
            draft.board.contentChangedAt = context.now
            let title = draft.content.text.split(separator: "\n").first.map(String.init) ?? draft.title
            // The same comment gives the same picture, however often it is read.
            let seed = Seed.of("\(draft.id)/\(comment.id)")
            order(PictureOrder(of: scene, title: title, for: assignment, seed: seed), by: comment.author)
            self.comment(
                "Another picture is being made, and the alt text is now: \(scene). Look at both when it is there; until then nothing can be approved.",
                discussionID: thread)
        }
    }

    private mutating func order(_ picture: PictureOrder, by person: Person) {
        filing.picture = picture
        draft.awaitsPicture = true
        recheck(nil)
        void(by: person, because: "another picture was ordered.")
        refreshFace()
    }
}
