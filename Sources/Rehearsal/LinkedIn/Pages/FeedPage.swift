import HTTPServer
import Support

/// Posts as cards, newest first: those of one author, or those with one hashtag.
struct FeedPage: Sendable {
    let content: PageContent

    /// Older ones are in the ledger.
    private static let limit = 100

    init(of author: PostAuthor, on stage: LinkedInStage) {
        let posts = stage.posts.filter { $0.author == author.urn && stage.isInFeeds($0) }
        let count = posts.count == 1 ? "1 post" : "\(posts.count) posts"
        let head: HTML = """
            <section id="profile" data-part class="card profile" aria-labelledby="who">
            <div class="band"></div>
            \(author.picture)
            <h1 id="who">\(author.name)</h1>
            <p>\(author.kind)</p>
            <p class="count">\(count)</p>
            </section>
            """
        let empty: HTML = """
            Nothing has been posted as \(author.name) yet. Approve a draft for this account on the Notion page; \
            it appears here at its minute.
            """
        content = PageContent(
            title: author.name, path: stage.path(to: author),
            html: Self.columns(head, Self.feed(posts, empty: empty, stage), label: "Posts of \(author.name)"))
    }

    init(hashtag word: String, on stage: LinkedInStage) {
        let posts = stage.posts.filter { post in
            stage.isInFeeds(post) && post.hashtags.contains { $0.lowercased() == word.lowercased() }
        }
        let head: HTML = """
            <section id="profile" data-part class="card profile" aria-labelledby="who">
            <h1 id="who">#\(word)</h1>
            <p class="count">\(posts.count == 1 ? "1 post" : "\(posts.count) posts")</p>
            </section>
            """
        let empty: HTML =
            "No post with #\(word) yet. It appears here when a draft that has it is approved on the Notion page and its minute comes."
        content = PageContent(
            title: "#" + word, html: Self.columns(head, Self.feed(posts, empty: empty, stage), label: "Posts with #\(word)"))
    }

    private static func columns(_ head: HTML, _ feed: HTML, label: String) -> HTML {
        """
        <div class="columns">
        \(head)
        <section id="feed" aria-label="\(label)">
        \(feed)</section>
        </div>
        """
    }

    private static func feed(_ posts: [LedgerPost], empty: HTML, _ stage: LinkedInStage) -> HTML {
        if posts.isEmpty { return "<p id=\"empty\" data-part class=\"card plain\">\(empty)</p>\n" }
        let cards = posts.suffix(limit).reversed().map { PostCard(post: $0, settings: stage.settings, times: stage.times).html }
        let older = posts.count - limit
        if older <= 0 { return "\(cards)" }
        return "\(cards)<p class=\"card plain\">\(older) older ones are in <a href=\"/ledger\">the ledger</a>.</p>\n"
    }
}
