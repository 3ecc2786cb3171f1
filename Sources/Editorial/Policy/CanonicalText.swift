import Support

/// The one form of a post's text that is hashed, approved and published (form v1).
///
/// Paragraph-like blocks stand apart by an empty line, list items by a newline; children follow their parent two spaces
/// deeper; links are written out; styles, empty blocks and trailing spaces are dropped; Unicode NFC.
package struct CanonicalText: Sendable, Hashable {
    package let text: String
    /// Names of block types that cannot be published as text ("table"); any of them blocks approval.
    package let foreignBlocks: [String]

    /// The canonical form of a page's blocks.
    package init(_ blocks: [PostBlock]) {
        var writer = Writer()
        text = writer.join(blocks, depth: 0).nfc
        foreignBlocks = writer.foreign
    }

    /// The canonical form of a plain text: what a page of one paragraph for each of its paragraphs has.
    package init(plain: String) {
        self.init(Self.blocks(of: plain))
    }

    /// Blocks that show a text on a page; their canonical form is the text's own.
    package static func blocks(of text: String) -> [PostBlock] {
        paragraphs(of: text).map { PostBlock(kind: .paragraph, typeName: "paragraph", runs: [TextRun($0)]) }
    }

    /// The paragraphs of a text: stretches without an empty line.
    package static func paragraphs(of text: String) -> [String] {
        var paragraphs: [[Substring]] = [[]]
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(withoutTrailingSpace) {
            if line.isEmpty { paragraphs.append([]) } else { paragraphs[paragraphs.count - 1].append(line) }
        }
        return paragraphs.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
    }

    fileprivate static func withoutTrailingSpace(_ line: Substring) -> Substring {
        var line = line
        while let last = line.last, last.isWhitespace { line.removeLast() }
        return line
    }
}

private struct Writer {
    var foreign: [String] = []

    mutating func join(_ blocks: [PostBlock], depth: Int) -> String {
        var out = ""
        var number = 0
        var previous: PostBlock.Kind?
        for block in blocks {
            if block.kind == .foreign {
                foreign.append(block.typeName)
                continue
            }
            number = block.kind == .numbered ? number + 1 : 0
            let own = line(of: block, number: number)
            let below = join(block.children, depth: depth + 1)
            let piece = [own, indented(below)].filter { !$0.isEmpty }.joined(separator: "\n")
            if piece.isEmpty { continue }
            if let previous { out += separator(previous, block.kind, depth: depth) }
            out += piece
            previous = block.kind
        }
        return out
    }

    private func separator(_ before: PostBlock.Kind, _ after: PostBlock.Kind, depth: Int) -> String {
        depth > 0 || (before != .paragraph && after != .paragraph) ? "\n" : "\n\n"
    }

    private func line(of block: PostBlock, number: Int) -> String {
        let words = block.runs.map(Self.written).joined()
            .split(omittingEmptySubsequences: false) { $0.isNewline }
            .map(CanonicalText.withoutTrailingSpace)
            .joined(separator: "\n")
        if words.allSatisfy(\.isWhitespace) { return "" }
        switch block.kind {
        case .bulleted: return "• " + words
        case .numbered: return "\(number). " + words
        default: return words
        }
    }

    private static func written(_ run: TextRun) -> String {
        guard let link = run.link, link != run.text else { return run.text }
        return "\(run.text) (\(link))"
    }

    private func indented(_ text: String) -> String {
        text.isEmpty ? "" : text.split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }.joined(separator: "\n")
    }
}
