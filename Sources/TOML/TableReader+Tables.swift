extension TableReader {
    /// The table under a key; empty, so that all its defaults hold, when the file has none.
    package mutating func table(_ key: String) -> TableReader {
        learn(key)
        guard let value = table[key] else { return child(TOMLTable(entries: []), key, repeated: false, place: place) }
        guard case .table(let inner) = value.kind else {
            report("\(KeyText.shown(key)) is \(value.noun), write a table: [\(path(key))]", at: value.place)
            return child(TOMLTable(entries: []), key, repeated: false, place: value.place)
        }
        return child(inner, key, repeated: false, place: value.place)
    }

    /// The tables of an array of tables, in the order of the file; none when the file has none.
    package mutating func tables(_ key: String) -> [TableReader] {
        learn(key)
        guard let value = table[key] else { return [] }
        guard case .array(let elements) = value.kind else {
            report("\(KeyText.shown(key)) is \(value.noun), write its header with two brackets: [[\(path(key))]]", at: value.place)
            return []
        }
        return elements.compactMap { element in
            guard case .table(let inner) = element.kind else {
                report("\(KeyText.shown(key)) has \(element.noun) in its list, write a table: [[\(path(key))]]", at: element.place)
                return nil
            }
            return child(inner, key, repeated: true, place: element.place)
        }
    }

    private func child(_ table: TOMLTable, _ key: String, repeated: Bool, place: Place) -> TableReader {
        let header = repeated ? "[[\(path(key))]]" : "[\(path(key))]"
        return TableReader(table, name: path(key), header: header, place: place, file: file, findings: findings)
    }

    private func path(_ key: String) -> String { name.isEmpty ? KeyText.shown(key) : "\(name).\(KeyText.shown(key))" }
}
