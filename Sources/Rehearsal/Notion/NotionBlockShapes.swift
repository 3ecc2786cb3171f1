import Support

/// A block that a request asks for, checked, not yet made.
struct NotionPlan {
    let type: String
    let content: [String: JSON]
    var children: [NotionPlan] = []

    var count: Int { children.reduce(1) { $0 + $1.count } }
}

/// What each type of block takes.
enum NotionBlockShapes {
    static let headings = ["heading_1", "heading_2", "heading_3", "heading_4"]
    static let text =
        headings + ["paragraph", "bulleted_list_item", "numbered_list_item", "quote", "to_do", "toggle", "callout"]
    static let media = ["image": "image/", "video": "video/", "audio": "audio/", "pdf": "application/pdf", "file": ""]
    static let links = ["bookmark", "embed"]
    static let all =
        text + media.keys.sorted() + links
        + ["divider", "breadcrumb", "table_of_contents", "code", "equation", "table", "table_row", "column_list", "column"]
    static let parents = text + ["table", "column_list", "column"]
    /// From the vendor's list of languages; anything else is a 400.
    static let languages = [
        "plain text", "bash", "c", "c++", "c#", "css", "diff", "docker", "go", "graphql", "haskell", "html", "java", "javascript", "json",
        "kotlin", "latex", "lua", "makefile", "markdown", "mermaid", "nix", "objective-c", "perl", "php", "powershell", "python", "r",
        "ruby",
        "rust", "scala", "scss", "shell", "sql", "swift", "toml", "typescript", "xml", "yaml",
    ]

    /// The keys that a type takes besides `children`.
    static func keys(_ type: String) -> [String] {
        switch type {
        case "to_do": ["rich_text", "color", "checked"]
        case "callout", "paragraph": ["rich_text", "color", "icon"]
        case _ where headings.contains(type): ["rich_text", "color", "is_toggleable"]
        case _ where text.contains(type): ["rich_text", "color"]
        case _ where media[type] != nil: ["type", "external", "file_upload", "file", "caption", "name"]
        case _ where links.contains(type): ["url", "caption"]
        case "code": ["rich_text", "language", "caption"]
        case "equation": ["expression"]
        case "table": ["table_width", "has_column_header", "has_row_header"]
        case "table_row": ["cells"]
        case "column": ["width_ratio"]
        case "table_of_contents": ["color"]
        default: []
        }
    }
}

extension NotionWorkspace {
    /// Checks a list of children in full, so that nothing is half written.
    mutating func planChildren(_ field: NotionField, depth: Int = 0) throws -> [NotionPlan] {
        var plans: [NotionPlan] = []
        for child in try field.elements() { plans.append(try plan(child, depth: depth)) }
        if depth == 0, plans.reduce(0, { $0 + $1.count }) > NotionLimits.blocks {
            throw NotionRefusal(message: "body failed validation: at most 1000 block elements are allowed in one request.")
        }
        return plans
    }

    private mutating func plan(_ field: NotionField, depth: Int) throws -> NotionPlan {
        _ = try field.object()
        let named = field["type"].value?.string ?? field.keys.first { NotionBlockShapes.all.contains($0) } ?? "paragraph"
        guard NotionBlockShapes.all.contains(named), field[named].isPresent else { throw field[named].refusal("defined") }
        try field.allow([named, "type", "object"])
        if field["object"].isPresent { _ = try field["object"].oneOf(["block"]) }
        let inner = field[named]
        try inner.allow(NotionBlockShapes.keys(named) + ["children"])
        let content = try blockContent(named, inner, old: nil)
        var children: [NotionPlan] = []
        if inner["children"].isPresent {
            // Block, child and grandchild; tables and columns bring a level of their own.
            let deepest = ["table", "column_list", "column"].contains(named) ? 3 : 2
            guard NotionBlockShapes.parents.contains(named), depth < deepest else { throw inner["children"].refusal("not present") }
            children = try planChildren(inner["children"], depth: depth + 1)
        }
        try checkShape(named, content, children, inner)
        return NotionPlan(type: named, content: content, children: children)
    }

    private func checkShape(_ type: String, _ content: [String: JSON], _ children: [NotionPlan], _ field: NotionField) throws {
        if type == "table" {
            if children.isEmpty { throw field["children"].refusal("defined") }
            for row in children where row.type != "table_row" || row.content["cells"]?.array?.count != content["table_width"]?.integer {
                throw NotionRefusal(message: "The number of cells in a table row must match the table width.")
            }
        }
        if type == "column_list", children.count < 2 || children.contains(where: { $0.type != "column" }) {
            throw field["children"].refusal("at least two columns")
        }
    }

    /// The stored fields of a block, from a whole request or, with `old`, from a partial one.
    mutating func blockContent(_ type: String, _ field: NotionField, old: [String: JSON]?) throws -> [String: JSON] {
        _ = try field.object()
        var content = old ?? [:]
        let keys = NotionBlockShapes.keys(type)
        if keys.contains("rich_text"), old == nil || field["rich_text"].isPresent {
            content["rich_text"] = .array(try richText(field["rich_text"]))
        }
        if keys.contains("caption"), old == nil || field["caption"].isPresent {
            content["caption"] = .array(field["caption"].isPresent ? try richText(field["caption"]) : [])
        }
        if keys.contains("color") {
            content["color"] =
                field["color"].isPresent ? .string(try field["color"].oneOf(NotionRichText.blockColors)) : content["color"] ?? "default"
        }
        for key in ["checked", "is_toggleable", "has_column_header", "has_row_header"] where keys.contains(key) {
            content[key] = field[key].isPresent ? .bool(try field[key].bool()) : content[key] ?? false
        }
        if keys.contains("icon"), old == nil || field["icon"].isPresent { content["icon"] = try icon(field["icon"]) }
        try specialContent(type, field, isNew: old == nil, &content)
        return content
    }

    private mutating func specialContent(_ type: String, _ field: NotionField, isNew: Bool, _ content: inout [String: JSON]) throws {
        switch type {
        case _ where NotionBlockShapes.media[type] != nil:
            if isNew || field["external"].isPresent || field["file_upload"].isPresent {
                content["reference"] = try fileReference(field, needsName: false, types: NotionBlockShapes.media[type])
            }
        case _ where NotionBlockShapes.links.contains(type):
            if isNew || field["url"].isPresent { content["url"] = .string(try url(field["url"])) }
        case "code":
            if isNew || field["language"].isPresent {
                content["language"] = .string(try field["language"].oneOf(NotionBlockShapes.languages))
            }
        case "equation":
            if isNew || field["expression"].isPresent { content["expression"] = .string(try field["expression"].text(most: 1000)) }
        case "table":
            if isNew {
                guard let width = field["table_width"].value?.integer, (1...100).contains(width) else {
                    throw field["table_width"].refusal("a number from 1 to 100")
                }
                content["table_width"] = .integer(width)
            }
        case "table_row":
            if isNew || field["cells"].isPresent {
                content["cells"] = .array(try field["cells"].elements().map { .array(try richText($0)) })
            }
        default: break
        }
    }
}
