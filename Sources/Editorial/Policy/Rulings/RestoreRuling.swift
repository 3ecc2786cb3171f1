import FoundationEssentials
import Support

/// Earlier texts that an editor wants back: by a box under Versions, or by Restore for the one before the present one.
extension Ruling {
    mutating func takeWish(_ sight: Sight) {
        let page = sight.page
        let wish = page.wish(beyond: draft.board)
        if let ticked = page.ticked, ticked != draft.board.shownTicks ?? [] { draft.board.shownTicks = ticked }
        if page.isRestoreTicked != draft.board.shownRestore ?? false { draft.board.shownRestore = page.isRestoreTicked }
        guard let wish else { return }
        answer(wish, sight)
        if let ticked = page.ticked, !ticked.isEmpty { write(.untick(ticked)) }
        if page.isRestoreTicked { refreshFace { $0.restore = false } }
    }

    private mutating func answer(_ wish: RestoreWish, _ sight: Sight) {
        guard isChangeable else { return comment("\(Self.name(of: wish)) cannot be put back: the post can no longer be changed.") }
        let versions = sight.versions + filing.versions
        guard let version = version(wish, in: versions) else { return comment("There is no \(Self.name(of: wish).lowercased()).") }
        guard version.text != draft.content.text else { return comment("Version \(version.number) is under \"Post\" already.") }
        putBack(version, of: versions, by: person(behind: wish, sight.page), readAt: sight.page.stamp.readAt)
    }

    private func person(behind wish: RestoreWish, _ page: BoardPage) -> Person {
        wish == .previous ? page.editedBy : page.tickHand?.person ?? page.editedBy
    }

    private static func name(of wish: RestoreWish) -> String {
        switch wish {
        case .version(let number): "Version \(number)"
        case .previous: "Earlier version"
        }
    }

    private func version(_ wish: RestoreWish, in versions: [DraftVersion]) -> DraftVersion? {
        switch wish {
        case .version(let number): return versions.last { $0.number == number }
        case .previous:
            let present = versions.last(withText: draft.content.text)?.number ?? draft.version
            return versions.last { $0.number < present && $0.text != draft.content.text }
        }
    }

    /// The text alone: alt text and picture belong together and stay as they are.
    private mutating func putBack(_ version: DraftVersion, of versions: [DraftVersion], by person: Person, readAt: Date) {
        replaceText(
            by: version.text, from: person, hands: version.hands, reason: "version \(version.number) put back", record: version.record)
        check(version, of: versions)
        void(by: person, because: "version \(version.number) was put back.")
        draft.board.contentChangedAt = readAt
        // An order for another text is met by this one.
        let isOrdered = draft.state == .changesRequested
        draft.state = .submitted
        closeOrders("No other text is written: version \(version.number) was put back instead.")
        draft.failures = 0
        draft.retryAt = nil
        draft.lastError = nil
        write(.text(version.text, version: draft.version, replacing: draft.board.shownTextHash))
        comment("Version \(version.number) is put back as version \(draft.version); the text before it is under \"Versions\".")
        refreshFace { $0.clearsRemarks = isOrdered }
    }

    /// An edited text has the sources of the written one that it was made from.
    private mutating func check(_ version: DraftVersion, of versions: [DraftVersion]) {
        recheck([])
        guard let assignment = context.assignment else { return }
        let record = versions.last { $0.number <= version.number && $0.record != nil }?.record
        draft.checks = DraftChecks.remarks(text: draft.content.text, altText: draft.content.altText, record: record, assignment: assignment)
    }
}
