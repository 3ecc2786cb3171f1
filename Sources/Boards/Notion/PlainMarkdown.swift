import Notion
import Support

/// Blocks of a text in a little Markdown: "## " headings, "- " items, "| a | b |" rows (the first is the head), **bold**, paragraphs.
enum PlainMarkdown {
    /// One block a line; rows that follow each other are one table.
    static func blocks(of text: String) -> [Block] {
        var blocks: [Block] = []
        var rows: [[RichText]] = []
        for line in text.split(separator: "\n") {
            if line.hasPrefix("|") {
                rows.append(cells(of: line))
                continue
            }
            blocks += table(rows)
            rows = []
            blocks.append(block(of: line))
        }
        return blocks + table(rows)
    }

    private static func block(of line: Substring) -> Block {
        if line.hasPrefix("## ") { return Block(.heading(2, styled(line.dropFirst(3)), toggles: false)) }
        if line.hasPrefix("- ") { return Block(.bulleted(styled(line.dropFirst(2)))) }
        return Block(.paragraph(styled(line)))
    }

    private static func cells(of line: Substring) -> [RichText] { line.split(separator: "|").map { styled($0) }.filter { !$0.isEmpty } }

    private static func table(_ rows: [[RichText]]) -> [Block] {
        guard let head = rows.first else { return [] }
        // Every row has exactly as many cells as the table is wide.
        let whole = rows.map { Array(($0 + Array(repeating: RichText(""), count: head.count)).prefix(head.count)) }
        return [Block(.table(width: head.count, columnHeader: true), children: whole.map { Block(.tableRow($0)) })]
    }

    private static func styled(_ text: Substring) -> RichText {
        let pieces = String(text).trimmed.split(separator: "**", omittingEmptySubsequences: false)
        return RichText(
            pieces.enumerated().filter { !$0.element.isEmpty }.map { index, piece in
                RichText.Run(String(piece), style: index % 2 == 1 ? .bold : [])
            })
    }
}
