import HTTPServer
import Support

/// The drafts by status, a column an option.
struct DraftBoard: Sendable {
    let scene: NotionScene

    var page: NotionFrame.Page { NotionFrame.Page(title: "Drafts", place: "/", content: content) }

    private var content: HTML {
        let drafts = scene.rows(of: "Drafts")
        return """
            <div class="wide">
            <h1><span class="emoji" aria-hidden="true">📝</span> Drafts</h1>
            <p class="hint">Posts for review. Open one, correct its text under “Post”, then set its Status. Cards can be dragged from column to column.</p>
            </div>
            \(column.map { board($0, drafts) } ?? NotionFrame.empty)
            """
    }

    private var column: NotionProperty? {
        guard let source = try? scene.workspace.sourceID(named: "Drafts") else { return nil }
        return scene.workspace.sources[source]?.properties.first { $0.name == "Status" }
    }

    private func board(_ column: NotionProperty, _ drafts: [NotionItem]) -> HTML {
        var columns = column.options.map { option in
            let name = option["name"]?.string ?? ""
            return lane(name, Mark.pill(option), drafts.filter { scene.value("Status", of: $0).string == name })
        }
        let rest = drafts.filter { scene.value("Status", of: $0).string == nil }
        if !rest.isEmpty { columns.append(lane("", Mark.pill("No status", "default"), rest)) }
        return """
            <div id="board" class="board" data-part role="region" aria-label="Drafts by status" tabindex="0">
            \(columns)</div>
            """
    }

    private func lane(_ name: String, _ pill: HTML, _ drafts: [NotionItem]) -> HTML {
        """
        <section class="lane\(drafts.isEmpty ? " bare" : "")" data-status="\(name)">
        <h2>\(pill) <span class="count">\(drafts.count)</span></h2>
        <ul>\(drafts.sorted { slot($0) < slot($1) }.map { "<li>\(DraftCard(scene: scene, draft: $0).html)</li>\n" })</ul>
        </section>

        """
    }

    /// In the order of publication, those without a date last.
    private func slot(_ draft: NotionItem) -> String {
        let date = scene.value("Publish at", of: draft).string
        return date.flatMap(NotionDates.instant).map { Timestamp.text($0) } ?? "~"
    }
}

extension NotionFrame {
    /// Before the databases are made.
    static let empty: HTML = """
        <p class="wide hint">This workspace has no such database yet: <code>copydesk setup notion</code> makes them, and <code>copydesk rehearse</code> does it by itself.</p>
        """
}

/// A draft as the board shows it.
struct DraftCard: Sendable {
    let scene: NotionScene
    let draft: NotionItem

    var html: HTML {
        """
        <article class="card" data-draft="\(draft.id)" draggable="true">
        \(picture)<h3>\(Mark.link(draft, scene))</h3>
        <p class="facts">\(facts)</p>
        \(marks)</article>
        """
    }

    private var picture: HTML {
        guard let file = draft.values[scene.column("Picture", of: draft)?.id ?? ""]?.array?.first?["file"]?.string else { return "" }
        return "<img src=\"/files/\(file)\" alt=\"\" loading=\"lazy\">\n"
    }

    private var facts: HTML {
        let account = scene.value("Account", of: draft).string ?? ""
        let slot = scene.value("Publish at", of: draft).string.map { scene.words($0, of: draft) } ?? ""
        let length = DraftText(scene.workspace, draft.id).length
        let words = [account, slot, length > 0 ? "\(length) characters" : ""].filter { !$0.isEmpty }
        return "\(words.map { "<span>\($0)</span> " as HTML })"
    }

    private var marks: HTML {
        var marks: [HTML] = []
        if scene.value("Hold", of: draft).bool == true { marks.append("<span class=\"mark\">✋ On hold</span> ") }
        let open = Threads(scene, page: draft.id).unanswered
        if open > 0 { marks.append("<span class=\"mark\">💬 \(open) unanswered</span> ") }
        return marks.isEmpty ? "" : "<p class=\"marks\">\(marks)</p>\n"
    }
}

/// The text of a post on its page: what stands under the first toggle heading.
struct DraftText: Sendable {
    /// Characters as networks count them, in UTF-16 units, paragraphs parted by an empty line.
    let length: Int

    init(_ workspace: NotionWorkspace, _ page: String) {
        let blocks = workspace.liveChildren(page).compactMap { workspace.items[$0] }
        let headings = blocks.filter { $0.content["is_toggleable"]?.bool == true }
        let post = headings.first { NotionRichText.text($0.content["rich_text"]).trimmed == "Post" } ?? headings.first
        let lines = post.map { workspace.blocks(under: $0.id, depth: 0).map(\.text) } ?? []
        length = lines.joined(separator: "\n\n").utf16.count
    }
}
