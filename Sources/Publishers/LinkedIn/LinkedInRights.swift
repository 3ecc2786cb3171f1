import Editorial
import FoundationEssentials
import Support

/// Which scopes permit what, by LinkedIn's documentation of each API (learn.microsoft.com/linkedin, read in November 2026).
struct LinkedInRights {
    let author: Author
    var refresh = Refresh.never

    /// What becomes of the token without a person.
    enum Refresh {
        /// LinkedIn gave no refresh token.
        case never
        /// The token of a configuration stands for itself.
        case configured
        case until(Date)
        /// LinkedIn did not say for how long.
        case possible
        case over
    }

    private enum Rule {
        /// One of these scopes permits it; `role` is what the token's member has to be besides, which no scope tells.
        case scopes([String], role: Message? = nil)
        /// This scope permits it, and LinkedIn gives it to hand-picked applications only.
        case closedScope(String)
        case never(Message)
        case refresh
    }

    /// The verdicts on a token with these scopes.
    func answers(scopes: Set<String>) -> [AccountAccess.Answer] {
        Capability.allCases.map { capability in
            switch rule(capability) {
            case .refresh: refreshAnswer
            case .scopes(let wanted, let role): answer(capability, wanted, role, scopes)
            case .closedScope(let wanted): answer(capability, [wanted], nil, scopes)
            case .never(let reason): .init(capability, .cannot, because: reason)
            }
        }
    }

    /// The verdicts on a token that is of no use any more: it may still be renewed.
    func answersOfDead(because reason: Message) -> [AccountAccess.Answer] {
        Capability.allCases.map { $0 == .refresh ? refreshAnswer : .init($0, .cannot, because: reason) }
    }

    /// The verdicts while nobody knows the scopes.
    func answersWithoutScopes() -> [AccountAccess.Answer] {
        Capability.allCases.map { capability in
            switch rule(capability) {
            case .refresh: refreshAnswer
            case .scopes(let wanted, _): .init(capability, .unknown, because: "needs \(Self.words(wanted)); LinkedIn was not asked")
            case .closedScope(let wanted): .init(capability, .cannot, because: "needs \(wanted), which LinkedIn hardly gives")
            case .never(let reason): .init(capability, .cannot, because: reason)
            }
        }
    }

    /// What a token lacks that is not permitted something, although it was not known to: "needs w_member_social".
    func need(_ capability: Capability) -> Message {
        switch rule(capability) {
        case .scopes(let wanted, let role):
            role.map { "needs \(Self.words(wanted)), in the role \($0)" } ?? "needs \(Self.words(wanted))"
        case .closedScope(let wanted): "needs \(wanted), which LinkedIn hardly gives"
        case .never(let reason): reason
        case .refresh: refreshAnswer.reason
        }
    }

    private func answer(_ capability: Capability, _ wanted: [String], _ role: Message?, _ granted: Set<String>) -> AccountAccess.Answer {
        guard let scope = wanted.first(where: granted.contains) else {
            return .init(capability, .cannot, because: "needs \(Self.words(wanted))")
        }
        return .init(capability, .can, because: role.map { "\(scope), in the role \($0)" } ?? "\(scope)")
    }

    private func rule(_ capability: Capability) -> Rule {
        switch author {
        case .organization: Self.page(capability)
        case .member: Self.member(capability)
        }
    }

    private static func page(_ capability: Capability) -> Rule {
        switch capability {
        case .publish: .scopes(["w_organization_social"], role: "content admin or above")
        case .pictureStatus: .scopes(["w_organization_social", "r_organization_social"])
        case .readBack, .evidence: .scopes(["r_organization_social"])
        case .firstComment: .scopes(["w_organization_social", "w_organization_social_feed"])
        case .numbers: .scopes(["rw_organization_admin", "r_organization_admin"], role: "administrator")
        case .refresh: .refresh
        }
    }

    private static func member(_ capability: Capability) -> Rule {
        switch capability {
        case .publish: .scopes(["w_member_social"])
        case .pictureStatus, .readBack: .closedScope("r_member_social")
        case .evidence: .never("a member's posts cannot be searched")
        case .firstComment: .scopes(["w_member_social_feed"])
        case .numbers: .scopes(["r_member_postAnalytics"])
        case .refresh: .refresh
        }
    }

    private var refreshAnswer: AccountAccess.Answer {
        switch refresh {
        case .never: .init(.refresh, .cannot, because: "there is no refresh token")
        case .configured: .init(.refresh, .cannot, because: "the token is the configuration's")
        case .until(let end): .init(.refresh, .can, because: "refresh token until \(Moment(end, isDay: true))")
        case .possible: .init(.refresh, .can, because: "refresh token")
        case .over: .init(.refresh, .cannot, because: "the refresh token has ended")
        }
    }

    private static func words(_ scopes: [String]) -> Message {
        scopes.dropFirst().reduce(Message(scopes.first ?? "")) { "\($0) or \($1)" }
    }
}
