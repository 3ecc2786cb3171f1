/// The prints of all that a brand looks at, without what feeds write under entry after entry.
package struct StoryPrints: Sendable {
    private var refrain = FeedRefrain()

    /// Learns what feeds repeat from everything that is compared: what was told, what is on offer, what competitors have.
    package init(told: some Sequence<PastStory>, items: some Sequence<Item>) {
        for story in told { refrain.note(feedID: story.feedID, title: story.title, text: StoryPrint.looked(at: story.text)) }
        for item in items { refrain.note(feedID: item.feedID, title: item.title, text: StoryPrint.looked(at: item.text)) }
    }

    func of(_ item: Item) -> StoryPrint { made(item.feedID, item.title, item.text, item.url) }

    func of(_ story: PastStory) -> StoryPrint { made(story.feedID, story.title, story.text, story.url) }

    private func made(_ feedID: String?, _ title: String, _ text: String, _ address: String?) -> StoryPrint {
        StoryPrint(title: title, text: refrain.removed(from: StoryPrint.looked(at: text), feedID: feedID), address: address)
    }
}
