import Editorial
import Notion
import Support

extension PostBlock {
    /// A block of the page as the canonical form knows it.
    init(_ block: Block) {
        let kind: Kind =
            switch block.kind {
            case .bulleted: .bulleted
            case .numbered: .numbered
            case .paragraph, .heading, .quote, .toDo, .callout, .code, .toggle: .paragraph
            case .image, .bookmark, .divider, .table, .tableRow, .other: .foreign
            }
        self.init(
            kind: kind, typeName: block.kind.type.replacing("_", with: " "),
            runs: kind == .foreign ? [] : TextRun.runs(of: block.kind.text ?? RichText("")),
            children: kind == .foreign ? [] : block.children.map(PostBlock.init))
    }

    /// A tree; what a bound kept back blocks approval.
    static func blocks(of tree: BlockTree) -> [PostBlock] {
        let rest = PostBlock(kind: .foreign, typeName: "text beyond what can be read", runs: [])
        return tree.blocks.map(PostBlock.init) + (tree.isWhole ? [] : [rest])
    }
}

extension TextRun {
    /// The runs with neighbours of one link joined: Notion splits a link where its style changes.
    static func runs(of text: RichText) -> [TextRun] {
        text.runs.reduce(into: []) { runs, run in
            let piece = TextRun(words(of: run), link: run.link.flatMap { $0.isEmpty ? nil : $0 })
            if let last = runs.last, last.link == piece.link {
                runs[runs.count - 1] = TextRun(last.text + piece.text, link: last.link)
            } else if !piece.text.isEmpty {
                runs.append(piece)
            }
        }
    }

    // A person is mentioned as "@Ada Editor" and written as "Ada Editor".
    private static func words(of run: RichText.Run) -> String {
        if case .person = run.kind, run.text.hasPrefix("@") { String(run.text.dropFirst()) } else { run.text }
    }
}

/// Blocks that show a text.
enum PostText {
    /// One paragraph block for each paragraph.
    static func blocks(of text: String) -> [Block] { CanonicalText.paragraphs(of: text).map { .paragraph($0) } }
}
