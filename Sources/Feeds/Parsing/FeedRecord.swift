/// What a feed, an entry or the source of an entry says about itself.
@dynamicMemberLookup
package struct FeedRecord: Sendable, Equatable {
    /// The guid or id, unchanged but for white space at its ends.
    package var id: String?
    /// Whether the id is a link too (RSS `isPermaLink`, true when not said).
    package var idIsLink = false
    /// Whether the id stands in for a link that was missing when it came; nil for formats that do not ask.
    package var idServesAsLink: Bool?
    /// The id as an absolute address, when it is one.
    package var permalink: String?
    package var title: FeedText?
    package var summary: FeedText?
    package var contents: [FeedText] = []
    /// Descriptions beside the first in other vocabularies, which mostly repeat it.
    package var moreSummaries: [FeedText] = []
    /// The page that it is about, as the last word of links and ids.
    package var link: String?
    package var links: [FeedLink] = []
    /// The address that a feed service has replaced.
    package var originalLink: String?
    /// As declared.
    package var language: String?
    package var authors: [FeedPerson] = []
    package var categories: [FeedCategory] = []
    package var enclosures: [FeedEnclosure] = []
    package var published: FeedStamp?
    package var updated: FeedStamp?
    package var created: FeedStamp?

    /// How deep the element stood that a value was taken from: what stands higher wins.
    var depths = FeedDepths()
    /// Whether the title comes from a vocabulary that only repeats the format's own.
    var titleIsBorrowed = false

    /// What most entries say nothing of: one, or none. A document has a record for each entry, which is made, moved and let go.
    private var details: [FeedDetails] = []

    package subscript<Value>(dynamicMember path: WritableKeyPath<FeedDetails, Value>) -> Value {
        get { details.isEmpty ? FeedDetails.none[keyPath: path] : details[0][keyPath: path] }
        _modify {
            if details.isEmpty { details.append(FeedDetails()) }
            yield &details[0][keyPath: path]
        }
    }
}

/// What a feed or an entry may say of itself besides.
package struct FeedDetails: Sendable, Equatable {
    package var subtitle: FeedText?
    package var rights: FeedText?
    package var info: FeedText?
    /// The feed that an RSS entry was taken from.
    package var url: String?
    package var comments: String?
    package var docs: String?
    package var newLocation: String?
    package var icon: String?
    package var logo: String?
    package var contributors: [FeedPerson] = []
    package var publisher: FeedPerson?
    package var image: FeedImage?
    package var generator: FeedGenerator?
    package var cloud: [String: String]?
    package var textInput: FeedTextInput?
    package var expired: FeedStamp?
    package var podcast = FeedPodcast()
    package var media = FeedMedia()
    package var place: FeedGeometry?
    package var chapters: FeedChapters?
    /// What has no place above: text, or attributes, by `prefix_name`.
    package var extra: [String: FeedExtra] = [:]
    /// The numbers of a place whose element is open.
    var positions: FeedPositions?

    static let none = FeedDetails()
}
