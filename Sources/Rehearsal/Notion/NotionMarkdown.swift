import Support

/// Blocks from plain text with Markdown's line forms: headings, bullets, numbers, quotes, to-dos, rules and paragraphs.
///
/// Lines of one paragraph are joined by a line break; inline forms stay as they are written.
enum NotionMarkdown {
    static func blocks(_ text: String) -> [NotionPlan] {
        var plans: [NotionPlan] = []
        var paragraph: [String] = []
        func close() {
            if !paragraph.isEmpty { plans.append(block("paragraph", paragraph.joined(separator: "\n"))) }
            paragraph = []
        }
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map({ String($0).trimmed }) {
            if let (type, rest) = marked(line) {
                close()
                plans.append(type == "divider" ? NotionPlan(type: type, content: [:]) : block(type, rest))
            } else if line.isEmpty {
                close()
            } else {
                paragraph.append(line)
            }
        }
        close()
        return plans
    }

    private static func marked(_ line: String) -> (String, String)? {
        if line == "---" { return ("divider", "") }
        let forms = [
            ("### ", "heading_3"), ("## ", "heading_2"), ("# ", "heading_1"), ("- [ ] ", "to_do"), ("- ", "bulleted_list_item"),
            ("* ", "bulleted_list_item"), ("> ", "quote"),
        ]
        for (mark, type) in forms where line.hasPrefix(mark) { return (type, String(line.dropFirst(mark.count))) }
        let digits = line.prefix { $0.isASCII && $0.isNumber }
        let rest = line.dropFirst(digits.count)
        return !digits.isEmpty && rest.hasPrefix(". ") ? ("numbered_list_item", String(rest.dropFirst(2))) : nil
    }

    /// A block of plain text.
    static func block(_ type: String, _ text: String) -> NotionPlan {
        var content: [String: JSON] = ["rich_text": .array(runs(text)), "color": "default"]
        if NotionBlockShapes.headings.contains(type) { content["is_toggleable"] = false }
        if type == "to_do" { content["checked"] = false }
        if type == "paragraph" { content["icon"] = .null }
        return NotionPlan(type: type, content: content)
    }

    /// Runs of at most 2000 units.
    static func runs(_ text: String) -> [JSON] {
        var runs: [JSON] = []
        var piece = ""
        for character in text {
            if piece.utf16.count + character.utf16.count > 2000 {
                runs.append(NotionRichText.run(piece))
                piece = ""
            }
            piece.append(character)
        }
        return piece.isEmpty ? runs : runs + [NotionRichText.run(piece)]
    }
}
