import FoundationEssentials
import Support

/// A row or page as a person sees it, for judging.
package struct NotionRow: Sendable {
    package let id: String
    package let title: String
    /// Plain values by column name, in the form that `NotionAct.setProperty` takes; files are their names, relations ids.
    package let properties: [String: JSON]
    package let inTrash: Bool
    package let created: Date
    package let createdBy: String
    package let edited: Date
    package let editedBy: String
    package let icon: String?
}

/// A block of a page; `depth` 0 is the page's own level.
package struct NotionBlock: Sendable, Equatable {
    package let id: String
    package let type: String
    package let depth: Int
    package let text: String
    /// Whether the box of a to-do is ticked; nil for every other block.
    package let isTicked: Bool?
}

/// A comment on a page or on one of its blocks.
package struct NotionRemark: Sendable, Equatable {
    package let id: String
    package let discussion: String
    /// The page or block it stands on.
    package let target: String
    /// The author's name.
    package let author: String
    package let text: String
    package let time: Date
    package let isResolved: Bool
}

extension NotionDesk {
    /// The requests seen so far, oldest first.
    package var requests: [LoggedRequest] { log.requests }
    /// How many requests there were, also those that are no longer listed.
    package var requestCount: Int { log.calls.values.reduce(0, +) }

    /// The requests that no correct client sends.
    package var violations: [Violation] { log.violations }

    /// The titles and ids of the tables.
    package var tables: [(title: String, database: String, source: String)] {
        read { workspace in
            workspace.sources.values.filter { !workspace.isTrashed($0.id) }.map {
                (NotionRichText.text($0.title), $0.database, $0.id)
            }.sorted { $0.title < $1.title }
        }
    }

    /// The views of a table with what they are grouped or laid out by, such as "board Review board Status", in the order made.
    package func views(of table: String) -> [String] {
        read { workspace in
            guard let id = try? workspace.sourceID(named: table), let source = workspace.sources[id] else { return [] }
            return workspace.views.filter { $0.source == id }.map { view in
                let layout = view.members["configuration"]
                let column = (layout?["group_by"]?["property_id"] ?? layout?["date_property_id"])?.string
                let name = column.flatMap { source.index(of: $0) }.map { source.properties[$0].name }
                return [view.type, view.members["name"]?.string, name].compactMap { $0 }.joined(separator: " ")
            }
        }
    }

    /// The rows of a table (title, database id or data source id) in the order made; empty for an unknown table.
    package func rows(of table: String, inTrash: Bool = false) -> [NotionRow] {
        read { workspace in
            guard let id = try? workspace.sourceID(named: table) else { return [] }
            return (workspace.sources[id]?.rows ?? []).compactMap { workspace.row($0) }.filter { $0.inTrash == inTrash }
        }
    }

    /// One row or page; nil for an unknown id.
    package func row(_ id: String) -> NotionRow? { read { $0.row(NotionID.dashed(id) ?? id) } }

    /// The blocks of a page, depth first.
    package func blocks(of page: String) -> [NotionBlock] { read { $0.blocks(under: NotionID.dashed(page) ?? page, depth: 0) } }

    /// All text of a page, a line a block, two spaces deeper a level.
    package func text(of page: String) -> String {
        blocks(of: page).map { String(repeating: "  ", count: $0.depth) + $0.text }.joined(separator: "\n")
    }

    /// The comments on a page and on its blocks, oldest first, resolved ones too.
    package func comments(on page: String) -> [NotionRemark] {
        read { workspace in
            workspace.comments.filter { workspace.pageID(of: $0.target) == NotionID.dashed(page) }.map { comment in
                NotionRemark(
                    id: comment.id, discussion: comment.discussion, target: comment.target, author: NotionPerson.name(comment.author),
                    text: NotionRichText.text(comment.text), time: comment.created, isResolved: comment.isResolved)
            }
        }
    }

    /// The bytes of the files in a column that the workspace hosts.
    package func files(of page: String, property: String) -> [[UInt8]] {
        read { workspace in
            guard let item = workspace.items[page], let column = workspace.properties(of: item).first(where: { $0.name == property })
            else { return [] }
            return (item.values[column.id]?.array ?? []).compactMap { workspace.files[$0["file"]?.string ?? ""]?.bytes }
        }
    }

    /// The bytes behind a picture block that the workspace hosts.
    package func file(ofBlock id: String) -> [UInt8]? {
        read { $0.files[$0.items[id]?.content["reference"]?["file"]?.string ?? ""]?.bytes }
    }

    /// Waits until the condition holds; it is asked again after every request and act.
    package func wait(until condition: @Sendable (NotionDesk) -> Bool) async throws {
        let bell = doorbell.another()
        while !condition(self) { try await bell.waitForRing(until: nil, clock: clock) }
    }

    func read<Result: Sendable>(_ body: @Sendable (NotionWorkspace) -> Result) -> Result {
        let workspace = state.withLock { $0.workspace }
        return body(workspace)
    }
}

extension NotionPerson {
    static func name(_ id: String) -> String { all.first { $0.id == id }?.name ?? id }
}

extension NotionWorkspace {
    func row(_ id: String) -> NotionRow? {
        guard let item = items[id], item.kind == .page else { return nil }
        let values = Dictionary(properties(of: item).map { ($0.name, plainValue($0, of: item)) }) { $1 }
        return NotionRow(
            id: id, title: title(of: item), properties: values, inTrash: isTrashed(id), created: item.stamp.created,
            createdBy: NotionPerson.name(item.stamp.createdBy), edited: item.stamp.edited, editedBy: NotionPerson.name(item.stamp.editedBy),
            icon: item.icon["emoji"]?.string)
    }

    /// A value in the form that `NotionAct.setProperty` takes.
    func plainValue(_ property: NotionProperty, of page: NotionItem) -> JSON {
        let stored = page.values[property.id] ?? .null
        switch property.type {
        case "title", "rich_text": return .string(NotionRichText.text(stored))
        case "select", "status": return property.option(id: stored.string)?["name"] ?? .null
        case "multi_select": return .array((stored.array ?? []).compactMap { property.option(id: $0.string)?["name"] })
        case "people": return .array((stored.array ?? []).map { .string(NotionPerson.name($0.string ?? "")) })
        case "relation": return .array(stored.array ?? [])
        case "files": return .array((stored.array ?? []).map { $0["name"] ?? .null })
        case "date": return stored["start"] ?? .null
        case "checkbox": return .bool(stored.bool ?? false)
        case "number", "unique_id", "url", "email", "phone_number": return stored
        default:
            var reader = self
            return reader.innerValue(property, of: page)
        }
    }

    func blocks(under id: String, depth: Int) -> [NotionBlock] {
        liveChildren(id).compactMap { items[$0] }.flatMap { item -> [NotionBlock] in
            let own = NotionBlock(
                id: item.id, type: item.blockType ?? (item.kind == .page ? "child_page" : "child_database"), depth: depth,
                text: text(of: item), isTicked: item.content["checked"]?.bool)
            return [own] + (item.blockType == nil ? [] : blocks(under: item.id, depth: depth + 1))
        }
    }

    private func text(of item: NotionItem) -> String {
        guard let type = item.blockType else { return title(of: item) }
        let cells = (item.content["cells"]?.array ?? []).map { NotionRichText.text($0) }
        if type == "table_row" { return cells.joined(separator: " | ") }
        let parts = [item.content["rich_text"], item.content["caption"]].map { NotionRichText.text($0) }
        return (parts + [item.content["url"]?.string ?? "", item.content["expression"]?.string ?? ""]).filter { !$0.isEmpty }
            .joined(separator: " ")
    }
}
