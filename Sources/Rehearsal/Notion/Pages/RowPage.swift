import HTTPServer
import Support

/// One page of the workspace: its properties, what is said about it, and its text.
struct RowPage: Sendable {
    let scene: NotionScene
    let item: NotionItem

    var page: NotionFrame.Page {
        NotionFrame.Page(title: Mark.title(item, scene), place: place?.0 ?? "", content: content)
    }

    /// The entry of the navigation that the page's table has.
    private var place: (String, String, String)? {
        guard case .source(let id) = item.parent, let source = scene.workspace.sources[id] else { return nil }
        let name = scene.workspace.items[source.database].map { scene.workspace.title(of: $0) }
        return NotionFrame.places.first { $0.1 == name }
    }

    private var content: HTML {
        let threads = Threads(scene, page: item.id)
        return """
            <article class="page" data-page="\(item.id)">
            \(head)
            <section id="properties" aria-label="Properties">
            \(properties)</section>
            \(threads.html)
            <section id="body" aria-label="Text">
            \(BlockMarkup(scene: scene, page: item, threads: threads).html)</section>
            </article>
            """
    }

    private var head: HTML {
        let emoji = item.icon["emoji"]?.string ?? place?.2 ?? "📄"
        let way: HTML = place.map { "<p class=\"way\"><a href=\"\($0.0)\">\($0.1)</a> / \(Mark.title(item, scene))</p>" } ?? ""
        return """
            <header id="page-head" data-part>
            \(way)\(isTrashed ? trashed : "")<p class="icon" aria-hidden="true">\(emoji)</p>
            <h1 class="title"><span \(Mark.editable("Title")) data-set="\(titleName)" data-empty="Untitled" data-was="\(title)">\(title)</span></h1>
            <p class="edited" id="edited">Edited by \(scene.lastEdit(of: item)) \(isTrashed ? "" : throwAway)</p>
            </header>
            """
    }

    private var title: String { scene.workspace.title(of: item) }
    private var titleName: String { scene.workspace.properties(of: item).first { $0.type == "title" }?.name ?? "title" }
    private var isTrashed: Bool { scene.workspace.isTrashed(item.id) }

    private var trashed: HTML {
        """
        <p class="trashed">This page is in the trash. <button type="button" data-restore="\(item.id)">Restore</button></p>

        """
    }

    private var throwAway: HTML { "<button type=\"button\" class=\"plain\" id=\"trash\" data-trash=\"\(item.id)\">Move to trash</button>" }

    // MARK: Properties

    /// What people decide comes first; what is empty and Copydesk's own is folded away.
    private var properties: HTML {
        let all = PropertyOrder.sorted(scene.workspace.properties(of: item).filter { $0.type != "title" })
        let folded = all.filter(isFolded)
        let shown = all.filter { !isFolded($0) }.map(row)
        if folded.isEmpty { return "\(shown)" }
        return """
            \(shown)<details id="more-properties"><summary>\(folded.count) more \(folded.count == 1 ? "property" : "properties")</summary>
            \(folded.map(row))</details>

            """
    }

    private func isFolded(_ property: NotionProperty) -> Bool {
        if PropertyOrder.isFiled(property.name) { return true }
        let value = scene.workspace.plainValue(property, of: item)
        let isEmpty = [JSON.null, "", [], false].contains(value)
        return isEmpty && property.description?.hasPrefix("You") != true && property.description != nil
    }

    private func row(_ property: NotionProperty) -> HTML {
        let slug = Mark.slug(property.name)
        return """
            <div id="property-\(slug)" class="property" data-part data-property="\(property.name)" data-type="\(property.type)">
            <p class="name" id="label-\(slug)" title="\(property.description ?? "")">\(property.name)</p>
            <div class="value">\(PropertyEditor(scene: scene, item: item, property: property, slug: slug).html)</div>
            </div>

            """
    }
}

/// The order in which people look for properties; the API keeps none.
enum PropertyOrder {
    private static let known = [
        "Status", "Paused", "Publish at", "Account", "Hold", "Remarks", "Picture", "Alt text", "Brand", "Brief", "Post type", "Tone",
        "Audience", "Goal", "Key messages", "Keywords", "Call to action", "Links", "Feeds", "Cadence", "Posts wanted", "Deadline", "URL",
        "Topics", "Competitor", "Language", "Time zone", "Slots", "Blackouts", "Maximum a day", "Accounts", "Hashtags", "Banned words",
        "Picture style", "Colours", "Logo", "Editors", "Approvers", "Two approvers", "Not own text", "Approval days", "Board grace",
        "Last error", "Checks", "Source", "Variant", "Restore", "Answer", "Approved by", "Published URL", "Published at",
    ]

    static func sorted(_ properties: [NotionProperty]) -> [NotionProperty] {
        properties.sorted { (rank($0.name), $0.name) < (rank($1.name), $1.name) }
    }

    /// Kept for the program alone.
    static func isFiled(_ name: String) -> Bool { name == "Draft ID" }

    private static func rank(_ name: String) -> Int { known.firstIndex(of: name) ?? known.count }
}
