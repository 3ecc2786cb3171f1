import FoundationEssentials
import Support

/// An account's posts of some days before and after now, to find those that a text would nearly repeat.
package struct RecentPosts: Sendable {
    private let within: TimeInterval
    private var posts: [(post: RecentPost, print: TextPrint)] = []

    /// - Parameter within: days apart at which a text may come again.
    package init(_ posts: [RecentPost] = [], within: Duration) {
        self.within = within.seconds
        for post in posts { add(post) }
    }

    package mutating func add(_ post: RecentPost) { posts.append((post, TextPrint(post.text))) }

    /// The nearest in time of the posts that a text would nearly repeat at that minute.
    package func resembling(_ text: String, at date: Date, except draftID: String) -> RecentPost? {
        let print = TextPrint(text)
        return posts.filter { $0.post.draftID != draftID && Self.distance($0.post, date) < within && $0.print.isNear(print) }
            .min { (Self.distance($0.post, date), $0.post.draftID) < (Self.distance($1.post, date), $1.post.draftID) }?.post
    }

    private static func distance(_ post: RecentPost, _ date: Date) -> TimeInterval { abs(post.at.timeIntervalSince(date)) }
}

extension PostingCalendar {
    /// `nearly the text of "Title", published Tue 2026-12-01 09:00 UTC`: what follows "it is".
    func words(_ post: RecentPost) -> Message {
        let title = post.title.collapsed.limited(utf16: 120)
        return post.isPublished
            ? "nearly the text of \"\(title)\", published \(moment(post.at))" : "nearly the text of \"\(title)\", due \(moment(post.at))"
    }

    /// What its page is told about a post that nearly repeats another, with what to do.
    package func question(about post: RecentPost) -> Message {
        let link = post.url.map { " (\($0))" } ?? ""
        return "It waits: it is \(words(post))\(link). Comment /anyway to publish it all the same, or change the text and approve it again."
    }
}
