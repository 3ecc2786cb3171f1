/// The program that wrote a feed.
package struct FeedGenerator: Sendable, Equatable {
    package var name: String?
    package var url: String?
    package var version: String?
}

/// RSS's form for asking the site something.
package struct FeedTextInput: Sendable, Equatable {
    package var title: String?
    package var description: String?
    package var name: String?
    package var link: String?
}

/// What podcasts say in Apple's vocabulary.
package struct FeedPodcast: Sendable, Equatable {
    package var isExplicit: Bool?
    package var isBlocked = false
    package var duration: String?
}

/// Files in the vocabulary of Media RSS, as their attributes.
package struct FeedMedia: Sendable, Equatable {
    package var contents: [[String: String]] = []
    package var thumbnails: [[String: String]] = []
    package var credits: [[String: String]] = []
    package var player: [String: String]?
    package var rating: [String: String]?
}

/// Chapters of an episode in Podlove's vocabulary.
package struct FeedChapters: Sendable, Equatable {
    package var version: String?
    package var chapters: [[String: String]] = []
}

/// A value of a vocabulary that is not known any closer.
package enum FeedExtra: Sendable, Equatable {
    case text(String)
    case attributes([String: String])
}

/// A place on earth, longitude before latitude as GeoJSON has it.
package struct FeedGeometry: Sendable, Equatable {
    /// `Point`, `LineString`, `Polygon` or `Box`; nil for a place that cannot be read.
    package var kind: String?
    package var positions: [[Double]] = []
}
