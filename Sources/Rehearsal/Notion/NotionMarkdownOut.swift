import Support

/// A page as Markdown, normalised like the vendor's: a line a block, no empty lines, children deeper by a tab.
extension NotionWorkspace {
    mutating func pageMarkdown(_ segment: String) throws -> JSON {
        try settings.require(.readContent)
        let page = try page(segment: segment)
        let text = markdownLines(under: page.id, depth: 0).joined(separator: "\n")
        return ["object": "page_markdown", "id": .string(page.id), "markdown": .string(text), "truncated": false, "unknown_block_ids": []]
    }

    private mutating func markdownLines(under id: String, depth: Int) -> [String] {
        var lines: [String] = []
        var number = 0
        for child in liveChildren(id).compactMap({ items[$0] }) {
            number = child.blockType == "numbered_list_item" ? number + 1 : 0
            let text = markdown(child, number: number)
            lines += text.split(separator: "\n", omittingEmptySubsequences: false).map { String(repeating: "\t", count: depth) + $0 }
            if child.blockType != nil { lines += markdownLines(under: child.id, depth: depth + 1) }
        }
        return lines
    }

    private mutating func markdown(_ block: NotionItem, number: Int) -> String {
        let text = Self.inline(block.content["rich_text"])
        switch block.blockType {
        case "heading_1": return "# " + text
        case "heading_2": return "## " + text
        case "heading_3": return "### " + text
        case "heading_4": return "#### " + text
        case "bulleted_list_item": return "- " + text
        case "numbered_list_item": return "\(number). " + text
        case "to_do": return (block.content["checked"] == true ? "- [x] " : "- [ ] ") + text
        case "quote": return "> " + text
        case "divider": return "---"
        case "code": return "```\(block.content["language"]?.string ?? "")\n\(NotionRichText.text(block.content["rich_text"]))\n```"
        case "image":
            let file = showFile(block.content["reference"] ?? .null, named: false)
            let url = file["file"]?["url"]?.string ?? file["external"]?["url"]?.string ?? ""
            return "![\(Self.inline(block.content["caption"]))](\(url))"
        case "bookmark", "embed": return "[\(block.content["url"]?.string ?? "")](\(block.content["url"]?.string ?? ""))"
        case "callout": return "<callout>\(text)</callout>"
        case "table_row": return "| " + (block.content["cells"]?.array ?? []).map { Self.inline($0) }.joined(separator: " | ") + " |"
        case nil: return "<page>\(title(of: block))</page>"
        default: return text
        }
    }

    private static func inline(_ runs: JSON?) -> String {
        (runs?.array ?? []).map { run in
            var text = run["plain_text"]?.string ?? ""
            let marks = [("code", "`"), ("bold", "**"), ("italic", "*"), ("strikethrough", "~~")]
            for (name, mark) in marks where run["annotations"]?[name] == true { text = mark + text + mark }
            return run["href"]?.string.map { "[\(text)](\($0))" } ?? text
        }.joined()
    }
}
