import FoundationEssentials
import HTTPServer
import Support

/// The discussions on a page and on its blocks.
struct Threads: Sendable {
    struct Thread: Sendable {
        let discussion: String
        /// The page or the block.
        let target: String
        let comments: [NotionComment]

        var isResolved: Bool { comments.allSatisfy(\.isResolved) }
        /// When a person had the last word; nil when the connection had it.
        var asked: Date? { comments.last.flatMap { $0.author == NotionPerson.bot.id ? nil : $0.created } }
    }

    private let scene: NotionScene
    private let page: NotionItem?
    private let all: [Thread]

    init(_ scene: NotionScene, page: String) {
        self.scene = scene
        self.page = scene.workspace.items[page]
        let comments = scene.workspace.comments.filter { scene.workspace.pageID(of: $0.target) == page }
        var order: [String] = []
        for comment in comments where !order.contains(comment.discussion) { order.append(comment.discussion) }
        all = order.compactMap { discussion in
            let members = comments.filter { $0.discussion == discussion }
            return members.first.map { Thread(discussion: discussion, target: $0.target, comments: members) }
        }
    }

    /// Open threads in which a person had the last word, and the connection has said nothing on the page since: it may answer in
    /// a thread of its own.
    var unanswered: Int {
        let answered = all.flatMap(\.comments).filter { $0.author == NotionPerson.bot.id }.map(\.created).max() ?? .distantPast
        return all.count { thread in !thread.isResolved && thread.asked.map { $0 > answered } ?? false }
    }

    /// Open threads on a block.
    func open(on block: String) -> Int { all.count { $0.target == block && !$0.isResolved } }

    /// The list with a place to write.
    var html: HTML {
        """
        <section id="comments" aria-labelledby="comments-title">
        <h2 id="comments-title">Comments</h2>
        <form id="comment-form" data-page="\(page?.id ?? "")">
        <p id="comment-target" hidden></p>
        <label class="unseen" for="comment-text">Write a comment</label>
        <textarea id="comment-text" rows="2" placeholder="Add a comment…"></textarea>
        <p><button type="submit" id="comment-send" class="primary">Comment</button> <button type="button" id="comment-whole" hidden>On the whole page instead</button></p>
        </form>
        \(list)</section>
        """
    }

    private var list: HTML {
        let resolved = all.filter(\.isResolved)
        let fold: HTML =
            resolved.isEmpty
            ? ""
            : "<details id=\"resolved\"><summary>\(resolved.count) resolved</summary>\n\(resolved.map(show))</details>\n"
        return "<div id=\"threads\" data-part>\n\(all.filter { !$0.isResolved }.map(show))\(fold)</div>\n"
    }

    private func show(_ thread: Thread) -> HTML {
        """
        <article class="thread" id="thread-\(thread.discussion)" data-thread="\(thread.discussion)">
        \(quote(thread))\(thread.comments.map(show))\(thread.isResolved ? "" : answer(thread))</article>

        """
    }

    private func quote(_ thread: Thread) -> HTML {
        guard thread.target != page?.id, let block = scene.workspace.items[thread.target] else { return "" }
        let text = NotionRichText.text(block.content["rich_text"] ?? block.content["caption"]).collapsed
        return "<p class=\"quoted\"><a href=\"#b-\(block.id)\">\(text.isEmpty ? "A block" : text.limited(utf16: 80))</a></p>\n"
    }

    private func show(_ comment: NotionComment) -> HTML {
        let zone = page.map { scene.zone(of: $0) } ?? scene.zone
        let name = comment.displayName["resolved_name"]?.string ?? NotionPerson.name(comment.author)
        return """
            <div class="comment" data-comment="\(comment.id)">
            <p class="who"><b>\(name)</b> <time datetime="\(Timestamp.text(comment.created))">\(scene.words(comment.created, in: zone))</time></p>
            <p class="said">\(RunMarkup.html(comment.text, isLinked: true))</p>
            </div>

            """
    }

    private func answer(_ thread: Thread) -> HTML {
        let who = thread.comments.first.map { NotionPerson.name($0.author) } ?? ""
        return """
            <form class="reply" data-reply="\(thread.discussion)">
            <label class="unseen" for="reply-\(thread.discussion)">Reply to \(who)</label>
            <textarea id="reply-\(thread.discussion)" rows="1" placeholder="Reply…"></textarea>
            <p><button type="submit">Reply</button> <button type="button" data-resolve="\(thread.discussion)">Resolve</button></p>
            </form>

            """
    }
}
