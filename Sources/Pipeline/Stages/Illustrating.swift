import Editorial
import FoundationEssentials
import Support

/// Paints ordered pictures by the first engine that delivers; the card stands in for all. The draft never waits for it.
package struct Illustrating: Stage {
    /// Longer than the slowest painter's own time-out.
    static let lease = Duration.seconds(1800)
    static let mostTries = 6

    package let name = "illustrate"
    package let takes = [Intake("pictures", "pictures")]
    private let workshop: Workshop
    private let shelf: any IllustratingShelf

    package init(_ workshop: Workshop, _ shelf: any IllustratingShelf) {
        self.workshop = workshop
        self.shelf = shelf
    }

    package func nextDue(now: Date) async throws -> Date? { try await shelf.nextPictureDue(now: now) }

    package func workOnce() async throws -> Bool {
        guard let task = try await shelf.takePicture(now: workshop.clock.now(), lease: workshop.lease(Self.lease)) else { return false }
        let models = workshop.newsroom.current.imageModels
        var order = task.order
        order.logo = try await shelf.logo(ofDraft: task.draftID)
        var failures: [Message] = []
        var last: Message = "No image model is configured: add [[model.image]] kind = \"card\"."
        for model in models {
            do {
                let picture = try await model.paint(order)
                try await workshop.faults.clear(fault: "image model \(model.name)")
                workshop.models.note(success: model.name, at: workshop.clock.now())
                try await file(picture, task, failures)
                return true
            } catch  where !Task.isCancelled {
                let sentence = workshop.judge(error).sentence
                last = "\(model.name) failed: \(sentence)"
                failures.append("Picture: \(last)")
                workshop.models.note(failure: model.name, because: sentence.description, at: workshop.clock.now())
                try await workshop.report(Fault(key: "image model \(model.name)", sentence: sentence))
            }
        }
        let until =
            task.failures + 1 < Self.mostTries
            ? workshop.clock.now() + rowBackoff.delay(attempt: task.failures + 1, random: workshop.random()) : nil
        try await shelf.postponePicture(
            draft: task.draftID, lease: task.lease, until: until, because: last)
        return true
    }

    private func file(_ picture: Picture, _ task: LeasedPicture, _ failures: [Message]) async throws {
        let hadFallBack = !failures.isEmpty
        let filed = try await shelf.file(picture, lease: task.lease, now: workshop.clock.now()) { draft in
            Self.place(
                picture, of: task, on: &draft, notes: failures + (hadFallBack ? ["Picture: \(picture.provenance.engine) stands in."] : []))
        }
        workshop.log.info("picture made", ["draft": task.draftID, "engine": picture.provenance.engine, "filed": filed])
    }

    /// Pure: the draft with its picture. What was approved before the picture came is approved no more.
    static func place(_ picture: Picture, of task: LeasedPicture, on draft: inout Draft, notes: [Message]) -> DraftFiling? {
        guard draft.awaitsPicture else { return nil }
        var filing = DraftFiling()
        draft.awaitsPicture = false
        draft.content.pictureHash = picture.hash
        // The writer described a scene; a card shows words.
        let altText = draft.content.altText
        if picture.provenance.isCard, altText == task.orderedAltText || task.order.isOf(altText) {
            draft.content.altText = task.order.card.altText
        }
        draft.checks += notes
        draft.obstacles =
            PostLimits.obstacles(draft.content, foreignBlocks: [])
            + draft.obstacles.filter { PostLimits.isForeign($0) || DraftChecks.isFound($0) }
        let key = "\(draft.id)@\(draft.revision)"
        let name = picture.name(forDraft: draft.id)
        filing.updates.append(
            BoardUpdate(
                key: "\(key)#picture", draftID: draft.id, change: .picture(hash: picture.hash, altText: draft.content.altText, name: name)))
        if draft.board.shownStatus == .approved {
            let words: Message = "The picture has arrived after the approval: please look at it and approve again."
            filing.updates.append(
                BoardUpdate(key: "\(key)#early", draftID: draft.id, change: .comment(text: words, mentions: [], discussionID: nil)))
        }
        filing.updates.append(BoardUpdate(key: "\(key)#face", draftID: draft.id, change: .face(BoardFace())))
        return filing
    }
}
