import FoundationEssentials
import Support

/// What a publisher gets: approved content and nothing else.
package struct ApprovedPost: Sendable {
    package let draftID: String
    package let account: String
    package let text: String
    package let altText: String
    /// nil for a text post.
    package let picture: Picture?
    /// The link that the post shows, with `picture` as its thumbnail.
    package let card: LinkCard?
    /// Whom the text mentions.
    package let mentions: [Mention]
    package let approvalHash: String

    package init(
        draftID: String, account: String, text: String, altText: String, picture: Picture?, card: LinkCard? = nil,
        mentions: [Mention] = [], approvalHash: String
    ) {
        self.draftID = draftID
        self.account = account
        self.text = text
        self.altText = altText
        self.picture = picture
        self.card = card
        self.mentions = mentions
        self.approvalHash = approvalHash
    }
}

/// The exact request that will create the post; made as often as wanted, sent once.
package struct PreparedPost: Sendable, Hashable, Codable {
    package let draftID: String
    package let approvalHash: String
    /// The request body, byte for byte.
    package let body: String
    /// SHA-256 of `body`.
    package let bodyHash: String
    /// The platform's id of the uploaded picture: evidence of its post later.
    package let mediaURN: String?
    /// The approved text as readers see it, to recognise the post by.
    package let text: String
    package let preparedAt: Date

    package init(
        draftID: String, approvalHash: String, body: String, bodyHash: String, mediaURN: String?, text: String, preparedAt: Date
    ) {
        self.draftID = draftID
        self.approvalHash = approvalHash
        self.body = body
        self.bodyHash = bodyHash
        self.mediaURN = mediaURN
        self.text = text
        self.preparedAt = preparedAt
    }
}

/// How one send ended. Nothing is thrown for an outcome.
package enum SendOutcome: Sendable, Hashable {
    /// Live: the platform's URN and the address for people.
    case published(urn: String, permalink: String)
    /// Certainly not live.
    case notSent(Refusal)
    /// May be live; the words say what was seen.
    case unknown(String)
    /// The platform says that equal content was accepted recently, possibly naming it (which may not exist).
    case duplicate(urn: String?)
}

/// Why a post is certainly not live, and whether trying again makes sense.
package struct Refusal: Sendable, Hashable, Codable {
    /// When the cause may be gone.
    package enum Cause: Sendable, Hashable, Codable {
        /// Another attempt may succeed, not before then.
        case passing(notBefore: Date?)
        /// The account as a whole is stopped; the post waits until it goes on.
        case account(AccountStop)
        /// The content or the account's rights must change.
        case lasting
    }

    /// One sentence with the next step.
    package let reason: Message
    package let cause: Cause

    package init(reason: Message, cause: Cause) {
        self.reason = reason
        self.cause = cause
    }

    /// Whether other posts of the account would be refused as well.
    package var isOfAccount: Bool { if case .account = cause { true } else { false } }
}

/// One numbered try to create a post. Durable before anything is sent.
package struct Attempt: Sendable, Hashable {
    /// Where an attempt stands. Armed, unknown and needsCheck are open: while one is open there is no other.
    package enum State: String, Sendable, Codable { case armed, published, notSent, unknown, needsCheck }

    package let id: String
    package let draftID: String
    package let account: String
    package let number: Int
    package var state: State
    package let armedAt: Date
    package let prepared: PreparedPost
    /// What is known about the outcome.
    package var detail: Message
    /// Looks for evidence so far, failed ones too.
    package var looks: Int
    package var nextLookAt: Date?
    /// The platform's name of the post, once it is known; binds the post to the draft.
    package var urn: String?
    /// What the platform says that it repeats. It need not exist, and binds nothing.
    package var cited: String?
    /// Whether no other attempt follows by itself, even where the account allows one.
    package var isLast: Bool
    /// Whether its post may be there: not where it was definitely not sent. What was looked for and given up may still come.
    package var mayBeLive: Bool { state != .notSent || looks > 0 }

    package init(
        id: String, draftID: String, account: String, number: Int, state: State, armedAt: Date, prepared: PreparedPost, detail: Message,
        looks: Int = 0, nextLookAt: Date? = nil, urn: String? = nil, cited: String? = nil, isLast: Bool = false
    ) {
        self.id = id
        self.draftID = draftID
        self.account = account
        self.number = number
        self.state = state
        self.armedAt = armedAt
        self.prepared = prepared
        self.detail = detail
        self.looks = looks
        self.nextLookAt = nextLookAt
        self.urn = urn
        self.cited = cited
        self.isLast = isLast
    }
}

/// What a look for evidence brought.
package enum Finding: Sendable, Hashable {
    case found(urn: String, permalink: String)
    /// Not seen, and what was seen instead, in a sentence; never a proof that it is not there.
    case notSeen(Message)
    /// This account's credentials cannot read; says where a person can look.
    case unreadable(Message)
}
