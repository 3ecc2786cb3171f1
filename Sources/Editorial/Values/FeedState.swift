import FoundationEssentials

/// What the polls of a feed taught. Kept as JSON: whatever came later is optional, so that older states can be read.
package struct FeedState: Sendable, Hashable, Codable {
    /// `ETag` exactly as the server sent it.
    package var entityTag: String?
    /// `Last-Modified` exactly as the server sent it.
    package var lastModified: String?
    /// A hash of the last body, to skip parsing an equal one.
    package var bodyHash: String?
    /// Failed polls in a row.
    package var failures = 0

    /// The address that was ordered when all this was learned; of another one nothing is known.
    package var orderedURL: String?
    /// When it was first asked for there.
    package var orderedSince: Date?
    /// Where the feed moved for good; nil where it is still at its ordered address.
    package var address: String?
    /// Since when it is read there.
    package var movedAt: Date?
    /// Where it seems to move.
    package var move: FeedMove?
    /// Short hashes of what the last document was about, by which the feed is known again elsewhere.
    package var marks: [String]?
    /// Whether the last document was that of another feed by its marks; noted by earlier versions, which kept its validators.
    package var isStrange: Bool?

    /// When the whole document came last.
    package var wholeAt: Date?
    /// When it was last asked for as a whole although validators were known.
    package var plainAt: Date?
    /// Whether the last document broke off.
    package var isCut: Bool?

    /// How long server and document ask to be left alone.
    package var wishes: PollWishes?
    /// Who sends its news at once, where the feed says so.
    package var hub: HubOffer?
    /// When the feed publishes.
    package var profile: PublicationProfile?

    /// What all its polls taught of its entries; nil before the first that went well.
    package var memory: FeedMemory?

    /// Since when the server says that the feed is gone (410).
    package var goneSince: Date?
    /// Whether it is polled no more, since it is gone.
    package var isStopped: Bool?
    /// No poll before, whatever is ordered: the server asked for that.
    package var notBefore: Date?
    /// Why the next poll is when it is: one English sentence with the numbers.
    package var nextPollReason: String?

    package init() {}
}

/// How long a feed's server and document ask to be left alone; kept until an answer says otherwise.
package struct PollWishes: Sendable, Hashable, Codable {
    /// `<ttl>`, in seconds.
    package var ttl: Int?
    /// `sy:updatePeriod` over `sy:updateFrequency`, in seconds.
    package var updatePeriod: Int?
    /// `Cache-Control: max-age`, in seconds.
    package var maxAge: Int?
    /// `Expires` less `Date`, in seconds.
    package var expires: Int?
    /// Hours of the day, UTC, in which nothing is new.
    package var skippedHours: [Int]?
    /// Days on which nothing is new, Monday is 1.
    package var skippedDays: [Int]?

    package init() {}
}
