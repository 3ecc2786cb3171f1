package import FoundationEssentials
internal import Support

/// One step of the schema. Once released it is never edited; a mistake is mended by the next step.
package struct Migration: Sendable {
    /// What it brings, in a few words; unique within a list.
    package let name: String
    /// Statements separated by semicolons.
    package let sql: String

    /// A step; name and statements stay as they are for ever.
    package init(_ name: String, sql: String) {
        self.name = name
        self.sql = sql
    }

    /// SHA-256 of the statements, which tells an edited migration.
    var checksum: String { SHA256.hex(of: sql) }
}

extension Database {
    /// Brings the schema up to date and returns the names of the steps it took, each stored as a whole or not at all.
    ///
    /// Throws a `StoreError` of kind `schema`, and changes nothing, when the database was written by a newer program or a step was edited.
    @discardableResult
    package func migrate(_ migrations: [Migration], at now: Date) async throws -> [String] {
        let applied = try await transaction(.full) { session in
            try session.run(Self.ledger)
            return try session.appliedMigrations()
        }
        try Migration.check(applied, against: migrations, in: path)
        for (position, migration) in migrations.enumerated().dropFirst(applied.count) {
            try await transaction(.full) { session in
                try session.execute(migration.sql)
                try session.run(
                    "INSERT INTO migrations (position, name, checksum, applied_at) VALUES (?, ?, ?, ?)",
                    [.int(position), .text(migration.name), .text(migration.checksum), .date(now)])
            }
        }
        return migrations.dropFirst(applied.count).map(\.name)
    }

    private static let ledger = """
        CREATE TABLE IF NOT EXISTS migrations (
            position INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, checksum TEXT NOT NULL, applied_at INTEGER NOT NULL
        ) STRICT
        """
}

/// A step that a database has.
package struct AppliedMigration: Sendable {
    package let name: String
    let checksum: String
}

extension Session {
    /// The steps that the database has, in order.
    package func appliedMigrations() throws -> [AppliedMigration] {
        try rows("SELECT name, checksum FROM migrations ORDER BY position") { row in
            AppliedMigration(name: try row.text("name"), checksum: try row.text("checksum"))
        }
    }
}

extension Migration {
    /// Throws a `StoreError` of kind `schema` when the database at `path` has steps that this program does not know as they are there.
    package static func check(_ applied: [AppliedMigration], against known: [Migration], in path: String) throws {
        for (position, step) in applied.enumerated() {
            guard position < known.count else {
                throw StoreError(
                    .schema,
                    "The store \(path) was written by a newer Copydesk: it has the migration \"\(step.name)\", which this one does not know. "
                        + "Install that version, or restore a backup made before it.")
            }
            guard known[position].name == step.name, known[position].checksum == step.checksum else {
                throw StoreError(
                    .schema,
                    "Migration \(position + 1) of the store \(path), \"\(step.name)\", is not the one this Copydesk brings "
                        + "(\"\(known[position].name)\"): a released migration was edited or reordered. Install the version that wrote the store."
                )
            }
        }
    }
}
