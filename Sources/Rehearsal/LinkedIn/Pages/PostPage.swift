import FoundationEssentials
import HTTPServer
import Support

/// One post, unfolded, with everything that is known of it.
struct PostPage: Sendable {
    let post: LedgerPost
    let stage: LinkedInStage

    var content: PageContent {
        let author = PostAuthor(urn: post.author, in: stage.settings)
        return PageContent(
            title: "Post of \(author.name)", status: post.deletedAt == nil ? 200 : 410,
            html: """
                <div class="single">
                <h1 class="heard">Post of \(author.name)</h1>
                \(notices)\(PostCard(post: post, settings: stage.settings, times: stage.times, folds: false).html)\
                <section id="facts" data-part class="card" aria-labelledby="facts-title">
                <h2 id="facts-title">Facts</h2>
                <dl>
                \(facts.map { name, value -> HTML in "<div><dt>\(name)</dt><dd>\(value)</dd></div>\n" })</dl>
                </section>
                </div>
                """)
    }

    /// What readers at LinkedIn would not be told.
    private var notices: [HTML] {
        var notices: [HTML] = []
        if let deleted = post.deletedAt {
            notices.append("This post was deleted on \(stage.times.stamp(deleted)); only this page still shows it.")
        }
        if post.isCut { notices.append("LinkedIn would have cut this text here without a word: what followed was not escaped.") }
        if post.deletedAt == nil, !stage.isInFeeds(post) { notices.append("Feeds do not show this post.") }
        return notices.map { "<p class=\"card notice\" role=\"note\">\($0)</p>\n" }
    }

    private var facts: [(name: String, value: HTML)] {
        var facts: [(String, HTML)] = [
            ("URN", "<code>\(post.urn)</code>"), ("Author", "<code>\(post.author)</code>"),
            ("Published", stage.times.stamp(post.createdAt)),
        ]
        if post.edits > 0 {
            facts.append(("Edited", "\(post.edits == 1 ? "once" : "\(post.edits) times"), last on \(stage.times.stamp(post.modifiedAt))"))
        }
        facts += [
            ("Visibility", "\(post.visibility)"), ("Feeds", "\(post.request["distribution"]?["feedDistribution"]?.string ?? "")"),
            ("Length", "\(post.text.utf16.count) of \(stage.settings.commentaryLimit) UTF-16 units; the feed shows \(shown)"),
            ("Hashtags", Self.list(post.hashtags.map { "<a href=\"\(LinkedInPaths.hashtag($0))\">#\($0)</a>" })),
            (
                "Mentions",
                Self.list(LittleText(post.commentary).mentions.map { "<a href=\"\(LinkedInPaths.author($0))\"><code>\($0)</code></a>" })
            ),
        ]
        if let link = post.link { facts.append(("Article", .link(link, to: link))) }
        facts += post.pictures.map { (URN($0.urn)?.kind == "document" ? "Document" : "Picture", Self.facts(of: $0)) }
        facts.append(
            (
                "Sent as",
                "<details id=\"sent\"><summary>Commentary in LinkedIn’s little text</summary><pre>\(post.commentary)</pre></details>"
            ))
        return facts
    }

    private var shown: String { PostText.fold(post.text).map { "the first \($0)" } ?? "all of it" }

    private static func list(_ items: [HTML]) -> HTML {
        items.isEmpty ? "none" : items.dropFirst().reduce(items[0]) { "\($0), \($1)" }
    }

    private static func facts(of picture: LedgerPicture) -> HTML {
        let size = if let width = picture.width, let height = picture.height { "\(width) × \(height) pixels" } else { "size unknown" }
        let (alt, none): (String, HTML) = (picture.altText ?? "", "<strong>none</strong>")
        return """
            <code>\(picture.urn)</code><br>\(size), SHA-256 <code>\(picture.sha256)</code><br>\
            Alt text: \(alt.isEmpty ? none : "“\(alt)”")
            """
    }
}
