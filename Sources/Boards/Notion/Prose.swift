import Notion
import Support

/// A page's body as plain text for guidelines and briefs: headings as "# ", items as "- ", tables as "a | b".
enum Prose {
    /// The text of the blocks in reading order.
    static func text(of blocks: [Block]) -> String { join(blocks).trimmed }

    private static func join(_ blocks: [Block]) -> String {
        var text = ""
        var number = 0
        var afterItem = false
        for block in blocks {
            number = if case .numbered = block.kind { number + 1 } else { 0 }
            let piece = piece(block, number: number)
            if piece.trimmed.isEmpty { continue }
            // Paragraphs stand apart; items of a list and rows of a table do not.
            if !text.isEmpty { text += afterItem && isItem(block) ? "\n" : "\n\n" }
            text += piece
            afterItem = isItem(block)
        }
        return text
    }

    private static func piece(_ block: Block, number: Int) -> String {
        let own = line(block, number: number) ?? ""
        let below = join(block.children)
        if own.trimmed.isEmpty || below.isEmpty { return own + below }
        if isItem(block) {
            return own + "\n" + below.split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }.joined(separator: "\n")
        }
        return own + "\n\n" + below
    }

    private static func isItem(_ block: Block) -> Bool {
        switch block.kind {
        case .bulleted, .numbered, .toDo, .tableRow: true
        default: false
        }
    }

    private static func line(_ block: Block, number: Int) -> String? {
        switch block.kind {
        case .heading(let level, let text, _): String(repeating: "#", count: level) + " " + words(text)
        case .bulleted(let text): "- " + words(text)
        case .numbered(let text): "\(number). " + words(text)
        case .toDo(let text, let checked): (checked ? "- [x] " : "- [ ] ") + words(text)
        case .quote(let text): "> " + words(text)
        // A toggle's line heads what is inside it, as a heading does.
        case .toggle(let text): block.children.isEmpty ? words(text) : "### " + words(text)
        case .tableRow(let cells): cells.map { words($0).collapsed }.joined(separator: " | ")
        case .image(_, let caption): caption.isEmpty ? nil : words(caption)
        case .bookmark(let url, _): url
        case .paragraph(let text), .callout(let text, _), .code(let text, _): words(text)
        case .divider, .table: nil
        case .other: block.kind.text.map(words)
        }
    }

    private static func words(_ text: RichText) -> String {
        text.runs.map { run in
            guard let link = run.link, !run.text.contains(link) else { return run.text }
            return "\(run.text) (\(link))"
        }.joined()
    }
}
