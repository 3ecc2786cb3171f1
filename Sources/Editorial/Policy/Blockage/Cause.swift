/// Why something is not published at this moment. Exactly one is told; the codes are stable.
package enum Cause: String, Sendable, Codable, CaseIterable {
    // How it ended.
    case published, beingAmended = "being-amended", takenDown = "taken-down", rejected, expired, boardAwayTooLong = "board-away-too-long",
        failed
    // What was sent.
    case onTheWire = "on-the-wire", outcomeUnknown = "outcome-unknown", needsCheck = "needs-check"
    // The machine.
    case notRunning = "not-running", storeReadOnly = "store-read-only", clockWentBack = "clock-went-back"
    case lineFailing = "line-failing"
    // The desk.
    case boardNotSetUp = "board-not-set-up", pageInTrash = "page-in-trash", boardUnreachable = "board-unreachable"
    case pageUnreadable = "page-unreadable", brandGone = "brand-gone"
    // Before there is a draft.
    case toBeChosen = "to-be-chosen", notChosen = "not-chosen", toBeWritten = "to-be-written"
    case modelUnreachable = "model-unreachable", writingGivenUp = "writing-given-up"
    // The text.
    case toBeSubmitted = "to-be-submitted", beingRewritten = "being-rewritten"
    case noText = "no-text", textTooLong = "text-too-long", foreignBlock = "foreign-block", unsupportedFact = "unsupported-fact"
    case legalLine = "legal-line", textBeingWritten = "text-being-written"
    // The picture.
    case altTextMissing = "alt-text-missing", altTextTooLong = "alt-text-too-long", linkCard = "link-card", picturePending =
        "picture-pending"
    case pictureFailed = "picture-failed", pictureUnusable = "picture-unusable", pictureNotOnPage = "picture-not-on-page"
    // The approval.
    case waitingForReview = "waiting-for-review", approvalMaturing = "approval-maturing", secondPersonMissing = "second-person-missing"
    case notAnApprover = "not-an-approver", ownText = "own-text", approvalRefused = "approval-refused", approvalVoid = "approval-void"
    case approvalEnded = "approval-ended", approvalStale = "approval-stale", approvalEndsFirst = "approval-ends-first"
    // What people stopped.
    case onHold = "on-hold", pausedEverywhere = "paused-everywhere", pausedAccount = "paused-account", pausedBrand = "paused-brand"
    // The account.
    case accountDisabled = "account-disabled", accountMissing = "account-missing", tokenMissing = "token-missing"
    case tokenEnded = "token-ended", tokenRevoked = "token-revoked", tokenRefused = "token-refused", scopeMissing = "scope-missing"
    case tokenEndsFirst = "token-ends-first", accountForbidden = "account-forbidden", apiVersionEnded = "api-version-ended", throttled
    // The calendar.
    case calendarUnreadable = "calendar-unreadable", windowOver = "window-over", waitsForDate = "waits-for-date", repeatsAnother =
        "repeats-another"
    case noSlots = "no-slots"
    case blackout, holiday, gap, dailyMaximum = "daily-maximum", slotsTaken = "slots-taken", toBeScheduled = "to-be-scheduled"
    case scheduled, jitter, slotMissed = "slot-missed"
    // The last steps.
    case refusedForNow = "refused-for-now", beingPrepared = "being-prepared", leaseLost = "lease-lost", due
}

extension Cause {
    /// What it means, in a line for the table of causes.
    package var meaning: String {
        switch self {
        case .published: "It is live."
        case .beingAmended: "It is live, and an approved correction or a confirmed takedown of it is under way."
        case .takenDown: "It was live and is deleted."
        case .rejected: "An editor rejected it."
        case .expired: "Nobody approved it within its window."
        case .boardAwayTooLong:
            "At its time the board could not be read for longer than the board grace, so that nobody knew whether it still held."
        case .failed: "It is certainly not live, and is not tried again by itself."
        case .onTheWire: "It is being sent at this moment."
        case .outcomeUnknown: "It was sent, and the answer was lost: the post is being looked for."
        case .needsCheck: "It was sent, and only a person can see whether it is live."
        case .notRunning: "No daemon is running."
        case .storeReadOnly: "The store cannot be written: its disk is full or broken."
        case .clockWentBack: "The machine's clock shows a time before the draft's last change."
        case .lineFailing: "A loop that it waits for fails."
        case .boardNotSetUp: "The Notion databases are not set up."
        case .pageInTrash: "Its page is in the trash."
        case .boardUnreachable: "Notion cannot be read, so nobody knows whether the approval still holds."
        case .pageUnreadable: "Its page is gone, is not shared any more or cannot be read."
        case .brandGone: "The brand's page is gone or not shared any more."
        case .toBeChosen: "The item is new: it is not known yet whether a brand takes it."
        case .notChosen: "No brand took the item."
        case .toBeWritten: "It was chosen and waits for the writer."
        case .modelUnreachable: "No text model delivered the text; it is tried again."
        case .writingGivenUp: "No text model delivered the text, and it is not tried again by itself."
        case .toBeSubmitted: "It is written and waits to be put on the board."
        case .beingRewritten: "Changes were requested, and the writer is at it."
        case .noText: "There is no text under \"Post\"."
        case .textTooLong: "The text is longer than LinkedIn permits."
        case .foreignBlock: "Something stands under \"Post\" that cannot be published as text."
        case .unsupportedFact: "A fact in the text is in no source, and the account's unsupported_facts is \"block\"."
        case .legalLine: "A line that the brand's guidelines ask for is missing."
        case .textBeingWritten: "A new text is on its way to the page."
        case .altTextMissing: "The picture has no alt text."
        case .altTextTooLong: "The alt text is longer than LinkedIn permits."
        case .linkCard: "The link card lacks its address, title or picture, or is too long."
        case .picturePending: "The picture is still being made."
        case .pictureFailed: "The picture could not be made; it is tried again."
        case .pictureUnusable: "The file under Picture cannot be used."
        case .pictureNotOnPage: "The picture is on its way to the page."
        case .waitingForReview: "Nobody has decided yet."
        case .approvalMaturing: "It is approved; that counts when the page stood unchanged for a minute."
        case .secondPersonMissing: "One of two people has approved."
        case .notAnApprover: "Who approved is not among the brand's approvers."
        case .ownText: "Who approved wrote or changed the text, and the brand wants another person to approve it."
        case .approvalRefused: "The last approval did not count."
        case .approvalVoid: "The approval was taken back by a later act."
        case .approvalEnded: "The approval was older than the brand's Approval days."
        case .approvalStale: "What is approved is not what the store holds."
        case .approvalEndsFirst: "The approval ends before the post's time."
        case .onHold: "Hold is ticked."
        case .pausedEverywhere: "Everything is paused in the configuration."
        case .pausedAccount: "The account is paused in the configuration."
        case .pausedBrand: "The brand is paused on its page."
        case .accountDisabled: "The account is switched off in the configuration."
        case .accountMissing: "The configuration has no account of that name."
        case .tokenMissing: "The account has no token."
        case .tokenEnded: "The account's token has expired."
        case .tokenRevoked: "The account's token was revoked."
        case .tokenRefused: "The platform does not accept the account's token."
        case .scopeMissing: "The account's token has no right to post."
        case .tokenEndsFirst: "The account's token ends before the post's time."
        case .accountForbidden: "The platform does not permit this to the account (403)."
        case .apiVersionEnded: "The API version that the account uses has ended (426)."
        case .throttled: "The platform takes no more posts of the account for now (429)."
        case .calendarUnreadable: "The calendar of brand or account cannot be read."
        case .windowOver: "The time in which it may be published is over, or ends before its slot."
        case .waitsForDate: "It missed its slot, and the page asks a person for a date."
        case .repeatsAnother: "Its text nearly repeats another post of the account, and the page asks whether it is wanted all the same."
        case .noSlots: "The brand has no posting time within the draft's window."
        case .blackout: "Its time, or the next posting time, lies in a blackout."
        case .holiday: "Its time, or the next posting time, lies in a holiday."
        case .gap: "Another post is nearer than the account's gap."
        case .dailyMaximum: "The day has as many posts as account or brand allow."
        case .slotsTaken: "Other posts have the posting times within its window."
        case .toBeScheduled: "It is approved and is being given its time."
        case .scheduled: "It is approved and waits for its time: nothing blocks it."
        case .jitter: "Its slot has come; the account's jitter lets it go out a few minutes later."
        case .slotMissed: "It is too late for its slot; it is being given back."
        case .refusedForNow: "The platform refused it for a passing cause; it is tried again."
        case .beingPrepared: "Its time is near: picture and request are being made."
        case .leaseLost: "A worker had it and ended without a result; it is taken again."
        case .due: "Its time has come: it is sent as soon as the page was looked at."
        }
    }
}
