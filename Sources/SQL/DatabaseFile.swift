internal import Support

/// A database file that is only looked at: a backup, or the store while somebody else works on it.
///
/// Every method throws `StoreError`, or what its body throws.
package final class DatabaseFile: Sendable {
    package let path: String
    private let lane: Lane

    /// Opens the file and reads its head, so that the process may become another user afterwards.
    ///
    /// Throws a `StoreError` of kind `unreachable` when there is none, and of kind `corrupt` when it is no database.
    package init(path: String) throws {
        guard Files.exists(path) else { throw StoreError(.unreachable, "There is no file \(path).") }
        self.path = path
        let connection = try Connection(path: path, access: .look, busyTimeout: .seconds(5))
        _ = try connection.statement("SELECT count(*) FROM sqlite_schema", []) { try $0.step() }
        lane = Lane("store.look", connection)
    }

    /// Runs `body` on one snapshot of the file.
    package func read<Value: Sendable>(_ body: @Sendable (borrowing Session) throws -> Value) async throws -> Value {
        try await lane.read(body)
    }

    /// What is wrong with its pages, indexes and references, in SQLite's words; empty when it is sound.
    package func damage() async throws -> [String] {
        do {
            return try await read { session in
                try session.rows("PRAGMA integrity_check(20)") { row in try row.text(0) }.filter { $0 != "ok" } + session.dangling()
            }
        } catch let error as StoreError where error.kind == .corrupt {
            // The check itself gives up at some damage.
            return [error.description]
        }
    }

    /// The first thing that is wrong with the pages of its tables, in SQLite's words, without a look at what indexes say; nil when they
    /// are sound.
    package func quickDamage(skipping skipped: Set<String> = []) async throws -> String? {
        try await read { session in
            let tables = try session.rows("SELECT name FROM sqlite_schema WHERE type = 'table'") { row in try row.text(0) }
            for table in tables where !skipped.contains(table) {
                let verdict = try session.first("PRAGMA quick_check(\(quoted(table)))") { row in try row.text(0) }
                if let verdict, verdict != "ok" { return verdict }
            }
            return nil
        }
    }

    /// Writes it as one sound file to `path`, with what its log has.
    package func copy(to path: String) async throws { try await lane.copy(to: path) }

    /// Compares its tables, row by row, with those of another file of the same kind; `skipping` names columns that are left out.
    package func compare(
        with other: String, skipping: Set<String> = [], progress: @escaping @Sendable (String) -> Void = { _ in }
    ) async throws -> [TableComparison] {
        try await lane.outside { session in
            try session.run("ATTACH ? AS other", [.text(lookAddress(of: other))])
            // One snapshot of each for all tables.
            try session.run("BEGIN")
            defer { for end in ["ROLLBACK", "DETACH other"] { _ = try? session.run(end) } }
            let names = try session.rows(
                """
                SELECT DISTINCT name FROM (SELECT name, type FROM main.sqlite_schema UNION ALL SELECT name, type FROM other.sqlite_schema)
                WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name
                """
            ) { row in try row.text(0) }
            return try names.map { name in
                progress(name)
                return try session.compare(table: name, skipping: skipping)
            }
        }
    }
}

/// How the rows of a table in one file stand to those in another.
package struct TableComparison: Sendable, Codable, Equatable {
    package let name: String
    /// Rows in the file; nil when it has no such table.
    package let rows: Int?
    /// Rows in the other; nil when it has no such table.
    package let others: Int?
    /// Rows of the other that the file lacks.
    package var missing = 0
    /// Rows of both that differ.
    package var changed = 0
    /// Rows that the file alone has.
    package var extra = 0

    /// Whether both are alike.
    package var isEqual: Bool { rows == others && missing == 0 && changed == 0 && extra == 0 }
}

extension Session {
    /// References that lead nowhere, as sentences.
    borrowing func dangling() throws -> [String] {
        try rows("PRAGMA foreign_key_check") { row in
            "a row of \(try row.text("table")) names a row of \(try row.text("parent")) that is not there"
        }.prefix(20).map { $0 }
    }

    fileprivate borrowing func compare(table: String, skipping: Set<String>) throws -> TableComparison {
        let (own, theirs) = (try columns(of: table, in: "main"), try columns(of: table, in: "other"))
        var comparison = TableComparison(
            name: table, rows: own.isEmpty ? nil : try count("main.\(quoted(table))"),
            others: theirs.isEmpty ? nil : try count("other.\(quoted(table))"))
        if own.isEmpty { comparison.missing = comparison.others ?? 0 }
        let shared = own.map(\.name).filter { name in theirs.contains { $0.name == name } }
        let key = try key(of: table, own).filter(shared.contains)
        guard !key.isEmpty else { return comparison }
        let (file, other) = ("main.\(quoted(table)) f", "other.\(quoted(table)) o")
        let meets = key.map { "f.\(quoted($0)) = o.\(quoted($0))" }.joined(separator: " AND ")
        comparison.missing = try count("\(other) WHERE NOT EXISTS (SELECT 1 FROM \(file) WHERE \(meets))")
        comparison.extra = try count("\(file) WHERE NOT EXISTS (SELECT 1 FROM \(other) WHERE \(meets))")
        let compared = shared.filter { !key.contains($0) && !skipping.contains($0) }
        if !compared.isEmpty {
            let equal = compared.map { "f.\(quoted($0)) IS o.\(quoted($0))" }.joined(separator: " AND ")
            comparison.changed = try count("\(file) JOIN \(other) ON \(meets) WHERE NOT (\(equal))")
        }
        return comparison
    }

    private borrowing func count(_ source: String) throws -> Int {
        try first("SELECT count(*) FROM \(source)") { row in try row.integer(0) } ?? 0
    }

    private borrowing func columns(of table: String, in schema: String) throws -> [(name: String, key: Int)] {
        try rows("PRAGMA \(schema).table_info(\(quoted(table)))") { row in (try row.text("name"), try row.integer("pk")) }
    }

    /// The columns that name a row: its primary key, else those of its first unique index.
    private borrowing func key(of table: String, _ columns: [(name: String, key: Int)]) throws -> [String] {
        let primary = columns.filter { $0.key > 0 }.sorted { $0.key < $1.key }.map(\.name)
        if !primary.isEmpty { return primary }
        let indexes = try rows("PRAGMA main.index_list(\(quoted(table)))") { row in
            (name: try row.text("name"), isWhole: try row.bool("unique") && !row.bool("partial"))
        }
        guard let index = indexes.last(where: \.isWhole) else { return [] }
        return try rows("PRAGMA main.index_info(\(quoted(index.name)))") { row in try row.text("name") }
    }
}

/// A name from a file that may be anybody's, as SQL takes it.
private func quoted(_ name: String) -> String { "\"" + name.replacing("\"", with: "\"\"") + "\"" }
