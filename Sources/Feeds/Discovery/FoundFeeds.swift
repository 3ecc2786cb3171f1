import Support

/// The feeds of a site, best first, and what it took to find them.
package struct FoundFeeds: Sendable, Equatable {
    /// One feed.
    package struct Candidate: Sendable, Equatable {
        package let url: String
        /// One line; may be empty.
        package let title: String
        /// How it was found, as a sentence without its full stop.
        package let origin: String

        package init(_ url: String, title: String = "", origin: String) {
            self.url = url
            self.title = title
            self.origin = origin
        }
    }

    package var candidates: [Candidate] = []
    /// Requests that were made, redirects not counted.
    package var requests = 0
    /// Why the address itself told nothing, as a sentence.
    package var trouble: String?

    package init() {}
}
