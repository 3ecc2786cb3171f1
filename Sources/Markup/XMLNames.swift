internal import CXML2

/// The names of one document. The library keeps one copy of each part, so that addresses stand for texts.
struct XMLNames {
    private struct Key: Hashable {
        let local, prefix, uri: UnsafePointer<xmlChar>?

        // What differs in the prefix or the namespace alone is rare.
        func hash(into hasher: inout Hasher) { hasher.combine(local) }
    }

    private var known: [Key: XMLName] = [:]
    /// How many different ones there are.
    var count: Int { known.count }
    /// Those asked for last, each at a place that its address says.
    private var recent = [(key: Key, name: XMLName)?](repeating: nil, count: 64)

    mutating func name(
        _ local: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?, _ uri: UnsafePointer<xmlChar>?
    ) -> XMLName {
        let key = Key(local: local, prefix: prefix, uri: uri)
        let place = Int(bitPattern: local) >> 3 & (recent.count - 1)
        if let found = recent[place], found.key == key { return found.name }
        let name = known[key] ?? add(key)
        recent[place] = (key, name)
        return name
    }

    private mutating func add(_ key: Key) -> XMLName {
        let text = { (part: UnsafePointer<xmlChar>?) in part.map { String(cString: $0) } ?? "" }
        let name = XMLName(local: text(key.local), namespace: text(key.uri), prefix: text(key.prefix), number: known.count)
        known[key] = name
        return name
    }
}
