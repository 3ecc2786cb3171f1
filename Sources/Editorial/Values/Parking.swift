import FoundationEssentials
import Support

/// What stops an account as a whole: no post of it can go out, whatever it says.
package struct AccountStop: Sendable, Hashable, Codable {
    /// What is wrong.
    package enum Cause: String, Sendable, Hashable, Codable {
        /// The platform takes no more today.
        case limit
        /// There is no token, or the platform does not take it.
        case token
        /// The token is good, and does not permit it.
        case rights
        /// The version of the platform's interface has ended.
        case version
    }

    package let cause: Cause
    /// When it goes on by itself; nil when somebody has to do something first.
    package let until: Date?

    package init(_ cause: Cause, until: Date? = nil) {
        self.cause = cause
        self.until = until
    }

    /// When the account is tried again at the latest: what was mended elsewhere, such as a role on the platform, shows itself only then.
    package func end(from now: Date) -> Date {
        if let until { return max(until, now) }
        switch cause {
        case .limit, .token, .rights: return now + .seconds(3600)
        // A month that was named before it began becomes good by itself.
        case .version: return now + .seconds(6 * 3600)
        }
    }
}

/// An error that may be about the whole account rather than about one post.
package protocol AccountProblem: DeskError {
    /// What it says about the account; nil when it is about the post alone.
    var stop: AccountStop? { get }
}

/// An account on which nothing is tried for now; its posts are kept.
package struct Parking: Sendable, Hashable, Codable {
    package let account: String
    package let cause: AccountStop.Cause
    /// What happened and the next step.
    package let sentence: Message
    package let since: Date
    /// Nothing is tried before then; after it one post at a time is.
    package let until: Date
    /// Of what the account worked with; anything else lifts the parking. No part of a report.
    package private(set) var fingerprint = ""

    private enum CodingKeys: String, CodingKey { case account, cause, sentence, since, until }

    package init(account: String, cause: AccountStop.Cause, sentence: Message, since: Date, until: Date, fingerprint: String) {
        self.account = account
        self.cause = cause
        self.sentence = sentence
        self.since = since
        self.until = until
        self.fingerprint = fingerprint
    }

    /// Whether the account need wait no longer: it works with something else, or a day's limit is over. What a person had to do
    /// elsewhere shows itself only when a post is tried.
    package func isLifted(for fingerprint: String, at now: Date) -> Bool {
        self.fingerprint != fingerprint || cause == .limit && until <= now
    }

    /// What an operator is told, once.
    package var fault: Fault {
        Fault(
            key: Self.faultPrefix + account,
            sentence: "\(sentence) All posts of the account are kept; the next try is not before \(Timestamp.text(until)).")
    }

    /// How the keys of such faults begin.
    package static let faultPrefix = "parking "
}
