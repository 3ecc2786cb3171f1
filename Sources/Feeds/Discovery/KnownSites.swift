import HTTPClient

/// Sites whose feeds have addresses that can be told from the address of a page: nothing has to be asked. Pure.
enum KnownSites {
    /// The feeds of a page, best first; empty for sites that are not known.
    static func feeds(of address: WebAddress) -> [FoundFeeds.Candidate] {
        let host =
            ["www.", "m.", "old.", "new."].first(where: address.host.hasPrefix).map { String(address.host.dropFirst($0.count)) }
            ?? address.host
        let steps = address.path.split(separator: "/").map(String.init)
        return switch host {
        case "youtube.com": youTube(steps, address)
        case "reddit.com": reddit(steps)
        case "github.com": gitHub(steps)
        case "bsky.app": steps.count == 2 && steps[0] == "profile" ? [known("https://bsky.app/profile/\(steps[1])/rss", "Bluesky")] : []
        case "medium.com": steps.first.map { [known("https://medium.com/feed/\($0)", "Medium")] } ?? []
        default: hosted(address)
        }
    }

    private static func youTube(_ steps: [String], _ address: WebAddress) -> [FoundFeeds.Candidate] {
        let base = "https://www.youtube.com/feeds/videos.xml"
        if steps.count > 1, steps[0] == "channel" { return [known("\(base)?channel_id=\(steps[1])", "YouTube")] }
        if steps.count > 1, steps[0] == "user" { return [known("\(base)?user=\(steps[1])", "YouTube")] }
        let lists = (address.query ?? "").split(separator: "&").filter { $0.hasPrefix("list=") && $0.utf8.count > 5 }
        // A handle's channel is named on its page.
        return lists.first.map { [known("\(base)?playlist_id=\($0.dropFirst(5))", "YouTube")] } ?? []
    }

    private static func reddit(_ steps: [String]) -> [FoundFeeds.Candidate] {
        guard steps.count > 1, ["r", "user", "u"].contains(steps[0]) else { return [] }
        let path = (steps[0] == "u" ? ["user"] + steps.dropFirst() : steps).filter { $0 != ".rss" }
        return [known("https://www.reddit.com/\(path.joined(separator: "/"))/.rss", "Reddit")]
    }

    private static func gitHub(_ steps: [String]) -> [FoundFeeds.Candidate] {
        guard let owner = steps.first, !["features", "topics", "about", "pricing", "login", "orgs"].contains(owner) else { return [] }
        if steps.last?.hasSuffix(".atom") == true { return [] }
        guard steps.count > 1 else { return [known("https://github.com/\(owner).atom", "GitHub")] }
        let base = "https://github.com/\(owner)/\(steps[1])"
        let releases = known("\(base)/releases.atom", "GitHub", title: "Releases of \(steps[1])")
        let tags = known("\(base)/tags.atom", "GitHub", title: "Tags of \(steps[1])")
        let branch = steps.count > 3 && ["commits", "tree"].contains(steps[2]) ? "/" + steps[3...].joined(separator: "/") : ""
        let commits = known("\(base)/commits\(branch).atom", "GitHub", title: "Commits to \(steps[1])")
        switch steps.dropFirst(2).first {
        case "commits", "tree": return [commits, releases, tags]
        case "tags": return [tags, releases, commits]
        default: return [releases, tags, commits]
        }
    }

    /// Blogs under the names of their hosts.
    private static func hosted(_ address: WebAddress) -> [FoundFeeds.Candidate] {
        let feeds = [
            (".substack.com", "/feed", "Substack"), (".wordpress.com", "/feed/", "WordPress"), (".medium.com", "/feed", "Medium"),
            (".blogspot.com", "/feeds/posts/default", "Blogger"), (".tumblr.com", "/rss", "Tumblr"), (".bearblog.dev", "/feed/", "Bear"),
        ]
        guard let feed = feeds.first(where: { address.host.hasSuffix($0.0) && address.host != "www" + $0.0 }) else { return [] }
        return [known("https://\(address.host)\(feed.1)", feed.2)]
    }

    private static func known(_ url: String, _ site: String, title: String = "") -> FoundFeeds.Candidate {
        FoundFeeds.Candidate(url, title: title, origin: "\(site)'s feeds are where their pages say")
    }
}
