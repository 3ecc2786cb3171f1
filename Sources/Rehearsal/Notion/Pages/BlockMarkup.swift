import HTTPServer
import Support

/// The text of a page, block by block, as it is read and edited.
struct BlockMarkup: Sendable {
    let scene: NotionScene
    let page: NotionItem
    let threads: Threads

    /// Blocks beyond it are not shown; a browser would not bear them.
    private static let deepest = 12

    var html: HTML { "\(list(page.id, depth: 0))\(adder(page.id, "Add text"))" }

    private func list(_ parent: String, depth: Int) -> HTML {
        guard depth < Self.deepest else { return "" }
        var number = 0
        let rows = scene.workspace.liveChildren(parent).compactMap { scene.workspace.items[$0] }.map { block -> HTML in
            number = block.blockType == "numbered_list_item" ? number + 1 : 0
            return row(block, number, depth)
        }
        return "\(rows)"
    }

    /// A block with what can be done about it.
    private func row(_ block: NotionItem, _ number: Int, _ depth: Int) -> HTML {
        let type = block.blockType ?? "child"
        let open = threads.open(on: block.id)
        return """
            <div id="b-\(block.id)" class="block \(type)\(open > 0 ? " remarked" : "")" data-part data-block="\(block.id)">
            \(shown(block, number, depth))\(tools(block, open))
            </div>

            """
    }

    private func tools(_ block: NotionItem, _ open: Int) -> HTML {
        let said = words(block).isEmpty ? "this block" : words(block).limited(utf16: 40)
        let delete: HTML =
            block.content["rich_text"] == nil && block.blockType != nil && block.blockType != "table_row"
            ? "<button type=\"button\" class=\"plain\" data-delete=\"\(block.id)\" aria-label=\"Delete \(said)\">🗑</button>" : ""
        return """
            <span class="tools"><button type="button" class="plain" id="remark-\(block.id)" data-remark="\(block.id)" aria-label="Comment on \(said)">💬\
            \(open > 0 ? " \(open)" : "")</button>\(delete)</span>
            """
    }

    private func words(_ block: NotionItem) -> String {
        NotionRichText.text(block.content["rich_text"] ?? block.content["caption"]).collapsed
    }

    private func shown(_ block: NotionItem, _ number: Int, _ depth: Int) -> HTML {
        let inner = { list(block.id, depth: depth + 1) }
        switch block.blockType {
        case nil: return "<p>\(Mark.link(block, scene))</p>"
        case "divider": return "<hr>"
        case "table": return table(block)
        case "image": return image(block)
        case "video", "audio", "pdf", "file", "bookmark", "embed": return outside(block)
        case "equation": return "<p class=\"code\">\(block.content["expression"]?.string ?? "")</p>"
        case "column_list", "column": return "<div class=\"columns\">\(inner())</div>"
        case "table_of_contents", "breadcrumb": return ""
        case "toggle":
            return fold(block, "<span class=\"line\">\(RunMarkup.html(runs(block), isLinked: false))</span>", isOpen: false, depth)
        case let type? where NotionBlockShapes.headings.contains(type) && block.content["is_toggleable"]?.bool == true:
            return fold(block, heading(type, "\(words(block))"), isOpen: true, depth)
        case let type? where NotionBlockShapes.headings.contains(type): return "\(heading(type, text(block)))\(inner())"
        case "to_do": return "\(toDo(block))\(nested(inner()))"
        case "callout":
            return
                "<div class=\"box\"><span aria-hidden=\"true\">\(block.content["icon"]?["emoji"]?.string ?? "💡")</span><div>\(text(block))\(inner())</div></div>"
        case "bulleted_list_item": return "<span class=\"bullet\" aria-hidden=\"true\">•</span>\(text(block))\(nested(inner()))"
        case "numbered_list_item": return "<span class=\"bullet\">\(number).</span>\(text(block))\(nested(inner()))"
        default: return "\(text(block))\(nested(inner()))"
        }
    }

    private func nested(_ inner: HTML) -> HTML { inner.isEmpty ? "" : "<div class=\"nested\">\(inner)</div>" }

    private func runs(_ block: NotionItem) -> [JSON] { block.content["rich_text"]?.array ?? [] }

    /// The words, to be changed where they stand, and the links in them beside.
    private func text(_ block: NotionItem) -> HTML {
        let plain = NotionRichText.text(block.content["rich_text"])
        let said = (block.blockType ?? "").split(separator: "_").joined(separator: " ")
        return """
            <div class="text" id="t-\(block.id)" \(Mark.editable("Text, \(said)")) data-edit="\(block.id)" data-empty="Write…" data-was="\(plain)">\
            \(RunMarkup.html(runs(block), isLinked: false))</div>\(RunMarkup.links(runs(block)))
            """
    }

    private func heading(_ type: String, _ inner: HTML) -> HTML {
        switch type {
        case "heading_1": "<h2 class=\"h1\">\(inner)</h2>"
        case "heading_2": "<h3 class=\"h2\">\(inner)</h3>"
        default: "<h4 class=\"h3\">\(inner)</h4>"
        }
    }

    private func fold(_ block: NotionItem, _ title: HTML, isOpen: Bool, _ depth: Int) -> HTML {
        let name = words(block)
        return """
            <details id="fold-\(block.id)"\(isOpen ? " open" as HTML : "")><summary>\(title)</summary>
            <div class="nested">\(list(block.id, depth: depth + 1))\(adder(block.id, "Add text under \(name)"))</div>
            </details>
            """
    }

    private func adder(_ parent: String, _ said: String) -> HTML {
        "<button type=\"button\" class=\"plain add\" data-into=\"\(parent)\" aria-label=\"\(said)\">+</button>\n"
    }

    private func toDo(_ block: NotionItem) -> HTML {
        let isDone = block.content["checked"]?.bool == true
        return """
            <input type="checkbox" id="tick-\(block.id)" data-tick="\(block.id)" aria-labelledby="t-\(block.id)"\(isDone ? " checked" as HTML : "")>\
            \(text(block))
            """
    }

    private func image(_ block: NotionItem) -> HTML {
        let reference = block.content["reference"] ?? .null
        let caption = NotionRichText.text(block.content["caption"])
        let picture: HTML =
            reference["file"]?.string.map { "<img src=\"/files/\($0)\" alt=\"\(caption)\">" }
            ?? "<p class=\"away\">A picture elsewhere: \(HTML.link(reference["url"]?.string ?? "", to: reference["url"]?.string))</p>"
        return """
            <figure>\(picture)<figcaption class="text" id="t-\(block.id)"><span \(Mark.editable("Caption")) data-edit="\(block.id)" \
            data-empty="Add a caption" data-was="\(caption)">\(caption)</span></figcaption></figure>
            """
    }

    private func outside(_ block: NotionItem) -> HTML {
        let reference = block.content["reference"]
        let address = block.content["url"]?.string ?? reference?["url"]?.string
        let name = reference?["name"]?.string ?? address ?? "File"
        if let file = reference?["file"]?.string { return "<p>📎 <a href=\"/files/\(file)\">\(name)</a></p>" }
        return "<p>🔗 \(HTML.link(name, to: address))</p>"
    }

    private func table(_ block: NotionItem) -> HTML {
        let rows = scene.workspace.liveChildren(block.id).compactMap { scene.workspace.items[$0] }
        let hasHead = block.content["has_column_header"]?.bool == true
        let shown = rows.enumerated().map { index, row -> HTML in
            let cells = (row.content["cells"]?.array ?? []).map { RunMarkup.html($0.array ?? [], isLinked: true) }
            let isHead = hasHead && index == 0
            return "<tr>\(cells.map { isHead ? "<th scope=\"col\">\($0)</th>" : "<td>\($0)</td>" as HTML })</tr>\n"
        }
        return "<div class=\"scroll\" role=\"region\" aria-label=\"Table\" tabindex=\"0\"><table>\n\(shown)</table></div>"
    }
}

/// Rich text as HTML.
enum RunMarkup {
    /// The runs with their styles; a link's words are underlined, and lead somewhere when `isLinked`.
    static func html(_ runs: [JSON], isLinked: Bool) -> HTML { "\(runs.map { run($0, isLinked: isLinked) })" }

    private static func run(_ run: JSON, isLinked: Bool) -> HTML {
        var shown = HTML(escaping: run["plain_text"]?.string ?? "")
        let style = run["annotations"]
        for (key, tag) in [("code", "code"), ("bold", "strong"), ("italic", "em"), ("strikethrough", "s"), ("underline", "u")]
        where style?[key]?.bool == true {
            shown = "<\(tag)>\(shown)</\(tag)>"
        }
        guard let address = run["href"]?.string, HTML.isWebAddress(address) else { return shown }
        return isLinked ? "<a href=\"\(address)\" rel=\"noopener noreferrer\">\(shown)</a>" : "<span class=\"linked\">\(shown)</span>"
    }

    /// The links of a text that is edited: inside it a click sets the caret.
    static func links(_ runs: [JSON]) -> HTML {
        let addresses = runs.compactMap { $0["href"]?.string }.filter(HTML.isWebAddress)
        if addresses.isEmpty { return "" }
        let links = addresses.map { address -> HTML in
            let place = address.split(separator: "/").dropFirst().first.map(String.init) ?? address
            return "<a href=\"\(address)\" rel=\"noopener noreferrer\" target=\"_blank\">\(place)</a> "
        }
        return "<span class=\"links\">\(links)</span>"
    }
}
