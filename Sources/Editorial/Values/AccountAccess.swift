import FoundationEssentials
import Support

/// Something that a desk would do on an account and that not every token permits.
package enum Capability: String, Sendable, Hashable, Codable, CaseIterable {
    case publish, pictureStatus, readBack, evidence, firstComment, numbers, refresh

    /// What people read: "picture status".
    package var words: Message {
        switch self {
        case .publish: "publish"
        case .pictureStatus: "picture status"
        case .readBack: "read-back"
        case .evidence: "evidence"
        case .firstComment: "first comment"
        case .numbers: "numbers"
        case .refresh: "refresh"
        }
    }

    /// What it is good for, in one line.
    package var meaning: String {
        switch self {
        case .publish: "create posts"
        case .pictureStatus: "ask whether an uploaded picture can be used"
        case .readBack: "read a post after it was published"
        case .evidence: "look for a post whose sending ended in doubt"
        case .firstComment: "comment on a post"
        case .numbers: "read how often a post was seen and liked"
        case .refresh: "get a new token without a person"
        }
    }
}

/// What an account's token can do and how long it lives, as found at one time.
package struct AccountAccess: Sendable, Hashable, Codable {
    /// Whether something can be done; unknown where nobody could be asked and nothing is documented.
    package enum Verdict: String, Sendable, Hashable, Codable { case can, cannot, unknown }

    /// The verdict on one capability.
    package struct Answer: Sendable, Hashable, Codable {
        package let capability: Capability
        package let verdict: Verdict
        /// Why, in a few words: "needs r_organization_social".
        package let reason: Message

        package init(_ capability: Capability, _ verdict: Verdict, because reason: Message) {
            self.capability = capability
            self.verdict = verdict
            self.reason = reason
        }
    }

    /// What the platform says about the token itself.
    package enum Token: String, Sendable, Hashable, Codable {
        /// The account works without one.
        case none
        /// Nobody could be asked.
        case unknown
        case active, expired, revoked
        /// It is not valid, and the platform does not say why.
        case invalid
        /// The account needs one and has none, or none that can be opened.
        case missing

        /// Whether nothing can be done with it.
        package var isDead: Bool { [.expired, .revoked, .invalid, .missing].contains(self) }
    }

    package let token: Token
    /// One for each capability, in the order of `Capability.allCases`.
    package let answers: [Answer]
    /// The granted scopes, nil where they are not known.
    package let scopes: [String]?
    /// When the token ends; nil where that is not known or never.
    package let expiresAt: Date?
    package let checkedAt: Date
    /// Until when new tokens can be had without a person; nil where none can, or nobody said.
    package let renewableUntil: Date?
    /// Why there is no token, in a sentence with the next step; nil where there is one.
    package let problem: Message?
    /// What a person does for a new token: "run ..."; nil where that is not known.
    package let renewal: Message?

    /// Access as it was found; what `answers` leaves out is unknown.
    package init(
        token: Token, answers: [Answer], scopes: [String]?, expiresAt: Date?, checkedAt: Date, renewableUntil: Date? = nil,
        problem: Message? = nil, renewal: Message? = nil
    ) {
        self.renewableUntil = renewableUntil
        self.problem = problem
        self.renewal = renewal
        self.token = token
        self.answers = Capability.allCases.map { capability in
            answers.first { $0.capability == capability } ?? Answer(capability, .unknown, because: "not looked at")
        }
        self.scopes = scopes
        self.expiresAt = expiresAt
        self.checkedAt = checkedAt
    }

    /// The verdict on one capability and its reason.
    package subscript(_ capability: Capability) -> Answer {
        answers.first { $0.capability == capability } ?? Answer(capability, .unknown, because: "not looked at")
    }

    /// When a person has to have done something: the token's end, or the end of its renewing by itself; nil where neither is known.
    package func personNeededAt(_ now: Date) -> Date? {
        guard self[.refresh].verdict == .can else { return expiresAt }
        // A token that should have been renewed days ago and was not is somebody's worry, whatever may be possible.
        let overdue = expiresAt.flatMap { $0 - Self.renewalPatience <= now ? $0 : nil }
        return [renewableUntil, overdue].compactMap { $0 }.min()
    }

    /// So few days before its end a renewable token that was not renewed is told like any other.
    package static let renewalPatience = Duration.seconds(3 * 86_400)

    /// Whole days until the token ends, 0 on its last day and after it; nil where its end is not known.
    package func daysLeft(at now: Date) -> Int? {
        if token.isDead { return 0 }
        return expiresAt.map { Int(max(0, $0.timeIntervalSince(now) / 86_400)) }
    }
}
