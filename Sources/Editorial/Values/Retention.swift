import Support

/// How long the store keeps what nothing needs any more.
package struct Retention: Sendable, Hashable {
    /// Texts that others replaced, after their draft was published, rejected or has expired. Texts that were decided on stay for ever.
    package let versions: Duration
    /// Bytes of pictures, after the last draft that needs them was. Their hash, size and provenance stay for ever.
    package let pictures: Duration
    /// What questions to models took.
    package let calls: Duration
    /// Items that no candidate was made from, and the most of them of one feed.
    package let items: Duration
    package let itemsOfFeed: Int

    package init(
        versions: Duration = .seconds(365 * 86_400), pictures: Duration = .seconds(180 * 86_400), calls: Duration = .seconds(400 * 86_400),
        items: Duration = .seconds(180 * 86_400), itemsOfFeed: Int = 5000
    ) {
        self.versions = versions
        self.pictures = pictures
        self.calls = calls
        self.items = items
        self.itemsOfFeed = itemsOfFeed
    }
}
