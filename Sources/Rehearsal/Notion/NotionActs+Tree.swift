/// What people do to whole pages and to the order of blocks.
extension NotionWorkspace {
    mutating func duplicate(_ what: String) throws -> String {
        guard let id = NotionID.dashed(what), let original = items[id], original.kind != .database else {
            throw NotionActError(description: "The rehearsal workspace has nothing to copy called \"\(what)\".")
        }
        if original.kind != .page, let home = parent(of: id) {
            let place = (items[home]?.children.firstIndex(of: id) ?? 0) + 1
            let copy = copyBlock(original, to: home, at: place)
            touch(home)
            return copy
        }
        let copy = makePage(parent: original.parent)
        items[copy]?.values = original.values
        items[copy]?.icon = original.icon
        copyChildren(of: id, to: copy)
        return copy
    }

    private mutating func copyChildren(of original: String, to copy: String) {
        for child in liveChildren(original) {
            guard let block = items[child], block.blockType != nil else { continue }
            _ = copyBlock(block, to: copy, at: nil)
        }
    }

    private mutating func copyBlock(_ block: NotionItem, to home: String, at index: Int?) -> String {
        let parent: NotionItem.Parent = items[home]?.kind == .page ? .page(home) : .block(home)
        var twin = NotionItem(id: NotionID.make(), kind: block.kind, parent: parent, serial: nextSerial(), stamp: makeStamp())
        twin.content = block.content
        items[twin.id] = twin
        attach(twin.id, to: home, at: index)
        copyChildren(of: block.id, to: twin.id)
        return twin.id
    }

    mutating func move(_ block: String, behind other: String) throws -> String {
        guard let other = NotionID.dashed(other), let home = parent(of: other), let index = items[home]?.children.firstIndex(of: other)
        else { throw NotionActError(description: "The rehearsal workspace has no \"\(other)\" to move something behind.") }
        return try move(block, to: home, at: index + 1)
    }

    mutating func move(_ block: String, to home: String, at index: Int?) throws -> String {
        guard let id = NotionID.dashed(block), let old = parent(of: id), items[id]?.blockType != nil, !ancestry(home).contains(id) else {
            throw NotionActError(description: "The block \"\(block)\" cannot be moved there.")
        }
        let place = items[old]?.children.firstIndex(of: id) ?? 0
        items[old]?.children.removeAll { $0 == id }
        attach(id, to: home, at: index.map { old == home && place < $0 ? $0 - 1 : $0 })
        let isPage = items[home]?.kind == .page
        items[id]?.parent = isPage ? .page(home) : .block(home)
        touch(old)
        touch(id)
        return id
    }
}
