import FoundationEssentials
import Support

/// What accounts can do, as people read it on a brand's page. It changes when an account does, and 14, 7, 3 and 1 days before its token ends.
package enum AccessWords {
    /// "Company page: publish, evidence; not refresh. Token until 2027-01-19."
    ///
    /// From 14 days before the token's end on, it also says how few days are left and what is at risk; and always, what the configuration asks
    /// for in vain.
    package static func line(_ access: AccountAccess, of account: AccountSettings, at now: Date, risk: TokenRisk) -> Message {
        let verdicts: [AccountAccess.Verdict] = [.can, .cannot, .unknown]
        let parts = verdicts.compactMap { verdict -> Message? in
            let names = access.answers.filter { $0.verdict == verdict }.map(\.capability.words)
            return names.isEmpty ? nil : part(verdict, names.joined(separator: ", "))
        }
        let token: Message = "\(token(access))\(ending(access, now))\(risk.sentence(isDead: access.token.isDead))"
        let inVain = FirstCommentRight.missing(account, access).map(FirstCommentRight.note) ?? ""
        return "\(account.name): \(parts.joined(separator: "; ")).\(token)\(inVain)"
    }

    private static func part(_ verdict: AccountAccess.Verdict, _ names: Message) -> Message {
        switch verdict {
        case .can: names
        case .cannot: "not \(names)"
        case .unknown: "not known whether \(names)"
        }
    }

    private static func ending(_ access: AccountAccess, _ now: Date) -> Message {
        guard let days = TokenTerm.warning(access, at: now), days > 0 else { return "" }
        let left = Message.count(days, one: "\(days) day is left at most", many: "\(days) days are left at most")
        return access.renewal.map { " \(left): \($0)." } ?? " \(left)."
    }

    /// Of an account that a brand names and the configuration does not have.
    package static func missing(account: String) -> Message { "\(account): not in Copydesk's configuration." }

    /// Of an account on which nothing is tried for now.
    package static func stopped(_ parking: Parking) -> Message { "\(parking.account): stopped. \(parking.sentence) Its posts are kept." }

    private static func token(_ access: AccountAccess) -> Message {
        switch access.token {
        case .expired: " The token has expired."
        case .revoked: " The token was revoked."
        case .invalid: " The token is not valid."
        case .missing: " It is not connected."
        case .none, .unknown, .active: access.expiresAt.map { " Token until \(Moment($0, isDay: true))." } ?? ""
        }
    }
}
