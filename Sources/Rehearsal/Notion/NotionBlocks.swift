import HTTPServer
import Support

/// The block endpoints. A page id is a block id.
extension NotionWorkspace {
    func block(segment: String) throws -> NotionItem { try item(try NotionID.inPath(segment, "block_id"), name: "block") }

    mutating func listChildren(_ segment: String, _ request: ServerRequest, _ version: NotionVersion) throws -> JSON {
        try settings.require(.readContent)
        let parent = try block(segment: segment)
        let size = try NotionLimits.pageSize(request.pageSize)
        let (part, next) = try cursors.page(liveChildren(parent.id), after: request.cursor, size: size)
        return notionList(part.compactMap { items[$0] }.map { showBlock($0, version) }, next: next, type: "block")
    }

    mutating func appendChildren(_ segment: String, _ body: NotionField, _ version: NotionVersion) throws -> JSON {
        try settings.require(.insertContent)
        let parent = try block(segment: segment)
        try body.allow(["children", "position"] + (version.hasArchived ? ["after"] : []))
        let plans = try planChildren(body["children"])
        if isTrashed(parent.id) { throw NotionRefusal.inTrash }
        if parent.kind == .database || parent.blockType.map({ !NotionBlockShapes.parents.contains($0) }) == true {
            throw NotionRefusal(message: "Block does not support children.")
        }
        let index = try insertionIndex(body, in: parent)
        let made = insert(plans, under: parent.id, at: index)
        touch(parent.id)
        // Inserted in front of others, every later sibling comes along in the answer.
        let later = index.map { Array((items[parent.id]?.children ?? []).dropFirst($0 + made.count)) } ?? []
        let shown = (made + later).compactMap { items[$0] }.filter { !$0.inTrash }
        return notionList(shown.map { showBlock($0, version) }, next: nil, type: "block")
    }

    /// Where the new children go; nil is the end.
    private func insertionIndex(_ body: NotionField, in parent: NotionItem) throws -> Int? {
        func after(_ field: NotionField) throws -> Int {
            let id = try field.id()
            guard let index = parent.children.firstIndex(of: id), items[id]?.inTrash == false else {
                throw NotionRefusal(message: "Block \(id) is not a child of \(parent.id).")
            }
            return index + 1
        }
        if body["after"].isPresent { return try after(body["after"]) }
        let position = body["position"]
        guard position.isPresent else { return nil }
        _ = try position.object()
        switch try position["type"].oneOf(["end", "start", "after_block"]) {
        case "end": return nil
        case "start": return 0
        default: return try after(position["after_block"]["id"])
        }
    }

    /// Makes planned blocks and gives the ids of the first level.
    @discardableResult
    mutating func insert(_ plans: [NotionPlan], under parent: String, at index: Int?) -> [String] {
        var made: [String] = []
        for plan in plans {
            let home: NotionItem.Parent = items[parent]?.kind == .page ? .page(parent) : .block(parent)
            var block = NotionItem(id: NotionID.make(), kind: .block(plan.type), parent: home, serial: nextSerial(), stamp: makeStamp())
            block.content = plan.content
            items[block.id] = block
            attach(block.id, to: parent, at: index.map { $0 + made.count })
            insert(plan.children, under: block.id, at: nil)
            made.append(block.id)
        }
        return made
    }

    mutating func updateBlock(_ segment: String, _ body: NotionField, _ version: NotionVersion) throws -> JSON {
        try settings.require(.updateContent)
        let block = try block(segment: segment)
        let trash = try version.trashFlag(body)
        try body.allow(NotionBlockShapes.all + ["type", "in_trash"] + version.trashAlias)
        let types = body.keys.filter { NotionBlockShapes.all.contains($0) }
        if let type = block.blockType {
            if types.count > 1 || types.first.map({ $0 != type }) == true {
                throw NotionRefusal(message: "Block type cannot be changed from \(type) to \(types.first { $0 != type } ?? "").")
            }
            if trash != false, isTrashed(block.id), !types.isEmpty { throw NotionRefusal.inTrash }
            if types == [type] {
                try body[type].allow(NotionBlockShapes.keys(type).filter { $0 != "table_width" })
                let content = try blockContent(type, body[type], old: block.content)
                items[block.id]?.content = content
            }
        } else if !types.isEmpty {
            throw NotionRefusal(message: "A page or database is updated at its own endpoint; the block endpoint takes only in_trash.")
        }
        if let trash { items[block.id]?.inTrash = trash }
        touch(block.id)
        return showBlock(try item(block.id, name: "block"), version)
    }

    mutating func deleteBlock(_ segment: String, _ version: NotionVersion) throws -> JSON {
        try settings.require(.updateContent)
        let block = try block(segment: segment)
        if isTrashed(block.id) { throw NotionRefusal.inTrash }
        items[block.id]?.inTrash = true
        touch(block.id)
        return showBlock(try item(block.id, name: "block"), version)
    }

    mutating func showBlock(_ block: NotionItem, _ version: NotionVersion) -> JSON {
        var members: [String: JSON] = [
            "object": "block", "id": .string(block.id), "parent": parentMember(block.parent),
            "has_children": .bool(block.kind != .database && !liveChildren(block.id).isEmpty),
        ]
        members.merge(stampMembers(block.stamp)) { $1 }
        members.merge(trashMembers(isTrashed(block.id), version)) { $1 }
        switch block.kind {
        case .page:
            members["type"] = "child_page"
            members["child_page"] = ["title": .string(title(of: block))]
        case .database:
            members["type"] = "child_database"
            members["child_database"] = ["title": .string(title(of: block))]
        case .block(let type):
            var content = block.content
            if let reference = content.removeValue(forKey: "reference") {
                content.merge(showFile(reference, named: type == "file").object ?? [:]) { $1 }
            }
            if let icon = content["icon"] { content["icon"] = showIcon(icon) }
            members["type"] = .string(type)
            members[type] = .object(content)
        }
        return .object(members)
    }
}
