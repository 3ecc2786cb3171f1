import FoundationEssentials
import Support

/// What accounts can do, as people read it on a brand's page. It changes when an account does, and 14, 7, 3 and 1 days before its token ends.
package enum AccessWords {
    /// "Company page: publish, evidence; not refresh. Token until 2027-01-19."
    ///
    /// From 14 days before the token's end on, it also says how few days are left and what is at risk.
    package static func line(_ access: AccountAccess, account: String, at now: Date, risk: TokenRisk) -> String {
        let parts = [(AccountAccess.Verdict.can, ""), (.cannot, "not "), (.unknown, "not known whether ")].compactMap { verdict, before in
            let names = access.answers.filter { $0.verdict == verdict }.map(\.capability.words)
            return names.isEmpty ? nil : before + names.joined(separator: ", ")
        }
        return
            "\(account): \(parts.joined(separator: "; ")).\(token(access))\(ending(access, now))\(risk.sentence(isDead: access.token.isDead))"
    }

    private static func ending(_ access: AccountAccess, _ now: Date) -> String {
        guard let days = TokenTerm.warning(access, at: now), days > 0 else { return "" }
        let step = access.renewal.map { ": \($0)" } ?? ""
        return " \(days == 1 ? "1 day is" : "\(days) days are") left at most\(step)."
    }

    /// Of an account that a brand names and the configuration does not have.
    package static func missing(account: String) -> String { "\(account): not in Copydesk's configuration." }

    /// Of an account on which nothing is tried for now.
    package static func stopped(_ parking: Parking) -> String { "\(parking.account): stopped. \(parking.sentence) Its posts are kept." }

    private static func token(_ access: AccountAccess) -> String {
        switch access.token {
        case .expired: " The token has expired."
        case .revoked: " The token was revoked."
        case .invalid: " The token is not valid."
        case .missing: " It is not connected."
        case .none, .unknown, .active: access.expiresAt.map { " Token until \(Timestamp.text($0).prefix(10))." } ?? ""
        }
    }
}
