import Support

/// Blocks as far as they were read.
package struct BlockTree: Sendable {
    package let blocks: [Block]
    /// False when a bound was reached and something is missing.
    package let isWhole: Bool
}

extension NotionClient {
    /// One block without its children.
    package func block(_ id: String) async throws -> Block {
        try read(try await get("/v1/blocks/\(percentEncoded(id))"), "GET /v1/blocks", Block.init(reading:))
    }

    /// The blocks directly inside a page or block.
    package func children(of id: String, limit: Int = 1000) async throws -> Listing<Block> {
        try await all(limit: limit) { cursor in
            var query = [("page_size", "100")]
            if let cursor { query.append(("start_cursor", cursor)) }
            return Listing(
                reading: try await self.get("/v1/blocks/\(percentEncoded(id))/children", query: query), Block.init(reading:))
        }
    }

    /// The blocks inside a page or block with all theirs; one request for each block that has children.
    package func tree(of id: String, depth: Int = 6, limit: Int = 1000) async throws -> BlockTree {
        var left = limit
        return try await tree(of: id, depth: depth, left: &left)
    }

    private func tree(of id: String, depth: Int, left: inout Int) async throws -> BlockTree {
        let listing = try await children(of: id, limit: max(left, 1))
        var isWhole = !listing.isIncomplete
        left -= listing.elements.count
        var blocks = listing.elements
        // Another page or database inside is not part of this one.
        for index in blocks.indices where blocks[index].hasChildren && !["child_page", "child_database"].contains(blocks[index].kind.type) {
            guard depth > 1, left > 0, let id = blocks[index].id else {
                isWhole = false
                continue
            }
            let inner = try await tree(of: id, depth: depth - 1, left: &left)
            blocks[index].children = inner.blocks
            isWhole = isWhole && inner.isWhole
        }
        return BlockTree(blocks: blocks, isWhole: isWhole)
    }

    /// Appends blocks at the end of a page or block, or after one of its children; returns the ids of the new first-level blocks.
    ///
    /// Several requests when one does not take them all: an error in between leaves the first part.
    @discardableResult
    package func append(_ blocks: [Block], to parent: String, after sibling: String? = nil) async throws -> [String] {
        var ids: [String] = []
        var rest = blocks[...]
        while !rest.isEmpty {
            let batch = BlockBatch.first(of: Array(rest))
            var body: [String: JSON] = ["children": .array(batch.map { $0.json(levels: BlockBatch.levels) })]
            if let anchor = sibling.map({ ids.last ?? $0 }) {
                body["position"] = ["type": "after_block", "after_block": ["id": .string(anchor)]]
            }
            let json = try await call("PATCH", "/v1/blocks/\(percentEncoded(parent))/children", body: .object(body), effect: .write)
            // Inserted in the middle, the answer goes on with every later sibling.
            let new = (json["results"]?.array ?? []).prefix(batch.count).compactMap { $0["id"]?.string }
            guard new.count == batch.count else {
                throw NotionError(
                    .unreadable("\(new.count) new blocks instead of \(batch.count)"), request: "PATCH /v1/blocks/children",
                    mayHaveTakenEffect: true)
            }
            for (block, id) in zip(batch, new) { try await finish(block, id: id, levels: BlockBatch.levels) }
            ids += new
            rest = rest.dropFirst(batch.count)
        }
        return ids
    }

    /// Sends what a block kept back because a request takes two levels and 100 siblings.
    package func finish(_ block: Block, id: String, levels: Int = 2) async throws {
        guard block.isCut(levels: levels) else { return }
        guard levels > 0 else {
            try await append(block.children, to: id)
            return
        }
        let sent = block.children.prefix(BlockBatch.siblings)
        let ids = try await children(of: id).elements.compactMap(\.id)
        for (child, id) in zip(sent, ids) { try await finish(child, id: id, levels: levels - 1) }
        if sent.count < block.children.count { try await append(Array(block.children.dropFirst(sent.count)), to: id) }
    }

    /// Replaces a block's own fields; its type and its children stay.
    package func updateBlock(_ id: String, _ kind: Block.Kind) async throws {
        _ = try await call(
            "PATCH", "/v1/blocks/\(percentEncoded(id))", body: [.init(kind.type): .object(kind.fields)], effect: .write)
    }

    /// Changes the words under a picture; the picture stays.
    package func caption(_ id: String, _ words: RichText) async throws {
        _ = try await call(
            "PATCH", "/v1/blocks/\(percentEncoded(id))", body: ["image": ["caption": words.json]], effect: .repeatable)
    }

    /// Ticks the box of a to-do or takes the tick away; its text stays. One that is gone is fine.
    package func tick(_ id: String, _ isTicked: Bool) async throws {
        do {
            _ = try await call(
                "PATCH", "/v1/blocks/\(percentEncoded(id))", body: ["to_do": ["checked": .bool(isTicked)]], effect: .repeatable)
        } catch let error as NotionError where error.isNotFound {
            return
        }
    }

    /// Moves a block to the trash; one that is gone already is fine. Returns it as it was then, without what is inside; nil where it was gone.
    @discardableResult
    package func deleteBlock(_ id: String) async throws -> Block? {
        do {
            let json = try await call("DELETE", "/v1/blocks/\(percentEncoded(id))", effect: .repeatable)
            return try read(json, "DELETE /v1/blocks", Block.init(reading:))
        } catch let error as NotionError where error.isNotFound {
            return nil
        } catch let error as NotionError where error.status == 400 {
            // What is in the trash cannot be edited: an answer that was lost, or somebody was faster.
            guard try await block(id).inTrash else { throw error }
            return nil
        }
    }
}
