import FoundationEssentials
import Support

extension Block {
    /// Reads a block object without its children; nil when it is none.
    package init?(reading json: JSON) {
        guard let type = json["type"]?.string else { return nil }
        self.init(Kind(type: type, reading: json[type] ?? .null))
        id = json["id"]?.string
        hasChildren = json["has_children"]?.bool ?? false
        lastEdited = json["last_edited_time"]?.string.flatMap(Timestamp.parse)
        lastEditedBy = json["last_edited_by"]?["id"]?.string
        parentID = json["parent"]?["block_id"]?.string ?? json["parent"]?["page_id"]?.string
        inTrash = json["in_trash"]?.bool ?? json["archived"]?.bool ?? false
    }

    /// The object to write, with `levels` levels of children inside (the API takes two).
    package func json(levels: Int = 2) -> JSON {
        var fields = kind.fields
        if levels > 0, !children.isEmpty { fields["children"] = .array(children.prefix(100).map { $0.json(levels: levels - 1) }) }
        return ["object": "block", "type": .string(kind.type), .init(kind.type): .object(fields)]
    }
}

extension Block.Kind {
    init(type: String, reading fields: JSON) {
        let text = RichText(reading: fields["rich_text"])
        switch type {
        case "paragraph": self = .paragraph(text)
        case "heading_1", "heading_2", "heading_3", "heading_4":
            self = .heading(Int(type.suffix(1)) ?? 1, text, toggles: fields["is_toggleable"]?.bool ?? false)
        case "bulleted_list_item": self = .bulleted(text)
        case "numbered_list_item": self = .numbered(text)
        case "to_do": self = .toDo(text, checked: fields["checked"]?.bool ?? false)
        case "quote": self = .quote(text)
        case "toggle": self = .toggle(text)
        case "callout": self = .callout(text, emoji: fields["icon"]?["emoji"]?.string)
        case "code": self = .code(text, language: fields["language"]?.string ?? "plain text")
        case "image": self = .image(FileReference(reading: fields), caption: RichText(reading: fields["caption"]))
        case "bookmark": self = .bookmark(url: fields["url"]?.string ?? "", caption: RichText(reading: fields["caption"]))
        case "divider": self = .divider
        case "table":
            self = .table(width: fields["table_width"]?.integer ?? 0, columnHeader: fields["has_column_header"]?.bool ?? false)
        case "table_row": self = .tableRow((fields["cells"]?.array ?? []).map { RichText(reading: $0) })
        default: self = .other(type: type, fields)
        }
    }

    /// What goes under the type's key, for creating a block or changing its text.
    package var fields: [String: JSON] {
        switch self {
        case .paragraph(let text), .bulleted(let text), .numbered(let text), .quote(let text), .toggle(let text):
            ["rich_text": text.json]
        case .heading(_, let text, let toggles): ["rich_text": text.json, "is_toggleable": .bool(toggles)]
        case .toDo(let text, let checked): ["rich_text": text.json, "checked": .bool(checked)]
        case .callout(let text, let emoji):
            emoji.map { ["rich_text": text.json, "icon": ["type": "emoji", "emoji": .string($0)]] } ?? ["rich_text": text.json]
        case .code(let text, let language): ["rich_text": text.json, "language": .string(language)]
        case .image(let file, let caption):
            (file.json(named: false).object ?? [:]).merging(["caption": caption.json]) { $1 }
        case .bookmark(let url, let caption): ["url": .string(url), "caption": caption.json]
        case .divider: [:]
        case .table(let width, let header): ["table_width": .integer(width), "has_column_header": .bool(header)]
        case .tableRow(let cells): ["cells": .array(cells.map(\.json))]
        case .other(_, let fields): fields.object ?? [:]
        }
    }
}
