import Support

/// Answers a prompt from its own material, in any shape a JSON Schema asks for.
struct AnswerWriter: Sendable {
    let material: Material

    /// A post of whole sentences of the material.
    var post: String {
        let start = material.variation % 3
        let count = min(6, material.sentences.count)
        var chosen = (0..<count).map { material.sentence(start + $0) }
        let question = material.language.question(material.keyword(material.variation % 5))
        let limit = material.limit ?? 1200
        func text() -> String {
            ([chosen[0], chosen.dropFirst().joined(separator: " "), question]).filter { !$0.isEmpty }.joined(separator: "\n\n")
        }
        while chosen.count > 1, text().count > limit { chosen.removeLast() }
        return text()
    }

    /// A plain answer to a prompt without a schema.
    var prose: String { post + "\n\n" + (0..<3).map { "#" + hashtagWord($0) }.joined(separator: " ") }

    /// A value that the schema accepts.
    func value(for schema: JSON) -> JSON { value(SchemaNode(schema, root: schema), name: "", index: material.variation % 3, depth: 0) }

    private func value(_ node: SchemaNode, name: String, index: Int, depth: Int) -> JSON {
        if let constant = node.schema["const"] { return constant }
        if let options = node.schema["enum"]?.array {
            // What a quote rests on is where its words are from.
            let label = JSON.string(material.label(index))
            return name.lowercased().contains("source") && options.contains(label) ? label : choice(options)
        }
        if let alternative = node.alternative { return value(alternative, name: name, index: index, depth: depth) }
        switch node.type {
        case "object": return object(node, index: index, depth: depth)
        case "array": return array(node, name: name, index: index, depth: depth)
        case "integer", "number": return number(node, name: name)
        case "boolean": return .bool(!Self.badNews.contains { name.lowercased().contains($0) })
        case "null": return .null
        default: return .string(fitted(text(name, node, index), node))
        }
    }

    /// True for such a property would be a complaint.
    private static let badNews = ["reject", "refus", "unsafe", "spam", "duplicate", "violat", "inject", "suspicious", "problem", "error"]

    /// The option that the prompt mentions, else the first.
    private func choice(_ options: [JSON]) -> JSON {
        let texts = (material.titles + material.sentences).joined(separator: " ").lowercased()
        return options.first { ($0.string?.count ?? 0) > 3 && texts.contains($0.string?.lowercased() ?? "") } ?? options.first {
            !$0.isNull
        } ?? .null
    }

    private func object(_ node: SchemaNode, index: Int, depth: Int) -> JSON {
        let required = Set(node.schema["required"]?.array?.compactMap(\.string) ?? [])
        let properties = node.schema["properties"]?.object ?? [:]
        let wanted = properties.filter { required.contains($0.key) || depth < 4 }
        return .object(
            Dictionary(uniqueKeysWithValues: wanted.map { ($0, value(node.child($1), name: $0, index: index, depth: depth + 1)) }))
    }

    private func array(_ node: SchemaNode, name: String, index: Int, depth: Int) -> JSON {
        let least = node.schema["minItems"]?.integer ?? 0
        let most = node.schema["maxItems"]?.integer ?? max(3, least)
        let item = node.child(node.schema["items"] ?? ["type": "string"])
        var values: [JSON] = []
        // Distinct ones as far as the material has them.
        for attempt in 0..<(most * 4) where values.count < max(least, min(3, most)) {
            let next = value(item, name: Self.oneOf(name), index: index + attempt, depth: depth + 1)
            if !values.contains(next) || most * 4 - attempt <= least - values.count { values.append(next) }
        }
        return .array(values)
    }

    /// A list of texts is a list of paragraphs, not of whole posts.
    private static func oneOf(_ name: String) -> String {
        ["body", "text", "post", "content"].contains(name.lowercased()) ? "paragraph" : name
    }

    private func number(_ node: SchemaNode, name: String) -> JSON {
        let isWhole = node.type == "integer"
        let least = node.schema["minimum"]?.number ?? node.schema["exclusiveMinimum"]?.number.map { $0 + (isWhole ? 1 : 0.01) } ?? 0
        let most =
            node.schema["maximum"]?.number ?? node.schema["exclusiveMaximum"]?.number.map { $0 - (isWhole ? 1 : 0.01) }
            ?? max(least, isWhole ? 100 : 1)
        let isGrade = ["score", "confidence", "relevan", "quality", "fit"].contains { name.lowercased().contains($0) }
        let value = isGrade ? least + (most - least) * 0.8 : least
        return .number(isWhole ? value.rounded(.down) : value)
    }

    // MARK: Strings

    private func text(_ name: String, _ node: SchemaNode, _ index: Int) -> String {
        let name = name.lowercased()
        func means(_ words: String...) -> Bool { words.contains { name.contains($0) } }
        if means("hashtag") { return hashtag(node, index) }
        if means("url", "link", "href") { return material.links.isEmpty ? "" : material.links[index % material.links.count] }
        if means("lang", "locale") { return material.language.rawValue }
        if means("negative") { return "text, watermark, logo, blurry" }
        if means("prompt", "scene", "visual") { return picture }
        if means("source") { return material.label(index) }
        if means("quote", "span", "evidence", "excerpt", "claim") { return material.sentence(index) }
        if means("paragraph") { return material.sentence(2 * index + 1) + " " + material.sentence(2 * index + 2) }
        if means("title", "headline", "subject", "topic", "angle") { return title(index) }
        if means("keyword", "entity", "name", "label", "category", "tag") { return material.keyword(index) }
        if means("cta", "call"), let words = material.callToAction { return words }
        if means("question", "cta", "call") { return material.language.question(material.keyword(index)) }
        if means("alt", "caption", "description") { return material.language.picture(of: material.keyword(0), and: material.keyword(1)) }
        if means("text", "post", "body", "commentary", "content", "draft") { return post }
        return material.sentence(index)
    }

    private func title(_ index: Int) -> String {
        material.titles.isEmpty ? material.sentence(index) : material.titles[index % material.titles.count]
    }

    private var picture: String {
        "Editorial photograph about \(material.keyword(0)), \(material.keyword(1)) and \(material.keyword(2)), soft light, clean composition"
    }

    private func hashtag(_ node: SchemaNode, _ index: Int) -> String {
        let hints = (node.schema["pattern"]?.string ?? "#") + (node.schema["description"]?.string ?? "")
        let isBare = !hints.contains("#") || hints.contains("without") || material.wantsBareHashtags
        return (isBare ? "" : "#") + hashtagWord(index)
    }

    private func hashtagWord(_ index: Int) -> String {
        let word = material.keyword(index).split { !($0.isLetter || $0.isNumber) }.map { $0.prefix(1).uppercased() + $0.dropFirst() }
            .joined()
        return word.isEmpty ? "News" : word
    }

    private func fitted(_ text: String, _ node: SchemaNode) -> String {
        var result = text
        if let most = node.schema["maxLength"]?.integer, result.count > most {
            let cut = result.prefix(most)
            result = String(cut[..<(cut.lastIndex(of: " ") ?? cut.endIndex)])
        }
        var next = 0
        while let least = node.schema["minLength"]?.integer, result.count < least, next < 200 {
            result += " " + material.sentence(next)
            next += 1
        }
        return result
    }
}

/// A part of a JSON Schema, with its references resolved.
private struct SchemaNode {
    let schema: JSON
    private let root: JSON

    init(_ schema: JSON, root: JSON) {
        var found = schema
        for _ in 0..<8 {
            guard let path = found["$ref"]?.string else { break }
            found = path.split(separator: "/").dropFirst().reduce(root) { $0[String($1)] ?? .null }
        }
        self.schema = found
        self.root = root
    }

    func child(_ schema: JSON) -> SchemaNode { SchemaNode(schema, root: root) }

    /// The first alternative that is not null.
    var alternative: SchemaNode? {
        let options = schema["anyOf"]?.array ?? schema["oneOf"]?.array ?? []
        return options.map(child).first { $0.type != "null" }
    }

    var type: String {
        let named = schema["type"]?.string ?? schema["type"]?.array?.compactMap(\.string).first { $0 != "null" }
        return named?.lowercased() ?? (schema["properties"] != nil ? "object" : schema["items"] != nil ? "array" : "string")
    }
}
