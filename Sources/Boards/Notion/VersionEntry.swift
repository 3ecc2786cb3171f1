import Editorial
import Notion
import Support

/// A line under Versions: number, author, time and reason beside a box, and the text inside.
enum VersionEntry {
    // The same in all languages of the desk, so that entries of an earlier one are read too.
    private static let word = "Version "

    /// The to-do to be written.
    static func block(_ version: DraftVersion, in voice: Voice) -> Block {
        let reason = version.reason.text(in: voice).collapsed.limited(utf16: 300)
        let parts = [word + "\(version.number)", version.author.trimmed, Moment(version.createdAt).words(for: voice), reason]
        let altText: Message = "Alt text: \(version.altText)"
        let alt = version.altText.isEmpty ? [] : [Block.paragraph(altText.text(in: voice))]
        return Block(
            .toDo(RichText(parts.filter { !$0.isEmpty }.joined(separator: " · ")), checked: false),
            children: PostText.blocks(of: version.text) + alt)
    }

    /// The number at the beginning of a line's title, whatever an editor made of the rest; nil for any other block.
    static func number(of block: Block) -> Int? {
        guard let title = block.kind.text?.plain.trimmed, title.hasPrefix(word) else { return nil }
        let rest = title.dropFirst(word.count)
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        return rest.dropFirst(digits.count).first.map { $0.isLetter || $0.isNumber } == true ? nil : Int(digits)
    }

    /// The number of a line whose box is ticked.
    static func ticked(_ block: Block) -> Int? { if case .toDo(_, checked: true) = block.kind { number(of: block) } else { nil } }
}
