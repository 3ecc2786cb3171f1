import FoundationEssentials
import Support

/// What stands between a draft and an approval that counts.
extension Diagnosis {
    // MARK: text and picture

    var rewriting: Blockage {
        guard draft.failures > 0, let error = draft.lastError else {
            let words = (draft.remark ?? "").limited(utf16: 200)
            return Blockage(
                .beingRewritten, words.isEmpty ? "Changes were requested." : "Changes were requested: \(words)",
                next: "Nothing to do: the next version comes by itself.")
        }
        if draft.retryAt.map({ $0 >= draft.windowEnds }) ?? false {
            return Blockage(
                .writingGivenUp, "No other text could be written: \(error)", next: "Edit the text under \"Post\", or ask again.")
        }
        return Blockage(.modelUnreachable, "The next version could not be written yet: \(error)", next: nextTry)
    }

    var textObstacle: Blockage? {
        let foreign = draft.obstacles.first(where: PostLimits.isForeign)
        let obstacle = PostLimits.found(in: draft.content).first
        switch obstacle {
        case .noText: return Blockage(.noText, "The post has no text.", next: "Write some under \"Post\".")
        case .tooLong(let units):
            return Blockage(.textTooLong, "The post has \(units) of \(PostLimits.units) units.", next: "Shorten the text under \"Post\".")
        case .altTextMissing where foreign == nil:
            return Blockage(.altTextMissing, "The picture has no alt text.", next: "Fill in \"Alt text\".")
        case .card(let words) where foreign == nil: return linkCard(words)
        case .altTextTooLong where foreign == nil:
            return Blockage(
                .altTextTooLong, "The alt text is longer than \(PostLimits.altTextUnits) units.", next: "Shorten \"Alt text\".")
        default:
            return foreign.map { Blockage(.foreignBlock, $0, next: "Approve when it is gone.") } ?? legalLine ?? unsupportedFact
        }
    }

    private var unsupportedFact: Blockage? {
        draft.obstacles.first(where: FactWords.isDoubt).map {
            Blockage(.unsupportedFact, $0, next: "Change the text under \"Post\", or add to the brief what it rests on.")
        }
    }

    private var legalLine: Blockage? {
        draft.obstacles.first(where: RuleFinding.isOne).map {
            Blockage(.legalLine, $0, next: "Put the line under \"Post\", to the letter.")
        }
    }

    private func linkCard(_ words: Message) -> Blockage {
        Blockage(.linkCard, words, next: "Approve when the card at the top of the page is right.")
    }

    var pageObstacle: Blockage? {
        draft.pageObstacles.first.map { obstacle in
            switch obstacle {
            case .pictureBeingMade: picturePending
            case .cardWithoutPicture: linkCard(obstacle.words)
            case .pictureUnfetched:
                Blockage(.pictureNotOnPage, obstacle.words, next: "Put another file under Picture, or approve when it was fetched.")
            case .pictureUnusable:
                Blockage(
                    .pictureUnusable, "The file under Picture cannot be used.", next: "Put another file under Picture, or remove it.")
            case .pictureNotOnPage:
                Blockage(
                    .pictureNotOnPage, "The picture is on its way to the page.", next: "Look at it in a minute, then approve.")
            case .textBeingWritten, .extrasNotShown:
                Blockage(.textBeingWritten, obstacle.words, next: "Look at it in a minute, then approve.")
            }
        }
    }

    private var picturePending: Blockage {
        guard let picture = facts.record.picture, picture.failures > 0 else {
            return Blockage(.picturePending, "The picture is still being made.", next: "Approve when it is on the page.")
        }
        let own: Message = "A picture of your own under Picture ends the waiting."
        return Blockage(
            .pictureFailed, "The picture could not be made yet: \(picture.note ?? "its painter ended without a result.")",
            next: picture.retryAt.map { "It is tried again at \(facts.words($0)). \(own)" } ?? own)
    }

    // MARK: approval

    var approval: Blockage {
        if case .pending(_, let person, let askedAt) = draft.approval {
            return Blockage(
                .approvalMaturing,
                "\(person.shown) approved it at \(facts.words(askedAt)); that counts when the page stood unchanged for a full minute.",
                next: "Leave the page alone for a minute.")
        }
        return half ?? lastAct
            ?? Blockage(
                .waitingForReview, "It waits for a decision by \(deciders).", next: "Approve it, ask for changes or reject it on its page.")
    }

    private var half: Blockage? {
        guard let brand = facts.record.brand, case .half(let hash, let first, let at) = draft.approval, hash == contentHash,
            brand.approvalEnds(givenAt: at).map({ $0 > facts.now }) ?? true
        else { return nil }
        let second: Message = rules?.second(besides: first) ?? "A second person has to comment /approve."
        return Blockage(.secondPersonMissing, "\(first.shown) approved it at \(facts.words(at)).", next: second)
    }

    /// What became of the last approval, while nobody has decided anew.
    private var lastAct: Blockage? {
        guard let last = facts.record.lastDecision else { return nil }
        switch last.kind {
        case .refused where last.hash == contentHash: return refused(last)
        case .voided where last.by.id == "copydesk" && last.note.description.hasPrefix(Draft.lapsed):
            return Blockage(.approvalEnded, last.note, next: "Approve it again.")
        case .voided:
            return Blockage(
                .approvalVoid, "The approval is void: \(last.note) (\(last.by.shown))",
                next: "Look at it as it is now and approve it again.")
        default: return nil
        }
    }

    private func refused(_ decision: Decision) -> Blockage {
        switch rules?.objection(to: decision.by) {
        case .notNamed(let words): Blockage(.notAnApprover, "\(decision.by.shown) may not approve it.", next: words)
        case .ownText(let words): Blockage(.ownText, "\(decision.by.shown) wrote or changed the text and may not approve it.", next: words)
        case nil:
            Blockage(.approvalRefused, "The approval by \(decision.by.shown) did not count: \(decision.note)", next: "Approve it anew.")
        }
    }

    private var rules: ApproverRules? { facts.record.brand.map { ApproverRules($0, hands: draft.board.textHands ?? []) } }

    var contentHash: String { ApprovalHash.of(draft.content, account: draft.account) }

    private var deciders: Message {
        let brand = facts.record.brand
        let people = (brand?.approvers.isEmpty == false ? brand?.approvers : brand?.editors) ?? []
        return people.isEmpty ? "an editor" : Message(people.map(\.shown).joined(separator: ", "))
    }
}
