import FoundationEssentials
import Support

/// One block of a page's body.
package struct Block: Hashable, Sendable {
    /// The id; nil for a block that is to be written.
    package var id: String?
    /// What it is.
    package var kind: Kind
    /// The blocks inside it, as far as they were read or are to be written.
    package var children: [Block]
    /// Whether the server has children for it, read or not.
    package var hasChildren: Bool
    /// When it was last edited, rounded to the minute by Notion.
    package var lastEdited: Date?
    /// The id of the user who edited it last.
    package var lastEditedBy: String?
    /// The page or block that it is in; nil where Notion does not tell.
    package var parentID: String?
    package var inTrash = false

    /// A block to write.
    package init(_ kind: Kind, children: [Block] = []) {
        self.kind = kind
        self.children = children
        hasChildren = !children.isEmpty
    }

    /// A paragraph of plain text to write.
    package static func paragraph(_ text: String) -> Block { Block(.paragraph(RichText(text))) }

    /// What a block is. Kinds that only exist to be looked at are `other`.
    package enum Kind: Hashable, Sendable {
        case paragraph(RichText)
        /// Level 1 to 4.
        case heading(Int, RichText, toggles: Bool)
        case bulleted(RichText)
        case numbered(RichText)
        case toDo(RichText, checked: Bool)
        case quote(RichText)
        case toggle(RichText)
        case callout(RichText, emoji: String?)
        case code(RichText, language: String)
        case image(FileReference, caption: RichText)
        case bookmark(url: String, caption: RichText)
        case divider
        case table(width: Int, columnHeader: Bool)
        case tableRow([RichText])
        /// Any other type with its fields; also types that this client does not know yet.
        case other(type: String, JSON)
    }
}

extension Block.Kind {
    /// The type as the API calls it.
    package var type: String {
        switch self {
        case .paragraph: "paragraph"
        case .heading(let level, _, _): "heading_\(level)"
        case .bulleted: "bulleted_list_item"
        case .numbered: "numbered_list_item"
        case .toDo: "to_do"
        case .quote: "quote"
        case .toggle: "toggle"
        case .callout: "callout"
        case .code: "code"
        case .image: "image"
        case .bookmark: "bookmark"
        case .divider: "divider"
        case .table: "table"
        case .tableRow: "table_row"
        case .other(let type, _): type
        }
    }

    /// Its line of text (the caption of an image), nil for kinds without one.
    package var text: RichText? {
        switch self {
        case .paragraph(let text), .heading(_, let text, _), .bulleted(let text), .numbered(let text), .toDo(let text, _), .quote(let text),
            .toggle(let text), .callout(let text, _), .code(let text, _), .image(_, let text), .bookmark(_, let text):
            text
        case .divider, .table, .tableRow: nil
        case .other(_, let fields): fields["rich_text"].map { RichText(reading: $0) }
        }
    }
}
