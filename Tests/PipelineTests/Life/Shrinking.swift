/// Leaves out of a failing list whatever it fails without: first large pieces, then single ones, until none can be spared.
func shrink<Element>(_ list: [Element], while fails: ([Element]) async throws -> Bool) async throws -> [Element] {
    var (list, size) = (list, max(1, list.count / 2))
    while true {
        var (start, isSmaller) = (0, false)
        while start < list.count {
            let rest = Array(list[..<start] + list[min(start + size, list.count)...])
            if try await fails(rest) { (list, isSmaller) = (rest, true) } else { start += size }
        }
        if size == 1, !isSmaller { return list }
        size = max(1, size / 2)
    }
}
