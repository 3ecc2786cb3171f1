import Support

/// Rich text: the one form that titles, cells, blocks and comments share.
enum NotionRichText {
    static let colors = ["default", "gray", "brown", "orange", "yellow", "green", "blue", "purple", "pink", "red"]
    static let blockColors = colors + colors.dropFirst().map { $0 + "_background" } + ["default_background"]

    static func plain(_ text: String) -> [JSON] { text.isEmpty ? [] : [run(text)] }

    static func run(_ content: String, link: String? = nil, annotations: [String: JSON] = [:]) -> JSON {
        [
            "type": "text", "text": ["content": .string(content), "link": link.map { ["url": .string($0)] } ?? .null],
            "annotations": .object(noAnnotations.merging(annotations) { $1 }), "plain_text": .string(content), "href": .optional(link),
        ]
    }

    static func text(_ runs: [JSON]) -> String { runs.map { $0["plain_text"]?.string ?? "" }.joined() }

    static func text(_ runs: JSON?) -> String { text(runs?.array ?? []) }

    private static let noAnnotations: [String: JSON] = [
        "bold": false, "italic": false, "strikethrough": false, "underline": false, "code": false, "color": "default",
    ]

    fileprivate static func annotations(_ field: NotionField) throws -> [String: JSON] {
        guard field.isPresent else { return noAnnotations }
        var result = noAnnotations
        try field.allow(Array(noAnnotations.keys))
        for (key, value) in try field.object() {
            result[key] = key == "color" ? .string(try field[key].oneOf(blockColors)) : .bool(try field[key].bool())
            if value.isNull { result[key] = noAnnotations[key] }
        }
        return result
    }
}

extension NotionWorkspace {
    /// Checks rich text of a request and gives it in the form answers have.
    func richText(_ field: NotionField) throws -> [JSON] { try field.elements().map { try run($0) } }

    private func run(_ field: NotionField) throws -> JSON {
        _ = try field.object()
        try field.allow(["type", "text", "mention", "equation", "annotations", "plain_text", "href"])
        let kinds = ["text", "mention", "equation"]
        let type = field["type"].isPresent ? try field["type"].oneOf(kinds) : kinds.first { field[$0].isPresent } ?? "text"
        let annotations = try NotionRichText.annotations(field["annotations"])
        switch type {
        case "text": return try textRun(field["text"], annotations)
        case "mention": return try mention(field["mention"], annotations)
        default:
            let expression = try field["equation"]["expression"].text(most: 1000)
            return [
                "type": "equation", "equation": ["expression": .string(expression)], "annotations": .object(annotations),
                "plain_text": .string(expression), "href": nil,
            ]
        }
    }

    private func textRun(_ field: NotionField, _ annotations: [String: JSON]) throws -> JSON {
        _ = try field.object()
        try field.allow(["content", "link"])
        let content = try field["content"].text(most: 2000)
        var link: String?
        if field["link"].isPresent, !field["link"].isNull { link = try url(field["link"]["url"]) }
        return NotionRichText.run(content, link: link, annotations: annotations)
    }

    private func mention(_ field: NotionField, _ annotations: [String: JSON]) throws -> JSON {
        let kinds = ["user", "page", "database", "date"]
        guard let kind = kinds.first(where: { field[$0].isPresent }) else {
            throw field.refusal("a mention of a user, page, database or date")
        }
        var inner = field[kind].value ?? .null
        var text = ""
        var href: String?
        switch kind {
        case "user":
            let id = try field["user"]["id"].id()
            guard let person = NotionPerson.all.first(where: { $0.id == id }) else { throw NotionRefusal.missing("user", id) }
            (inner, text) = (userStub(id), "@" + person.name)
        case "date":
            inner = try NotionDates.accept(field["date"])
            text = inner["start"]?.string ?? ""
        default:
            let id = try field[kind]["id"].id()
            let target = try item(id, name: kind)
            (inner, text, href) = (["id": .string(id)], title(of: target), link(id))
        }
        return [
            "type": "mention", "mention": ["type": .string(kind), kind: inner], "annotations": .object(annotations),
            "plain_text": .string(text),
            "href": .optional(href),
        ]
    }

    /// A link of at most 2000 units that is not empty.
    func url(_ field: NotionField) throws -> String {
        let url = try field.text(most: 2000)
        if url.isEmpty { throw field.refusal("populated") }
        return url
    }

    /// What a person sees as the name of a page or database.
    func title(of item: NotionItem) -> String {
        switch item.kind {
        case .page: NotionRichText.text(item.values["title"])
        case .database: NotionRichText.text(item.content["title"])
        case .block: ""
        }
    }
}
