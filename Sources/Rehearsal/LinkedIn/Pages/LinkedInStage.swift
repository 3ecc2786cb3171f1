import FoundationEssentials
import HTTPServer
import Support

/// What the look-alike holds at one moment, for one page.
struct LinkedInStage: Sendable {
    let settings: LinkedInSettings
    let times: PostTimes
    let attempts: [CreateAttempt]
    /// All posts, oldest first.
    let posts: [LedgerPost]

    init(_ service: LinkedInService, zone: Zone) {
        times = PostTimes(now: service.clock.now(), zone: zone)
        (settings, attempts, posts) = service.state.withLock { ($0.settings, $0.attempts, $0.posts) }
    }

    /// Who has an account here.
    func author(_ urn: String) -> PostAuthor? { authors.first { $0.urn == urn } }

    /// The first page, or the first member.
    func home(_ kind: String) -> PostAuthor? { authors.first { URN($0.urn)?.kind == kind } }

    /// Pages first.
    var authors: [PostAuthor] {
        let urns = settings.organizations.map { "urn:li:organization:\($0.id)" } + settings.members.map { "urn:li:person:\($0.id)" }
        return urns.map { PostAuthor(urn: $0, in: settings) }
    }

    func post(_ urn: String) -> LedgerPost? { posts.first { $0.urn == urn } }

    /// Whether people can come across it by now: neither deleted, nor still on its way, nor kept out of feeds by its author.
    func isInFeeds(_ post: LedgerPost) -> Bool {
        post.deletedAt == nil && post.createdAt + settings.propagation <= times.now
            && post.request["distribution"]?["feedDistribution"] == "MAIN_FEED"
    }

    /// The way to the two feeds and the ledger.
    func navigation(at path: String) -> HTML {
        let feeds = ["organization", "person"].compactMap { home($0) }.map {
            ($0.name, $0.isOrganization ? "/" : "/in/", $0.isOrganization ? "Page" : "Member")
        }
        let entries = (feeds + [("Ledger", "/ledger", "What was asked")]).map { name, target, note -> HTML in
            let mark: HTML = target == path ? " aria-current=\"page\"" : ""
            return "<li><a href=\"\(target)\"\(mark)>\(name)<span>\(note)</span></a></li>\n"
        }
        return """
            <nav id="ways" aria-label="LinkedIn look-alike"><div>
            <p class="wordmark"><img src="/icon.svg" alt="" width="30" height="30"> LinkedIn look-alike</p>
            <ul>
            \(entries)</ul>
            </div></nav>
            """
    }

    /// Where that author's feed is.
    func path(to author: PostAuthor) -> String {
        if author == home("organization") { return "/" }
        return author == home("person") ? "/in/" : LinkedInPaths.author(author.urn)
    }
}
