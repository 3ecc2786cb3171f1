import HTTPServer
import Support

/// The rows of a table with the columns that tell them apart.
struct TablePage: Sendable {
    enum Kind: String, Sendable, CaseIterable {
        case brands, briefs, feeds

        init?(title: String) {
            guard let kind = Self.allCases.first(where: { $0.title == title }) else { return nil }
            self = kind
        }

        var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

        var hint: String {
            switch self {
            case .brands: "Who speaks: voice, calendar and rules. The guidelines are the text of the brand’s page."
            case .briefs: "Orders for posts. Whatever else is to be said goes into the brief’s page."
            case .feeds: "What Copydesk reads."
            }
        }

        fileprivate var columns: [String] {
            switch self {
            case .brands: ["Paused", "Language", "Time zone", "Slots", "Accounts", "Problems"]
            case .briefs: ["Status", "Brand", "Post type", "Cadence", "Deadline", "Posts made", "Note"]
            case .feeds: ["Brand", "Topics", "Status", "Last item", "Paused", "Last error"]
            }
        }
    }

    let scene: NotionScene
    let kind: Kind

    var page: NotionFrame.Page { NotionFrame.Page(title: kind.title, place: "/\(kind.rawValue)", content: content) }

    private var content: HTML {
        let emoji = NotionFrame.places.first { $0.0 == "/\(kind.rawValue)" }?.2 ?? ""
        let exists = (try? scene.workspace.sourceID(named: kind.title)) != nil
        return """
            <div class="wide">
            <div class="top"><h1><span class="emoji" aria-hidden="true">\(emoji)</span> \(kind.title)</h1>\
            <button type="button" id="new" class="primary" data-new="\(kind.title)">New</button></div>
            <p class="hint">\(kind.hint)</p>
            \(exists ? table : NotionFrame.empty)
            </div>
            """
    }

    private var table: HTML {
        let rows = scene.rows(of: kind.title)
        let columns = kind.columns.filter { name in rows.contains { scene.column(name, of: $0) != nil } }
        return """
            <div id="rows" class="scroll" data-part role="region" aria-label="\(kind.title)" tabindex="0">
            <table class="rows">
            <thead><tr><th scope="col">Name</th>\(columns.map { "<th scope=\"col\">\($0)</th>" as HTML })</tr></thead>
            <tbody>
            \(rows.map { row($0, columns) })</tbody>
            </table>
            \(rows.isEmpty ? "<p class=\"hint\">No rows yet.</p>" as HTML : "")</div>
            """
    }

    private func row(_ item: NotionItem, _ columns: [String]) -> HTML {
        let cells = columns.map { name -> HTML in
            "<td data-label=\"\(name)\">\(scene.column(name, of: item).map { ValueMarkup(scene: scene, item: item, property: $0).html } ?? "")</td>"
        }
        return "<tr data-row=\"\(item.id)\"><th scope=\"row\">\(Mark.link(item, scene))</th>\(cells)</tr>\n"
    }
}

/// What was thrown away and can be brought back.
struct TrashPage: Sendable {
    let scene: NotionScene

    var page: NotionFrame.Page {
        let thrown = scene.workspace.items.values.filter { $0.kind == .page && $0.inTrash }.sorted { $0.serial > $1.serial }
        let entries = thrown.map { item -> HTML in
            """
            <li data-row="\(item.id)">\(Mark.link(item, scene)) <button type="button" data-restore="\(item.id)" \
            aria-label="Restore \(Mark.title(item, scene))">Restore</button></li>

            """
        }
        let list: HTML = thrown.isEmpty ? "<p class=\"hint\">The trash is empty.</p>" : "<ul class=\"trash\">\n\(entries)</ul>"
        return NotionFrame.Page(
            title: "Trash", place: "/trash",
            content: """
                <div class="wide">
                <h1><span class="emoji" aria-hidden="true">🗑️</span> Trash</h1>
                <div id="rows" data-part>\(list)</div>
                </div>
                """)
    }
}

/// A value as it is read in a table.
struct ValueMarkup: Sendable {
    let scene: NotionScene
    let item: NotionItem
    let property: NotionProperty

    var html: HTML {
        let value = scene.workspace.plainValue(property, of: item)
        switch property.type {
        case "select", "status": return value.string.flatMap { property.option(named: $0) }.map { Mark.pill($0) } ?? ""
        case "multi_select": return pills(value)
        case "checkbox": return value.bool == true ? "<span class=\"tick\">Yes</span>" : ""
        case "date": return value.string.map { "\(scene.words($0, of: item))" } ?? ""
        case "relation": return related(value)
        case "number": return value.isNull ? "" : "\(value.text)"
        case "people", "files": return "\((value.array ?? []).compactMap(\.string).joined(separator: ", "))"
        case "url": return .link(value.string ?? "", to: value.string)
        default: return "\(value.string ?? "")"
        }
    }

    private func pills(_ value: JSON) -> HTML {
        "\((value.array ?? []).compactMap { $0.string.flatMap { property.option(named: $0) } }.map { "\(Mark.pill($0)) " as HTML })"
    }

    private func related(_ value: JSON) -> HTML {
        let rows = (value.array ?? []).compactMap { scene.workspace.items[$0.string ?? ""] }
        return "\(rows.map { "\(Mark.link($0, scene)) " as HTML })"
    }
}
