import FoundationEssentials
import Support

/// Texts that an editor wants under "Post": by a box under Versions, by Restore for the one before the present one, or as a variant.
extension Ruling {
    mutating func takeWish(_ sight: Sight) {
        let page = sight.page
        let wish = page.wish(beyond: draft.board)
        if let ticked = page.ticked, ticked != draft.board.shownTicks ?? [] { draft.board.shownTicks = ticked }
        if page.isRestoreTicked != draft.board.shownRestore ?? false { draft.board.shownRestore = page.isRestoreTicked }
        // An emptied column says nothing, and neither does one that the desk lacks.
        if !page.variant.isEmpty, page.variant != draft.board.shownVariant {
            draft.board.shownVariant = page.variant
            refreshFace()
        }
        guard let wish else { return }
        answer(wish, sight)
        if let ticked = page.ticked, !ticked.isEmpty { write(.untick(ticked)) }
        if page.isRestoreTicked { refreshFace { $0.restore = false } }
    }

    private mutating func answer(_ wish: RestoreWish, _ sight: Sight) {
        guard isChangeable else { return comment("\(Self.name(of: wish)) cannot be put back: the post can no longer be changed.") }
        let versions = sight.versions + filing.versions
        // Where the section is gone the one before is the text that was in it.
        if draft.board.postTrouble == .missing, wish == .previous { return remakeSection() }
        guard let version = version(wish, in: versions) else { return comment(Self.missing(wish)) }
        guard version.text != draft.content.text else {
            return draft.board.postTrouble == .missing
                ? remakeSection() : comment("Version \(version.number) is under \"Post\" already.")
        }
        let standing = versions.last(withText: draft.content.text)?.number ?? draft.version
        putBack(version, wish, of: versions, by: person(behind: wish, sight.page), readAt: sight.page.stamp.readAt)
        choose(version, of: versions, leaving: standing)
    }

    private mutating func remakeSection() {
        write(.text(draft.content.text, version: draft.version, replacing: draft.board.shownTextHash))
        comment("The text is put into a new section \"Post\".")
    }

    /// The variant whose text was put back is the chosen one, however it was put back.
    private mutating func choose(_ version: DraftVersion, of versions: [DraftVersion], leaving standing: Int) {
        let numbers = draft.board.variants?.versions ?? []
        guard let number = numbers.first(where: { number in versions.contains { $0.number == number && $0.text == version.text } })
        else { return }
        draft.board.variants?.choose(number, as: draft.version, leaving: standing)
        refreshFace()
    }

    private static func missing(_ wish: RestoreWish) -> Message {
        switch wish {
        case .version(let number): "There is no version \(number)."
        case .previous: "There is no earlier version."
        case .variant(let name):
            "There is no variant \"\(name.limited(utf16: 20))\": choose one that is listed under \"Versions\", or comment /variant for another."
        }
    }

    private func person(behind wish: RestoreWish, _ page: BoardPage) -> Person {
        if case .version = wish { page.tickHand?.person ?? page.editedBy } else { page.editedBy }
    }

    private static func name(of wish: RestoreWish) -> Message {
        switch wish {
        case .version(let number): "Version \(number)"
        case .previous: "Earlier version"
        case .variant(let name): "Variant \(name.limited(utf16: 20))"
        }
    }

    private func version(_ wish: RestoreWish, in versions: [DraftVersion]) -> DraftVersion? {
        switch wish {
        case .version(let number): return versions.last { $0.number == number }
        case .variant(let name):
            let number = draft.board.variants?.version(named: name)
            return versions.last { $0.number == number }
        case .previous:
            let present = versions.last(withText: draft.content.text)?.number ?? draft.version
            return versions.last { $0.number < present && $0.text != draft.content.text }
        }
    }

    /// The text alone: alt text and picture belong together and stay as they are.
    private mutating func putBack(
        _ version: DraftVersion, _ wish: RestoreWish, of versions: [DraftVersion], by person: Person, readAt: Date
    ) {
        let number = version.number
        let (reason, deed, done): (Message, Message, Message) =
            if case .variant(let name) = wish {
                ("variant \(name) chosen", "variant \(name) was chosen", "Variant \(name) is under \"Post\"")
            } else {
                ("version \(number) put back", "version \(number) was put back", "Version \(number) is put back")
            }
        replaceText(by: version.text, from: person, hands: version.hands, reason: reason, record: version.record)
        check(version, of: versions)
        void(by: person, because: "\(deed).")
        draft.board.contentChangedAt = readAt
        // An order for another text is met by this one.
        let isOrdered = draft.state == .changesRequested
        draft.state = .submitted
        closeOrders("No other text is written: \(deed) instead.")
        draft.failures = 0
        draft.retryAt = nil
        draft.lastError = nil
        write(.text(version.text, version: draft.version, replacing: draft.board.shownTextHash))
        write(.grounds(nil))
        write(
            .report(
                version: draft.version, text: "\(done) as version \(draft.version); the text before it is under \"Versions\".",
                discussionID: nil))
        refreshFace { $0.clearsRemarks = isOrdered }
    }

    /// An edited text has the sources of the written one that it was made from.
    private mutating func check(_ version: DraftVersion, of versions: [DraftVersion]) {
        recheck([])
        guard let assignment = context.assignment else { return }
        let record = versions.lastRecord(upTo: version.number)
        DraftChecks.note(on: &draft, record: record, assignment: assignment, blocking: context.blocksUnsupported)
    }
}
