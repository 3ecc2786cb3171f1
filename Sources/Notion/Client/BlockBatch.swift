import Support

/// What fits into one request: 100 blocks in an array, two levels of children, 1000 blocks and 500 KB in all
/// (developers.notion.com/reference/request-limits, /reference/patch-block-children).
package enum BlockBatch {
    static let siblings = 100
    static let levels = 2
    private static let elements = 1000
    // 500 KB less room for the rest of the body.
    private static let bytes = 400_000

    /// The longest start of `blocks` that one request takes; at least one block.
    package static func first(of blocks: [Block]) -> ArraySlice<Block> {
        var elements = 0
        var bytes = 0
        var end = 0
        for block in blocks.prefix(siblings) {
            elements += block.count(levels: levels)
            bytes += block.json(levels: levels).serialized().count
            if end > 0, elements > Self.elements || bytes > Self.bytes { break }
            end += 1
        }
        return blocks[..<end]
    }

    /// Whether one request takes all of it, children included.
    package static func fits(_ blocks: [Block]) -> Bool {
        first(of: blocks).count == blocks.count && !blocks.contains { $0.isCut(levels: levels) }
    }
}

extension Block {
    /// How many blocks go over the wire with that many levels of children.
    func count(levels: Int) -> Int {
        levels == 0 ? 1 : children.prefix(BlockBatch.siblings).reduce(1) { $0 + $1.count(levels: levels - 1) }
    }

    /// Whether something of it stays behind when it is sent with that many levels of children.
    func isCut(levels: Int) -> Bool {
        if levels == 0 { return !children.isEmpty }
        return children.count > BlockBatch.siblings || children.prefix(BlockBatch.siblings).contains { $0.isCut(levels: levels - 1) }
    }
}
