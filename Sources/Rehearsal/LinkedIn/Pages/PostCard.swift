import FoundationEssentials
import HTTPServer
import Support

/// One post as a card of the feed.
struct PostCard: Sendable {
    let post: LedgerPost
    let settings: LinkedInSettings
    let times: PostTimes
    /// In the feed the text folds; on the post's own page it is whole.
    var folds = true

    var html: HTML {
        """
        <article id="post-\(id)" data-part data-post="\(post.urn)" class="card post" aria-labelledby="by-\(id)">
        \(head)
        \(text)\(content)</article>

        """
    }

    private var id: String { URN(post.urn)?.id ?? post.urn }

    private var head: HTML {
        let author = PostAuthor(urn: post.author, in: settings)
        return """
            <div class="by">\(author.picture)<div>
            <a class="name" id="by-\(id)" href="\(LinkedInPaths.author(author.urn))">\(author.name)</a>
            <p>\(author.kind)</p>
            <p><a href="\(LinkedInPaths.post(post.urn))">\(times.ago(post.createdAt))</a>\(post.edits > 0 ? " · Edited" : "") · \(audience)</p>
            </div></div>
            """
    }

    /// A globe, people or a door, with its meaning for who points at it and for the ear.
    private var audience: HTML {
        let (words, icon): (String, HTML) =
            switch post.visibility {
            case "PUBLIC": ("Anyone can see it", Self.globe)
            case "CONNECTIONS": ("Connections can see it", Self.people)
            default: ("Members who are logged in can see it", Self.people)
            }
        return "<span class=\"audience\" title=\"\(words)\">\(icon)<span class=\"heard\">\(words)</span></span>"
    }

    private var text: HTML {
        if post.text.isEmpty { return "" }
        let text = PostText(post.commentary, in: settings)
        return "<div class=\"post-text\" dir=\"auto\">\(folds ? text.folded(id: id) : text.html)</div>\n"
    }

    private var content: HTML {
        if let article = post.request["content"]?["article"], let link = post.link { return self.article(article, link) }
        if let document = post.pictures.first, URN(document.urn)?.kind == "document" {
            return "<p class=\"attached\"><strong>\(document.title ?? "")</strong> <span>Document</span></p>\n"
        }
        if post.pictures.isEmpty { return reshared }
        return "<div class=\"pictures\(post.pictures.count > 1 ? " several" : "")\">\n\(post.pictures.map(Self.picture))</div>\n"
    }

    private var reshared: HTML {
        guard let parent = post.request["reshareContext"]?["parent"]?.string else { return "" }
        return "<p class=\"attached\"><a href=\"\(LinkedInPaths.post(parent))\">The post that this one shares</a></p>\n"
    }

    /// A picture from the look-alike's own store.
    private static func picture(_ picture: LedgerPicture) -> HTML {
        let size: HTML =
            if let width = picture.width, let height = picture.height { " width=\"\(width)\" height=\"\(height)\"" } else { "" }
        return "<img src=\"\(LinkedInPaths.media(picture.urn))\" alt=\"\(picture.altText ?? "")\"\(size)>\n"
    }

    /// A linked article: nothing of it comes from the article's own site.
    private func article(_ article: JSON, _ link: String) -> HTML {
        let title = article["title"]?.string ?? link
        let description: HTML = article["description"]?.string.map { "<p>\($0)</p>\n" } ?? ""
        return """
            <div class="article">\(post.pictures.map(Self.picture))
            <p class="title">\(HTML.link(title, to: link))</p>
            \(description)<p class="host">\(Self.host(of: link))</p>
            </div>

            """
    }

    private static func host(of link: String) -> String {
        let rest = link.firstRange(of: "://").map { link[$0.upperBound...] } ?? link[...]
        let authority = rest.prefix { !"/?#".contains($0) }
        return String(authority.split(separator: "@").last ?? "")
    }

    private static let globe: HTML =
        "<svg viewBox=\"0 0 16 16\" aria-hidden=\"true\"><circle cx=\"8\" cy=\"8\" r=\"6\"/><ellipse cx=\"8\" cy=\"8\" rx=\"2.6\" ry=\"6\"/><path d=\"M2 8h12\"/></svg>"
    private static let people: HTML =
        "<svg viewBox=\"0 0 16 16\" aria-hidden=\"true\"><circle cx=\"8\" cy=\"5\" r=\"2.5\"/><path d=\"M3 14c0-3 2-5 5-5s5 2 5 5\"/></svg>"
}
