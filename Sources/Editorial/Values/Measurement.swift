import FoundationEssentials
import Support

/// A number by which people judge a post.
package enum Metric: String, Sendable, Hashable, Codable, CaseIterable, CodingKeyRepresentable {
    case impressions, membersReached, reactions, comments, shares, clicks, engagement

    /// What people read: "members reached".
    package var words: Message {
        switch self {
        case .impressions: "impressions"
        case .membersReached: "members reached"
        case .reactions: "reactions"
        case .comments: "comments"
        case .shares: "shares"
        case .clicks: "clicks"
        case .engagement: "engagement"
        }
    }
}

/// How a post was received, as far as its platform tells.
///
/// What nobody may read has no value, and above all not zero.
package struct PostNumbers: Sendable, Hashable, Codable {
    package private(set) var values: [Metric: Double] = [:]
    /// Why a number is not available, in a few words: "needs r_member_postAnalytics". One that was known before may have both.
    package private(set) var missing: [Metric: Message] = [:]

    package init() {}

    /// Nothing is available, for one reason.
    package static func none(because reason: Message) -> PostNumbers { PostNumbers().completed(because: reason) }

    /// What is known of one number.
    package subscript(_ metric: Metric) -> Double? { values[metric] }

    /// Notes what the platform tells; engagement to four digits.
    package mutating func note(_ metric: Metric, _ value: Double) {
        values[metric] = metric == .engagement ? (value * 10_000).rounded() / 10_000 : value.rounded()
        missing[metric] = nil
    }

    /// Notes that the platform does not tell it.
    package mutating func lack(_ metric: Metric, because reason: Message) {
        values[metric] = nil
        missing[metric] = reason
    }

    /// With a reason for each number of which nothing is known.
    package func completed(because reason: Message) -> PostNumbers {
        var numbers = self
        for metric in Metric.allCases where values[metric] == nil && missing[metric] == nil { numbers.missing[metric] = reason }
        return numbers
    }

    /// What is known once this was read after `earlier`: a number that is not available any more keeps its last value.
    package func following(_ earlier: PostNumbers?) -> PostNumbers {
        var numbers = self
        for (metric, value) in earlier?.values ?? [:] where numbers.values[metric] == nil { numbers.values[metric] = value }
        return numbers
    }

    /// Whether nobody has taken note of the post.
    package var isNothing: Bool { !values.isEmpty && values.values.allSatisfy { $0 == 0 } }
}

/// The numbers of a post as they were read at one time.
package struct Measurement: Sendable, Hashable, Codable {
    package let measuredAt: Date
    /// The post's age then, in whole hours.
    package let hours: Int
    package var numbers: PostNumbers

    package init(_ numbers: PostNumbers, measuredAt: Date, publishedAt: Date) {
        self.init(numbers, measuredAt: measuredAt, hours: Int(max(0, measuredAt.timeIntervalSince(publishedAt)) / 3600))
    }

    package init(_ numbers: PostNumbers, measuredAt: Date, hours: Int) {
        self.numbers = numbers
        self.measuredAt = measuredAt
        self.hours = hours
    }
}

/// A published post whose numbers are read from time to time.
package struct MeasuringOrder: Sendable, Hashable {
    package let draftID: String
    package let account: String
    /// The platform's name of the post.
    package let urn: String
    package let publishedAt: Date
    /// nil when it is over.
    package var nextLookAt: Date?
    /// Readings that failed since the last that did not.
    package var failures: Int
    /// Why it failed last, or is over before its time.
    package var note: String

    package init(draftID: String, account: String, urn: String, publishedAt: Date, nextLookAt: Date?, failures: Int = 0, note: String = "")
    {
        self.draftID = draftID
        self.account = account
        self.urn = urn
        self.publishedAt = publishedAt
        self.nextLookAt = nextLookAt
        self.failures = failures
        self.note = note
    }
}
