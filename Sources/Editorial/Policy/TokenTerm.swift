import FoundationEssentials
import Support

/// When people are told that a token ends, and in which words.
package enum TokenTerm {
    /// Days before the end at which people are told once more.
    package static let warnings = [14, 7, 3, 1]
    /// What a token can do is asked at least this often.
    package static let interval = Duration.seconds(86_400)

    /// The warning in force: the fewest days of `warnings` that are not left any more, 0 once the token is of no use; nil before.
    package static func warning(_ access: AccountAccess, at now: Date) -> Int? {
        if access.token.isDead { return 0 }
        // What is renewed without a person is nobody's worry until that ends.
        guard let end = access.personNeededAt(now) else { return nil }
        if end <= now { return 0 }
        return warnings.filter { now >= moment($0, before: end) }.min()
    }

    /// The account's token, what becomes of it and when, and the next step.
    package static func sentence(_ access: AccountAccess, account: String, at now: Date) -> Message {
        if let problem = access.problem { return problem }
        let step: Message = access.renewal ?? "make a new one and put it where the account's token points"
        guard let end = access.personNeededAt(now), end > now, !access.token.isDead else { return ended(access.token, account, step) }
        let days = Int(end.timeIntervalSince(now) / 86_400)
        let left: Message = days == 0 ? "in less than a day" : .count(days, one: "in \(days) day", many: "in \(days) days")
        return "The token of account \"\(account)\" ends on \(Moment(end, isDay: true)) (UTC), \(left): \(step) before that day."
    }

    private static func ended(_ token: AccountAccess.Token, _ account: String, _ step: Message) -> Message {
        switch token {
        case .revoked: "The token of account \"\(account)\" was revoked, nothing can be published there: \(step)."
        case .invalid: "The token of account \"\(account)\" is not valid any more, nothing can be published there: \(step)."
        case .missing: "The token of account \"\(account)\" is missing, nothing can be published there: \(step)."
        case .expired, .none, .unknown, .active:
            "The token of account \"\(account)\" has expired, nothing can be published there: \(step)."
        }
    }

    /// When to look again: in a day, or sooner where a warning or the end comes sooner.
    package static func nextLook(_ access: AccountAccess, after now: Date) -> Date {
        let ends = access.token.isDead ? [] : [access.expiresAt, access.renewableUntil].compactMap { $0 }
        let moments = ends.flatMap { end in warnings.map { moment($0, before: end) } + [end] }
        return (moments.filter { $0 > now } + [now + interval]).min() ?? now + interval
    }

    private static func moment(_ days: Int, before end: Date) -> Date { end - .seconds(days * 86_400) }
}
