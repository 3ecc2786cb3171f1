import FoundationEssentials
import Support

/// What keeps an approved draft from being sent whatever its time is.
extension Diagnosis {
    var promise: Blockage? {
        guard draft.approval.liveHash != contentHash else { return nil }
        return Blockage(
            .approvalStale, "What is approved is not what is there now.", next: "Set Status to \"In review\" and approve it again.")
    }

    var people: Blockage? {
        if draft.isOnHold { return Blockage(.onHold, "Hold is ticked on its page.", next: "Untick Hold to release it.") }
        if facts.isEverythingPaused {
            return Blockage(.pausedEverywhere, "Everything is paused in the configuration.", next: "Set daemon.paused to false.")
        }
        if case .here(let settings, _) = facts.account, settings.isPaused {
            return Blockage(
                .pausedAccount, "The account \(draft.account) is paused in the configuration.", next: "Set its paused to false.")
        }
        if let brand = facts.record.brand, brand.isPaused {
            return Blockage(.pausedBrand, "The brand \(brand.name) is paused on its page.", next: "Untick Paused there.")
        }
        return nil
    }

    var account: Blockage? {
        switch facts.account {
        case .here: nil
        case .disabled:
            Blockage(
                .accountDisabled, "The account \(draft.account) is switched off in the configuration.",
                next: "Set its enabled to true.")
        case .missing:
            Blockage(
                .accountMissing, "The account \(draft.account) is not in the configuration.",
                next: "Add an [[account]] with that name.")
        }
    }

    /// The platform refused the account as a whole, with what it works with still.
    var parking: Blockage? {
        guard let parking = facts.record.parking, case .here(_, let fingerprint) = facts.account, parking.fingerprint == fingerprint
        else { return nil }
        let cause: Cause =
            switch parking.cause {
            case .limit: .throttled
            case .token: .tokenRefused
            case .rights: .accountForbidden
            case .version: .apiVersionEnded
            }
        return Blockage(
            cause, parking.sentence,
            next: "All posts of the account are kept; the next try is at \(facts.words(max(parking.until, facts.now))).")
    }

    // MARK: token

    var token: Blockage? {
        guard let access = facts.access else { return nil }
        if let cause = Self.cause(of: access.token) {
            return Blockage(cause, TokenTerm.sentence(access, account: draft.account, at: facts.now), next: renewal(access))
        }
        if access[.publish].verdict == .cannot {
            return Blockage(
                .scopeMissing, "The token of account \(draft.account) cannot publish: \(access[.publish].reason).",
                next: "Give the app that right, then \(access.renewal ?? "connect the account again").")
        }
        guard let end = access.personNeededAt(facts.now) else { return nil }
        if end <= facts.now {
            return Blockage(.tokenEnded, TokenTerm.sentence(access, account: draft.account, at: facts.now), next: renewal(access))
        }
        guard let slot = draft.slot, end <= slot else { return nil }
        return Blockage(
            .tokenEndsFirst, "The token of account \(draft.account) ends on \(facts.words(end)), before its time \(facts.words(slot)).",
            next: renewal(access))
    }

    private static func cause(of token: AccountAccess.Token) -> Cause? {
        switch token {
        case .none, .unknown, .active: nil
        case .missing: .tokenMissing
        case .expired: .tokenEnded
        case .revoked: .tokenRevoked
        case .invalid: .tokenRefused
        }
    }

    private func renewal(_ access: AccountAccess) -> Message {
        guard let words = access.renewal else { return "Make a new token and put it where the account's token points." }
        return "For a new token: \(words)."
    }
}
